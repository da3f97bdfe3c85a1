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
from typing import Any, Dict, List, Optional

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


def run_and_compare(start_path: str, log_path: str) -> str:
    """Runs the twin on one county and compares it with the kernel's log."""
    log = Twin(County(start_path)).run()
    with open(log_path, encoding="utf-8") as file:
        kernel = json.load(file)
    return compare(log, kernel)


def numbers_of(text: str) -> List[int]:
    """The counties of "0-49" or "3"."""
    first, _, last = text.partition("-")
    return list(range(int(first), int(last or first) + 1))


def run_many(counties: List[int], folder: str, program: Optional[str]) -> int:
    """Compares many counties, tells of each, and returns how many are identical."""
    identical = 0
    for number in counties:
        start_path = os.path.join(folder, f"start_{number}.json")
        log_path = os.path.join(folder, f"log_{number}.json")
        if program is not None:
            subprocess.run([program, str(number), start_path, log_path], check=True)
        verdict = run_and_compare(start_path, log_path)
        identical += 1 if verdict == "identical" else 0
        print(f"county {number}: {verdict}", flush=True)
        if program is not None:
            os.remove(start_path)
            os.remove(log_path)
    print(f"{identical} of {len(counties)} identical")
    return identical


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
        verdict = run_and_compare(options.start, options.log)
        print(verdict)
        return 0 if verdict == "identical" else 1
    counties = numbers_of(options.counties)
    if options.folder is not None:
        return 0 if run_many(counties, options.folder, None) == len(counties) else 1
    program = options.program
    if program is None and "SAMVERKAN_BUILD_DIR" in os.environ:
        program = os.path.join(os.environ["SAMVERKAN_BUILD_DIR"], "samverkan_twin_dump")
    if program is None:
        parser.error("give START.json and LOG.json, --program, --folder, or set SAMVERKAN_BUILD_DIR")
    with tempfile.TemporaryDirectory() as folder:
        return 0 if run_many(counties, folder, program) == len(counties) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
