"""What is fixed before the first week, after docs/methods/the-week-exactly.md, section 2."""

import math
from typing import Dict, List

from county import CHANNELS, OFFLINE_CHANNELS, ONLINE, SCHOOL, SEXES, County
from elementary import exp, to_float
from keyed_draws import EVIDENCE_PRIOR, GANG_OPEN, KeyedDraws, uniform
from weeks import AGES, YEAR_IN_WEEKS, group_of, iso_week, weeks


class LevelFactors:
    """"Level factors": F(l), kept once computed."""

    def __init__(self) -> None:
        self.known: Dict[int, float] = {}

    def of(self, level: int) -> float:
        """F of a level."""
        if level not in self.known:
            self.known[level] = to_float(exp(level * (1.0 / 1024.0)))
        return self.known[level]


def vulnerable_share(county: County) -> float:
    """"v" of "Base hazards": youths aged 12-17 in vulnerable places, as a share."""
    vulnerable = 0.0
    everybody = 0.0
    for place in county.places:
        for age in range(12, 18):
            everybody += place.youths(age)
            if place.is_vulnerable:
                vulnerable += place.youths(age)
    return vulnerable / everybody if everybody > 0.0 else 0.0


def base_hazards(county: County) -> List[List[float]]:
    """"Base hazards" by channel and group."""
    recruitment = county.parameters["recruitment"]
    v = vulnerable_share(county)
    first_week = recruitment["season_first_week"]
    last_week = recruitment["season_last_week"]
    result: List[List[float]] = []
    for channel in CHANNELS:
        if channel == SCHOOL:
            mean = (YEAR_IN_WEEKS - 15.0) / YEAR_IN_WEEKS
        else:
            mean = 1.0 + (recruitment["season_factor"][channel] - 1.0) * (last_week - first_week + 1.0) / YEAR_IN_WEEKS
        vulnerable_tilt = recruitment["vulnerable_tilt"][channel]
        level = (
            recruitment["recruit_scale"]
            * recruitment["channel_share"][channel]
            / (mean * (1.0 + v * (vulnerable_tilt - 1.0)))
        )
        by_group: List[float] = []
        for place in county.places:
            here = vulnerable_tilt if place.is_vulnerable else 1.0
            for sex in SEXES:
                for age in AGES:
                    tilt = 1.0
                    if channel == SCHOOL and age > recruitment["school_channel_last_age"]:
                        tilt = 0.0
                    if channel == ONLINE and 11 <= age <= 13:
                        tilt = recruitment["online_young_tilt"]
                    hazard = recruitment["recruit_hazard"][age] * recruitment["recruit_sex"][sex]
                    by_group.append(hazard * level * here * tilt)
        result.append(by_group)
    return result


def season(county: County, channel: int, week: int, school_open: bool) -> float:
    """"Season" of a channel in a week."""
    recruitment = county.parameters["recruitment"]
    if channel == SCHOOL and not school_open:
        return 0.0
    if recruitment["season_first_week"] <= iso_week(week) <= recruitment["season_last_week"]:
        return recruitment["season_factor"][channel]
    return 1.0


class Reference:
    """"Reference": access, reference open positions and reference pressure R(p, c)."""

    def __init__(self, county: County, base: List[List[float]]) -> None:
        gang = county.parameters["gang"]
        places = range(len(county.places))
        self.access = [[self.access_between(county, home, place) for place in places] for home in places]
        yields = [[self.reference_yield(county, base, place, channel) for channel in CHANNELS] for place in places]

        weight: List[float] = []
        for place in county.places:
            weight.append(place.residents * (1.0 if place.is_vulnerable else gang["home_weight_other_residents"]))
        sum_of_weights = 0.0
        for one_weight in weight:
            sum_of_weights += one_weight
        weight = [one_weight / sum_of_weights for one_weight in weight]

        off: List[float] = []
        for home in places:
            total = 0.0
            for place in places:
                for channel in OFFLINE_CHANNELS:
                    total += self.access[home][place] * yields[place][channel]
            off.append(total)
        mean_off = 0.0
        for home in places:
            mean_off += weight[home] * off[home]
        all_online = 0.0
        for place in places:
            all_online += yields[place][ONLINE]
        q = county.parameter("recruitment", "channel_share")[ONLINE]
        self.online_access = mean_off * q / ((1.0 - q) * all_online) if all_online > 0.0 else 0.0
        self.open_positions = (
            gang["involved_under_25"] * gang["recruits_per_involved_year"] / YEAR_IN_WEEKS / gang["fill_hazard"]
        )
        self.pressure = [[0.0 for _ in CHANNELS] for _ in places]
        for place in places:
            for channel in CHANNELS:
                total = 0.0
                for home in places:
                    access = self.online_access if channel == ONLINE else self.access[home][place]
                    divisor = off[home] + self.online_access * all_online
                    if divisor > 0.0:
                        total += self.open_positions * weight[home] * access * yields[place][channel] / divisor
                self.pressure[place][channel] = total

    @staticmethod
    def access_between(county: County, home: int, place: int) -> float:
        """"access(h, p)"."""
        if home == place:
            return 1.0
        gang = county.parameters["gang"]
        return max(exp(-county.distance(home, place) / gang["effort_distance_km"]), gang["effort_floor"])

    @staticmethod
    def reference_yield(county: County, base: List[List[float]], place: int, channel: int) -> float:
        """"yield(p, c)"."""
        male_share = county.parameter("population", "male_share")
        total = 0.0
        for sex in SEXES:
            share = male_share if sex == 0 else 1.0 - male_share
            for age in AGES:
                total += county.places[place].youths(age) * share * base[channel][group_of(2 * place + sex, age)]
        return total


class GangConstants:
    """"Gangs": access of each gang, the four constants, births, senior entry, rounding of core posts."""

    def __init__(self, county: County, reference: Reference, draws: KeyedDraws) -> None:
        self.access: List[List[float]] = []
        for homes in county.homes:
            self.access.append(
                [max(reference.access[home][place] for home in homes) for place in range(len(county.places))]
            )
        priors = (
            county.parameter("gang", "vacancy_expiry_hazard"),
            county.parameter("justice", "vacancy_refill_removed"),
            county.parameter("justice", "recruiter_window_exit"),
            county.parameter("justice", "reattach_delay_weeks"),
        )
        self.expiry_hazard, self.refill, self.window_factor, self.reattach_delay = [
            self.triangular(prior, uniform(draws.structure_words(EVIDENCE_PRIOR, (number, 0), 0)[0]))
            for number, prior in enumerate(priors)
        ]
        removals = county.parameter("justice", "removals_per_involved_year")
        removed = removals / YEAR_IN_WEEKS * county.parameter("gang", "involved_under_25") * county.scale
        self.births: List[float] = []
        self.core_rounding: List[float] = []
        for gang, share in enumerate(county.size_share):
            open_at_reference = share * reference.open_positions * county.scale
            self.births.append(open_at_reference * self.expiry_hazard + share * removed * (1.0 - self.refill))
            self.core_rounding.append(uniform(draws.structure_words(GANG_OPEN, (gang, 0), 0)[1]))
        self.senior_entry = county.scale * county.parameter("senior_core", "senior_entry_per_year") / YEAR_IN_WEEKS

    @staticmethod
    def triangular(prior: List[float], u: float) -> float:
        """A value of a triangular prior (low, mode, high)."""
        low, mode, high = prior
        if not high > low:
            return mode
        width = high - low
        left = mode - low
        if u * width < left:
            return low + math.sqrt(u * width * left)
        return high - math.sqrt((1.0 - u) * width * (high - mode))


class TablesByWeeks:
    """"Tables by whole weeks": growth of embeddedness and the hazard of return."""

    def __init__(self, county: County) -> None:
        self.tau: float = county.parameter("membership", "embed_tau_weeks")
        self.hazard: float = county.parameter("membership", "reentry_hazard")
        self.half_life: float = county.parameter("membership", "reentry_half_life_weeks")

    def growth(self, tenure: int) -> float:
        """"growth(t)"."""
        return 1.0 - exp(-min(tenure, weeks(25)) / self.tau)

    def hazard_of_return(self, weeks_since_leaving: int) -> float:
        """"return(t)"."""
        n = weeks_since_leaving / self.half_life
        return 0.0 if n > 20.0 else self.hazard * exp(-n * 0.6931471805599453)
