"""Police and justice, after docs/methods/the-week-exactly.md, section 6."""

from typing import Any, Dict, List, Tuple

from county import County
from elementary import log as logarithm
from elementary import to_float, whole
from event_log import EventLog
from fixed import GangConstants
from gangs import Gangs
from keyed_draws import (
    ARREST,
    ARREST_OUTCOME,
    CUSTODY_AT_START,
    PLACE_ROUNDING,
    REATTACHMENT,
    REMOVAL,
    KeyedDraws,
    exponential,
    uniform,
)
from membership import Membership
from weeks import LAST_AGE
from youths import CORE, FORMER, Effect, Youths

WARD, YOUTH_CUSTODY, PRISON = range(3)
INSTITUTIONS = range(3)
PLACES = ("ward_places", "youth_custody_places", "prison_places")
MOST_WEEKS = 5000.0
MOST_STEPS = 16
STEP = 0.8408964152537145


class Law:
    """"law age" and "length": the parameters, changed by the law timeline."""

    def __init__(self, county: County) -> None:
        self.county = county

    def in_force(self, name: str, week: int) -> float:
        """The value of a parameter in a week."""
        value: float = self.county.parameter("justice", name)
        for from_week, changed, changed_value in self.county.law_timeline:
            if changed == name and from_week <= week:
                value = changed_value
        return value

    def age(self, week: int) -> int:
        """"law age"."""
        return whole(self.in_force("age_of_criminal_responsibility", week) + 0.5)

    def length(self, week: int) -> float:
        """"length"."""
        return self.in_force("sentence_length_factor", week)


def institution_of(age: int, law_age: int, u: float, parameters: Dict[str, Any]) -> int:
    """Where a stay is spent."""
    if age >= 18:
        return PRISON
    return WARD if age < law_age or u < parameters["ward_share_under_18"] else YOUTH_CUSTODY


class Stay:
    """Time away that has been decided."""

    def __init__(self, row: int, weeks: int, institution: int, decided_week: int = 0, lottery: int = 0) -> None:
        self.row = row
        self.weeks = weeks
        self.institution = institution
        self.order = (decided_week, lottery, row)


def away_at_the_start(county: County, draws: KeyedDraws) -> List[Stay]:
    """"Away at the start": the stays of members, with the weeks that are left."""
    p = county.parameters["justice"]
    law_age = Law(county).age(county.first_week)
    least = p["least_away_weeks"]
    stays: List[Stay] = []
    for row, _, _, _, _ in county.members_at_start:
        age = county.age_at_start(row)
        m = p["arrest_hazard"][age] * p["removed_share"][age] * p["away_weeks"][age]
        words = draws.structure_words(CUSTODY_AT_START, county.entity[row], 0)
        if uniform(words[0]) >= m / (1.0 + m):
            continue
        b = max(0.0, p["away_weeks"][age] - least)
        if uniform(words[1]) * (least + b) < least:
            left = uniform(words[2]) * least
        else:
            left = least + b * exponential(words[2])
        institution = institution_of(age, law_age, uniform(words[3]), p)
        stays.append(Stay(row, whole(min(MOST_WEEKS, left + 1.0)), institution))
    return stays


class Justice:
    """Arrests, stays in places that bind, release, labels, and recruiters who are away."""

    def __init__(
        self,
        county: County,
        draws: KeyedDraws,
        youths: Youths,
        gangs: Gangs,
        membership: Membership,
        constants: GangConstants,
        log: EventLog,
    ) -> None:
        self.county = county
        self.draws = draws
        self.youths = youths
        self.gangs = gangs
        self.membership = membership
        self.constants = constants
        self.log = log
        self.law = Law(county)
        self.parameters = county.parameters["justice"]
        self.places = [self.places_of(institution) for institution in INSTITUTIONS]
        self.in_use = [0 for _ in INSTITUTIONS]
        self.waiting: List[List[Stay]] = [[] for _ in INSTITUTIONS]
        self.stays_so_far: Dict[int, int] = {}
        self.known = {stay.row for stay in youths.stays_at_start}
        self.labelled_week: Dict[int, int] = {}
        # By the week they are due, in the order in which they were added.
        self.releases: Dict[int, List[Stay]] = {}
        self.reopened: Dict[int, List[int]] = {}
        self.windows: Dict[int, List[Tuple[int, int, int]]] = {}
        self.fades: Dict[int, List[Tuple[int, int]]] = {}
        for stay in youths.stays_at_start:
            self.in_use[stay.institution] += 1
            self.stays_so_far[stay.row] = 1
            self.releases.setdefault(county.first_week + stay.weeks, []).append(stay)
            log.count("away at the start")

    def places_of(self, institution: int) -> int:
        """Section 2, "Institutions"."""
        u = uniform(self.draws.structure_words(PLACE_ROUNDING, (institution, 0), 0)[0])
        return whole(self.parameters[PLACES[institution]] * self.county.scale + u)

    # Arrest

    def arrest(self, row: int, week: int) -> bool:
        """"Arrest"; whether a stay is decided."""
        p = self.parameters
        entity = self.county.entity[row]
        member = self.youths.members[row]
        u = uniform(self.draws.words(ARREST_OUTCOME, entity, member.spell * 65536 + member.arrests)[0])
        member.arrests += 1
        member.arrest_left = self.draws.threshold(ARREST, entity, member.spell * 65536 + member.arrests)
        self.log.add("arrest", row, 0 if row in self.known else 1)
        self.known.add(row)
        age = self.youths.age[row]
        law_age = self.law.age(week)
        share = p["removed_share"][age]
        if law_age <= age < 15:
            self.log.count("arrest under 15 within reach of the law")
            share = share + p["serious_share"] * max(0.0, p["removed_share"][15] - share)
        if u < share:
            self.decide_stay(row, week)
            return True
        if age >= law_age:
            self.label(row, week, False)
        return False

    def decide_stay(self, row: int, week: int) -> None:
        """"The stay"."""
        p = self.parameters
        age = self.youths.age[row]
        law_age = self.law.age(week)
        words = self.draws.words(REMOVAL, self.county.entity[row], 2 * self.stays_so_far.get(row, 0))
        least = p["least_away_weeks"]
        length = self.law.length(week) if age >= law_age else 1.0
        away_weeks = (least + max(0.0, p["away_weeks"][age] - least) * exponential(words[0])) * length
        institution = institution_of(age, law_age, uniform(words[1]), p)
        self.wait(Stay(row, whole(min(MOST_WEEKS, away_weeks + 1.0)), institution, week, words[2]))

    def place(self, row: int, week: int) -> None:
        """0. A placement decided by social services: a stay in a ward."""
        words = self.draws.words(REMOVAL, self.county.entity[row], 2 * self.stays_so_far.get(row, 0))
        least = self.parameters["least_away_weeks"]
        beyond = max(0.0, self.parameters["background_ward_weeks"] - least)
        away_weeks = least + beyond * exponential(words[0])
        self.log.count("placed")
        self.wait(Stay(row, whole(min(MOST_WEEKS, away_weeks + 1.0)), WARD, week, words[2]))

    def wait(self, stay: Stay) -> None:
        """A stay that is decided lapses or waits for the week's section."""
        if stay.row in self.youths.contact_of_away:
            self.log.count("stay lapsed at once")
        else:
            self.waiting[stay.institution].append(stay)

    def begin(self, stay: Stay, week: int) -> None:
        """"A stay begins"."""
        row = stay.row
        youths = self.youths
        so_far = self.stays_so_far.get(row, 0)
        self.in_use[stay.institution] += 1
        self.releases.setdefault(week + max(1, stay.weeks), []).append(stay)
        youths.contact_of_away[row] = contact_in(self.county, stay.institution)
        youths.marked_full.add(row)
        self.log.add("taken_away", row, stay.institution)
        if row in youths.members:
            self.take_from_gang(row, youths.members[row].gang, so_far, week)
        else:
            self.log.count("taken away after leaving")
        self.stays_so_far[row] = so_far + 1

    def take_from_gang(self, row: int, gang: int, so_far: int, week: int) -> None:
        """What the removal of a member does to the gang."""
        youths = self.youths
        self.gangs.active[gang] -= 1
        if youths.involvement[row] == CORE:
            self.gangs.core[gang] -= 1
            self.log.count("core taken away")
        self.gangs.positions[gang] -= 1
        words = self.draws.words(REMOVAL, self.county.entity[row], 2 * so_far + 1)
        if uniform(words[0]) < self.constants.refill:
            delay = 1 + whole(uniform(words[1]) * self.parameters["vacancy_refill_weeks"])
            self.reopened.setdefault(week + delay, []).append(gang)
        for younger in sorted(youths.members):
            member = youths.members[younger]
            if member.gang != gang or member.recruiter != row or member.contact_broken:
                continue
            member.contact_broken = True
            member.windows += 1
            self.log.add("recruiter_lost", younger)
            u = uniform(self.draws.words(REATTACHMENT, self.county.entity[younger], member.window_occurrence())[0])
            delay = max(1, whole(self.constants.reattach_delay + u))
            self.windows.setdefault(week + delay, []).append((younger, member.spell, member.windows))

    # The week's section

    def run_week(self, week: int, placed: List[int]) -> None:
        """"Police and justice" of the week, in its order; the rows that social services placed last week."""
        for row in placed:
            self.place(row, week)
        for stay in self.releases.pop(week, []):
            self.release(stay, week)
        for institution in INSTITUTIONS:
            self.fill_places(institution, week)
        for gang in self.reopened.pop(week, []):
            self.gangs.positions[gang] += 1
            self.log.count("position reopened")
        for window in self.windows.pop(week, []):
            self.reattach(window, week)
        for row, labelled_week in self.fades.pop(week, []):
            if self.labelled_week[row] == labelled_week:
                self.fade(row, week)

    def release(self, stay: Stay, week: int) -> None:
        """1. A stay ends."""
        row = stay.row
        youths = self.youths
        self.in_use[stay.institution] -= 1
        if youths.age[row] > LAST_AGE:
            self.log.count("place kept until after 25")
            return
        del youths.contact_of_away[row]
        self.log.add("released", row, stay.institution)
        if row in youths.members:
            gang = youths.members[row].gang
            self.gangs.active[gang] += 1
            if youths.involvement[row] == CORE:
                self.gangs.core[gang] += 1
            for member in youths.members.values():
                if member.gang == gang and member.recruiter == row and member.contact_broken:
                    member.contact_broken = False
                    self.log.count("recruiter back in time")
        elif youths.involvement[row] == FORMER:
            self.log.count("former released")
        self.label(row, week, stay.institution == WARD)

    def fill_places(self, institution: int, week: int) -> None:
        """2. Those who wait, while there is a free place."""
        waiting = self.waiting[institution]
        waiting.sort(key=lambda stay: stay.order)
        while waiting and self.in_use[institution] < self.places[institution]:
            stay = waiting.pop(0)
            if stay.row in self.youths.contact_of_away or self.youths.age[stay.row] > LAST_AGE:
                self.log.count("stay lapsed")
            else:
                self.begin(stay, week)
        for stay in waiting:
            if stay.order[0] == week:
                self.log.add("waits_for_place", stay.row, institution)

    def reattach(self, window: Tuple[int, int, int], week: int) -> None:
        """4. Another recruiter takes over, if the contact is still broken and of the same window."""
        row, spell, number = window
        youths = self.youths
        member = youths.members.get(row)
        if member is None or not member.contact_broken:
            return
        if member.spell != spell:
            self.log.count("window of an earlier spell")
            return
        if member.windows != number:
            self.log.count("window of an earlier time")
            return
        recruiter = self.membership.race_of_recruiters(REATTACHMENT, row, member.gang, member.window_occurrence(), week)
        if recruiter is None:
            self.log.count("nobody to take over yet")
            self.windows.setdefault(week + 1, []).append(window)
            return
        self.membership.lose_younger(member.recruiter)
        member.recruiter = recruiter
        youths.members[recruiter].own_youngers += 1
        member.contact_broken = False
        youths.marked_full.add(recruiter)
        youths.marked_full.add(row)
        self.log.add("reattached", row)

    # Labels

    def label(self, row: int, week: int, ward_peers: bool) -> None:
        """"Labelled"."""
        youths = self.youths
        if row in youths.recruit_effect:
            self.log.count("labelled anew")
        youths.recruit_effect[row] = Effect(logarithm(self.parameters["label_effect"]))
        self.log.count("labelled")
        if ward_peers:
            youths.drift_effect[row] = Effect(logarithm(self.parameters["ward_peer_effect"]))
            self.log.count("ward peers")
        youths.marked_services.add(row)
        self.labelled_week[row] = week
        if self.parameters["label_half_life_weeks"] > 0.0:
            self.fades.setdefault(week + self.weeks_of_a_step(), []).append((row, week))
        else:
            self.log.count("label that does not fade")

    def weeks_of_a_step(self) -> int:
        """Weeks between steps of fading, of a label that fades."""
        return max(1, whole(self.parameters["label_half_life_weeks"] / 4.0 + 0.5))

    def fade(self, row: int, week: int) -> None:
        """5. "A step" of all effects of a youth."""
        least = self.county.parameter("overlap", "least_log_effect")
        for effects in (self.youths.recruit_effect, self.youths.drift_effect):
            if row not in effects:
                continue
            effect = effects[row]
            effect.log *= STEP
            effect.steps += 1
            if effect.steps >= MOST_STEPS or abs(effect.log) < least:
                del effects[row]
                self.log.count("effect of a label dropped")
        self.youths.marked_services.add(row)
        self.log.count("label faded")
        if row in self.youths.recruit_effect or row in self.youths.drift_effect:
            self.fades.setdefault(week + self.weeks_of_a_step(), []).append((row, self.labelled_week[row]))


def contact_in(county: County, institution: int) -> float:
    """"contact" of who is away."""
    return to_float(county.parameter("justice", "ward_leak" if institution == WARD else "custody_leak"))
