"""The start state of a small county, read from START.json as told in tests/twin/README.md."""

import bisect
import json
from typing import Any, Dict, List, Tuple

from weeks import completed_age

STREET, SCHOOL, FAMILY_AND_FRIENDS, ONLINE = range(4)
CHANNELS = range(4)
OFFLINE_CHANNELS = range(3)
MALE, FEMALE = range(2)
SEXES = range(2)


class Place:
    """A place: a vulnerable neighbourhood or the rest of its area."""

    def __init__(self, given: Dict[str, Any]) -> None:
        self.area: int = given["area"]
        self.is_vulnerable: bool = given["vulnerable_class"] != 0
        self.residents: float = given["residents"]
        self.youths_by_age: List[float] = given["youths_by_age"]

    def youths(self, age: int) -> float:
        """Residents of a completed age 6 to 24, both sexes, at scale 1."""
        return self.youths_by_age[age - 6]


class County:
    """All that a twin may read: the county as it stands before the first week."""

    def __init__(self, path: str) -> None:
        with open(path, encoding="utf-8") as file:
            given = json.load(file)
        if given["format"] != "samverkan twin start 2":
            raise ValueError(f"{path} is not a start state")
        self.seed: int = given["draws"]["seed"]
        self.replicate: int = given["draws"]["replicate"]
        self.event_stream: int = given["draws"]["event_stream"]
        self.scale: float = given["scale"]
        self.first_week: int = given["first_week"]
        self.end_week: int = given["end_week"]
        self.area_count: int = given["area_count"]
        self.places = [Place(place) for place in given["places"]]
        self.distances: List[float] = given["distance_km"]
        self.school_breaks: List[List[int]] = given["school_breaks"]
        self.parameters: Dict[str, Dict[str, Any]] = given["parameters"]
        self.law_timeline: List[Tuple[int, str, float]] = [tuple(change) for change in given["law_timeline"]]

        persons = given["persons"]
        self.segment_begin: List[int] = persons["segment_begin"]
        self.birth_week: List[int] = persons["birth_week"]
        self.drift_level: List[int] = persons["drift_level"]
        self.recruit_level: List[int] = persons["recruit_level"]
        self.report_level: List[int] = persons["report_level"]
        self.row_count = len(self.birth_week)
        self.segment_count = 2 * len(self.places)
        self.segment_of: List[int] = []
        for segment in range(self.segment_count):
            self.segment_of += [segment] * (self.segment_begin[segment + 1] - self.segment_begin[segment])
        self.entity: List[Tuple[int, int]] = [
            (self.place_of(row) * 65536 + persons["cohort_index"][row], self.birth_week[row] * 65536)
            for row in range(self.row_count)
        ]

        self.slot_begin: List[int] = given["ties"]["slot_begin"]
        self.sibling_slots: List[int] = given["ties"]["sibling_slots"]
        self.neighbour: List[int] = given["ties"]["neighbour"]
        self.class_size: List[int] = given["classes"]["size"]
        self.class_of: List[int] = given["classes"]["class_of"]
        self.school_years: Dict[int, Dict[str, Any]] = {year["week"]: year for year in given["school_years"]}

        self.fringe_at_start: List[int] = given["involvement"]["fringe"]
        self.members_at_start: List[List[float]] = given["involvement"]["members"]
        self.formers_at_start: List[List[int]] = given["involvement"]["formers"]

        self.size_share: List[float] = given["gangs"]["size_share"]
        self.homes: List[List[int]] = given["gangs"]["homes"]
        self.positions_at_start: List[int] = given["gangs"]["positions"]
        self.seniors_at_start: List[int] = given["gangs"]["senior"]
        self.gang_count = len(self.size_share)
        self.untreated_adhd = set(persons["untreated_adhd"])
        self.services: Dict[str, Any] = given["services"]
        self.help: Dict[str, Any] = given["help"]

    def parameter(self, group: str, name: str) -> Any:
        """A parameter by its group and name (docs/parameters.md)."""
        return self.parameters[group][name]

    def whole_parameter(self, group: str, name: str) -> int:
        """A parameter that is a whole number: an age, a count or a number of weeks."""
        return int(self.parameters[group][name])

    def place_of(self, row: int) -> int:
        """The place of a row."""
        return self.segment_of[row] // 2

    def area_of(self, row: int) -> int:
        """The area of a row."""
        return self.places[self.place_of(row)].area

    def age_at_start(self, row: int) -> int:
        """The completed age of a row in the first week."""
        return completed_age(self.birth_week[row], self.first_week)

    def row_of_slot(self, slot: int) -> int:
        """The row whose slot this is."""
        return bisect.bisect_right(self.slot_begin, slot) - 1

    def distance(self, place: int, other_place: int) -> float:
        """Kilometres between the areas of two places."""
        return self.distances[self.places[place].area * self.area_count + self.places[other_place].area]
