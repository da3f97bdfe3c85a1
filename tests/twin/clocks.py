"""Personal clocks and rate clocks, after docs/methods/the-week-exactly.md, sections 3 and 5 ("Gangs")."""

from typing import Optional

from elementary import to_float
from keyed_draws import Entity, KeyedDraws

LEAST_PAUSED_EXPOSURE = 1e-30


def start(clock: float, exposure: float, multiplier: float) -> float:
    """"start(C, E, m)": the target of a clock; with multiplier 0 it is paused."""
    if multiplier == 0.0:
        return to_float(-max(exposure, LEAST_PAUSED_EXPOSURE))
    return to_float(clock + exposure / multiplier)


def remaining(target: float, clock: float, multiplier: float) -> float:
    """"remaining(T, C, m)"."""
    if multiplier == 0.0:
        return -target
    return max(0.0, (target - clock) * multiplier)


def move(target: float, clock: float, old_multiplier: float, new_multiplier: float) -> float:
    """"move(T, C, m to m')"."""
    return start(clock, remaining(target, clock, old_multiplier), new_multiplier)


def crossing_fraction(target: float, before: float, now: float) -> float:
    """"fraction(T, before, now)" of a crossing, as a float."""
    return to_float(min(1.0, max(0.0, (target - before) / (now - before))))


class RateClock:
    """A "rate clock": loses exposure and may fire several times in a week."""

    def __init__(self, draws: KeyedDraws, process: int, entity: Entity) -> None:
        self.draws = draws
        self.process = process
        self.entity = entity
        self.occurrence = 0
        self.remaining = draws.threshold(process, entity, 0)

    def fire(self, exposure: float, most: Optional[int]) -> int:
        """How often it fires at this exposure, at most `most` times (None: no limit)."""
        if most is not None and most <= 0:
            return 0
        fired = 0
        self.remaining -= exposure
        while self.remaining <= 0.0:
            self.occurrence += 1
            threshold = self.draws.threshold(self.process, self.entity, self.occurrence)
            fired += 1
            if most is not None and fired == most:
                self.remaining = threshold
                break
            self.remaining += threshold
        return fired
