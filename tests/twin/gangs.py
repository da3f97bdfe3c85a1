"""Gangs: positions, seniors, expected yield, effort.

After docs/methods/the-week-exactly.md, sections 4 and 5 ("Gangs").
"""

from typing import List, Tuple

from clocks import RateClock
from county import CHANNELS, OFFLINE_CHANNELS, ONLINE, County
from elementary import power, whole
from fixed import GangConstants, Reference
from keyed_draws import POSITION_BIRTH, POSITION_EXPIRY, SENIOR_ENTRY, SENIOR_EXIT, KeyedDraws


class Gangs:
    """The state of all gangs."""

    def __init__(
        self,
        county: County,
        draws: KeyedDraws,
        reference: Reference,
        constants: GangConstants,
        first_yield: List[List[float]],
    ) -> None:
        self.county = county
        self.reference = reference
        self.constants = constants
        gangs = range(county.gang_count)
        self.positions = list(county.positions_at_start)
        self.senior = list(county.seniors_at_start)
        self.active = [0 for _ in gangs]
        self.core = [0 for _ in gangs]
        self.births = [RateClock(draws, POSITION_BIRTH, (gang, 0)) for gang in gangs]
        self.expiries = [RateClock(draws, POSITION_EXPIRY, (gang, 0)) for gang in gangs]
        self.senior_exits = [RateClock(draws, SENIOR_EXIT, (gang, 0)) for gang in gangs]
        self.senior_entries = [RateClock(draws, SENIOR_ENTRY, (gang, 0)) for gang in gangs]
        self.expected_yield = [list(by_channel) for by_channel in first_yield]
        self.temperature: float = county.parameter("gang", "effort_temperature")
        self.powered_access = [[self.powered(access) for access in constants.access[gang]] for gang in gangs]
        self.powered_online_access = self.powered(reference.online_access)
        self.offer = [0.0 for _ in gangs]

    def open_positions(self, gang: int) -> int:
        """"open" of a gang, as it is now."""
        return max(0, self.positions[gang] - self.active[gang])

    def powered(self, value: float) -> float:
        """"P(a)" of "Gangs": the power of effort at its temperature."""
        if self.temperature == 1.0 or value <= 0.0:
            return value
        return power(value, 1.0 / self.temperature)

    def move_positions_and_seniors(self) -> None:
        """Expiries and births of positions, then exits and entries of seniors."""
        constants = self.constants
        for gang in range(self.county.gang_count):
            is_open = self.open_positions(gang)
            expired = self.expiries[gang].fire(is_open * constants.expiry_hazard, is_open)
            born = self.births[gang].fire(constants.births[gang], None)
            self.positions[gang] += born - expired
        exit_hazard = self.county.parameter("senior_core", "senior_exit_hazard")
        for gang in range(self.county.gang_count):
            seniors = self.senior[gang]
            self.senior[gang] -= self.senior_exits[gang].fire(seniors * exit_hazard, seniors)
            entry = constants.senior_entry * self.county.size_share[gang]
            self.senior[gang] += self.senior_entries[gang].fire(entry, None)

    def learn(self, yields: List[List[float]]) -> None:
        """Every expected yield moves towards the yield now."""
        memory = self.county.parameter("gang", "yield_memory_weeks")
        for place, by_channel in enumerate(yields):
            for channel in CHANNELS:
                expected = self.expected_yield[place][channel]
                self.expected_yield[place][channel] = expected + (by_channel[channel] - expected) / memory

    def spread_effort(self) -> List[List[float]]:
        """Sets the offers of the week and returns the pressure by place and channel."""
        places = range(len(self.county.places))
        gangs = range(self.county.gang_count)
        weight = [[self.powered(self.expected_yield[place][channel]) for channel in CHANNELS] for place in places]
        weight_off: List[float] = []
        for place in places:
            total = 0.0
            for channel in OFFLINE_CHANNELS:
                total += weight[place][channel]
            weight_off.append(total)
        weight_online = 0.0
        for place in places:
            weight_online += weight[place][ONLINE]
        for gang in gangs:
            attraction = self.powered_online_access * weight_online
            for place in places:
                attraction += self.powered_access[gang][place] * weight_off[place]
            self.offer[gang] = self.open_positions(gang) / attraction if attraction > 0.0 else 0.0

        present_online = 0.0
        for gang in gangs:
            present_online += self.offer[gang] * self.powered_online_access
        pressure: List[List[float]] = []
        for place in places:
            present = 0.0
            for gang in gangs:
                present += self.offer[gang] * self.powered_access[gang][place]
            by_channel: List[float] = []
            for channel in CHANNELS:
                here = present_online if channel == ONLINE else present
                divisor = self.reference.pressure[place][channel] * self.county.scale
                by_channel.append(here * weight[place][channel] / divisor if divisor > 0.0 else 0.0)
            pressure.append(by_channel)
        return pressure

    def candidates(self, place: int, channel: int) -> List[Tuple[int, int, float]]:
        """"Gang" of "Serving": gangs with a position open now and a weight above 0, for the race 128."""
        result: List[Tuple[int, int, float]] = []
        for gang in range(self.county.gang_count):
            access = 1.0 if channel == ONLINE else self.powered_access[gang][place]
            weight = self.offer[gang] * access
            if self.positions[gang] > self.active[gang] and weight > 0.0:
                result.append((gang, gang, weight))
        return result

    def has_free_core_post(self, gang: int) -> bool:
        """"Promotion" of "Serving"."""
        share = self.county.parameter("membership", "core_post_share")
        return self.core[gang] < whole(share * self.positions[gang] + self.constants.core_rounding[gang])
