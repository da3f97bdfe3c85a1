"""Weeks, ages and the calendar, after docs/methods/the-week-exactly.md, section 1."""

import datetime
from typing import List, Sequence

YEAR_IN_WEEKS = 1461.0 / 28.0
FIRST_AGE = 6
LAST_AGE = 24
AGES = range(FIRST_AGE, LAST_AGE + 1)
AGE_COUNT = len(AGES)


def weeks(age: int) -> int:
    """"weeks(a)": the age in weeks at which completed age a begins."""
    return (1461 * age + 27) // 28


AGE_BEGINS: List[int] = [weeks(age) for age in range(41)]


def completed_age(birth_week: int, week: int) -> int:
    """The largest a with weeks(a) <= w - b."""
    age = 0
    while AGE_BEGINS[age + 1] <= week - birth_week:
        age += 1
    return age


def group_of(segment: int, age: int) -> int:
    """The number of a group: ordered by segment, then age."""
    return segment * AGE_COUNT + age - FIRST_AGE


def iso_week(week: int) -> int:
    """The ISO number of a week, that of its Thursday; week 0 is that of Monday 1970-01-05."""
    thursday = datetime.date(1970, 1, 8) + datetime.timedelta(weeks=week)
    return thursday.isocalendar()[1]


def school_is_open(breaks: Sequence[Sequence[int]], week: int) -> bool:
    """Whether a week lies in no break (both ends of a break included)."""
    return not any(begin <= week <= end for begin, end in breaks)
