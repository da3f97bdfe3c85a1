"""Birthdays and the school year, after docs/methods/the-week-exactly.md, section 5."""

from typing import Dict, List, Tuple

from county import CHANNELS, County
from elementary import to_float
from event_log import EventLog
from groups import DRIFT_CLOCK, FIRST_CHANNEL_CLOCK, LEAVING_CLOCK, NOTICE_CLOCK
from membership import Membership
from weeks import AGES, LAST_AGE, weeks
from youths import CORE, FORMER, FRINGE, NONE, Youths


def rows_by_segment_and_birth_week(county: County) -> Dict[Tuple[int, int], List[int]]:
    """The rows of each segment and birth week, ascending."""
    result: Dict[Tuple[int, int], List[int]] = {}
    for row in range(county.row_count):
        result.setdefault((county.segment_of[row], county.birth_week[row]), []).append(row)
    return result


class Birthdays:
    """Moves clocks between ages, and lets those who turn 25 age out."""

    def __init__(self, county: County, youths: Youths, membership: Membership, log: EventLog) -> None:
        self.county = county
        self.youths = youths
        self.membership = membership
        self.log = log
        self.rows = rows_by_segment_and_birth_week(county)

    def celebrate(self, week: int) -> None:
        """"Birthdays" of a week: for each segment in order, ages from 25 down to 6."""
        for segment in range(self.county.segment_count):
            for age in range(LAST_AGE + 1, AGES[0] - 1, -1):
                for row in self.rows.get((segment, week - weeks(age)), []):
                    if age > LAST_AGE:
                        self.age_out(row)
                        self.youths.age[row] = age
                    else:
                        self.move_clocks(row, segment, age)
                        self.youths.age[row] = age

    def age_out(self, row: int) -> None:
        """At 25."""
        state = self.youths.involvement[row]
        if row in self.youths.members:
            gang = self.membership.end_membership(row)
            if state == CORE:
                self.membership.gangs.senior[gang] += 1
            self.youths.change_involvement(row, FORMER)
            self.log.add("aged_out", row, 1 if state == CORE else 0)
        elif state == FORMER:
            del self.youths.formers[row]
        elif state == FRINGE:
            self.youths.change_involvement(row, NONE)

    def move_clocks(self, row: int, segment: int, age: int) -> None:
        """Each running target moves by the difference of the clocks of the two ages."""
        youths = self.youths
        reading = youths.group_clocks.reading

        def moved(target: float, clock: int) -> float:
            new = reading(clock, segment, age)
            difference = new - reading(clock, segment, age - 1)
            return target if difference == 0.0 else to_float(max(target + difference, new))

        target = youths.involvement_target[row]
        if target is not None and youths.involvement[row] == NONE:
            youths.involvement_target[row] = moved(target, DRIFT_CLOCK)
        elif target is not None and youths.involvement[row] == FRINGE:
            new = reading(LEAVING_CLOCK, segment, age)
            difference = new - reading(LEAVING_CLOCK, segment, age - 1)
            if difference != 0.0:
                youths.involvement_target[row] = to_float(-max(difference - target, new))
        if youths.recruit_multiplier[row] != 0.0:
            for channel in CHANNELS:
                targets = youths.channel_target[channel]
                targets[row] = moved(targets[row], FIRST_CHANNEL_CLOCK + channel)
        if youths.notice_multiplier[row] != 0.0:
            youths.notice_target[row] = moved(youths.notice_target[row], NOTICE_CLOCK)


def change_school_year(county: County, youths: Youths, week: int) -> None:
    """"School year": the changes of classes, then of ties, slot by slot."""
    if week not in county.school_years:
        return
    for row, new_class in county.school_years[week]["classes"]:
        youths.class_of[row] = new_class
    for slot, new_neighbour in county.school_years[week]["ties"]:
        before = what_a_tie_counts(youths, youths.neighbour[slot])
        youths.neighbour[slot] = new_neighbour
        if what_a_tie_counts(youths, new_neighbour) != before:
            youths.marked_full.add(county.row_of_slot(slot))


def what_a_tie_counts(youths: Youths, neighbour: int) -> Tuple[bool, bool, bool]:
    """Whether a slot counts as a tie, as a fringe tie, as an involved tie."""
    if neighbour < 0:
        return False, False, False
    return True, youths.is_fringe_or_above(neighbour), youths.is_member(neighbour)
