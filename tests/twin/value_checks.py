"""The values of docs/methods/elementary-functions.md, section "Values to check a second program by"."""

from typing import List

import elementary
import normal
from keyed_draws import GANG_CHOICE, DRIFT, KeyedDraws, exponential, philox


def wrong_values() -> List[str]:
    """What does not agree with the table, in words; an empty list if all agree."""
    wrong: List[str] = []

    def compare(name: str, found: float, wanted: str) -> None:
        if found != float.fromhex(wanted):
            wrong.append(f"{name}: {found.hex()} instead of {wanted}")

    compare("log .1", elementary.log(0.1), "-0x1.26bb1bbb55515p+1")
    compare("log .75", elementary.log(0.75), "-0x1.269621134db92p-2")
    compare("log 3", elementary.log(3.0), "0x1.193ea7aad030ap+0")
    compare("log 1e-9", elementary.log(1e-9), "-0x1.4b927f32bffb8p+4")
    compare("exp -32", elementary.exp(-32.0), "0x1.c8464f7616468p-47")
    compare("exp -.3", elementary.exp(-0.3), "0x1.7b4c869c37c05p-1")
    compare("exp .7", elementary.exp(0.7), "0x1.01c2a61268987p+1")
    compare("exp 20.5", elementary.exp(20.5), "0x1.7d6c4f0bcdd5cp+29")
    compare("pow(.3, 1/1.6)", elementary.power(0.3, 1.0 / 1.6), "0x1.e280f93e0a04ep-2")
    compare("pow(.9999, 1/3)", elementary.power(0.9999, 1.0 / 3.0), "0x1.fffba17b4d51fp-1")
    compare("pow(1e-9, 2.5)", elementary.power(1e-9, 2.5), "0x1.31d633deb8925p-75")
    compare("quantile 1e-12", normal.normal_quantile(1e-12), "-0x1.c234fba57a32ap+2")
    compare("quantile .01", normal.normal_quantile(0.01), "-0x1.29c5c4630ff0ep+1")
    compare("quantile .3", normal.normal_quantile(0.3), "-0x1.0c7e39582c5fap-1")
    compare("quantile .95", normal.normal_quantile(0.95), "0x1.a515209676ab8p+0")
    compare("distribution -6", normal.normal_distribution(-6.0), "0x1.0f30ef0092d48p-30")
    compare("distribution -1.5", normal.normal_distribution(-1.5), "0x1.11a46d89647efp-4")
    compare("distribution .2", normal.normal_distribution(0.2), "0x1.2894ba87dce1cp-1")
    compare("distribution 2.5", normal.normal_distribution(2.5), "0x1.fcd21635036c6p-1")

    zero = philox((0, 0, 0, 0), 0)
    if zero != (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8):
        wrong.append(f"philox of zeros: {zero}")
    draws = KeyedDraws(0x0123456789ABCDEF, 5, 0)
    youth = (3 * 65536 + 0x8002, 2000 * 65536)
    words = draws.words(DRIFT, youth, 7)
    if words != (0x8AF48D3E, 0x6C6DBB8B, 0xBA4562D7, 0x0ECABD7D):
        wrong.append("words of process 64: " + " ".join(f"{word:08x}" for word in words))
    compare("threshold", exponential(words[0]), "0x1.38d84e7b9944ap-1")
    compare("race", draws.finish(GANG_CHOICE, youth, 4, 2, 0.5), "0x1.6791c1b051916p-1")
    return wrong
