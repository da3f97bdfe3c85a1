"""Youths: involvement, ties, multipliers, targets, touches.

After docs/methods/the-week-exactly.md, sections 3 and 5 ("Ties are told", "Touch", "Birthdays", "School year").
"""

from typing import TYPE_CHECKING, Dict, List, Optional, Set

import clocks
from county import CHANNELS, County
from elementary import exp, to_float
from fixed import LevelFactors
from groups import DRIFT_CLOCK, FIRST_CHANNEL_CLOCK, LEAVING_CLOCK, NOTICE_CLOCK, GroupClocks
from keyed_draws import DRIFT, FRINGE_EXIT, NOTICE, RECRUIT_FIRST_CHANNEL, KeyedDraws
from weeks import AGES, LAST_AGE, YEAR_IN_WEEKS, group_of

if TYPE_CHECKING:
    from justice import Stay

NONE, FRINGE, INVOLVED, CORE, FORMER = range(5)


class Member:
    """What is kept of a member (docs/model.md, section 5)."""

    def __init__(self, gang: int, recruiter: Optional[int], spell: int, tenure_start: int) -> None:
        self.gang = gang
        self.recruiter = recruiter
        self.spell = spell
        self.tenure_start = tenure_start
        self.own_half = 0.0
        self.share_inside = 0.0
        self.own_youngers = 0
        self.exit_left = 0.0
        self.promotion_left = 0.0
        self.arrest_left = 0.0
        self.arrests = 0
        self.windows = 0
        self.contact_broken = False

    def window_occurrence(self) -> int:
        """Occurrence of the draws and races of process 172, by spell and window."""
        return self.spell * 65536 + self.windows


class Former:
    """What is kept of a former (docs/model.md, section 5)."""

    def __init__(self, left_week: int, spells: int, reentry_left: float) -> None:
        self.left_week = left_week
        self.spells = spells
        self.crossings = 0
        self.reentry_left = reentry_left
        self.factor = 1.0


class Effect:
    """An effect of a label or of ward peers (section 6)."""

    def __init__(self, log: float) -> None:
        self.log = log
        self.steps = 0


class Youths:
    """The changing state of all rows."""

    def __init__(self, county: County, draws: KeyedDraws, group_clocks: GroupClocks) -> None:
        self.county = county
        self.draws = draws
        self.group_clocks = group_clocks
        self.factors = LevelFactors()
        rows = range(county.row_count)
        self.involvement = [NONE for _ in rows]
        self.age = [county.age_at_start(row) for row in rows]
        self.neighbour = list(county.neighbour)
        self.class_of = list(county.class_of)
        self.members: Dict[int, Member] = {}
        self.formers: Dict[int, Former] = {}
        # Section 6: who is away with the contact that is left; labels; ward peers.
        self.contact_of_away: Dict[int, float] = {}
        self.recruit_effect: Dict[int, Effect] = {}
        self.drift_effect: Dict[int, Effect] = {}
        self.stays_at_start: List["Stay"] = []
        self.marked_full: Set[int] = set()
        self.marked_services: Set[int] = set()
        self.marked_drift: Set[int] = set()
        self.involvement_multiplier = [0.0 for _ in rows]
        self.recruit_multiplier = [0.0 for _ in rows]
        self.notice_multiplier = [0.0 for _ in rows]
        # Targets and occurrences; the involvement clock of members and formers is off: None.
        self.involvement_target: List[Optional[float]] = [None for _ in rows]
        self.channel_target = [[0.0 for _ in rows] for _ in CHANNELS]
        self.notice_target = [0.0 for _ in rows]
        self.involvement_spent = [0 for _ in rows]
        self.channel_spent = [[0 for _ in rows] for _ in CHANNELS]
        self.notice_spent = [0 for _ in rows]

    def start_all_clocks(self) -> None:
        """"At the start": all clocks start at C = 0 with occurrence 0, involvement being given already."""
        for row in range(self.county.row_count):
            self.involvement_multiplier[row] = self.involvement_multiplier_now(row)
            self.recruit_multiplier[row] = self.recruit_multiplier_now(row)
            self.notice_multiplier[row] = self.notice_multiplier_now(row)
            self.start_involvement_clock(row, 0.0)
            for channel in CHANNELS:
                self.start_channel_clock(row, channel, 0.0)
            self.start_notice_clock(row, 0.0)

    # Ages and ties

    def is_resident(self, row: int) -> bool:
        """Residents are those of completed age 6 to 24."""
        return AGES[0] <= self.age[row] <= LAST_AGE

    def residents_by_group(self) -> List[List[int]]:
        """The residents of each group, rows ascending."""
        result: List[List[int]] = [[] for _ in range(self.group_clocks.group_count)]
        for row in range(self.county.row_count):
            if self.is_resident(row):
                result[group_of(self.county.segment_of[row], self.age[row])].append(row)
        return result

    def is_member(self, row: int) -> bool:
        """Involved or core."""
        return self.involvement[row] in (INVOLVED, CORE)

    def is_fringe_or_above(self, row: int) -> bool:
        """Fringe, involved or core."""
        return self.involvement[row] in (FRINGE, INVOLVED, CORE)

    def neighbours(self, row: int) -> List[int]:
        """The rows in the filled slots of a row."""
        slots = range(self.county.slot_begin[row], self.county.slot_begin[row + 1])
        return [self.neighbour[slot] for slot in slots if self.neighbour[slot] >= 0]

    def siblings(self, row: int) -> List[int]:
        """The neighbours in sibling slots."""
        begin = self.county.slot_begin[row]
        slots = range(begin, begin + self.county.sibling_slots[row])
        return [self.neighbour[slot] for slot in slots if self.neighbour[slot] >= 0]

    # Multipliers (section 3)

    def contact(self, row: int) -> float:
        """"contact": 1 for who is not away."""
        return self.contact_of_away.get(row, 1.0)

    def recruit_service(self, row: int) -> float:
        """"S on recruitment"."""
        return exp(self.recruit_effect[row].log) if row in self.recruit_effect else 1.0

    def drift_service(self, row: int) -> float:
        """"S on drift"."""
        return exp(self.drift_effect[row].log) if row in self.drift_effect else 1.0

    def drift_multiplier_now(self, row: int) -> float:
        """"drift" of "Multipliers"."""
        ties = self.neighbours(row)
        fringe_ties = sum(1 for other in ties if self.is_fringe_or_above(other))
        share = fringe_ties / len(ties) if ties else 0.0
        effect = self.county.parameter("drift", "peer_drift_effect")
        level = self.factors.of(self.county.drift_level[row])
        return to_float(level * (1.0 + effect * share) * self.contact(row) * self.drift_service(row))

    def involvement_multiplier_now(self, row: int) -> float:
        """Drift in state none, 1 in the fringe, 0 else."""
        if self.involvement[row] == NONE:
            return self.drift_multiplier_now(row)
        return 1.0 if self.involvement[row] == FRINGE else 0.0

    def recruit_multiplier_now(self, row: int) -> float:
        """"recruit" of "Multipliers"; 0 but in none and fringe."""
        if self.involvement[row] not in (NONE, FRINGE):
            return 0.0
        recruitment = self.county.parameters["recruitment"]
        m = self.factors.of(self.county.recruit_level[row])
        if self.involvement[row] == FRINGE:
            m = m * recruitment["fringe_factor"]
        involved_ties = sum(1 for other in self.neighbours(row) if self.is_member(other))
        m = m * (1.0 + recruitment["peer_recruit_effect"] * min(involved_ties, recruitment["most_involved_ties"]))
        if any(self.is_member(other) for other in self.siblings(row)):
            m = m * recruitment["sibling_involved_effect"]
        m = m * self.contact(row)
        return to_float(m * self.recruit_service(row))

    def notice_multiplier_now(self, row: int) -> float:
        """"notice" of "Multipliers"; 0 while away."""
        if row in self.contact_of_away:
            return 0.0
        help_parameters = self.county.parameters["help"]
        added = help_parameters["notice_hazard_at_risk"] if self.is_fringe_or_above(row) else 0.0
        level = self.factors.of(self.county.report_level[row])
        return to_float(help_parameters["report_rate_per_year"] / YEAR_IN_WEEKS * level + added)

    # Clocks

    def reading(self, clock: int, row: int) -> float:
        """The group clock of a row's segment and age."""
        return self.group_clocks.reading(clock, self.county.segment_of[row], self.age[row])

    def start_involvement_clock(self, row: int, group_clock: float) -> None:
        """Starts the involvement clock with the threshold of its occurrence and the multiplier as stored."""
        entity = self.county.entity[row]
        occurrence = self.involvement_spent[row]
        if self.involvement[row] == NONE:
            exposure = self.draws.threshold(DRIFT, entity, occurrence)
            self.involvement_target[row] = clocks.start(group_clock, exposure, self.involvement_multiplier[row])
        elif self.involvement[row] == FRINGE:
            exposure = self.draws.threshold(FRINGE_EXIT, entity, occurrence)
            self.involvement_target[row] = -clocks.start(group_clock, exposure, 1.0)
        else:
            self.involvement_target[row] = None

    def start_channel_clock(self, row: int, channel: int, group_clock: float) -> None:
        """Starts the clock of a channel with the threshold of its occurrence, multiplier as last touched."""
        occurrence = self.channel_spent[channel][row]
        exposure = self.draws.threshold(RECRUIT_FIRST_CHANNEL + channel, self.county.entity[row], occurrence)
        self.channel_target[channel][row] = clocks.start(group_clock, exposure, self.recruit_multiplier[row])

    def start_notice_clock(self, row: int, group_clock: float) -> None:
        """Starts the notice clock with the threshold of its occurrence, multiplier as last touched."""
        exposure = self.draws.threshold(NOTICE, self.county.entity[row], self.notice_spent[row])
        self.notice_target[row] = clocks.start(group_clock, exposure, self.notice_multiplier[row])

    def change_between_none_and_fringe(self, row: int) -> None:
        """"Involvement" of "Serving": the change, ties told, and the next threshold at the week's end."""
        self.change_involvement(row, FRINGE if self.involvement[row] == NONE else NONE)
        self.involvement_spent[row] += 1
        self.involvement_multiplier[row] = self.involvement_multiplier_now(row)
        clock = DRIFT_CLOCK if self.involvement[row] == NONE else LEAVING_CLOCK
        self.start_involvement_clock(row, self.reading(clock, row))

    def spend_channel(self, row: int, channel: int) -> None:
        """Draws the next threshold of a channel, from the week's end."""
        self.channel_spent[channel][row] += 1
        self.start_channel_clock(row, channel, self.reading(FIRST_CHANNEL_CLOCK + channel, row))

    def spend_notice(self, row: int) -> None:
        """Draws the next threshold of the notice clock, from the week's end."""
        self.notice_spent[row] += 1
        self.start_notice_clock(row, self.reading(NOTICE_CLOCK, row))

    # "Ties are told"

    def change_involvement(self, row: int, new_state: int) -> None:
        """Changes involvement and marks those who have to be touched."""
        was_member = self.is_member(row)
        was_fringe_or_above = self.is_fringe_or_above(row)
        self.involvement[row] = new_state
        if new_state not in (NONE, FRINGE):
            self.involvement_target[row] = None
        self.marked_full.add(row)
        if self.is_member(row) != was_member:
            self.marked_full.update(self.neighbours(row))
        elif self.is_fringe_or_above(row) != was_fringe_or_above:
            self.marked_drift.update(self.neighbours(row))

    # "Touch"

    def share_of_ties_inside(self, row: int) -> float:
        """Section 3, "Share of ties inside" of a member."""
        member = self.members[row]
        ties = self.neighbours(row)
        all_ties = len(ties) + member.own_youngers + (1 if member.recruiter is not None else 0)
        inside = sum(1 for other in ties if other in self.members and self.members[other].gang == member.gang)
        inside += member.own_youngers
        recruiter = self.members.get(member.recruiter) if member.recruiter is not None else None
        if recruiter is not None and recruiter.gang == member.gang:
            inside += 1
        return to_float(float(inside) / float(all_ties)) if all_ties > 0 else 0.0

    def touch_all_marked(self) -> None:
        """"Touch" of all rows marked; nobody of 25 or more."""
        for row in sorted(self.marked_full | self.marked_services | self.marked_drift):
            if self.age[row] > LAST_AGE:
                continue
            if row in self.marked_full:
                self.touch_fully(row)
            elif row in self.marked_services:
                self.touch_services(row)
            elif self.involvement[row] == NONE:
                self.touch_drift(row)
        self.marked_full.clear()
        self.marked_services.clear()
        self.marked_drift.clear()

    def touch_drift(self, row: int) -> None:
        """The involvement clock of state none is moved to the multiplier of now, if it differs."""
        old = self.involvement_multiplier[row]
        new = self.involvement_multiplier_now(row)
        target = self.involvement_target[row]
        if new == old:
            return
        self.involvement_multiplier[row] = new
        if self.involvement[row] == NONE and target is not None:
            self.involvement_target[row] = clocks.move(target, self.reading(DRIFT_CLOCK, row), old, new)

    def touch_fully(self, row: int) -> None:
        """A full touch: share of ties inside, then as for services."""
        if row in self.members:
            self.members[row].share_inside = self.share_of_ties_inside(row)
        self.touch_services(row)

    def touch_services(self, row: int) -> None:
        """A touch for services: the factor of a former, then the three multipliers."""
        if row in self.formers:
            self.formers[row].factor = to_float(self.contact(row) * self.recruit_service(row))
        self.touch_drift(row)
        old, new = self.recruit_multiplier[row], self.recruit_multiplier_now(row)
        if new != old:
            self.recruit_multiplier[row] = new
            for channel in CHANNELS:
                clock = self.reading(FIRST_CHANNEL_CLOCK + channel, row)
                target = self.channel_target[channel][row]
                self.channel_target[channel][row] = clocks.move(target, clock, old, new)
        old, new = self.notice_multiplier[row], self.notice_multiplier_now(row)
        if new != old:
            self.notice_multiplier[row] = new
            clock = self.reading(NOTICE_CLOCK, row)
            self.notice_target[row] = clocks.move(self.notice_target[row], clock, old, new)
