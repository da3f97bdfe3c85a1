"""The twin: the start and the weeks of a county, after docs/methods/the-week-exactly.md."""

from typing import List

from birthdays import Birthdays, change_school_year
from county import CHANNELS, County
from event_log import EventLog
from fixed import GangConstants, Reference, base_hazards
from gangs import Gangs
from groups import FIRST_CHANNEL_CLOCK, GroupClocks, GroupMeasures, group_factors
from justice import Justice, away_at_the_start, contact_in
from keyed_draws import KeyedDraws
from membership import Membership
from social_help import SocialHelp
from youths import CORE, FORMER, FRINGE, INVOLVED, Youths


class Twin:
    """A small county that is run by the rules of the text."""

    def __init__(self, county: County) -> None:
        self.county = county
        self.log = EventLog()
        draws = KeyedDraws(county.seed, county.replicate, county.event_stream)
        base = base_hazards(county)
        reference = Reference(county, base)
        constants = GangConstants(county, reference, draws)
        self.group_clocks = GroupClocks(county)
        self.measures = GroupMeasures(county, base)
        self.youths = Youths(county, draws, self.group_clocks)
        self.set_involvement_at_start()
        self.youths.stays_at_start = away_at_the_start(county, draws)
        for stay in self.youths.stays_at_start:
            self.youths.contact_of_away[stay.row] = contact_in(county, stay.institution)
        self.youths.start_all_clocks()
        self.measure_groups()
        first_yield = self.measures.yields(county.first_week)
        self.gangs = Gangs(county, draws, reference, constants, first_yield)
        self.membership = Membership(county, draws, self.youths, self.gangs, self.log)
        self.enter_members_and_formers()
        self.justice = Justice(county, draws, self.youths, self.gangs, self.membership, constants, self.log)
        self.birthdays = Birthdays(county, self.youths, self.membership, self.log)
        self.help = SocialHelp(county, draws, self.youths, self.log)

    def set_involvement_at_start(self) -> None:
        """The states of tests/twin/README.md, key "involvement"."""
        for row in self.county.fringe_at_start:
            self.youths.involvement[row] = FRINGE
        for row, _, tier, _, _ in self.county.members_at_start:
            self.youths.involvement[row] = CORE if tier == 1 else INVOLVED
        for row, _ in self.county.formers_at_start:
            self.youths.involvement[row] = FORMER

    def enter_members_and_formers(self) -> None:
        """Records of members and formers; shares of ties inside once all members are in (section 3)."""
        for row, gang, tier, tenure_start, own_half in self.county.members_at_start:
            self.membership.new_member(row, gang, None, 0, tenure_start, own_half)
            if row not in self.youths.contact_of_away:
                self.gangs.active[gang] += 1
                self.gangs.core[gang] += tier
        for row, member in self.youths.members.items():
            member.share_inside = self.youths.share_of_ties_inside(row)
        for row, left_week in self.county.formers_at_start:
            self.membership.new_former(row, left_week, 1)

    def measure_groups(self) -> None:
        """Section 4: the group measures."""
        youths = self.youths
        at_risk = [youths.is_fringe_or_above(row) for row in range(self.county.row_count)]
        residents = youths.residents_by_group()
        self.measures.measure(residents, youths.class_of, at_risk, youths.recruit_multiplier)

    def run(self) -> EventLog:
        """All weeks, then what happened in them."""
        for week in range(self.county.first_week, self.county.end_week):
            self.run_week(week)
        return self.log

    def run_week(self, week: int) -> None:
        """Section 5, in the order of docs/model.md, section 7."""
        since_start = week - self.county.first_week
        self.log.week_since_start = since_start
        if since_start > 0:
            self.birthdays.celebrate(week)
        change_school_year(self.county, self.youths, week)

        self.gangs.move_positions_and_seniors()
        self.gangs.learn(self.measures.yields(week))
        pressure = self.gangs.spread_effort()
        factors = group_factors(self.county, self.measures, pressure, week)
        self.group_clocks.advance(factors)

        residents = self.youths.residents_by_group()
        crossings = self.membership.crossings_of_clocks(residents)
        reported = self.help.crossed_notices(residents)
        crossings += self.membership.crossings_of_members_and_formers(week)
        channel_factors = [factors[FIRST_CHANNEL_CLOCK + channel] for channel in CHANNELS]
        self.membership.serve(crossings, week, channel_factors, self.justice.arrest)
        self.justice.run_week(week, self.help.take_placements())

        for row in reported:
            self.help.report(row, week)
        self.help.run_week(week)
        self.youths.touch_all_marked()
        if since_start % 4 == 0:
            self.measure_groups()
        self.count_week()

    def count_week(self) -> None:
        """The weekly counts of tests/twin/README.md."""
        log = self.log
        log.add_weekly("positions", self.gangs.positions)
        log.add_weekly("active", self.gangs.active)
        log.add_weekly("core", self.gangs.core)
        log.add_weekly("senior", self.gangs.senior)
        log.add_weekly("waiting", [desk.waiting() for desk in self.help.desks])
        log.add_weekly("taken", [desk.taken for desk in self.help.desks])
        log.add_weekly("in_institution", self.justice.in_use)
        log.add_weekly("waiting_for_place", [len(stays) for stays in self.justice.waiting])
        by_state = [0] * 5
        for row in range(self.county.row_count):
            if self.youths.is_resident(row):
                by_state[self.youths.involvement[row]] += 1
        log.add_weekly("residents_by_involvement", by_state)
