"""Stations, their desks and queues: docs/methods/the-week-exactly.md, section 2 ("Stations") and section 5 ("Queues")."""

from typing import Any, Dict, List

from county import County
from elementary import whole
from keyed_draws import CAPACITY_CREDIT, KeyedDraws, uniform

ASSESSMENT = 0
PSYCHIATRY = 2
AFTER_ASSESSMENT, BY_REFERRAL, AFTER_FIRST_VISIT = range(3)
PRIORITIES = range(3)


class Station:
    """Assessment, or a service line: what its desks have in common."""

    def __init__(self, given: Dict[str, Any], area_count: int, clinics: Dict[str, Any]) -> None:
        self.agency: int = given["agency"]
        self.entry: int = given["entry"]
        self.has_places: bool = given["capacity"] == 0
        self.per_1000: float = given["per_1000"]
        self.band = range(given["band_first_age"], given["band_last_age"] + 1)
        self.first_age: int = given["band_first_age"]
        self.last_age: int = given["last_age"]
        self.duration_weeks: int = given["duration_weeks"]
        self.patience_weeks: float = given["patience_weeks"]
        self.leave_hazard: float = given["leave_hazard"]
        self.match_weight: float = given["match_weight"]
        self.first_desk = 0
        if given["catchment"] == 0:
            self.desk_of_area = list(range(area_count))
            self.desk_count = area_count
        elif given["catchment"] == 1:
            self.desk_of_area = clinics["clinic_of_area"]
            self.desk_count = clinics["clinics"]
        else:
            self.desk_of_area = [0] * area_count
            self.desk_count = 1


class Case:
    """A concern: of whom, of which report, where it waits or is served."""

    def __init__(self, row: int, report: int, priority: int, station: int) -> None:
        self.row = row
        self.report = report
        self.priority = priority
        self.station = station
        self.completes = False
        self.wait = 0  # number of its wait now, 0 if it does not wait


class Desk:
    """A queue with its capacity."""

    def __init__(self, starts_a_week: float, places: int) -> None:
        self.starts_a_week = starts_a_week
        self.places = places
        self.credit = 0.0
        self.taken = 0
        self.queue: List[List[Case]] = [[], [], []]

    def waiting(self) -> int:
        """Cases in the queue."""
        return sum(len(cases) for cases in self.queue)

    def is_free(self, station: Station) -> bool:
        """Whether a case can start."""
        return self.taken < self.places if station.has_places else self.credit >= 1.0

    def take_first(self) -> Case:
        """The head of the first priority that has any."""
        for cases in self.queue:
            if cases:
                return cases.pop(0)
        raise ValueError("nobody waits")


def stations_of(county: County) -> List[Station]:
    """Assessment, then the lines in their order."""
    help_parameters = county.parameters["help"]
    assessment = {
        "agency": 0,
        "entry": AFTER_ASSESSMENT,
        "capacity": 1,
        "catchment": 0,
        "per_1000": help_parameters["assessment_starts_per_1000"],
        "band_first_age": 6,
        "band_last_age": 17,
        "last_age": int(help_parameters["service_last_age"]),
        "duration_weeks": 1,
        "patience_weeks": help_parameters["queue_patience_weeks"],
        "leave_hazard": 0.0,
        "match_weight": 0.0,
    }
    given = [assessment] + county.services["lines"]
    stations = [Station(line, county.area_count, county.services) for line in given]
    for before, station in zip(stations, stations[1:]):
        station.first_desk = before.first_desk + before.desk_count
    return stations


def desks_of(county: County, draws: KeyedDraws, number: int, station: Station) -> List[Desk]:
    """Capacities of the desks of a station, before what START.json says of them."""
    desks = []
    for own in range(station.desk_count):
        youths = 0.0
        for place in county.places:
            if station.desk_of_area[place.area] == own:
                for age in station.band:
                    youths += place.youths(age)
        capacity = station.per_1000 * (youths * county.scale / 1000.0)
        u = uniform(draws.structure_words(CAPACITY_CREDIT, (own, number), 0)[1])
        desks.append(Desk(0.0, whole(capacity + u)) if station.has_places else Desk(capacity, 0))
    return desks
