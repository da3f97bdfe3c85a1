"""`samverkan verify`, driven as a user drives it."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("SAMVERKAN_SOURCE_DIR") or pathlib.Path(__file__).parents[2])
BINARY = pathlib.Path(os.environ.get("SAMVERKAN_BINARY") or SOURCE / "build" / "release" / "samverkan")
EXAMPLES = SOURCE / "configs" / "verification"

DISTRICT = {"name": "one", "persons": 2000, "gang_share": 0.05, "join_hazard": 0.06, "return_hazard": 0.02}


def model(*districts, **changes):
    return {"name": "Mine", "months": 12, "replicates": 5, "districts": list(districts) or [DISTRICT], **changes}


class Verify(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="samverkan verify å-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def verify(self, file, *options, expect=0):
        if isinstance(file, dict):
            path = self.folder / "mine.json"
            path.write_text(json.dumps(file, indent=1))
            file = path
        done = subprocess.run([str(BINARY), "verify", str(file), *options], capture_output=True, text=True)
        self.assertEqual(expect, done.returncode, done.stderr)
        return done

    def refused(self, file, *parts):
        done = self.verify(file, expect=1)
        self.assertEqual("", done.stdout)
        for part in parts:
            self.assertIn(part, done.stderr)
        return done.stderr

    def test_the_example_gives_the_numbers_of_the_methods_page(self):
        said = json.loads(self.verify(EXAMPLES / "one_district.json", "--json", "--quiet").stdout)
        last = said["looks"][-2]
        self.assertEqual((120, "one"), (last["month"], last["district"]))
        self.assertAlmostEqual(0.3200453, last["gang_share"]["map"], 6)
        self.assertAlmostEqual(2.857143, said["reproduction_number"], 6)
        self.assertAlmostEqual(0.5345395, said["steady_state_continuous"][0]["gang_share"], 6)
        self.assertLess(said["greatest_z"], 5)
        self.assertLess(abs(last["gang_share"]["mean"] - last["gang_share"]["map"]), 0.01)

    def test_several_districts_have_their_matrix_and_a_row_for_all(self):
        said = json.loads(self.verify(EXAMPLES / "three_districts.json", "--json", "--quiet").stdout)
        self.assertEqual(3, len(said["next_generation_matrix"]))
        self.assertAlmostEqual(0.11 * 0.7 / (0.04 + 0.02 * 0.5), said["next_generation_matrix"][0][0], 12)
        self.assertEqual([None], [look["district"] for look in said["looks"] if look["month"] == 24][3:])
        self.assertEqual([], [look for look in said["looks"] if not 0 <= look["gang_share"]["mean"] <= 1])

    def test_text_is_in_either_language_with_units(self):
        english = self.verify(model()).stdout
        self.assertIn("found (%)", english)
        self.assertIn("reproduction number", english)
        swedish = self.verify(model(), "--lang", "sv").stdout
        self.assertIn("funnet (%)", swedish)
        self.assertIn("medelfel", swedish)

    def test_the_same_file_gives_the_same_bytes_whatever_the_threads(self):
        one = self.verify(EXAMPLES / "logistic.json", "--json", "--threads", "1").stdout
        self.assertEqual(one, self.verify(EXAMPLES / "logistic.json", "--json", "--threads", "3").stdout)

    def test_a_seed_of_its_own_gives_other_numbers(self):
        one = json.loads(self.verify(model(), "--json").stdout)
        two = json.loads(self.verify(model(seed=2), "--json").stdout)
        self.assertNotEqual(one["looks"], two["looks"])
        self.assertEqual(one["steady_state_by_steps"], two["steady_state_by_steps"])

    def test_contact_that_does_not_sum_to_one_is_refused_at_its_line(self):
        wrong = model({**DISTRICT, "contact": [0.5, 0.4]}, {**DISTRICT, "name": "two", "contact": [0.5, 0.5]})
        said = self.refused(wrong, "E025", "sums to 0.9", "must sum to 1", "mine.json:")
        self.assertEqual(1, said.count("error["))

    def test_contact_has_a_number_for_each_district(self):
        self.refused(model({**DISTRICT, "contact": [0.5, 0.5]}), "E025", "has 2 numbers", "there are 1 districts")

    def test_negative_rates_shares_above_one_and_empty_districts_are_all_told_in_one_pass(self):
        wrong = model({**DISTRICT, "return_hazard": -0.1}, {**DISTRICT, "name": "two", "gang_share": 1.2},
                      {**DISTRICT, "name": "three", "persons": 0},
                      {**DISTRICT, "name": "four", "gang_share": 0.7, "absent_share": 0.4}, DISTRICT)
        said = self.refused(wrong, "`return_hazard` in districts[0]", "`gang_share` in districts[1]",
                            "`persons` in districts[2]", "districts[3] sum to 1.1", "given twice", "5 errors")
        self.assertEqual(3, said.count("error[E017]"))

    def test_looks_ascend_and_end_with_the_run(self):
        self.refused(model(look_months=[6, 3]), "E025", "do not ascend")
        self.refused(model(look_months=[6, 13]), "E025", "after `months`, 12")
        self.refused(model(look_months=[1.5]), "E018")
        self.refused(model(look_months=[]), "E025", "nothing would be shown")

    def test_misspelt_keys_and_missing_files_are_told(self):
        self.refused(model({**DISTRICT, "join_hasard": 1}), "E014", "did you mean `join_hazard`?")
        self.refused({"name": "x", "months": 3}, "E015", "districts")
        self.refused(self.folder / "nowhere.json", "E001")

    def test_too_many_persons_are_refused_with_the_limit(self):
        self.refused(model(*({**DISTRICT, "name": str(i), "persons": 20_000_000} for i in range(2))), "E025",
                     "20,000,000")

    def test_a_start_without_a_gang_stays_without(self):
        said = json.loads(self.verify(model({**DISTRICT, "gang_share": 0}), "--json").stdout)
        self.assertEqual(0, said["looks"][-1]["gang_share"]["mean"])
        self.assertIsNone(said["greatest_z"])

    def test_help_names_the_page(self):
        done = subprocess.run([str(BINARY), "verify", "--help"], capture_output=True, text=True)
        self.assertEqual(0, done.returncode)
        self.assertIn("docs/verification-files.md", done.stdout)


if __name__ == "__main__":
    unittest.main()
