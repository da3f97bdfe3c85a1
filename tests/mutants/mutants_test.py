"""The list of mutants follows the sources, and its switches say what they should."""

import json
import pathlib
import re
import tempfile
import unittest

import mutants as faults
import report

MODEL = (faults.ROOT / "docs/model.md").read_text(encoding="utf-8")


def mutant(original, mutated="0", within="", name="one"):
    return faults.Mutant(name, "a.cpp", "8 a rule", original, mutated, within)


class List(unittest.TestCase):
    def test_every_original_text_stands_once_in_its_file(self):
        faults.switched_files(faults.load())

    def test_there_are_sixty_or_more_over_model_and_engine(self):
        listed = faults.load()
        self.assertGreaterEqual(len(listed), 60)
        self.assertGreaterEqual(len({one.file for one in listed}), 30)
        self.assertEqual({"model", "engine"}, {one.file.split("/")[1] for one in listed})

    def test_each_says_which_rule_of_the_model_it_breaks(self):
        sections = set(re.findall(r"^## (\d+)\.", MODEL, re.MULTILINE))
        for one in faults.load():
            self.assertNotEqual(one.original.split(), one.mutated.split(), one.name)
            section = re.match(r"(\d+)(\.\d)? \w", one.rule)
            if section:
                self.assertIn(section[1], sections, one.name)
            else:
                self.assertRegex(one.rule, r"^(closed model|the signature)", one.name)

    def test_the_page_speaks_of_the_same_mutants(self):
        page = (faults.ROOT / "docs/mutants.md").read_text(encoding="utf-8")
        for one in faults.load():
            self.assertIn(f"`{one.name}`", page, "run tests/mutants/run_mutants.py --report docs/mutants.md")


class Switches(unittest.TestCase):
    def test_an_expression_becomes_a_choice(self):
        switched = faults.switched_text([mutant("a + b", "a - b")], "int c = a +\n  b;")
        self.assertRegex(switched, r"int c = \(samverkan::mutants::active\(\d+u /\* one \*/\) \? \(a - b\) : "
                                   r"\(a \+\n  b\)\);$")

    def test_a_statement_becomes_if_and_else(self):
        switched = faults.switched_text([mutant("++a;", "")], "if (b) ++a;")
        self.assertRegex(switched, r"if \(b\) \{ if \(.*\) \{  \} else \{ \+\+a; \} \}$")

    def test_a_text_that_is_gone_or_stands_twice_is_stale(self):
        for text in ("c = 0;", "c = a + b; d = a + b;"):
            with self.assertRaises(faults.StaleMutant):
                faults.switched_text([mutant("a + b")], text)
        faults.switched_text([mutant("a + b", within="d = a + b;")], "c = a + b; d = a + b;")

    def test_mutants_do_not_overlap(self):
        with self.assertRaises(faults.StaleMutant):
            faults.switched_text([mutant("a + b"), mutant("b + c", name="other")], "a + b + c")

    def test_a_name_is_used_once(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "list.json"
            entry = {"name": "one", "file": "a.cpp", "rule": "8 a", "original": "a", "mutated": "b"}
            path.write_text(json.dumps({"mutants": [entry, entry]}), encoding="utf-8")
            with self.assertRaises(faults.StaleMutant):
                faults.load(path)


class Report(unittest.TestCase):
    def test_counts_killed_with_and_without_the_signature(self):
        common = {"file": "sim/model/a.cpp", "rule": "8 a", "seconds": 1}
        results = [common | {"name": "one", "killed_by": "model", "test": "A.B"},
                   common | {"name": "two", "killed_by": None, "signature_moves": True, "survives": "rare"},
                   common | {"name": "three", "killed_by": None, "signature_moves": False, "survives": ""}]
        self.assertAlmostEqual(1 / 3, report.share(results))
        self.assertIn("1 of 3 mutants killed (33.3 %); 2 with", report.summary(results))
        page = report.page({"day": "2026-01-01", "programs": {"model": 1.0}, "mutants": results})
        self.assertIn("| `two` | 8 a | moves | rare |", page)
        self.assertIn("| `one` | model/a.cpp | 8 a | model: A.B |", page)


if __name__ == "__main__":
    unittest.main()
