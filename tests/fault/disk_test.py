"""Disks that are full, too small or not to be written: a clear message, exit 2, and never a torn folder."""

import ctypes
import os
import resource
import unittest

from study_process import Study

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


def obey_permissions():
    """In the child: root, too, may write only what its permissions allow."""
    if os.geteuid() == 0:
        ctypes.CDLL(None, use_errno=True).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


class Disks(unittest.TestCase):
    def setUp(self):
        self.study = Study(replicates=2)
        self.addCleanup(self.study.remove)

    def assert_refused(self, outcome, code, *texts):
        exit_code, shown, said = outcome
        self.assertEqual(2, exit_code, said)
        self.assertEqual("", shown)
        for text in (f"error[{code}]", *texts):
            self.assertIn(text, said)
        self.assertFalse(self.study.path("out").exists())

    def test_a_file_that_may_not_grow(self):
        self.assertEqual(0, self.study.run("whole")[0])
        largest = max(path.stat().st_size for path in self.study.path("whole").rglob("*"))
        for limit in (0, 200, 5000, largest // 2, largest - 1):
            with self.subTest(limit=limit):
                outcome = self.study.run(
                    "out", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
                self.assert_refused(outcome, "E041", "File too large", "the same command continues")
        self.assertEqual(0, self.study.run("out")[0])
        self.assertEqual([], self.study.differing("whole", "out"))

    def test_a_folder_that_may_not_be_written(self):
        locked = self.study.folder / "locked"
        locked.mkdir()
        locked.chmod(0o555)
        self.addCleanup(locked.chmod, 0o755)
        command = self.study.command("out")
        command[command.index("--out") + 1] = str(locked / "mine")
        self.study.command = lambda out: command
        self.assert_refused(self.study.run("out", preexec_fn=obey_permissions), "E041", "Permission denied")
        self.assertEqual([], list(locked.iterdir()))

    def test_a_place_where_no_folder_can_be(self):
        self.study.path("file").write_text("in the way")
        self.assert_refused(self.study.run("file/out"), "E041", "Not a directory")

    def test_a_disk_smaller_than_the_plan(self):
        more = ["families.json"] * 60
        self.study.options[1], self.study.options[3] = "100000", "1"
        self.assert_refused(self.study.run("out", *more), "E046", "of disk", "are free")
        self.assertEqual([], self.study.left_behind())

    def test_foreign_content_in_the_folder(self):
        self.study.path("out").mkdir()
        (self.study.path("out") / "thesis.txt").write_text("years of work")
        code, _, said = self.study.run("out")
        self.assertEqual(1, code)
        self.assertIn("error[E040]", said)
        self.assertEqual(["thesis.txt"], [path.name for path in self.study.path("out").iterdir()])

    def test_results_of_a_newer_version(self):
        self.assertEqual(0, self.study.run("out")[0])
        manifest = self.study.path("out") / "manifest.json"
        manifest.write_text(manifest.read_text().replace("samverkan results 1", "samverkan results 2"))
        code, _, said = self.study.run("out")
        self.assertEqual(1, code)
        self.assertIn("error[E045]", said)
        self.assertIn("newer version", said)


if __name__ == "__main__":
    unittest.main()
