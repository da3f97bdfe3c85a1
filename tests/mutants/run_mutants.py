#!/usr/bin/env python3
"""Runs the fast tests against every fault of mutants.json, and reports which ones they tell.

run_mutants.py [--only NAME ...] [--sample N [--day DAY]] [--tests FOLDER ...] [--no-signature] [--report FILE]

Builds the tests once with all mutants behind a switch, checks that they pass without a mutant, then runs the
programs for each mutant, up to the first that fails, crashes or takes five times the processor time it takes without.
`--sample` takes some of the list by the date. Writes <build folder>/mutants.json, and with `--report` a page of it.
Exit 1 if fewer than the wanted share is killed, 2 if the list or the build is broken.
"""

import argparse
import datetime
import hashlib
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys

import mutants as faults
import report

# Folders whose tests run the kernel (SAMVERKAN_KERNEL_TESTS in cmake/Tests.cmake); the likeliest to kill first.
KERNEL_TESTS = ["model", "engine", "analytic", "behaviour", "golden"]
SIGNATURE = "samverkan_signature"
WANTED_SHARE = 0.8


def build(tree, folder, tests, jobs):
    launcher = ["-DCMAKE_C_COMPILER_LAUNCHER=ccache", "-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"]
    has_ccache = subprocess.run(["which", "ccache"], capture_output=True).returncode == 0
    configure = ["cmake", "-S", tree, "-B", folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DSAMVERKAN_KERNEL_TESTS=ON",
                 "-DCMAKE_CXX_COMPILER=g++", "-DCMAKE_C_COMPILER=gcc", *(launcher if has_ccache else [])]
    targets = [name if name == SIGNATURE else f"samverkan_{name}_tests" for name in tests]
    for command in (configure, ["cmake", "--build", folder, "-j", str(jobs), "--target", *targets]):
        subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Programs:
    def __init__(self, tree, folder, tests):
        self.tree, self.folder, self.tests = tree, folder, tests
        self.seconds = {}  # of processor time, each program without a mutant

    def run(self, command, mutant, limit):
        """Output and what went wrong, or None. `limit` is of processor time: machines are busy at times."""
        environment = os.environ | {faults.VARIABLE: str(mutant.number if mutant else 0)}
        try:
            done = subprocess.run(command, cwd=self.tree, env=environment, timeout=60 + 20 * limit, text=True,
                                  errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)))
        except subprocess.TimeoutExpired:
            return "", "stands still"
        if done.returncode == -signal.SIGXCPU:
            return done.stdout, "takes too long"
        if done.returncode < 0:
            return done.stdout, f"ends by signal {-done.returncode}"
        return done.stdout, None if done.returncode == 0 else f"exit {done.returncode}"

    def run_tests(self, name, mutant):
        limit = round(10 + 5 * self.seconds[name]) if mutant else 600
        command = [self.folder / f"samverkan_{name}_tests", "--gtest_fail_fast", "--gtest_brief=1"]
        output, wrong = self.run(command, mutant, limit)
        if wrong is None:
            return None
        failed = [line.split("]")[1].split("(")[0].strip(" .,") for line in output.splitlines()
                  if line.startswith("[  FAILED  ]") and "." in line]
        return failed[0] if failed else wrong

    def signature(self, mutant):
        command = [self.folder / SIGNATURE, "--threads", "1", self.tree / "configs/stockholm"]
        output, wrong = self.run(command, mutant, 120)
        return wrong or output.strip()


def check_original(programs):
    """Times every program without a mutant; a failing one is an error of the tree."""
    for name in programs.tests:
        started = processor_seconds()
        wrong = programs.run_tests(name, None)
        if wrong is not None:
            sys.exit(f"the tests of {name} fail without a mutant: {wrong}")
        programs.seconds[name] = round(processor_seconds() - started, 1)
        print(f"  {name}: {programs.seconds[name]} s without a mutant", flush=True)


def try_mutant(programs, mutant):
    started = processor_seconds()
    result = {"name": mutant.name, "file": mutant.file, "rule": mutant.rule, "killed_by": None, "test": None}
    for name in programs.tests:
        test = programs.run_tests(name, mutant)
        if test is not None:
            result |= {"killed_by": name, "test": test}
            break
    if result["killed_by"] is None:
        result |= {"signature_moves": None, "survives": mutant.survives}
    result["seconds"] = round(processor_seconds() - started, 1)
    return result


def ask_signature(programs, results, listed):
    """Whether the golden signature would tell the survivors; another program to build."""
    original = programs.signature(None)
    mutant_of = {mutant.name: mutant for mutant in listed}
    for result in report.survivors(results):
        result["signature_moves"] = programs.signature(mutant_of[result["name"]]) != original


def choose(listed, options):
    if options.only:
        unknown = set(options.only) - {mutant.name for mutant in listed}
        if unknown:
            raise faults.StaleMutant("no such mutant: " + ", ".join(sorted(unknown)))
        return [mutant for mutant in listed if mutant.name in options.only]
    if options.sample:
        def by_day(mutant):
            return hashlib.sha256(f"{options.day} {mutant.name}".encode()).hexdigest()
        return sorted(listed, key=by_day)[:options.sample]
    return listed


def options_of_command():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", nargs="+", metavar="NAME")
    parser.add_argument("--sample", type=int, metavar="N")
    parser.add_argument("--day", default=datetime.date.today().isoformat(), help="keys the sample; today")
    parser.add_argument("--tests", nargs="+", choices=KERNEL_TESTS, default=KERNEL_TESTS, metavar="FOLDER")
    parser.add_argument("--no-signature", action="store_true", help="do not ask whether survivors move it")
    parser.add_argument("--report", type=pathlib.Path, metavar="FILE")
    parser.add_argument("--build", type=pathlib.Path, default=faults.ROOT / "build/mutants", metavar="FOLDER")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="of the build; tests run one by one")
    return parser.parse_args()


def main():
    options = options_of_command()
    tree, folder = options.build / "source", options.build / "build"
    try:
        listed = faults.load()
        chosen = choose(listed, options)
        tree.mkdir(parents=True, exist_ok=True)
        faults.write_switched_copy(listed, tree)
        build(tree, folder, options.tests + ([] if options.no_signature else [SIGNATURE]), options.jobs)
    except (faults.StaleMutant, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 2
    programs = Programs(tree, folder, options.tests)
    check_original(programs)
    results = []
    for mutant in chosen:
        results.append(try_mutant(programs, mutant))
        print("  " + report.line(results[-1]), flush=True)
    if not options.no_signature:
        ask_signature(programs, results, listed)
    document = {"day": options.day, "programs": programs.seconds, "mutants": results}
    (options.build / "mutants.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    print(report.summary(results))
    if options.report:
        options.report.write_text(report.page(document, faults.first_run()), encoding="utf-8")
    return 0 if report.share(results) >= WANTED_SHARE else 1


if __name__ == "__main__":
    sys.exit(main())
