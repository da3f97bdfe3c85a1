"""`compare` and `run` as a user runs them: what --json holds, and that the number of threads changes no byte."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ["SAMVERKAN_SOURCE_DIR"])
BINARY = os.environ["SAMVERKAN_BINARY"]
FILES_OF_RESULTS = ("summary.csv", "summary.json", "summary.sv.md", "summary.en.md", "areas.sv.md", "areas.en.md")
BASELINE = {"extends": str(SOURCE / "scenarios/baseline.json"), "name": {"sv": "Nuläget", "en": "Baseline"},
            "why": "A short one.", "weeks": 26, "burn_in_weeks": 2}


def arm(name, programme, per_year):
    return {"extends": "short.json", "name": {"sv": name, "en": name}, "why": "An arm.",
            "programmes": [{"use": programme, "per_year": per_year}]}


class Compare(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name)
        for name, content in {"short": BASELINE, "therapy": arm("Therapy", "fft", 90e6),
                              "nothing": arm("Nothing", "fft", 0),
                              "joint": {"extends": "therapy.json", "name": {"sv": "Gemensamt", "en": "Joint"},
                                        "why": "An arm.", "coordination": {"target": 0.8}}}.items():
            (cls.path / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def samverkan(self, verb, *arguments, expect=0):
        command = [BINARY, verb, *arguments, "--scale", "0.01", "--quiet", "--county", str(SOURCE / "configs/stockholm")]
        done = subprocess.run(command, cwd=self.path, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, expect, done.stderr)
        return done.stdout if expect == 0 else done.stderr

    def compare(self, out, *options):
        return json.loads(self.samverkan("compare", "short.json", "therapy.json", "nothing.json", "--json", "--out", out,
                                         *options))

    def test_threads_change_nothing_that_is_kept(self):
        one = self.compare("one", "--error", "0.5", "-n", "14", "-j", "1")
        three = self.compare("three", "--error", "0.5", "-n", "14", "-j", "3")
        self.assertEqual(one["signature"], three["signature"])
        self.assertRegex(one["signature"], "^[0-9a-f]{16}$")
        self.assertEqual(one["replicates"], three["replicates"])
        self.assertEqual(one["stopping"]["wanted_error"], 0.5)
        for name in FILES_OF_RESULTS:
            self.assertEqual((self.path / "one" / name).read_bytes(), (self.path / "three" / name).read_bytes(), name)
        manifest = json.loads((self.path / "one/manifest.json").read_text(encoding="utf-8"))
        self.assertEqual(manifest["signature"], one["signature"])
        self.assertEqual(manifest["stopping"]["reached_error"] is None, one["stopping"]["reached_error"] is None)

    def test_json_holds_the_answer_and_what_it_took(self):
        answer = self.compare("json", "-n", "6")
        self.assertEqual([one["slug"] for one in answer["scenarios"]], ["short", "therapy", "nothing"])
        for key in ("timings", "agent_weeks_per_second_per_core", "peak_rss_bytes", "signature", "results_folder"):
            self.assertTrue(answer[key], key)
        for key in ("recruits", "recruitment_rate", "phi", "elasticity", "averted_net", "averted_gross"):
            self.assertIn("range_over_worlds", answer["headline"][key])
            self.assertIn("simulation_error", answer["headline"][key])
        therapy, nothing = answer["scenarios"][1:]
        self.assertFalse(therapy["changes_nothing"])
        self.assertTrue(nothing["changes_nothing"])
        self.assertEqual(nothing["averted_net"]["mean"], 0)
        self.assertEqual(therapy["compared_with_arms"][0]["other"], "nothing")
        self.assertIn("share", therapy["compared_with_arms"][0]["probability_beats"])
        again = self.compare("json", "-n", "6")  # shown, not computed: the same to the last digit
        self.assertEqual(answer, again)

    def test_a_threshold_is_asked_over_levels_of_the_joint_arm(self):
        arms = ("short.json", "therapy.json", "joint.json")
        answer = json.loads(self.samverkan("compare", *arms, "--threshold", "--json", "-n", "5", "--out", "levels"))
        slugs = [one["slug"] for one in answer["scenarios"]]
        self.assertEqual(slugs, ["short", "therapy", "joint", "joint_c030", "joint_c045", "joint_c060", "joint_c075"])
        (question,) = answer["joint_questions"]
        self.assertEqual((question["joint"], question["apart"]), ("joint", "therapy"))
        self.assertEqual([one["level"] for one in question["levels"]], [.3, .45, .6, .75, .8])
        share = question["threshold"]["worlds_without"]["share"]
        self.assertTrue(0 <= share <= 1)
        self.assertEqual(question["threshold"]["median"] is None, share > .5)
        pair = answer["scenarios"][2]["compared_with_arms"][0]
        self.assertTrue(pair["equal_budgets"])
        self.assertEqual(pair["allotted_more_sek"], 0)
        said = self.samverkan("compare", *arms, "--threshold", "-n", "5", "--out", "levels", "--lang", "sv")
        self.assertTrue(said[said.index("\n\n") + 2:].startswith("**Tillsammans eller var för sig?** Vid samma budget"), said)
        # Levels change nothing of the arms that are run anyway.
        alone = json.loads(self.samverkan("compare", *arms, "--json", "-n", "5", "--out", "alone"))
        self.assertIsNone(alone["joint_questions"][0]["threshold"])
        for one, other in zip(alone["scenarios"], answer["scenarios"]):
            self.assertEqual(one["recruits"], other["recruits"], one["slug"])

    def test_a_threshold_that_cannot_be_asked_is_refused(self):
        said = self.samverkan("compare", "short.json", "therapy.json", "nothing.json", "--threshold", expect=1)
        self.assertIn("E047", said)
        self.assertIn("`--threshold` has nothing to ask", said)

    def test_an_area_has_a_page_of_its_own(self):
        page = self.samverkan("compare", "short.json", "therapy.json", "-n", "2", "--out", "area", "--area", "Botkyrka")
        self.assertTrue(page.startswith("# Botkyrka ("), page)
        self.assertEqual(page.count("\n# "), 0)
        self.assertEqual(page, self.samverkan("compare", "short.json", "therapy.json", "-n", "2", "--out", "area", "--area",
                                              "Botkyrka"), "shown from the folder")
        wrong = self.samverkan("compare", "short.json", "therapy.json", "--area", "Botkyrko", expect=1)
        self.assertIn("did you mean `Botkyrka`", wrong)
        self.assertIn("E042", self.samverkan("compare", "short.json", "therapy.json", "--area", "Botkyrka", "--json", expect=1))

    def test_no_timing_stands_in_what_must_be_equal(self):
        self.compare("plain", "-n", "2")
        for name in FILES_OF_RESULTS:
            text = (self.path / "plain" / name).read_text(encoding="utf-8")
            self.assertNotIn("seconds", text, name)
            self.assertNotIn("plain", text, name)

    def test_run_has_phi_and_elasticity(self):
        answer = json.loads(self.samverkan("run", "short.json", "--json", "-n", "5", "--out", "run"))
        self.assertIsNotNone(answer["scenarios"][0]["phi"]["mean"])
        self.assertIsNotNone(answer["scenarios"][0]["elasticity"]["mean"])
        self.assertNotIn("averted_net", answer["headline"])

    def test_an_error_out_of_range_is_refused(self):
        done = subprocess.run([BINARY, "run", "short.json", "--error", "-1"], cwd=self.path, capture_output=True,
                              text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("`--error −1` is out of range", done.stderr)


if __name__ == "__main__":
    unittest.main()
