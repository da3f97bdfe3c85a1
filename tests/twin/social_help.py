"""Reports, assessments and services of all agencies.

After docs/methods/the-week-exactly.md, sections 2 ("Stations") and 5 ("Help", "Queues", "Psychiatry").
"""

import math
from typing import Dict, List, Optional, Tuple

from county import County
from desks import (
    AFTER_ASSESSMENT,
    AFTER_FIRST_VISIT,
    ASSESSMENT,
    BY_REFERRAL,
    PSYCHIATRY,
    Case,
    Desk,
    desks_of,
    stations_of,
)
from elementary import whole
from event_log import EventLog
from groups import NOTICE_CLOCK
from keyed_draws import (
    COMPLETION,
    HANDOVER,
    LEADS_TO_SERVICE,
    NOTICE_SOURCE,
    PSYCHIATRY_REFERRAL,
    PSYCHIATRY_VISIT,
    QUEUE_PATIENCE,
    SERVICE_MATCH,
    TRIAGE_ERROR,
    WILLINGNESS,
    KeyedDraws,
    Words,
    exponential,
    uniform,
)
from normal import normal_distribution, normal_quantile
from weeks import AGES, completed_age, group_of, weeks
from youths import FRINGE, Youths

LOG_EIGHT = 2.0794415416798357
LOG_THREE = 1.0986122886681098
NONE, WAITS_VISIT, VISIT, WAITS_ASSESSMENT, IN_ASSESSMENT, TREATED = range(6)
QUEUED, LOST, IN_CARE_ALREADY = range(3)
LONGEST_WEEKS = 1e6


class SocialHelp:
    """The pipeline from concern to help in the county."""

    def __init__(self, county: County, draws: KeyedDraws, youths: Youths, log: EventLog) -> None:
        self.county = county
        self.draws = draws
        self.youths = youths
        self.log = log
        self.parameters = county.parameters["help"]
        self.psychiatry = county.parameters["psychiatry"]
        self.stations = stations_of(county)
        self.desks: List[Desk] = []
        for number, station in enumerate(self.stations):
            self.desks += desks_of(county, draws, number, station)
        self.stage = {row: stage for row, stage in county.help["psychiatry"]}
        # Who waited at the start, by desk, row, report, in order. Waits are numbered: a case may stand twice in a queue.
        self.waiting_at_start: Dict[Tuple[int, int, int], List[Case]] = {}
        self.waits = 0
        self.fill_desks()
        self.handed_over = self.by_week_due(county.help["handed_over"])
        self.assessed = self.by_week_due(county.help["assessed"])
        self.service_ends = self.by_week_due(county.help["service_ends"])
        self.queue_ends: Dict[int, List[Tuple[Case, int]]] = {}
        for week_due, desk, row, report in sorted(county.help["queue_ends"], key=lambda given: int(given[0])):
            self.wait_until(self.waiting_at_start[desk, row, report].pop(0), week_due)
        self.treatment_ends: Dict[int, List[int]] = {}
        for week_due, row in county.help["treatment_ends"]:
            self.treatment_ends.setdefault(week_due, []).append(row)
        self.referred: List[Case] = []
        self.arrivals: List[Case] = []
        self.placed: List[int] = list(county.help["placed"])

    def fill_desks(self) -> None:
        """Queues, credit and places in use at the start."""
        number = 0
        for station_number, station in enumerate(self.stations):
            for _ in range(station.desk_count):
                given = self.county.help["desks"][number]
                desk = self.desks[number]
                desk.credit = given["credit"]
                desk.taken = given["taken"]
                for priority, cases in enumerate(given["queue"]):
                    for row, report, _ in cases:
                        case = Case(row, report, priority, station_number)
                        desk.queue[priority].append(case)
                        self.waiting_at_start.setdefault((number, row, report), []).append(case)
                number += 1

    @staticmethod
    def by_week_due(given: List[List[int]]) -> Dict[int, List[Case]]:
        """Cases underway by the week they are due, in the order in which they are to be taken."""
        result: Dict[int, List[Case]] = {}
        for week_due, row, report, priority, station, completes in given:
            case = Case(row, report, priority, station)
            case.completes = completes == 1
            result.setdefault(week_due, []).append(case)
        return result

    def entry_station(self, entry: int) -> Optional[int]:
        """The one line of psychiatry that cases come to this way, if there is one."""
        for number, station in enumerate(self.stations):
            if number != ASSESSMENT and station.entry == entry:
                return number
        return None

    def desk_of(self, case: Case) -> int:
        """Number of the desk of a case."""
        station = self.stations[case.station]
        return station.first_desk + station.desk_of_area[self.county.area_of(case.row)]

    def tell(self, kind: str, case: Case) -> None:
        """An event of a case at its station."""
        self.log.add(kind, case.row, case.station)

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
        """One report: points 1 to 4 of "Help"."""
        number = self.youths.notice_spent[row]
        self.youths.spend_notice(row)
        source, spare_word = self.source(row, number)
        self.log.add("report", row, source)
        self.hand_over(row, number, week)
        self.may_refer(row, number, source, spare_word)

    def hand_over(self, row: int, number: int, week: int) -> None:
        """Points 2 and 3."""
        words = self.draws.words(HANDOVER, self.county.entity[row], number)
        loss = self.parameters["handover_loss"]
        if uniform(words[0]) < loss:
            self.log.add("lost_at_handover", row)
            return
        if uniform(words[1]) * (1.0 - loss) >= self.parameters["opened_share"]:
            self.log.add("not_opened", row)
            return
        delay = max(1, whole(self.parameters["handover_delay_weeks"] + uniform(words[2])))
        case = Case(row, number, self.priority(row, number), ASSESSMENT)
        self.handed_over.setdefault(week + delay, []).append(case)

    def source(self, row: int, number: int) -> Tuple[int, int]:
        """Point 1: the race of five words; and the word after them."""
        entity = self.county.entity[row]
        words = list(self.draws.words(NOTICE_SOURCE, entity, 2 * number))
        words += list(self.draws.words(NOTICE_SOURCE, entity, 2 * number + 1))
        best: Optional[int] = None
        best_time = 0.0
        for source, share in enumerate(self.parameters["source_share"]):
            if share == 0.0:
                continue
            time = exponential(words[source]) / share
            if best is None or time < best_time:
                best, best_time = source, time
        return (best if best is not None else 0), words[5]

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

    def may_refer(self, row: int, number: int, source: int, spare_word: int) -> None:
        """Point 4: a referral to psychiatry."""
        station = self.entry_station(BY_REFERRAL)
        if station is None:
            return
        share = self.psychiatry["referral_share"][source]
        if row in self.county.untreated_adhd:
            share *= self.psychiatry["adhd_referral_factor"]
        if uniform(spare_word) >= share:
            return
        words = self.draws.words(PSYCHIATRY_REFERRAL, self.county.entity[row], number)
        if uniform(words[0]) < self.parameters["handover_loss"]:
            self.log.add("referred", row, LOST)
        elif self.stage.get(row, NONE) != NONE:
            self.log.add("referred", row, IN_CARE_ALREADY)
        else:
            self.log.add("referred", row, QUEUED)
            self.stage[row] = WAITS_VISIT
            urgent = uniform(words[1]) < self.psychiatry["urgent_share"]
            self.referred.append(Case(row, number, 0 if urgent else 1, station))

    # Queues

    def lottery(self, case: Case) -> int:
        """The word that orders arrivals of one week at a station."""
        station = self.stations[case.station]
        if case.station == ASSESSMENT:
            process, word = HANDOVER, 3
        elif station.entry == AFTER_ASSESSMENT:
            process, word = LEADS_TO_SERVICE, 1
        elif station.entry == BY_REFERRAL:
            process, word = PSYCHIATRY_REFERRAL, 2
        else:
            process, word = PSYCHIATRY_VISIT, 1
        return self.draws.words(process, self.county.entity[case.row], case.report)[word]

    def join(self, arrivals: List[Case], week: int) -> None:
        """Arrivals by station, lottery, row, report."""
        keyed = [(case.station, self.lottery(case), case.row, case.report) for case in arrivals]
        for _, case in sorted(zip(keyed, arrivals), key=lambda pair: pair[0]):
            self.join_queue(case, week)

    def join_queue(self, case: Case, week: int) -> None:
        """One case: the end of its lane, or out at once if it is too old."""
        too_old = self.too_old_from(case)
        if too_old <= week:
            self.leave(case, True)
            return
        number = self.desk_of(case)
        self.desks[number].queue[case.priority].append(case)
        ends = min(week + self.patience(case) + 1, too_old)
        self.wait_until(case, ends)

    def wait_until(self, case: Case, week: int) -> None:
        """Numbers a wait and notes the week in which it would end."""
        self.waits += 1
        case.wait = self.waits
        self.queue_ends.setdefault(week, []).append((case, self.waits))

    def too_old_from(self, case: Case) -> int:
        """The week from which a case is too old for its queue."""
        return self.county.birth_week[case.row] + weeks(self.stations[case.station].last_age + 1)

    def patience(self, case: Case) -> int:
        """Whole weeks a case waits at most."""
        station = self.stations[case.station]
        if station.leave_hazard <= 0.0:
            return whole(min(station.patience_weeks, LONGEST_WEEKS))
        drawn = self.draws.threshold(QUEUE_PATIENCE, self.county.entity[case.row], case.report * 32 + case.station)
        return whole(min(drawn / station.leave_hazard, LONGEST_WEEKS))

    def leave(self, case: Case, is_old: bool) -> None:
        """Out of a queue when the wait ends without being served."""
        if not is_old:
            self.go(case, "queue_withdrew")
        else:
            self.go(case, "queue_aged_out" if self.stations[case.station].last_age < 24 else "queue_left")

    def go(self, case: Case, why: str) -> None:
        """Out of a queue."""
        self.tell(why, case)
        if self.stations[case.station].agency == PSYCHIATRY:
            self.stage[case.row] = NONE

    def end_waits(self, week: int) -> None:
        """Patience and ages that end."""
        for case, number in self.queue_ends.pop(week, []):
            if case.wait != number:
                continue
            case.wait = 0
            self.desks[self.desk_of(case)].queue[case.priority].remove(case)
            self.leave(case, self.too_old_from(case) <= week)

    def serve(self, number: int, station_number: int, week: int) -> None:
        """Starts at a desk."""
        station = self.stations[station_number]
        desk = self.desks[number]
        desk.credit += desk.starts_a_week
        while desk.waiting() > 0 and desk.is_free(station):
            case = desk.take_first()
            case.wait = 0
            if case.row in self.youths.contact_of_away:
                self.go(case, "queue_placed")
                continue
            if station.has_places:
                desk.taken += 1
            else:
                desk.credit -= 1.0
            if station_number == ASSESSMENT:
                self.start_assessment(case, week)
            else:
                self.start_service(case, week)
        desk.credit = min(desk.credit, max(1.0, desk.starts_a_week))

    def start_assessment(self, case: Case, week: int) -> None:
        """An assessment, due after its weeks."""
        self.tell("assessment_start", case)
        self.assessed.setdefault(self.assessed_week(week), []).append(case)

    def assessed_week(self, week: int) -> int:
        """When an assessment that starts now has been made."""
        return week + max(1, whole(self.parameters["assessment_weeks"]))

    def assess_urgent(self, arrivals: List[Case], week: int) -> List[Case]:
        """Cases that will be placed are assessed at once; the others are left."""
        def is_urgent(case: Case) -> bool:
            words = self.draws.words(LEADS_TO_SERVICE, self.county.entity[case.row], case.report)
            away = case.row in self.youths.contact_of_away
            return not away and self.is_placed(case, words, self.assessed_week(week))

        urgent = [case for case in arrivals if is_urgent(case)]
        for case in sorted(urgent, key=lambda one: (self.lottery(one), one.row, one.report)):
            self.desks[self.desk_of(case)].credit -= 1.0
            self.start_assessment(case, week)
        return [case for case in arrivals if case not in urgent]

    # The county's week

    def run_week(self, week: int) -> None:
        """"Then, over the county"."""
        self.end_waits(week)
        for row in self.treatment_ends.pop(week, []):
            if self.stage.get(row, NONE) == TREATED:
                self.stage[row] = NONE
                self.log.add("treatment_end", row)
        self.join(self.assess_urgent(self.handed_over.pop(week, []), week), week)
        self.serve_stations([ASSESSMENT], week)
        for case in self.assessed.pop(week, []):
            self.decide(case, week)
        for case in self.service_ends.pop(week, []):
            self.end_service(case, week)
        arrivals = self.arrivals + self.referred
        self.arrivals = []
        self.referred = []
        self.join(arrivals, week)
        self.serve_stations(list(range(1, len(self.stations))), week)

    def take_placements(self) -> List[int]:
        """Rows placed by decisions since the last call, in order."""
        placed, self.placed = self.placed, []
        return placed

    def serve_stations(self, numbers: List[int], week: int) -> None:
        """All desks of these stations."""
        for station_number in numbers:
            station = self.stations[station_number]
            for own in range(station.desk_count):
                self.serve(station.first_desk + own, station_number, week)

    def decide(self, case: Case, week: int) -> None:
        """A decision due: placement, no need, or a service."""
        words = self.draws.words(LEADS_TO_SERVICE, self.county.entity[case.row], case.report)
        if self.is_placed(case, words, week):
            self.tell("placement_decided", case)
            self.placed.append(case.row)
        elif uniform(words[0]) >= self.parameters["leads_to_service_share"]:
            self.tell("no_service_needed", case)
        else:
            self.match(case, words, week)

    def is_placed(self, case: Case, words: Words, week: int) -> bool:
        """Placement outside the home, by priority and age."""
        names = ("placement_share_involved", "placement_share_fringe", "placement_share_rest")
        age = completed_age(self.county.birth_week[case.row], week)
        if not self.parameters["placement_first_age"] <= age <= self.parameters["placement_last_age"]:
            return False
        return uniform(words[3]) < self.parameters[names[case.priority]]

    def match(self, case: Case, words: Words, week: int) -> None:
        """The line: the winner of the race, or its second."""
        order = self.race(case, week)
        if not order:
            self.tell("queue_aged_out", case)
            return
        right = len(order) == 1 or uniform(words[2]) < self.parameters["right_match_share"]
        case.station = order[0] if right else order[1]
        if self.is_willing(case.row):
            self.arrivals.append(case)
        else:
            self.tell("declined", case)

    def race(self, case: Case, week: int) -> List[int]:
        """Lines that take the age, in the order in which they finish."""
        age = completed_age(self.county.birth_week[case.row], week)
        times: List[Tuple[float, int]] = []
        for number, station in enumerate(self.stations):
            if number == ASSESSMENT or station.match_weight <= 0.0:
                continue
            if not station.first_age <= age <= station.last_age:
                continue
            words = self.draws.words(SERVICE_MATCH, self.county.entity[case.row], case.report * 8 + number // 4)
            times.append((exponential(words[number % 4]) / station.match_weight, number))
        return [number for _, number in sorted(times)]

    def start_service(self, case: Case, week: int) -> None:
        """A service, visit or assessment of psychiatry begins."""
        station = self.stations[case.station]
        self.tell("service_start", case)
        share = 1.0
        case.completes = True
        if station.has_places:
            words = self.draws.words(COMPLETION, self.county.entity[case.row], case.report)
            case.completes = uniform(words[0]) < self.parameters["complete_share"]
            share = 1.0 if case.completes else uniform(words[1])
        if station.agency == PSYCHIATRY:
            self.stage[case.row] = VISIT if station.entry == BY_REFERRAL else IN_ASSESSMENT
        length = max(1, whole(station.duration_weeks * share))
        self.service_ends.setdefault(week + length, []).append(case)

    def end_service(self, case: Case, week: int) -> None:
        """A service ends; psychiatry may go on."""
        station = self.stations[case.station]
        if station.has_places:
            self.desks[self.desk_of(case)].taken -= 1
        self.tell("service_completed" if case.completes else "service_broken_off", case)
        if station.agency != PSYCHIATRY:
            return
        words = self.draws.words(PSYCHIATRY_VISIT, self.county.entity[case.row], case.report)
        self.stage[case.row] = NONE
        if station.entry == BY_REFERRAL:
            follow_up = self.entry_station(AFTER_FIRST_VISIT)
            if follow_up is not None and uniform(words[0]) < self.psychiatry["assessment_share"]:
                self.stage[case.row] = WAITS_ASSESSMENT
                self.arrivals.append(Case(case.row, case.report, 1, follow_up))
        else:
            self.diagnose(case, words, week)

    def diagnose(self, case: Case, words: Words, week: int) -> None:
        """After the assessment for ADHD."""
        has_adhd = case.row in self.county.untreated_adhd
        share = self.psychiatry["diagnosed_share_with_adhd" if has_adhd else "diagnosed_share_without"]
        hazard = self.psychiatry["treatment_stop_hazard"]
        if uniform(words[2]) >= share or hazard <= 0.0:
            return
        self.stage[case.row] = TREATED
        self.tell("treatment_start", case)
        length = 1 + whole(min(exponential(words[3]) / hazard, LONGEST_WEEKS))
        self.treatment_ends.setdefault(week + length, []).append(case.row)

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
