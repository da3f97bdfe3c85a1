"""A study that runs until a wanted simulation error comes to the same end if it is interrupted and continued."""

import json
import signal
import time
import unittest

from study_process import SLOWDOWN, Study

FIRST_BATCH, MOST = 10, 60
LARGE_ENOUGH = {"scale": 0.01, "weeks": 156}  # that the programme reaches somebody in most worlds


def stopping_in(study, out):
    manifest = json.loads((study.path(out) / "manifest.json").read_text())
    return manifest["stopping"] | {"replicates": manifest["replicates"]}


def error_after_the_first_batch():
    study = Study(replicates=FIRST_BATCH, **LARGE_ENOUGH)
    try:
        code, _, said = study.run("first")
        assert code == 0, said
        return stopping_in(study, "first")["reached_error"]
    finally:
        study.remove()


class InterruptedStudies(unittest.TestCase):
    def setUp(self):
        self.study = Study(replicates=MOST, **LARGE_ENOUGH)
        self.addCleanup(self.study.remove)
        self.study.options += ["--error", f"{0.75 * error_after_the_first_batch():.4f}"]

    def kept_so_far(self, out):
        try:
            return len(self.study.kept(out))
        except (StopIteration, ValueError):  # no journal yet, or half a line of it
            return 0

    def interrupt_once_kept(self, out, replicates):
        process = self.study.start(out)
        deadline = time.monotonic() + 60 * SLOWDOWN
        while process.poll() is None and self.kept_so_far(out) < replicates:
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
        self.assertEqual(130, process.returncode, said)

    def test_interrupted_in_the_first_batch_and_in_the_second(self):
        code, shown, said = self.study.run("undisturbed")
        self.assertEqual(0, code, said)
        undisturbed = stopping_in(self.study, "undisturbed")
        self.assertGreater(undisturbed["replicates"], FIRST_BATCH + 5)
        self.assertLess(undisturbed["replicates"], MOST)
        for replicates in (3, FIRST_BATCH):
            self.interrupt_once_kept("continued", replicates)
        code, shown_in_the_end, said = self.study.run("continued")
        self.assertEqual(0, code, said)
        self.assertIn("continuing: ", said)
        self.assertEqual(undisturbed, stopping_in(self.study, "continued"))
        self.assertEqual(shown, shown_in_the_end)
        self.assertEqual([], self.study.differing("undisturbed", "continued"))
        self.assertEqual(list(range(undisturbed["replicates"])), sorted(self.study.kept("continued")))


if __name__ == "__main__":
    unittest.main()
