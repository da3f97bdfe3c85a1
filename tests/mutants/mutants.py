"""The faults of mutants.json, and a copy of the sources that holds all of them behind a switch.

`load()` reads the list. `place(mutant, text)` finds where a fault goes in its file; whitespace does not matter.
`write_switched_copy(mutants, target)` copies the tree with every original text replaced by
`active(number) ? mutated : original`, or if and else around a statement, so that one build serves all mutants.
"""

import dataclasses
import json
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST = pathlib.Path(__file__).with_name("mutants.json")
VARIABLE = "SAMVERKAN_MUTANT"
SWITCH_HEADER = "core/mutant_switch.hpp"
SWITCH = """#pragma once
// One build, many mutants: the one to run is named by an environment variable, 0 being none.
#include <cstdint>
#include <cstdlib>
#include <type_traits>

namespace samverkan::mutants {

[[gnu::const]] inline std::uint32_t chosen() {
    static const std::uint32_t number = [] {
        const char* text = std::getenv("%s");
        return text == nullptr ? 0u : static_cast<std::uint32_t>(std::strtoul(text, nullptr, 10));
    }();
    return number;
}
/// Constants keep the original: a fault acts where the program runs.
constexpr bool active(std::uint32_t number) { return !std::is_constant_evaluated() && chosen() == number; }

}  // namespace samverkan::mutants
""" % VARIABLE


class StaleMutant(Exception):
    """The list does not fit the sources."""


@dataclasses.dataclass(frozen=True)
class Mutant:
    name: str
    file: str
    rule: str      # what it breaks: section of docs/model.md and the rule in words
    original: str  # occurs once in the file, or once in `within`, which then does
    mutated: str
    within: str = ""
    survives: str = ""  # why no fast test can be expected to tell it

    @property
    def number(self):
        """FNV-1a of the name: other mutants of the list do not change it, and so not what is compiled."""
        value = 2166136261
        for letter in self.name.encode():
            value = (value ^ letter) * 16777619 % 2**32
        return value

    def switched(self, original):
        active = f"samverkan::mutants::active({self.number}u /* {self.name} */)"
        if self.original.rstrip().endswith(";"):
            return f"{{ if ({active}) {{ {self.mutated} }} else {{ {original} }} }}"
        return f"({active} ? ({self.mutated}) : ({original}))"


def load(path=LIST):
    mutants = [Mutant(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))["mutants"]]
    for what in ("name", "number"):
        values = [getattr(mutant, what) for mutant in mutants]
        if len(set(values)) != len(values):
            raise StaleMutant(f"two mutants have one {what}")
    return mutants


def first_run(path=LIST):
    """How many were killed by the tests that were there when the list was made."""
    return json.loads(path.read_text(encoding="utf-8")).get("first_run")


def find_once(piece, text, where):
    pattern = re.compile(r"\s+".join(re.escape(word) for word in piece.split()))
    found = [match.span() for match in pattern.finditer(text)]
    if len(found) != 1:
        raise StaleMutant(f"{where}: {len(found)} places instead of one for: {piece}")
    return found[0]


def place(mutant, text):
    """Begin and end of the original text in the file's text."""
    where = f"{mutant.name} ({mutant.file})"
    if not mutant.within:
        return find_once(mutant.original, text, where)
    begin, end = find_once(mutant.within, text, where)
    first, last = find_once(mutant.original, text[begin:end], where)
    return begin + first, begin + last


def switched_text(mutants, text):
    """The text of one file with the switches of all its mutants."""
    places = sorted(((place(mutant, text), mutant) for mutant in mutants), key=lambda placed: placed[0])
    for ((_, end), first), ((begin, _), second) in zip(places, places[1:]):
        if begin < end:
            raise StaleMutant(f"{first.name} and {second.name} overlap")
    for (begin, end), mutant in reversed(places):
        text = text[:begin] + mutant.switched(text[begin:end]) + text[end:]
    return f'#include "{SWITCH_HEADER}"\n' + text


def switched_files(mutants, root=ROOT):
    """Path to text of every file with mutants. Raises StaleMutant."""
    by_file = {}
    for mutant in mutants:
        by_file.setdefault(mutant.file, []).append(mutant)
    stale, texts = [], {}
    for file, of_file in by_file.items():
        try:
            texts[file] = switched_text(of_file, (root / file).read_text(encoding="utf-8"))
        except (StaleMutant, OSError) as error:
            stale.append(str(error))
    if stale:
        raise StaleMutant("\n".join(stale))
    return texts


def sources(root=ROOT):
    command = ["git", "-C", str(root), "ls-files", "-z", "-co", "--exclude-standard"]
    names = subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\0")
    return [name for name in names if name and (root / name).is_file()]


def write_switched_copy(mutants, target, root=ROOT):
    """Writes only what differs, so that a second build is a short one."""
    texts = {name: (root / name).read_bytes() for name in sources(root)}
    for file, text in switched_files(mutants, root).items():
        texts[file] = text.encode()
    texts["sim/" + SWITCH_HEADER] = SWITCH.encode()
    for old in target.rglob("*"):
        if old.is_file() and old.relative_to(target).as_posix() not in texts:
            old.unlink()
    for name, content in texts.items():
        path = target / name
        if path.exists() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        path.chmod((root / name).stat().st_mode if (root / name).exists() else 0o644)
