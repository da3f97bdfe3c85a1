"""The verification book says what the tests of today give."""

import os
import pathlib
import subprocess
import unittest

SOURCE = pathlib.Path(os.environ.get("SAMVERKAN_SOURCE_DIR") or pathlib.Path(__file__).parents[2])
BUILD = pathlib.Path(os.environ.get("SAMVERKAN_BUILD_DIR") or SOURCE / "build" / "release")


class Book(unittest.TestCase):
    def test_the_page_is_the_rendered_one(self):
        done = subprocess.run([SOURCE / "tools" / "render-verification", "--check", "--program",
                               BUILD / "samverkan_analytic_tests"], capture_output=True, text=True)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)

    def test_every_picture_of_the_page_is_there_and_no_other(self):
        page = (SOURCE / "docs" / "verification.md").read_text()
        pictures = {path.name for path in (SOURCE / "docs" / "pictures" / "verification").iterdir()}
        named = {part.split(")")[0] for part in page.split("pictures/verification/")[1:]}
        self.assertEqual(named, pictures)


if __name__ == "__main__":
    unittest.main()
