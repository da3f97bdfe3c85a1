"""A study that runs until a wanted simulation error comes to the same end if it is interrupted and continued."""

import json
import signal
import time
import unittest

from study_process import SLOWDOWN, Study

FIRST_BATCH = 10


def stopping_in(study, out):
    manifest = json.loads((study.path(out) / "manifest.json").read_text())
    return manifest["stopping"] | {"replicates": manifest["replicates"]}


def error_to_need_more_than(replicates):
    """Less than that many replicates reach, so that the study needs a second and a third batch."""
    study = Study(replicates=replicates, scale=0.01)
    code, _, said = study.run("first")
    assert code == 0, said
    reached = stopping_in(study, "first")["reached_error"]
    study.remove()
    return 0.6 * reached


class InterruptedAdaptiveStudies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.study = Study(replicates=60, scale=0.01)
        cls.study.options += ["--error", str(error_to_need_more_than(FIRST_BATCH))]
        code, cls.shown, said = cls.study.run("undisturbed")
        assert code == 0, said
        cls.replicates = cls.stopping("undisturbed")["replicates"]
        assert 2 * FIRST_BATCH < cls.replicates < 60, f"{cls.replicates} replicates"

    @classmethod
    def tearDownClass(cls):
        cls.study.remove()

    @classmethod
    def stopping(cls, out):
        return stopping_in(cls.study, out)

    def interrupt_once_kept(self, out, replicates):
        """Interrupts a process after it has kept that many replicates."""
        process = self.study.start(out)
        deadline = time.monotonic() + 60 * SLOWDOWN
        while process.poll() is None and self.kept_so_far(out) < replicates:
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
        self.assertEqual(130, process.returncode, said)

    def kept_so_far(self, out):
        try:
            return len(self.study.kept(out))
        except (StopIteration, ValueError):  # no journal yet, or half a line
            return 0

    def test_interrupted_in_the_first_and_in_a_later_batch(self):
        for replicates in (3, FIRST_BATCH + 1):
            with self.subTest(replicates=replicates):
                out = f"after{replicates}"
                self.interrupt_once_kept(out, replicates)
                code, shown, said = self.study.run(out)
                self.assertEqual(0, code, said)
                self.assertIn("continuing: ", said)
                self.assertEqual(self.replicates, self.stopping(out)["replicates"])
                self.assertEqual(self.stopping("undisturbed"), self.stopping(out))
                self.assertEqual(self.shown, shown)
                self.assertEqual([], self.study.differing("undisturbed", out))
                self.assertEqual(list(range(self.replicates)), sorted(self.study.kept(out)))


if __name__ == "__main__":
    unittest.main()
