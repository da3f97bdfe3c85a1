"""Whichever change of the disk fails, once or from then on: a message, exit 2, no torn folder, and the same command
completes the study afterwards with the same bytes."""

import errno
import os
import shutil
import unittest

from study_process import Study

SHIM = os.environ["SAMVERKAN_WRITE_FAULT"]
STRIDE = int(os.environ.get("SAMVERKAN_FAULT_STRIDE", "17"))  # 1: every change


class FailingDisks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.study = Study(replicates=2, scale=0.001, weeks=4)
        code, _, said = cls.study.run("undisturbed")
        assert code == 0, said

    @classmethod
    def tearDownClass(cls):
        cls.study.remove()

    def run_with_fault(self, at, error=errno.EIO, sticky=0):
        counted = self.study.folder / "count"
        environment = os.environ | {
            "LD_PRELOAD": SHIM, "FAULT_UNDER": "faulty", "FAULT_AT": str(at), "FAULT_ERRNO": str(error),
            "FAULT_STICKY": str(sticky), "FAULT_COUNT": str(counted)}
        outcome = self.study.run("faulty", env=environment)
        count = int(counted.read_text())
        counted.unlink()
        return count, outcome

    def clear(self):
        for path in self.study.folder.glob("faulty*"):
            shutil.rmtree(path)

    def test_every_change_that_can_fail(self):
        count, (code, _, said) = self.run_with_fault(0)
        self.assertEqual(0, code, said)
        self.assertGreater(count, 100, "the fault does not see the writes")
        self.clear()
        for at in range(1, count + 1, STRIDE):
            for error, sticky in ((errno.EIO, 0), (errno.ENOSPC, 1)):
                with self.subTest(at=at, of=count, sticky=sticky):
                    self.fail_once(at, error, sticky)

    def fail_once(self, at, error, sticky):
        _, (code, shown, said) = self.run_with_fault(at, error, sticky)
        if code == 0:  # it failed where nothing depends on it: the removal of what is not needed any more
            self.assertEqual([], self.study.differing("undisturbed", "faulty"))
        else:
            self.assertEqual(2, code, said)
            self.assertIn("error[E041]", said)
            self.assertIn(os.strerror(error), said)
            self.assertEqual("", shown)
        if self.study.path("faulty").exists():  # named before the last sync failed: then it is whole
            self.assertEqual([], self.study.differing("undisturbed", "faulty"))
        code, _, said = self.study.run("faulty")
        self.assertEqual(0, code, said)
        self.assertEqual([], self.study.differing("undisturbed", "faulty"))
        self.assertEqual([], self.study.left_behind())
        self.clear()


if __name__ == "__main__":
    unittest.main()
