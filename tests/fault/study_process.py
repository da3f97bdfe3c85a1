"""A short study as a process of its own: started, killed, starved and continued by the tests of this folder."""

import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import time

SOURCE = pathlib.Path(os.environ.get("SAMVERKAN_SOURCE_DIR") or pathlib.Path(__file__).parents[2])
BINARY = pathlib.Path(os.environ.get("SAMVERKAN_BINARY") or SOURCE / "build" / "release" / "samverkan")
SLOWDOWN = 20 if os.environ.get("SAMVERKAN_INSTRUMENTED") == "1" else 1

# In memory where there is such a place: every study syncs what it keeps, and waits for whoever else uses the disk.
SCRATCH = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

BASELINE = {
    "name": {"sv": "Nuläget", "en": "Baseline"}, "why": "A short study.", "county": "stockholm",
    "start": "2025-W34", "weeks": 39, "burn_in_weeks": 13, "programmes": []}
FAMILIES = {
    "extends": "baseline.json", "name": {"sv": "Familjer", "en": "Families"}, "why": "Something to compare.",
    "programmes": [{"use": "fft", "per_year": 30e6, "from": "2025-W34"}]}


class Study:
    """`compare` of two scenarios in a scratch folder. `replicates` and `scale` set how long it takes."""

    def __init__(self, replicates=4, scale=0.002, weeks=39):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="samverkan-fault-", dir=SCRATCH))
        (self.folder / "configs").symlink_to(SOURCE / "configs")
        (self.folder / "baseline.json").write_text(json.dumps(BASELINE | {"weeks": weeks}))
        (self.folder / "families.json").write_text(json.dumps(FAMILIES))
        self.options = ["--replicates", str(replicates), "--scale", str(scale), "--threads", "2"]

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, out):
        return self.folder / out

    def command(self, out, *more):
        return [str(BINARY), "compare", "baseline.json", "families.json", *self.options, "--out",
                str(self.path(out)), *more]

    def start(self, out, *more, **how):
        return subprocess.Popen(self.command(out, *more), cwd=self.folder, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, **how)

    def run(self, out, *more, **how):
        """Runs to the end; returns exit code, stdout and stderr."""
        process = self.start(out, *more, **how)
        shown, said = process.communicate(timeout=120 * SLOWDOWN)
        return process.returncode, shown, said

    def results(self, out):
        """The bytes of every file that inputs alone decide. Fails unless all match the manifest."""
        manifest = json.loads((self.path(out) / "manifest.json").read_text())
        assert manifest["status"] == "complete"
        contents = {}
        for name, entry in manifest["files"].items():
            content = (self.path(out) / name).read_bytes()
            assert hashlib.sha256(content).hexdigest() == entry["sha256"], f"{name} does not match the manifest"
            if entry["kind"] == "result":
                contents[name] = content
        contents["results_sha256"] = manifest["results_sha256"]
        return contents

    def differing(self, one, other):
        """Names of results that are not the same to the byte in two folders."""
        first, second = self.results(one), self.results(other)
        return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))

    def kept(self, out):
        """Replicates that the journal says were kept, in that order, repeated if they were kept again."""
        journal = next(path for path in (self.path(out) / "journal.log",
                                         self.path(out + ".partial") / "journal.log") if path.exists())
        lines = [line.split("\t") for line in journal.read_text().splitlines()]
        return [int(number) for line in lines if len(line) > 2 and line[1] == "kept"
                for number in line[2].split(":")[1].split()]

    def left_behind(self):
        """Everything in the scratch folder that is neither an input nor a complete folder."""
        inputs = {"configs", "baseline.json", "families.json"}
        return sorted(path.name for path in self.folder.iterdir()
                      if path.name not in inputs and not (path / "manifest.json").exists())


def kill_until_complete(study, out, seconds, kills, generator):
    """Kills the study at random moments, starting it again each time, until it completes or `kills` are spent.
    Returns how many kills it took."""
    for count in range(kills):
        process = study.start(out)
        time.sleep(generator.uniform(0, seconds))
        process.send_signal(signal.SIGKILL)
        _, said = process.communicate()
        if process.returncode == 0:
            return count
        if process.returncode != -signal.SIGKILL:
            raise AssertionError(f"exit code {process.returncode}: {said}")
    return kills


def seeded(text):
    """A generator whose seed is printed with failures, so that they can be repeated."""
    return random.Random(os.environ.get("SAMVERKAN_FAULT_SEED", text))
