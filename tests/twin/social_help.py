"""Reports and social services.

After docs/methods/the-week-exactly.md, sections 2 ("Social services") and 5 ("Help").
"""

import math
from typing import Any, Dict, List, Optional, Tuple

from county import County
from elementary import whole
from event_log import EventLog
from groups import NOTICE_CLOCK
from keyed_draws import (
    CAPACITY_CREDIT,
    COMPLETION,
    HANDOVER,
    LEADS_TO_SERVICE,
    NOTICE_SOURCE,
    TRIAGE_ERROR,
    WILLINGNESS,
    KeyedDraws,
    exponential,
    uniform,
)
from normal import normal_distribution, normal_quantile
from weeks import AGES, group_of, weeks
from youths import FRINGE, Youths

LOG_EIGHT = 2.0794415416798357
LOG_THREE = 1.0986122886681098
PRIORITIES = range(3)

# A case: row, report, and the week it joined the queue or its priority.
Case = Tuple[int, int, int]


class Office:
    """Social services of one area."""

    def __init__(self, given: Dict[str, Any], starts_a_week: float, places: int) -> None:
        self.credit: float = given["credit"]
        self.in_service: int = given["in_service"]
        self.assessment_queue = self.queues(given["assessment_queue"])
        self.service_queue = self.queues(given["service_queue"])
        self.starts_a_week = starts_a_week
        self.places = places

    @staticmethod
    def queues(given: List[List[List[int]]]) -> List[List[Case]]:
        """The three lists of a queue, one a priority, from the head on."""
        return [[(row, report, joined) for row, report, joined in cases] for cases in given]


class SocialHelp:
    """Reports, hand-overs, assessments and services of the county."""

    def __init__(self, county: County, draws: KeyedDraws, youths: Youths, log: EventLog) -> None:
        self.county = county
        self.draws = draws
        self.youths = youths
        self.log = log
        self.parameters = county.parameters["help"]
        self.offices = [self.office(area) for area in range(county.area_count)]
        self.handed_over = self.by_week_due(county.help["handed_over"])
        self.assessed = self.by_week_due(county.help["assessed"])
        self.service_ends = self.by_week_due(county.help["service_ends"])

    def office(self, area: int) -> Office:
        """Section 2, "Social services" of an area."""
        youths = 0.0
        for place in self.county.places:
            if place.area == area:
                for age in range(6, 18):
                    youths += place.youths(age)
        t = youths * self.county.scale / 1000.0
        u = uniform(self.draws.structure_words(CAPACITY_CREDIT, (area, 0), 0)[1])
        places = whole(self.parameters["service_places_per_1000"] * t + u)
        return Office(self.county.help["offices"][area], self.parameters["assessment_starts_per_1000"] * t, places)

    @staticmethod
    def by_week_due(given: List[List[int]]) -> Dict[int, List[Case]]:
        """Cases underway by the week they are due, in the order in which they are to be taken."""
        result: Dict[int, List[Case]] = {}
        for week_due, row, report, x in given:
            result.setdefault(week_due, []).append((row, report, x))
        return result

    # Reports

    def crossed_notices(self, residents: List[List[int]]) -> List[int]:
        """Rows whose notice clock has crossed: by area, segment, age from 6 up, row."""
        youths = self.youths
        result: List[int] = []
        for area in range(self.county.area_count):
            for segment in range(self.county.segment_count):
                if self.county.places[segment // 2].area != area:
                    continue
                for age in AGES:
                    group = group_of(segment, age)
                    for row in residents[group]:
                        running = youths.notice_multiplier[row] != 0.0
                        if running and youths.group_clocks.has_crossed(NOTICE_CLOCK, group, youths.notice_target[row]):
                            result.append(row)
        return result

    def report(self, row: int, week: int) -> None:
        """One report: points 1 to 3 of "Help"."""
        entity = self.county.entity[row]
        number = self.youths.notice_spent[row]
        self.youths.spend_notice(row)
        self.log.add("report", row, self.source(row, number))
        words = self.draws.words(HANDOVER, entity, number)
        if uniform(words[0]) < self.parameters["handover_loss"]:
            self.log.add("lost_at_handover", row)
            return
        if uniform(words[1]) >= self.parameters["opened_share"]:
            self.log.add("not_opened", row)
            return
        delay = max(1, whole(self.parameters["handover_delay_weeks"] + uniform(words[2])))
        case = (row, number, self.priority(row, number))
        self.handed_over.setdefault(week + delay, []).append(case)

    def source(self, row: int, number: int) -> int:
        """Point 1: the race of five words."""
        entity = self.county.entity[row]
        words = list(self.draws.words(NOTICE_SOURCE, entity, 2 * number))
        words.append(self.draws.words(NOTICE_SOURCE, entity, 2 * number + 1)[0])
        best: Optional[int] = None
        best_time = 0.0
        for source, share in enumerate(self.parameters["source_share"]):
            if share == 0.0:
                continue
            time = exponential(words[source]) / share
            if best is None or time < best_time:
                best, best_time = source, time
        return best if best is not None else 0

    def priority(self, row: int, number: int) -> int:
        """Point 3: from the state now."""
        risk = 0.0
        if self.youths.is_member(row):
            risk = LOG_EIGHT
        elif self.youths.involvement[row] == FRINGE:
            risk = LOG_THREE
        u = uniform(self.draws.words(TRIAGE_ERROR, self.county.entity[row], number)[0])
        observed = risk + self.parameters["triage_error_sd"] * normal_quantile(u)
        if observed > (LOG_THREE + LOG_EIGHT) / 2.0:
            return 0
        return 1 if observed > LOG_THREE / 2.0 else 2

    # The county's week

    def run_week(self, week: int) -> None:
        """"Then, over the county": hand-overs, starts, decisions, ends, services."""
        self.join_assessment_queues(week)
        for office in self.offices:
            self.start_assessments(office, week)
        self.decide(week)
        for row, _, completed in self.service_ends.pop(week, []):
            self.offices[self.county.area_of(row)].in_service -= 1
            self.log.add("service_completed" if completed == 1 else "service_broken_off", row)
        for office in self.offices:
            self.start_services(office, week)

    def join_assessment_queues(self, week: int) -> None:
        """Cases handed over that are due, by area, lottery, row, report."""
        due: List[Tuple[int, int, int, int, int]] = []
        for row, number, priority in self.handed_over.pop(week, []):
            lottery = self.draws.words(HANDOVER, self.county.entity[row], number)[3]
            due.append((self.county.area_of(row), lottery, row, number, priority))
        for area, _, row, number, priority in sorted(due):
            self.offices[area].assessment_queue[priority].append((row, number, week))

    def start_assessments(self, office: Office, week: int) -> None:
        """Assessments started in an area."""
        office.credit += office.starts_a_week
        while office.credit >= 1.0:
            found = self.find_case(office.assessment_queue, week)
            if found is None:
                break
            priority, (row, number, _) = found
            office.credit -= 1.0
            self.log.add("assessment_start", row)
            week_due = week + max(1, whole(self.parameters["assessment_weeks"]))
            self.assessed.setdefault(week_due, []).append((row, number, priority))
        office.credit = min(office.credit, max(1.0, office.starts_a_week))

    def decide(self, week: int) -> None:
        """Decisions due, in the order in which the assessments were started."""
        accepted: List[Tuple[int, int, int, int, int]] = []
        for row, number, priority in self.assessed.pop(week, []):
            words = self.draws.words(LEADS_TO_SERVICE, self.county.entity[row], number)
            if uniform(words[0]) >= self.parameters["leads_to_service_share"]:
                self.log.add("no_service_needed", row)
            elif not self.is_willing(row):
                self.log.add("declined", row)
            else:
                accepted.append((self.county.area_of(row), words[1], row, number, priority))
        for area, _, row, number, priority in sorted(accepted):
            self.offices[area].service_queue[priority].append((row, number, week))

    def start_services(self, office: Office, week: int) -> None:
        """Services started in an area."""
        while office.in_service < office.places:
            found = self.find_case(office.service_queue, week)
            if found is None:
                break
            _, (row, number, _) = found
            office.in_service += 1
            self.log.add("service_start", row)
            words = self.draws.words(COMPLETION, self.county.entity[row], number)
            completes = uniform(words[0]) < self.parameters["complete_share"]
            share = 1.0 if completes else uniform(words[1])
            length = max(1, whole(self.parameters["service_duration_weeks"] * share))
            self.service_ends.setdefault(week + length, []).append((row, number, 1 if completes else 0))

    def find_case(self, queues: List[List[Case]], week: int) -> Optional[Tuple[int, Case]]:
        """"A case is found": the head of the first priority that has any, until one still waits."""
        too_old = weeks(self.county.whole_parameter("help", "service_last_age") + 1)
        for priority in PRIORITIES:
            while queues[priority]:
                case = queues[priority].pop(0)
                row, _, joined = case
                if week - self.county.birth_week[row] >= too_old:
                    self.log.add("queue_aged_out", row)
                elif week - joined > self.parameters["queue_patience_weeks"]:
                    self.log.add("queue_withdrew", row)
                else:
                    return priority, case
        return None

    def is_willing(self, row: int) -> bool:
        """"Willing"."""
        r = self.parameters["willingness_risk_correlation"]
        u = uniform(self.draws.structure_words(WILLINGNESS, self.county.entity[row], 0)[0])
        elasticity = self.county.parameter("recruitment", "recruit_elasticity")
        sd = elasticity * self.county.parameter("risk", "log_vulnerability_sd")
        risk = self.county.recruit_level[row] * (1.0 / 1024.0) / sd
        risk = min(3.0, max(-3.0, risk))
        z = r * risk + math.sqrt(1.0 - r * r) * normal_quantile(u)
        return normal_distribution(z) > 1.0 - self.parameters["accept_share"]
