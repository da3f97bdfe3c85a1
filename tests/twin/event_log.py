"""The events and weekly counts a twin arrives at, in the form of LOG.json (tests/twin/README.md)."""

from typing import Any, Dict, List

WEEKLY = (
    "positions",
    "active",
    "core",
    "senior",
    "waiting",
    "taken",
    "in_institution",
    "waiting_for_place",
    "residents_by_involvement",
)


class EventLog:
    """Collects what happens, in the order in which it happens."""

    def __init__(self) -> None:
        self.week_since_start = 0
        self.events: List[List[Any]] = []
        self.recruitments: List[List[int]] = []
        self.weekly: Dict[str, List[List[int]]] = {name: [] for name in WEEKLY}
        self.counts: Dict[str, int] = {}

    def add(self, kind: str, row: int, detail: int = 0) -> None:
        """An event of this week."""
        self.events.append([self.week_since_start, kind, row, detail])

    def count(self, what: str) -> None:
        """Something that is no event, counted so that a test can ask whether it came about."""
        self.counts[what] = self.counts.get(what, 0) + 1

    def add_recruitment(
        self, row: int, gang: int, recruiter: int, channel: int, renewed: int, age: int, recruiter_age: int
    ) -> None:
        """The record that goes with an event of first or renewed recruitment."""
        self.recruitments.append([self.week_since_start, row, gang, recruiter, channel, renewed, age, recruiter_age])

    def add_weekly(self, name: str, counts: List[int]) -> None:
        """Counts at the week's end."""
        self.weekly[name].append(list(counts))
