"""Runs the twin on small counties and compares it with the kernel, event by event.

    twin_test.py START.json LOG.json                          one county
    twin_test.py --program PATH [--counties 0-49]             dumps made by the program, in a temporary folder
    twin_test.py --folder FOLDER [--counties 0-49]            dumps start_K.json and log_K.json of a folder

Without arguments the program is samverkan_twin_dump in $SAMVERKAN_BUILD_DIR. Exits 1 if any county differs.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from typing import Any, Dict, List, Optional, Tuple

from county import County
from event_log import WEEKLY, EventLog
from value_checks import wrong_values
from week import Twin


def describe_event(event: Optional[List[Any]]) -> str:
    """An event in words."""
    if event is None:
        return "nothing more"
    week, kind, row, detail = event
    return f"week {week}, person {row}: {kind} {detail}"


def first_difference(found: List[Any], wanted: List[Any]) -> Optional[int]:
    """The number of the first entry in which two lists differ."""
    for number in range(max(len(found), len(wanted))):
        if number >= len(found) or number >= len(wanted) or found[number] != wanted[number]:
            return number
    return None


def entry(entries: List[Any], number: int) -> Optional[Any]:
    """An entry of a list, None beyond its end."""
    return entries[number] if number < len(entries) else None


def compare(log: EventLog, kernel: Dict[str, Any]) -> str:
    """"identical", or the first thing that differs."""
    if kernel["format"] != "samverkan twin log 2":
        return "the log has another format"
    number = first_difference(log.events, kernel["events"])
    if number is not None:
        twin_says = describe_event(entry(log.events, number))
        kernel_says = describe_event(entry(kernel["events"], number))
        return f"event {number} of {len(kernel['events'])} differs: twin {twin_says}; kernel {kernel_says}"
    number = first_difference(log.recruitments, kernel["recruitments"])
    if number is not None:
        twin_says = entry(log.recruitments, number)
        return f"recruitment {number} differs: twin {twin_says}; kernel {entry(kernel['recruitments'], number)}"
    for name in WEEKLY:
        number = first_difference(log.weekly[name], kernel[name])
        if number is not None:
            twin_says = entry(log.weekly[name], number)
            return f"{name} of week {number} differ: twin {twin_says}; kernel {entry(kernel[name], number)}"
    return "identical"


COUNTY_COUNT = 50

# What small counties are made for, and has to come about in all of them together.
WANTED_EVENTS = (
    ("arrest", 0),
    ("arrest", 1),
    ("waits_for_place", 0),
    ("waits_for_place", 1),
    ("waits_for_place", 2),
    ("taken_away", 0),
    ("taken_away", 1),
    ("taken_away", 2),
    ("released", 0),
    ("released", 1),
    ("released", 2),
    ("queue_placed", 0),
    ("recruiter_lost", 0),
    ("reattached", 0),
)
WANTED_COUNTS = (
    "arrest under 15 within reach of the law",
    "away at the start",
    "core taken away",
    "effect of a label dropped",
    "former released",
    "joined while away",
    "label faded",
    "label that does not fade",
    "labelled",
    "labelled anew",
    "membership ended while away",
    "nobody to take over yet",
    "place kept until after 25",
    "placed",
    "position reopened",
    "recruiter back in time",
    "stay lapsed",
    "stay lapsed at once",
    "taken away after leaving",
    "ward peers",
    "window factor below 1",
    "window of an earlier spell",
    "window of an earlier time",
)


class Sightings:
    """How often each of the things wanted came about."""

    def __init__(self) -> None:
        self.events: Dict[Tuple[str, int], int] = {wanted: 0 for wanted in WANTED_EVENTS}
        self.counts: Dict[str, int] = {wanted: 0 for wanted in WANTED_COUNTS}

    def add(self, log: EventLog) -> None:
        """Adds what happened in a county."""
        for _, kind, _, detail in log.events:
            if (kind, detail) in self.events:
                self.events[kind, detail] += 1
        for what, count in log.counts.items():
            self.counts[what] = self.counts.get(what, 0) + count

    def tell(self) -> List[str]:
        """Prints all, and returns what never came about."""
        named = [(f"{kind} {detail}", count) for (kind, detail), count in self.events.items()]
        named += sorted(self.counts.items())
        for name, count in named:
            print(f"  {name}: {count}")
        return [name for name, count in named if count == 0]


def run_and_compare(start_path: str, log_path: str, sightings: Sightings) -> str:
    """Runs the twin on one county and compares it with the kernel's log."""
    log = Twin(County(start_path)).run()
    sightings.add(log)
    with open(log_path, encoding="utf-8") as file:
        kernel = json.load(file)
    return compare(log, kernel)


def numbers_of(text: str) -> List[int]:
    """The counties of "0-49" or "3"."""
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def run_many(counties: List[int], folder: str, program: Optional[str]) -> bool:
    """Compares many counties and tells of each; of all 50 together, whether all that is wanted came about."""
    identical = 0
    sightings = Sightings()
    for number in counties:
        start_path = os.path.join(folder, f"start_{number}.json")
        log_path = os.path.join(folder, f"log_{number}.json")
        if program is not None:
            subprocess.run([program, str(number), start_path, log_path], check=True)
        verdict = run_and_compare(start_path, log_path, sightings)
        identical += 1 if verdict == "identical" else 0
        print(f"county {number}: {verdict}", flush=True)
        if program is not None:
            os.remove(start_path)
            os.remove(log_path)
    print(f"{identical} of {len(counties)} identical")
    missing = sightings.tell()
    if len(counties) < COUNTY_COUNT:
        return identical == len(counties)
    for name in missing:
        print(f"never seen: {name}")
    return identical == len(counties) and not missing


def main(arguments: List[str]) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Compares the twin with the kernel on small counties.")
    parser.add_argument("start", nargs="?", help="START.json of one county")
    parser.add_argument("log", nargs="?", help="LOG.json of the same county")
    parser.add_argument("--program", help="path of samverkan_twin_dump")
    parser.add_argument("--folder", help="folder with start_K.json and log_K.json")
    parser.add_argument("--counties", default="0-49", help="numbers of counties, as 0-49 or 3")
    options = parser.parse_args(arguments)

    wrong = wrong_values()
    for line in wrong:
        print(line)
    if wrong:
        return 1
    if options.start is not None:
        if options.log is None:
            parser.error("START.json needs LOG.json beside it")
        verdict = run_and_compare(options.start, options.log, Sightings())
        print(verdict)
        return 0 if verdict == "identical" else 1
    counties = numbers_of(options.counties)
    if options.folder is not None:
        return 0 if run_many(counties, options.folder, None) else 1
    program = options.program
    if program is None and "SAMVERKAN_BUILD_DIR" in os.environ:
        program = os.path.join(os.environ["SAMVERKAN_BUILD_DIR"], "samverkan_twin_dump")
    if program is None:
        parser.error("give START.json and LOG.json, --program, --folder, or set SAMVERKAN_BUILD_DIR")
    with tempfile.TemporaryDirectory() as folder:
        return 0 if run_many(counties, folder, program) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
