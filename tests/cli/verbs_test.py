"""The verbs that look at scenarios, areas and results, driven as a user drives them."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SOURCE = pathlib.Path(os.environ.get("SAMVERKAN_SOURCE_DIR") or pathlib.Path(__file__).parents[2])
BINARY = pathlib.Path(os.environ.get("SAMVERKAN_BINARY") or SOURCE / "build" / "release" / "samverkan")


class Verbs(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="samverkan verbs å-"))
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "configs").symlink_to(SOURCE / "configs")
        shutil.copytree(SOURCE / "scenarios", self.folder / "scenarios")

    def run_verb(self, *arguments, expect=0):
        done = subprocess.run([str(BINARY), *map(str, arguments)], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(expect, done.returncode, done.stderr)
        return done

    def test_what_resolve_prints_is_a_scenario_that_says_the_same(self):
        resolved = self.run_verb("resolve", "scenarios/great_and_fft.json").stdout
        self.assertNotIn("extends", json.loads(resolved))
        (self.folder / "scenarios" / "whole.json").write_text(resolved)
        self.assertIn("say the same", self.run_verb("diff", "scenarios/great_and_fft.json", "scenarios/whole.json").stdout)

    def test_an_entry_is_changed_or_removed_by_its_name(self):
        mine = {"extends": "great_and_fft.json", "name": {"sv": "Min", "en": "Mine"}, "why": "Fewer.",
                "programmes": [{"id": "great", "remove": True}, {"id": "fft", "coverage": 0.5}]}
        (self.folder / "scenarios" / "mine.json").write_text(json.dumps(mine))
        resolved = json.loads(self.run_verb("resolve", "scenarios/mine.json").stdout)
        self.assertEqual(["fft"], [entry["use"] for entry in resolved["programmes"]])
        self.assertEqual(0.5, resolved["programmes"][0]["coverage"])
        differences = json.loads(self.run_verb("diff", "scenarios/great_and_fft.json", "scenarios/mine.json", "--json").stdout)
        self.assertIn("programmes.fft.coverage", [one["name"] for one in differences["differences"]])
        self.assertFalse(differences["same_results"])

    def test_a_new_scenario_is_valid_and_never_overwrites(self):
        said = self.run_verb("new", "Två år åäö", "--from", "scenarios/great_and_fft.json").stdout
        written = self.folder / said.strip().splitlines()[-1]
        self.assertTrue(written.exists(), said)
        self.run_verb("validate", written)
        before = written.read_bytes()
        again = self.run_verb("new", "Två år åäö", "--from", "scenarios/great_and_fft.json", expect=1)
        self.assertIn("E053", again.stderr)
        self.assertEqual(before, written.read_bytes())

    def test_a_calendar_tells_each_funded_entry_and_who_pays(self):
        calendar = json.loads(self.run_verb("calendar", "scenarios/families_at_risk.json", "--json").stdout)
        self.assertEqual(3, len(calendar["deliveries"]))
        cost = sum(year["cost_sek_at_most"] for one in calendar["deliveries"] for year in one["years"])
        self.assertAlmostEqual(cost, sum(map(sum, calendar["cost_sek_by_payer"].values())), delta=1)
        self.assertIn("Inget finansieras", self.run_verb("calendar", "scenarios/baseline.json", "--lang", "sv").stdout)

    def test_a_story_names_somebody_and_is_told_again_by_that_name(self):
        command = ["story", "scenarios/baseline.json", "scenarios/great_and_fft.json", "--scale", "0.02", "--pick", "reached", "--json"]
        story = json.loads(self.run_verb(*command).stdout)
        again = json.loads(self.run_verb(*command, "--person", story["person"]).stdout)
        self.assertEqual(story, again)
        self.assertTrue(any(one["kind"] in ("programme_start", "cohort_delivery") for one in story["arm"]["events"]))
        self.assertIn("nobody is called", self.run_verb(*command, "--person", "Kim", expect=1).stderr)
        self.assertIn("there are averted", self.run_verb(*command[:-2], "saved", expect=1).stderr)

    def test_lists_hold_what_the_files_hold(self):
        ids = {path.stem for path in (SOURCE / "configs" / "programmes").glob("*.json")}
        self.assertEqual(ids, {row["id"] for row in json.loads(self.run_verb("list", "programmes", "--json").stdout)})
        areas = json.loads(self.run_verb("list", "areas", "--json").stdout)
        self.assertEqual(36, len(areas))
        for what in ("scenarios", "measures", "levers", "parameters"):
            self.assertTrue(json.loads(self.run_verb("list", what, "--json").stdout), what)

    def test_a_scenario_is_not_compared_with_results(self):
        (self.folder / "folder").mkdir()
        self.assertIn("E050", self.run_verb("diff", "scenarios/baseline.json", "folder", expect=1).stderr)
        self.assertIn("E051", self.run_verb("diff", "folder", "folder", expect=1).stderr)

    def test_the_invented_county_is_valid_and_runs_and_its_results_can_be_compared(self):
        scenarios = "configs/example-county/scenarios"
        self.run_verb("validate", "configs/example-county")
        for seed, out in ((1, "one"), (2, "two")):
            self.run_verb("run", f"{scenarios}/baseline.json", "--replicates", 2, "--seed", seed, "--out", out, "--quiet")
        said = json.loads(self.run_verb("diff", "one", "two", "--json").stdout)
        self.assertEqual("results", said["kind"])

    def test_patterns_lists_its_measures_with_what_the_model_answers(self):
        listed = json.loads(self.run_verb("patterns", "--list", "--json").stdout)
        measures = json.loads((SOURCE / "configs" / "measures.json").read_text())
        self.assertEqual([(one["measure"], one["unit"], one["definition"]) for one in measures],
                         [(one["measure"], one["unit"], one["definition"]) for one in listed])
        by_name = {one["measure"]: one for one in listed}
        self.assertTrue(by_name["prevalence_involved_12_17"]["supported"])
        self.assertTrue(by_name["shootings_per_year"]["supported"])
        self.assertFalse(by_name["co_offending_share"]["supported"])
        self.assertIn("no offences", by_name["co_offending_share"]["reason"])
        self.assertIn("modellen har ännu inga brott", self.run_verb("patterns", "--list", "--lang", "sv").stdout)

    def test_patterns_are_judged_by_their_median_over_replicates(self):
        run = ("--scenario", "configs/example-county/scenarios/baseline.json", "--scale", 0.5, "--replicates")
        done = self.run_verb("patterns", "configs/patterns.json", "--json", *run, 2)
        results = json.loads(done.stdout)
        self.assertIn("2 of 2 replicates", done.stderr)
        self.assertEqual(12, len(results))
        for one in results:
            self.assertIsNone(one["low90"])
            self.assertIsNone(one["high90"])
            inside = one["median"] is not None and one["low"] <= one["median"] <= one["high"]
            expected = "unsupported" if one["median"] is None else "pass" if inside else "miss"
            self.assertEqual(expected, one["verdict"], one)
            self.assertEqual(one["verdict"] == "unsupported", one["reason"] is not None, one)
        by_id = {one["id"]: one for one in results}
        self.assertGreater(by_id["C10_shootings_per_year_stockholm"]["median"], 0)
        self.assertGreater(by_id["C12_worry_report_coverage"]["median"], 0)
        self.assertEqual(done.stdout, self.run_verb("patterns", "configs/patterns.json", "--json", *run, 2, "--threads",
                                                    1).stdout)
        few = self.folder / "few.json"
        few.write_text(json.dumps([{"measure": "worry_report_coverage", "target": 0.1, "low": 0, "high": 1},
                                   {"measure": "co_offending_share", "target": 0.6, "low": 0, "high": 1}]))
        one, other = json.loads(self.run_verb("patterns", few, "--json", *run, 5, "--quiet").stdout)
        self.assertEqual("worry_report_coverage", one["id"])
        self.assertLess(one["low90"], one["high90"])
        self.assertEqual(5, one["replicates"])
        self.assertEqual("unsupported", other["verdict"])
        table = self.run_verb("patterns", few, *run, 1).stdout.splitlines()
        self.assertEqual(3, len(table))
        self.assertIn("pass", table[1])

    def test_wrong_patterns_are_refused_in_one_pass(self):
        wrong = self.folder / "wrong.json"
        wrong.write_text('[\n  {"measure": "worry_report_covrage", "target": 0.1, "low": 0.2, "high": 0.1}\n]')
        said = self.run_verb("patterns", wrong, expect=1).stderr
        self.assertIn("error[E021]", said)
        self.assertIn("did you mean `worry_report_coverage`?", said)
        self.assertIn("error[E025]", said)
        self.assertIn("wrong.json:2:", said)
        self.assertIn("E042", self.run_verb("patterns", expect=1).stderr)
        self.assertIn("E042", self.run_verb("patterns", wrong, "--list", expect=1).stderr)
        self.assertIn("E017", self.run_verb("patterns", wrong, "--longest-run", 3, expect=1).stderr)

    def test_doctor_finds_the_signature_as_it_should_be(self):
        said = json.loads(self.run_verb("doctor", "--json").stdout)
        self.assertIn("signature", json.dumps(said))
        golden = (SOURCE / "tests" / "golden" / "signature.txt").read_text().split()[0]
        self.assertIn(golden, json.dumps(said))


if __name__ == "__main__":
    unittest.main()
