"""The rules of layer_rules.py find planted violations, and nothing in innocent sources."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

import layer_rules

# file -> (source, fragment of the expected message)
PLANTED = {
    "sim/core/a.hpp": ('#include "model/b.hpp"', "looks up from core to model"),
    "sim/model/b.hpp": ("#include <fstream>", "fstream is not among the headers"),
    "sim/model/c.cpp": ("#include <nlohmann/json.hpp>", "nlohmann/json.hpp is not among the headers"),
    "sim/model/d.cpp": ("#include <cmath>", "cmath is not among the headers"),
    "sim/core/elementary.hpp": ("#include <cmath>\ninline double f(double x) { return std::exp(x); }",
                                "calls the C library's mathematics"),
    "sim/engine/e.cpp": ("int f(){ std::unordered_map<int, int> m; return 0; }", "unordered container"),
    "sim/engine/f.cpp": ("#  include <thread>", "thread is not among the headers"),
    "sim/engine/g.cpp": ("auto t = std::chrono::steady_clock::now();", "threads, clocks or files"),
    "sim/engine/h.cpp": ("void f() { printf(\"x\"); }", "input, output or clock"),
    "sim/engine/i.cpp": ('#include "build_info.hpp"', "may know the build"),
    "sim/engine/j.cpp": ('#include "run.hpp"', "not written from sim/ on"),
    "sim/engine/k.cpp": ('#include "engine/gone.hpp"', "does not exist"),
    "sim/engine/l.cpp": ("double f(double x) { return ::log(x); }", "calls the C library's mathematics"),
    "sim/scenario/m.cpp": ("#include <hdf5.h>", "belongs to results and above"),
    "sim/results/n.cpp": ("#include <tbb/parallel_for.h>", "belongs to study and above"),
    "sim/study/o.cpp": ("std::normal_distribution<double> normal;", "random numbers"),
    "sim/study/p.cpp": ("#include <core/ids.hpp>", "write it in quotes"),
    "sim/cli/q.cpp": ("\n" * 501, "has 501 lines"),
    "sim/other/r.cpp": ("", "stands outside the layers"),
    "sim/study/part/deeper/s.cpp": ("", "stands outside the layers"),
    "sim/study/part/t.cpp": ('#include "cli/e.hpp"', "looks up from study to cli"),
}

INNOCENT = {
    "sim/core/elementary.hpp": "#include <cmath>\ninline double root(double x) { return std::sqrt(x); }",
    "sim/core/draws.hpp": "#include <Random123/philox.h>\n#include \"core/elementary.hpp\"",
    "sim/model/a.cpp": ('#include "core/draws.hpp"\n// std::exp(1) and #include <thread> in a comment\n'
                        'double f() { return elementary::exp(elementary::log(2.0)) + 1\'000; }\n'
                        'const char* text = "std::thread // printf(";\n'
                        "double log(double x); double g(double x) { return log(x) + season.time(x); }"),
    "sim/results/b.cpp": '#include "build_info.hpp"\n#include <hdf5.h>\n#include <fstream>',
    "sim/study/c.cpp": "#include <tbb/parallel_for.h>\n#include \"results/d.hpp\"",
    "sim/results/d.hpp": "#include <nlohmann/json.hpp>\n#include <cmath>",
    "sim/study/part/f.cpp": "#include <tbb/parallel_for.h>\n#include \"results/d.hpp\"",
    "sim/cli/e.cpp": "#include <CLI/CLI.hpp>\n#include <iostream>",
}


def lay_out(folder, files):
    for path, source in files.items():
        file = pathlib.Path(folder) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")


class Rules(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def test_every_planted_violation_is_found(self):
        lay_out(self.folder, {path: source for path, (source, _) in PLANTED.items()})
        found = layer_rules.violations(self.folder)
        for path, (_, message) in PLANTED.items():
            with self.subTest(path):
                self.assertTrue(any(line.startswith(path + ":") and message in line for line in found), found)

    def test_innocent_sources_pass(self):
        lay_out(self.folder, INNOCENT)
        self.assertEqual([], layer_rules.violations(self.folder))

    def test_mutable_globals_are_found_and_constants_are_not(self):
        lay_out(self.folder, {"globals.cpp": """
            struct Base { virtual ~Base(); virtual int f(); };
            Base::~Base() {} int Base::f() { return 1; }
            extern const char* const names[]; const char* const names[] = {"a", "b"};
            constexpr int table[] = {1, 2}; int look(int i) { return table[i]; }
            int planted_counter; thread_local int planted_thread_counter = 2;
            int next() { static int planted_static = look(1); return ++planted_static; }"""})
        subprocess.run(["g++", "-std=c++20", "-O1", "-c", "globals.cpp"], cwd=self.folder, check=True)
        subprocess.run(["ar", "rcs", "libglobals.a", "globals.o"], cwd=self.folder, check=True)
        found = layer_rules.mutable_globals([pathlib.Path(self.folder) / "libglobals.a"])
        names = " ".join(found)
        for planted in ("planted_counter", "planted_thread_counter", "planted_static"):
            self.assertIn(planted, names)
        for constant in ("names", "table", "vtable"):
            self.assertNotIn(constant, names)


if __name__ == "__main__":
    unittest.main()
