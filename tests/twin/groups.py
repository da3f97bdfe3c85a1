"""Groups: their clocks, measures and yields.

After docs/methods/the-week-exactly.md, sections 4 and 5 ("Group rates").
"""

from typing import List

from county import CHANNELS, SEXES, County
from elementary import to_float, whole
from fixed import season
from weeks import AGES, AGE_COUNT, group_of, school_is_open

# Processes with a group clock.
DRIFT_CLOCK, LEAVING_CLOCK, FIRST_CHANNEL_CLOCK, NOTICE_CLOCK = 0, 1, 2, 6
CLOCKS = range(7)


class GroupClocks:
    """The clock of each process and group: where it stood before the week and where it stands now."""

    def __init__(self, county: County) -> None:
        self.group_count = county.segment_count * AGE_COUNT
        self.before = [[0.0] * self.group_count for _ in CLOCKS]
        self.now = [[0.0] * self.group_count for _ in CLOCKS]
        self.now_as_float = [[0.0] * self.group_count for _ in CLOCKS]

    def reading(self, clock: int, segment: int, age: int) -> float:
        """The clock of a segment at an age; 0 for those under 6."""
        if age < AGES[0]:
            return 0.0
        return self.now[clock][group_of(segment, age)]

    def advance(self, factors: List[List[float]]) -> None:
        """"before = C; C += factor" of every clock."""
        for clock in CLOCKS:
            self.before[clock] = list(self.now[clock])
            for group in range(self.group_count):
                self.now[clock][group] += factors[clock][group]
            self.now_as_float[clock] = [to_float(reading) for reading in self.now[clock]]

    def has_crossed(self, clock: int, group: int, target: float) -> bool:
        """"Crossings": whether a running clock with this target (without its sign) has crossed in the week."""
        if not self.now[clock][group] > self.before[clock][group]:
            return False
        return target <= self.now_as_float[clock][group]


class GroupMeasures:
    """Section 4: class share and mass of each group, as last measured."""

    def __init__(self, county: County, base: List[List[float]]) -> None:
        self.county = county
        self.base = base
        group_count = county.segment_count * AGE_COUNT
        self.class_share = [0.0] * group_count
        self.mass = [0.0] * group_count

    def measure(
        self,
        residents: List[List[int]],
        class_of: List[int],
        is_fringe_or_above: List[bool],
        recruit_multiplier: List[float],
    ) -> None:
        """Measures from the residents of each group, and the classes of all rows."""
        at_risk = [0] * len(self.county.class_size)
        for row, number in enumerate(class_of):
            if number >= 0 and is_fringe_or_above[row]:
                at_risk[number] += 1
        for segment in range(self.county.segment_count):
            for age in AGES:
                group = group_of(segment, age)
                self.class_share[group] = self.share_of_classmates(residents[group], class_of, at_risk, age)
                self.mass[group] = self.mass_of(group, residents[group], recruit_multiplier)

    def share_of_classmates(self, rows: List[int], class_of: List[int], at_risk: List[int], age: int) -> float:
        """"class share" of a group."""
        if age > 19:
            return 0.0
        pupils_at_risk = 0
        pupils = 0
        for row in rows:
            if class_of[row] >= 0:
                pupils_at_risk += at_risk[class_of[row]]
                pupils += self.county.class_size[class_of[row]]
        return pupils_at_risk / pupils if pupils > 0 else 0.0

    def mass_of(self, group: int, rows: List[int], recruit_multiplier: List[float]) -> float:
        """"mass" of a group."""
        if all(self.base[channel][group] == 0.0 for channel in CHANNELS):
            return 0.0
        total = 0
        for row in rows:
            total += whole(to_float(to_float(recruit_multiplier[row] * 1024.0) + 0.5))
        return total / 1024.0

    def yields(self, week: int) -> List[List[float]]:
        """"yield now(p, c)" with the season of the week asked."""
        school_open = school_is_open(self.county.school_breaks, week)
        seasons = [season(self.county, channel, week, school_open) for channel in CHANNELS]
        result: List[List[float]] = []
        for place in range(len(self.county.places)):
            by_channel: List[float] = []
            for channel in CHANNELS:
                total = 0.0
                for sex in SEXES:
                    for age in AGES:
                        group = group_of(2 * place + sex, age)
                        total += self.base[channel][group] * seasons[channel] * self.mass[group]
                by_channel.append(total)
            result.append(by_channel)
        return result


def group_factors(county: County, measures: GroupMeasures, pressure: List[List[float]], week: int) -> List[List[float]]:
    """"Group rates": the factor of each process and group in a week; pressure by place and channel."""
    drift = county.parameters["drift"]
    help_parameters = county.parameters["help"]
    school_open = school_is_open(county.school_breaks, week)
    seasons = [season(county, channel, week, school_open) for channel in CHANNELS]
    holiday = 1.0 if school_open else drift["unstructured_time_holiday"]
    effect = drift["class_drift_effect"]
    factors: List[List[float]] = [[] for _ in CLOCKS]
    for place in range(len(county.places)):
        for sex in SEXES:
            for age in AGES:
                group = group_of(2 * place + sex, age)
                classmates = (1.0 + effect * measures.class_share[group]) / (
                    1.0 + effect * drift["class_share_reference"]
                )
                factors[DRIFT_CLOCK].append(
                    drift["drift_scale"] * drift["drift_hazard"][age] * drift["drift_sex"][sex] * holiday * classmates
                )
                factors[LEAVING_CLOCK].append(drift["fringe_exit_hazard"][age])
                for channel in CHANNELS:
                    factors[FIRST_CHANNEL_CLOCK + channel].append(
                        measures.base[channel][group] * seasons[channel] * pressure[place][channel]
                    )
                noticed = help_parameters["notice_first_age"] <= age <= help_parameters["notice_last_age"]
                factors[NOTICE_CLOCK].append(1.0 if noticed else 0.0)
    return factors
