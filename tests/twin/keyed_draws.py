"""Keyed draws: Philox4x32-10, uniforms, exponentials and races.

After docs/methods/elementary-functions.md (section "Draws") and docs/model.md (section 4).
"""

from typing import Iterable, Optional, Tuple

from elementary import log

Words = Tuple[int, int, int, int]
Entity = Tuple[int, int]

WORD = 0xFFFFFFFF
LONG_WORD = 0xFFFFFFFFFFFFFFFF
TWO_TO_MINUS_32 = 2.0**-32

# Process numbers of docs/model.md, section 4.
WILLINGNESS = 11
GANG_OPEN = 18
EVIDENCE_PRIOR = 25
CUSTODY_AT_START = 48
PLACE_ROUNDING = 49
DRIFT = 64
FRINGE_EXIT = 65
RECRUIT_FIRST_CHANNEL = 66
NOTICE = 70
EXIT = 71
PROMOTION = 72
REENTRY = 73
ARREST = 80
POSITION_BIRTH = 96
POSITION_EXPIRY = 97
SENIOR_EXIT = 98
SENIOR_ENTRY = 99
GANG_CHOICE = 128
RECRUITER_CHOICE = 129
REENTRY_CHANNEL = 130
EMBEDDING = 131
NOTICE_SOURCE = 132
TRIAGE_ERROR = 133
LEADS_TO_SERVICE = 134
COMPLETION = 135
HANDOVER = 139
CAPACITY_CREDIT = 140
SERVICE_MATCH = 150
QUEUE_PATIENCE = 151
PSYCHIATRY_REFERRAL = 152
PSYCHIATRY_VISIT = 153
ARREST_OUTCOME = 170
REMOVAL = 171
REATTACHMENT = 172


def philox(counter: Words, key: int) -> Words:
    """Philox4x32-10 of a counter of four words and a 64-bit key."""
    c0, c1, c2, c3 = counter
    k0 = key & WORD
    k1 = key >> 32
    for number_of_round in range(10):
        if number_of_round > 0:
            k0 = (k0 + 0x9E3779B9) & WORD
            k1 = (k1 + 0xBB67AE85) & WORD
        first_product = 0xD2511F53 * c0
        second_product = 0xCD9E8D57 * c2
        c0, c1, c2, c3 = (
            (second_product >> 32) ^ c1 ^ k0,
            second_product & WORD,
            (first_product >> 32) ^ c3 ^ k1,
            first_product & WORD,
        )
    return c0, c1, c2, c3


def uniform(word: int) -> float:
    """The unit uniform of a word."""
    return (word + 0.5) * TWO_TO_MINUS_32


def exponential(word: int) -> float:
    """The unit exponential of a word."""
    return -log(uniform(word))


def packed_key(entity: Entity) -> int:
    """The packed key of a youth: word 2 high, word 1 low (docs/model.md, section 4, "Race")."""
    return (entity[1] << 32) | entity[0]


class KeyedDraws:
    """All draws of one county: "draw(n, e, o)" of docs/methods/the-week-exactly.md."""

    def __init__(self, seed: int, replicate: int, event_stream: int) -> None:
        self.replicate = replicate
        self.structure_key = seed
        self.events_key = seed ^ ((event_stream * 0xA0761D6478BD642F) & LONG_WORD)

    def counter(self, process: int, entity: Entity, occurrence: int) -> Words:
        """The counter words of docs/model.md, section 4."""
        return (self.replicate << 8) | process, entity[0], entity[1], occurrence & WORD

    def words(self, process: int, entity: Entity, occurrence: int) -> Words:
        """A draw of the events family."""
        return philox(self.counter(process, entity, occurrence), self.events_key)

    def structure_words(self, process: int, entity: Entity, occurrence: int) -> Words:
        """A draw of the structure family."""
        return philox(self.counter(process, entity, occurrence), self.structure_key)

    def threshold(self, process: int, entity: Entity, occurrence: int) -> float:
        """"E": the exponential of word 0 of a draw of the events family."""
        return exponential(self.words(process, entity, occurrence)[0])

    def finish(self, process: int, entity: Entity, occurrence: int, candidate: int, weight: float) -> float:
        """When a candidate finishes in a race (docs/model.md, section 4, "Race")."""
        key = self.events_key ^ ((candidate * 0x9E3779B97F4A7C15 + 0xD1B54A32D192ED03) & LONG_WORD)
        return exponential(philox(self.counter(process, entity, occurrence), key)[0]) / weight

    def race(
        self, process: int, entity: Entity, occurrence: int, candidates: Iterable[Tuple[int, int, float]]
    ) -> Optional[int]:
        """The winner among candidates (name, key, weight), given in ascending order of names; None without any."""
        winner: Optional[int] = None
        best = 0.0
        for name, key, weight in candidates:
            time = self.finish(process, entity, occurrence, key, weight)
            if winner is None or time < best:
                winner = name
                best = time
        return winner
