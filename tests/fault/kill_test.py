"""A study that is killed, interrupted or started many times ends as if nothing had happened."""

import os
import signal
import subprocess
import time
import unittest

from study_process import SLOWDOWN, Study, kill_until_complete, seeded

KILLS = int(os.environ.get("SAMVERKAN_KILLS", "3"))


class KilledStudies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.study = Study(replicates=16, scale=0.02, weeks=104)  # long enough to be interrupted
        started = time.monotonic()
        code, cls.shown, said = cls.study.run("undisturbed")
        assert code == 0, said
        cls.seconds = time.monotonic() - started

    @classmethod
    def tearDownClass(cls):
        cls.study.remove()

    def assert_completed(self, out):
        self.assertEqual([], self.study.differing("undisturbed", out))
        kept = self.study.kept(out)
        self.assertEqual(len(set(kept)), len(kept), "a replicate was computed again although it was kept")
        self.assertEqual([], self.study.left_behind())

    def test_kill_at_random_times(self):
        generator, spent, turn = seeded("kill"), 0, 0
        while spent < KILLS:
            out = f"killed{turn}"
            spent += kill_until_complete(self.study, out, self.seconds, KILLS - spent, generator)
            code, shown, said = self.study.run(out)
            self.assertEqual(0, code, said)
            self.assertEqual(self.shown, shown)
            self.assert_completed(out)
            turn += 1

    def test_interrupt_keeps_what_is_done_and_the_same_command_continues(self):
        process = self.study.start("interrupted", "--lang", "sv")
        working = self.study.path("interrupted.partial")
        deadline = time.monotonic() + 60 * SLOWDOWN
        while not list(working.glob("replicates/*.bin")) and process.poll() is None:
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
        self.assertEqual(130, process.returncode, said)
        self.assertIn("samma kommando fortsätter", said)
        kept = self.study.kept("interrupted")
        self.assertGreater(len(kept), 0)
        self.assertLess(len(kept), 16)
        code, _, said = self.study.run("interrupted")
        self.assertEqual(0, code, said)
        self.assertIn(f"continuing: {len(kept)} replicates", said)
        self.assert_completed("interrupted")

    def test_sixteen_processes_compute_each_replicate_once(self):
        processes = [self.study.start("shared") for _ in range(16)]
        for process in processes:
            shown, said = process.communicate(timeout=120 * SLOWDOWN)
            self.assertEqual(0, process.returncode, said)
            self.assertEqual(self.shown, shown)
        self.assertEqual(list(range(16)), sorted(self.study.kept("shared")))
        self.assert_completed("shared")

    def test_damaged_and_foreign_parts_of_an_unfinished_study_are_set_aside(self):
        process = self.study.start("damaged")
        shards = self.study.path("damaged.partial") / "replicates"
        while not list(shards.glob("*.bin")) and process.poll() is None:
            time.sleep(0.005)
        process.kill()
        process.communicate()
        shard = sorted(shards.glob("*.bin"))[0]
        content = bytearray(shard.read_bytes())
        content[len(content) // 3] ^= 1
        shard.write_bytes(content)
        (shards / "shard-000099.bin").write_bytes(content[:50])
        code, _, said = self.study.run("damaged")
        self.assertEqual(0, code, said)
        self.assertEqual(2, said.count("warning[W041]"), said)
        self.assertEqual([], self.study.differing("undisturbed", "damaged"))
        self.assertEqual({shard.name, "shard-000099.bin"},
                         {path.name for path in (self.study.path("damaged") / "quarantine").iterdir()})

    def test_a_damaged_result_is_set_aside_and_computed_anew(self):
        self.assertEqual(0, self.study.run("flipped")[0])
        path = self.study.path("flipped") / "runs.h5"
        content = bytearray(path.read_bytes())
        content[-1000] ^= 1
        path.write_bytes(content)
        code, _, said = self.study.run("flipped")
        self.assertEqual(0, code, said)
        self.assertIn("warning[W040]", said)
        self.assertEqual([], self.study.differing("undisturbed", "flipped"))
        subprocess.run(["rm", "-r", str(self.study.path("flipped.damaged"))], check=True)

    def test_a_complete_study_is_shown_and_not_computed(self):
        leftover = self.study.path("undisturbed.partial")  # of a process killed right after it named the folder
        leftover.mkdir()
        (leftover / "journal.log").write_text("")
        code, shown, said = self.study.run("undisturbed")
        self.assertEqual((0, self.shown), (code, shown))
        self.assertIn("computed before", said)
        self.assertFalse(leftover.exists())


if __name__ == "__main__":
    unittest.main()
