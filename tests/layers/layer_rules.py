"""Rules that sources must keep so that the kernel stays portable, deterministic and readable.

`violations(root)` reads <root>/sim, tests and benchmarks and returns one line for each broken rule.
`mutable_globals(libraries)` returns writable objects found in static libraries.
"""

import pathlib
import re
import subprocess

LAYERS = ["core", "model", "engine", "scenario", "results", "study", "cli"]
KERNEL = {"core", "model", "engine"}
SEES_BUILD_INFO = {"results", "study", "cli"}
LONGEST_FILE = 500

# What the kernel may include besides its own headers: no I/O, no clocks, no threads, nothing whose results differ
# between standard libraries (unordered containers, <random>).
KERNEL_HEADERS = set("""
    algorithm array bit bitset cassert cfloat climits compare concepts cstddef cstdint cstdlib cstring deque
    exception functional initializer_list iterator limits list map memory new numbers numeric optional queue ranges
    set source_location span stdexcept string string_view tuple type_traits typeinfo utility variant vector version
    immintrin.h
""".split())
KERNEL_HEADER_PATTERN = re.compile(r"Random123/\w+\.(h|hpp)$")
CMATH_USERS = re.compile(r"sim/core/elementary\w*\.(hpp|cpp)$")

# Libraries of the edges and the lowest layer that may include them.
EDGE_HEADERS = [
    (re.compile(r"nlohmann/"), "scenario"),
    (re.compile(r"(hdf5|H5|hdf5_hl)\w*\.h$"), "results"),
    (re.compile(r"(tbb|oneapi)/"), "study"),
    (re.compile(r"CLI/"), "cli"),
]

INEXACT_MATH = """
    acos acosh asin asinh atan atan2 atanh cbrt ceil cos cosh erf erfc exp exp2 expm1 fdim floor fma fmod frexp hypot
    ldexp lerp lgamma log log10 log1p log2 logb lrint lround modf nearbyint pow remainder rint round scalbn sin sinh
    tan tanh tgamma trunc
""".split()
FORBIDDEN_IN_KERNEL = [
    (re.compile(r"(?:std|\B)::(?:%s)[fl]?\s*\(" % "|".join(INEXACT_MATH)),
     "calls the C library's mathematics (its last bits differ between machines); use core/elementary.hpp"),
    (re.compile(r"\bstd::unordered_\w+"), "uses an unordered container (its order differs between libraries)"),
    (re.compile(r"\bstd::(?:j?thread|mutex|shared_mutex|atomic\w*|async|future|chrono|filesystem|[io]?fstream"
                r"|c(?:out|err|log|in)|printf|puts)\b"),
     "uses threads, clocks or files (the kernel must run in a browser); inject it from a higher layer"),
    (re.compile(r"(?<![\w.:>])(?:printf|fprintf|puts|fopen|getenv|time|clock)\s*\("),
     "calls the C library's input, output or clock; leave that to a higher layer"),
]
FORBIDDEN_IN_SIM = [
    (re.compile(r"\bstd::(?:\w+_distribution|mt19937(?:_64)?|minstd_rand0?|default_random_engine|random_device"
                r"|random_shuffle|shuffle|sample)\b"),
     "uses the standard library's random numbers (they differ between libraries); use core/keyed_draws.hpp"),
    (re.compile(r"(?<![\w.:>])s?rand\s*\("), "calls rand (it hides a global state); use core/keyed_draws.hpp"),
    (re.compile(r"#\s*pragma\s+(?:GCC|clang)\s+(?:optimize|fp)|\bfast-math\b"), "changes the rules of arithmetic"),
]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
COMMENT_OR_STRING = re.compile(
    r'R"(?P<tag>[^\s()\\]{0,16})\(.*?\)(?P=tag)"|"(?:\\.|[^"\\\n])*"'
    r"|'(?:\\.|[^'\\\n])+'(?!\w)|//[^\n]*|/\*.*?\*/", re.DOTALL)


def without_comments(text, keep_strings):
    """The text with comments (and, if asked, strings) blanked; lines keep their numbers."""
    def blank(match):
        found = match.group(0)
        if not found.startswith("/") and keep_strings:
            return found
        return "\n" * found.count("\n") or " "
    return COMMENT_OR_STRING.sub(blank, text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def quoted_include_problem(layer, name, root):
    """Why `#include "name"` must not stand in a file of this layer, or None."""
    target = name.split("/")[0]
    if name == "build_info.hpp":
        return None if layer in SEES_BUILD_INFO else "only results, study and cli may know the build"
    if target not in LAYERS or "/" not in name or ".." in name:
        return 'is not written from sim/ on, as in "core/ids.hpp"'
    if LAYERS.index(target) > LAYERS.index(layer):
        return f"looks up from {layer} to {target} (a layer may include only those below it)"
    if not (root / "sim" / name).is_file():
        return "does not exist"
    return None


def system_include_problem(path, layer, name):
    """Why `#include <name>` must not stand in a file of this layer, or None."""
    if name.split("/")[0] in LAYERS:
        return "is a header of the project: write it in quotes"
    if layer in KERNEL:
        if name == "cmath" and CMATH_USERS.search(path):
            return None
        if name in KERNEL_HEADERS or KERNEL_HEADER_PATTERN.match(name):
            return None
        return "is not among the headers the kernel may use (tests/layers/layer_rules.py lists them)"
    for pattern, lowest in EDGE_HEADERS:
        if pattern.match(name) and LAYERS.index(layer) < LAYERS.index(lowest):
            return f"belongs to {lowest} and above"
    return None


def sim_file_violations(path, layer, text, root):
    """Broken rules in one file of sim/."""
    code = without_comments(text, keep_strings=True)
    for match in INCLUDE.finditer(code):
        quoted, name = match.group(1) == '"', match.group(2)
        problem = quoted_include_problem(layer, name, root) if quoted else system_include_problem(path, layer, name)
        if problem:
            yield f"{path}:{line_of(code, match.start())}: include of {name} {problem}"
    bare = without_comments(text, keep_strings=False)
    for pattern, problem in FORBIDDEN_IN_SIM + (FORBIDDEN_IN_KERNEL if layer in KERNEL else []):
        for match in pattern.finditer(bare):
            yield f"{path}:{line_of(bare, match.start())}: `{match.group(0).strip()}` {problem}"


def violations(root):
    """One line "path:line: problem" for each broken rule below the project's root."""
    root = pathlib.Path(root)
    found = []
    for file in sorted((root / "sim").rglob("*.[ch]pp")):
        path = file.relative_to(root).as_posix()
        layer = file.relative_to(root / "sim").parts[0]
        if layer not in LAYERS or not 2 <= len(file.relative_to(root / "sim").parts) <= 3:  # folders within a layer
            found.append(f"{path}:1: stands outside the layers {', '.join(LAYERS)}")
            continue
        found.extend(sim_file_violations(path, layer, file.read_text(encoding="utf-8"), root))
    for folder in ("sim", "tests", "benchmarks", "analysis", "tools", "cmake"):
        for file in sorted((root / folder).rglob("*")):
            if file.suffix in {".hpp", ".cpp", ".py", ".cmake", ".ts", ".js", ".svelte", ""} and file.is_file():
                lines = file.read_bytes().count(b"\n")
                if lines > LONGEST_FILE and "node_modules" not in file.parts:
                    path = file.relative_to(root).as_posix()
                    found.append(f"{path}:{LONGEST_FILE}: has {lines} lines, more than {LONGEST_FILE}; split it")
    return found


# Random123/array.h includes <iostream>, whose initialiser then stands in every file that draws.
# A table of constants built on first use is written once, under its guard; exception personalities are the compiler's.
TOLERATED_GLOBALS = {
    "std::__ioinit",
    "samverkan::normal_table()::table",
    "guard variable for samverkan::normal_table()::table",
}
TOLERATED_PREFIXES = (".hidden DW.ref.", "DW.ref.")
WRITABLE_SECTION = re.compile(r"\.(data|bss|tdata|tbss|ldata|lbss)(?!\.rel\.ro)\b")


def mutable_globals(libraries):
    """Names of writable objects with static storage in these libraries; thread-local ones and guards too."""
    found = []
    for library in libraries:
        table = subprocess.run(["objdump", "--syms", "--demangle", str(library)],
                               check=True, capture_output=True, text=True).stdout
        for line in table.splitlines():
            fields = line.split(None, 1)
            if len(fields) < 2 or "\t" not in line:
                continue
            before, after = line.split("\t", 1)
            section = before.split()[-1]
            kind = before[17:24]
            size, _, name = after.partition(" ")
            if WRITABLE_SECTION.match(section) and ("O" in kind or section.startswith((".tdata", ".tbss"))):
                if int(size, 16) > 0 and name.strip() not in TOLERATED_GLOBALS and not (
                        name.strip().startswith(TOLERATED_PREFIXES)):
                    found.append(f"{pathlib.Path(library).name}: {name.strip()}")
    return found
