"""Members and formers: exposures, and how crossings are served.

After docs/methods/the-week-exactly.md, sections 3 ("Members and formers") and 5 ("Exposures", "Serving").
"""

from typing import Callable, List, Optional, Set, Tuple

from clocks import crossing_fraction
from county import CHANNELS, ONLINE, County
from elementary import exp, power, to_float
from event_log import EventLog
from fixed import TablesByWeeks
from gangs import Gangs
from groups import DRIFT_CLOCK, FIRST_CHANNEL_CLOCK, LEAVING_CLOCK
from keyed_draws import (
    ARREST,
    EMBEDDING,
    EXIT,
    GANG_CHOICE,
    PROMOTION,
    RECRUITER_CHOICE,
    REENTRY,
    REENTRY_CHANNEL,
    KeyedDraws,
    packed_key,
    uniform,
)
from weeks import group_of, weeks
from youths import CORE, FORMER, FRINGE, INVOLVED, NONE, Former, Member, Youths

# Kinds of crossings, in the order of "Serving"; kinds 1 to 4 are the channels.
INVOLVEMENT_KIND, FIRST_CHANNEL_KIND, EXIT_KIND, PROMOTION_KIND, REENTRY_KIND, ARREST_KIND = 0, 1, 5, 6, 7, 8

Crossing = Tuple[float, int, int]


class Membership:
    """Who joins, leaves, rises and returns."""

    def __init__(self, county: County, draws: KeyedDraws, youths: Youths, gangs: Gangs, log: EventLog) -> None:
        self.county = county
        self.draws = draws
        self.youths = youths
        self.gangs = gangs
        self.log = log
        self.tables = TablesByWeeks(county)
        self.parameters = county.parameters["membership"]

    # Section 3

    def own_half(self, row: int, spell: int) -> float:
        """"A member's own half of embeddedness"."""
        a = self.parameters["embed_beta_a"]
        b = self.parameters["embed_beta_b"]
        for attempt in range(256):
            words = self.draws.words(EMBEDDING, self.county.entity[row], 256 * spell + attempt)
            for first_word, second_word in ((words[0], words[1]), (words[2], words[3])):
                x = power(uniform(first_word), 1.0 / a)
                y = power(uniform(second_word), 1.0 / b)
                if 0.0 < x + y <= 1.0:
                    return to_float(x / (x + y))
        return to_float(a / (a + b))

    def new_member(
        self, row: int, gang: int, recruiter: Optional[int], spell: int, tenure_start: int, own_half: float
    ) -> None:
        """The record of a new spell: thresholds drawn."""
        member = Member(gang, recruiter, spell, tenure_start)
        member.own_half = own_half
        member.exit_left = self.draws.threshold(EXIT, self.county.entity[row], spell)
        member.promotion_left = self.draws.threshold(PROMOTION, self.county.entity[row], spell)
        member.arrest_left = self.draws.threshold(ARREST, self.county.entity[row], spell * 65536)
        self.youths.members[row] = member

    def new_former(self, row: int, left_week: int, spells: int) -> None:
        """The record of a former without a crossing."""
        exposure = self.draws.threshold(REENTRY, self.county.entity[row], spells * 65536)
        self.youths.formers[row] = Former(left_week, spells, exposure)
        self.youths.formers[row].factor = to_float(self.youths.recruit_service(row))

    # Section 5, "Crossings"

    def crossings_of_clocks(self, residents: List[List[int]]) -> List[Crossing]:
        """Crossings of the involvement and channel clocks: (fraction, row, kind)."""
        youths = self.youths
        group_clocks = youths.group_clocks
        result: List[Crossing] = []

        def look(row: int, kind: int, clock: int, group: int, target: float) -> None:
            if group_clocks.has_crossed(clock, group, target):
                before, now = group_clocks.before[clock][group], group_clocks.now[clock][group]
                result.append((crossing_fraction(target, before, now), row, kind))

        for group, rows in enumerate(residents):
            for row in rows:
                target = youths.involvement_target[row]
                if target is not None and youths.involvement[row] == NONE:
                    look(row, INVOLVEMENT_KIND, DRIFT_CLOCK, group, target)
                elif target is not None and youths.involvement[row] == FRINGE:
                    look(row, INVOLVEMENT_KIND, LEAVING_CLOCK, group, -target)
                if youths.recruit_multiplier[row] != 0.0:
                    for channel in CHANNELS:
                        target = youths.channel_target[channel][row]
                        look(row, FIRST_CHANNEL_KIND + channel, FIRST_CHANNEL_CLOCK + channel, group, target)
        return result

    # Section 5, "Exposures of members and formers"

    def crossings_of_members_and_formers(self, week: int) -> List[Crossing]:
        """Adds the exposure of the week and returns the crossings."""
        youths = self.youths
        p = self.parameters
        result: List[Crossing] = []
        for row in sorted(youths.members):
            if row in youths.contact_of_away:
                continue
            member = youths.members[row]
            tenure = week - member.tenure_start
            is_core = youths.involvement[row] == CORE
            ties_share = p["embed_ties_share"]
            embedded = (1.0 - ties_share) * member.own_half + ties_share * member.share_inside
            embedded = embedded * self.tables.growth(tenure)
            factor = p["core_exit_factor"] if is_core else 1.0
            hazard = p["exit_hazard"] * factor * exp(-p["embed_exit_effect"] * embedded)
            if member.contact_broken:
                hazard = hazard * max(1.0, self.gangs.constants.window_factor)
                if self.gangs.constants.window_factor < 1.0:
                    self.log.count("window factor below 1")
            member.exit_left = self.expose(hazard, member.exit_left, row, EXIT_KIND, result)
            is_old_enough = youths.age[row] >= p["promotion_least_age"]
            if not is_core and tenure >= p["promotion_least_tenure_weeks"] and is_old_enough:
                hazard = p["promotion_hazard"]
                member.promotion_left = self.expose(hazard, member.promotion_left, row, PROMOTION_KIND, result)
            hazard = self.county.parameter("justice", "arrest_hazard")[youths.age[row]]
            member.arrest_left = self.expose(hazard, member.arrest_left, row, ARREST_KIND, result)
        for row in sorted(youths.formers):
            former = youths.formers[row]
            hazard = self.tables.hazard_of_return(week - former.left_week) * former.factor
            former.reentry_left = self.expose(hazard, former.reentry_left, row, REENTRY_KIND, result)
        return result

    @staticmethod
    def expose(hazard: float, left: float, row: int, kind: int, crossings: List[Crossing]) -> float:
        """The remaining exposure after a week at this hazard; a crossing leaves it as it is."""
        if hazard <= 0.0:
            return left
        if hazard >= left:
            crossings.append((to_float(left / hazard) if left > 0.0 else 0.0, row, kind))
            return left
        return left - hazard

    # Section 5, "Serving"

    def serve(
        self,
        crossings: List[Crossing],
        week: int,
        channel_factors: List[List[float]],
        arrest: Callable[[int, int], bool],
    ) -> None:
        """Serves all crossings by fraction, row, kind; channel_factors by channel and group."""
        changed: Set[int] = set()
        for _, row, kind in sorted(crossings):
            if row in changed:
                continue
            before = self.youths.involvement[row]
            stay_decided = False
            if kind == INVOLVEMENT_KIND:
                self.youths.change_between_none_and_fringe(row)
                self.log.add("drift" if before == NONE else "fringe_exit", row)
            elif kind < EXIT_KIND:
                self.serve_channel(row, kind - FIRST_CHANNEL_KIND, week)
            elif kind == EXIT_KIND:
                self.serve_exit(row, week)
            elif kind == PROMOTION_KIND:
                self.serve_promotion(row)
            elif kind == REENTRY_KIND:
                self.serve_reentry(row, week, channel_factors)
            else:
                stay_decided = arrest(row, week)
            if self.youths.involvement[row] != before or stay_decided:
                changed.add(row)

    def serve_channel(self, row: int, channel: int, week: int) -> None:
        """"Channel"."""
        occurrence = 4 * self.youths.channel_spent[channel][row] + channel
        gang = self.choose_gang(row, channel, occurrence)
        self.youths.spend_channel(row, channel)
        if gang is None:
            self.log.add("not_taken", row, channel)
            return
        recruiter = self.choose_recruiter(row, gang, channel, occurrence, week)
        self.join(row, gang, recruiter, channel, 0, week)

    def serve_exit(self, row: int, week: int) -> None:
        """"Exit"."""
        spell = self.youths.members[row].spell
        gang = self.end_membership(row)
        self.new_former(row, week, spell + 1)
        self.youths.change_involvement(row, FORMER)
        self.log.add("exit", row, gang)

    def serve_promotion(self, row: int) -> None:
        """"Promotion"."""
        gang = self.youths.members[row].gang
        if self.gangs.has_free_core_post(gang):
            self.gangs.core[gang] += 1
            self.youths.change_involvement(row, CORE)
            self.log.add("promotion", row, gang)

    def serve_reentry(self, row: int, week: int, channel_factors: List[List[float]]) -> None:
        """"Re-entry"."""
        former = self.youths.formers[row]
        occurrence = former.spells * 65536 + former.crossings
        former.crossings += 1
        entity = self.county.entity[row]
        former.reentry_left = self.draws.threshold(REENTRY, entity, former.spells * 65536 + former.crossings)
        group = group_of(self.county.segment_of[row], self.youths.age[row])
        weights = [(channel, channel, channel_factors[channel][group]) for channel in CHANNELS]
        weights = [candidate for candidate in weights if candidate[2] > 0.0]
        channel = self.draws.race(REENTRY_CHANNEL, entity, occurrence, weights)
        if channel is None:
            self.log.add("not_taken", row, 0)
            return
        gang = self.choose_gang(row, channel, occurrence)
        if gang is None:
            self.log.add("not_taken", row, channel)
            return
        recruiter = self.choose_recruiter(row, gang, channel, occurrence, week)
        del self.youths.formers[row]
        tenure_start = week - self.county.whole_parameter("membership", "reentry_tenure_weeks")
        self.join(row, gang, recruiter, channel, former.spells, tenure_start)

    def choose_gang(self, row: int, channel: int, occurrence: int) -> Optional[int]:
        """"Gang": race 128."""
        candidates = self.gangs.candidates(self.county.place_of(row), channel)
        return self.draws.race(GANG_CHOICE, self.county.entity[row], occurrence, candidates)

    def choose_recruiter(self, row: int, gang: int, channel: int, occurrence: int, week: int) -> Optional[int]:
        """"Recruiter": race 129; none online."""
        if channel == ONLINE:
            return None
        return self.race_of_recruiters(RECRUITER_CHOICE, row, gang, occurrence, week)

    def race_of_recruiters(self, process: int, row: int, gang: int, occurrence: int, week: int) -> Optional[int]:
        """The race of "Recruiter" over members of the gang who are at large."""
        p = self.county.parameters["gang"]
        least_age = weeks(self.county.whole_parameter("gang", "recruiter_least_age"))
        too_old = weeks(self.county.whole_parameter("gang", "recruiter_most_age") + 1)
        candidates: List[Tuple[int, int, float]] = []
        for other in sorted(self.youths.members):
            member = self.youths.members[other]
            age_in_weeks = week - self.county.birth_week[other]
            gap = self.youths.age[other] - self.youths.age[row]
            if member.gang != gang or not least_age <= age_in_weeks < too_old or not 1 <= gap <= 6:
                continue
            if other in self.youths.contact_of_away:
                continue
            if member.own_youngers >= p["most_own_youngers"]:
                continue
            if week - member.tenure_start < p["recruiter_least_tenure_weeks"]:
                continue
            weight = p["recruiter_gap_weight"][gap - 1]
            if weight > 0.0:
                candidates.append((other, packed_key(self.county.entity[other]), weight))
        return self.draws.race(process, self.county.entity[row], occurrence, candidates)

    def join(self, row: int, gang: int, recruiter: Optional[int], channel: int, spell: int, tenure_start: int) -> None:
        """"Joining"."""
        youths = self.youths
        renewed = 1 if youths.involvement[row] == FORMER else 0
        if row in youths.contact_of_away:
            self.log.count("joined while away")
        else:
            self.gangs.active[gang] += 1
        self.new_member(row, gang, recruiter, spell, tenure_start, self.own_half(row, spell))
        if recruiter is not None:
            youths.members[recruiter].own_youngers += 1
            youths.marked_full.add(recruiter)
        youths.change_involvement(row, INVOLVED)
        self.log.add("renewed_recruitment" if renewed else "first_recruitment", row, channel)
        recruiter_age = youths.age[recruiter] if recruiter is not None else 0
        named = recruiter if recruiter is not None else -1
        self.log.add_recruitment(row, gang, named, channel, renewed, youths.age[row], recruiter_age)

    def end_membership(self, row: int) -> int:
        """"A membership ends"; returns the gang. Involvement is changed by the caller."""
        youths = self.youths
        member = youths.members.pop(row)
        if row in youths.contact_of_away:
            self.log.count("membership ended while away")
        else:
            self.gangs.active[member.gang] -= 1
            if youths.involvement[row] == CORE:
                self.gangs.core[member.gang] -= 1
        self.lose_younger(member.recruiter)
        return member.gang

    def lose_younger(self, recruiter: Optional[int]) -> None:
        """One own younger less of a recruiter who is a member now."""
        if recruiter is not None and recruiter in self.youths.members:
            member = self.youths.members[recruiter]
            member.own_youngers = max(0, member.own_youngers - 1)
            self.youths.marked_full.add(recruiter)
