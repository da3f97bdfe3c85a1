"""Elementary functions to the bit, after docs/methods/elementary-functions.md.

Only + - * / and square roots of doubles are used, each rounded to nearest, worked in the order of the text.
"""

import math
import struct
from typing import List, Sequence, Tuple

LOG_TWO_HIGH = float.fromhex("0x1.62e42fefa3800p-1")
LOG_TWO_LOW = float.fromhex("0x1.ef35793c76730p-45")
ROUNDING_SHIFT = float.fromhex("0x1.8p52")
MANTISSA_BITS = 0x000FFFFFFFFFFFFF
BITS_OF_ONE = 0x3FF0000000000000
BITS_OF_ROOT_HALF = 0x3FE6A09E667F3BCD


def numbers(text: str) -> List[float]:
    """The hexadecimal or decimal numbers of a text, separated by blanks."""
    return [float.fromhex(word) if word.startswith("0x") else float(word) for word in text.split()]


def bits(value: float) -> int:
    """The 64-bit pattern of a double ("bits(x)")."""
    return struct.unpack("<Q", struct.pack("<d", value))[0]


def double_with_bits(pattern: int) -> float:
    """The double that has this pattern."""
    return struct.unpack("<d", struct.pack("<Q", pattern))[0]


def to_float(value: float) -> float:
    """"float(x)": rounds to the nearest 32-bit float, ties to even."""
    try:
        return struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        return math.copysign(math.inf, value)


def whole(value: float) -> int:
    """"whole(x)": truncates."""
    return int(value)


def poly(x: float, coefficients: Sequence[float]) -> float:
    """"poly(x; c0, ..., cn)": Horner's scheme from the inside."""
    result = coefficients[-1]
    for coefficient in reversed(coefficients[:-1]):
        result = coefficient + x * result
    return result


def scale(x: float) -> Tuple[float, float]:
    """Section "Scale of a positive normal double": mantissa in [sqrt(1/2), sqrt(2)) and exponent as a double."""
    lowered = 0
    if x < float.fromhex("0x1p-1022"):
        x = x * float.fromhex("0x1p54")
        lowered = 54
    pattern = bits(x) + BITS_OF_ONE - BITS_OF_ROOT_HALF
    exponent = (pattern >> 52) - 1023 - lowered
    mantissa = double_with_bits((pattern & MANTISSA_BITS) + BITS_OF_ROOT_HALF)
    return mantissa, float(exponent)


LOG_ODD = numbers("0x1.999999997fd77p-2 0x1.c71c5206090c9p-3 0x1.39a1a6faa1df0p-3")
LOG_EVEN = numbers("0x1.5555555555592p-1 0x1.24924941f4f9ap-2 0x1.74663fa1fa5f3p-3 0x1.2f06346bb211dp-3")


def log(x: float) -> float:
    """Section "log"."""
    if x == 0.0:
        return -math.inf
    if x < 0.0 or x != x:
        return math.nan
    if x == math.inf:
        return math.inf
    m, e = scale(x)
    f = m - 1.0
    s = f / (2.0 + f)
    z = s * s
    w = z * z
    odd = w * poly(w, LOG_ODD)
    even = z * poly(w, LOG_EVEN)
    h = 0.5 * f * f
    c = h - (s * (h + (even + odd)) + e * LOG_TWO_LOW)
    return e * LOG_TWO_HIGH - (c - f)


EXP_STEPS = float.fromhex("0x1.71547652b82fep+0")
EXP_LOW = numbers("0x1.000000000000bp-1 0x1.5555555555561p-3 0x1.5555555550030p-5 0x1.111111110d63dp-7")
EXP_MIDDLE = numbers("0x1.6c16c185a7594p-10 0x1.a01a01bae17b4p-13 0x1.a0199693b7633p-16 0x1.71dddfcd3d669p-19")
EXP_HIGH = numbers("0x1.28b049187b366p-22 0x1.af8585facd236p-26")


def exp_sum(high: float, low: float) -> float:
    """Section "exp": the exponential of the unevaluated sum high + low."""
    if high > 710.0:
        return math.inf
    if high < -746.0:
        return 0.0
    t = high * EXP_STEPS + ROUNDING_SHIFT
    k = t - ROUNDING_SHIFT
    rh = high - k * LOG_TWO_HIGH
    rl = k * LOG_TWO_LOW - low
    r = rh - rl
    r2 = r * r
    r4 = r2 * r2
    q = ((EXP_LOW[0] + r * EXP_LOW[1]) + r2 * (EXP_LOW[2] + r * EXP_LOW[3])) + r4 * (
        ((EXP_MIDDLE[0] + r * EXP_MIDDLE[1]) + r2 * (EXP_MIDDLE[2] + r * EXP_MIDDLE[3]))
        + r4 * (EXP_HIGH[0] + r * EXP_HIGH[1])
    )
    m = 1.0 + (rh + (r2 * q - rl))
    power = int(k)
    if -708.0 < high < 708.0:
        return m * math.ldexp(1.0, power)
    half = int(k / 2.0)
    return m * math.ldexp(1.0, half) * math.ldexp(1.0, power - half)


def exp(x: float) -> float:
    """Section "exp"."""
    return exp_sum(x, 0.0)


def sum2(a: float, b: float) -> Tuple[float, float]:
    """Section "pow": the sum and its rest."""
    s = a + b
    return s, b - (s - a)


def first(x: float, kept: int) -> float:
    """Section "pow": x with the first `kept` bits of its significand."""
    dropped = 53 - kept
    return double_with_bits((bits(x) >> dropped) << dropped)


def product2(a: float, b: float) -> Tuple[float, float]:
    """Section "pow" (Dekker): the product and its rest."""
    splitter = 134217729.0
    ah = splitter * a - (splitter * a - a)
    al = a - ah
    bh = splitter * b - (splitter * b - b)
    bl = b - bh
    p = a * b
    return p, ((ah * bh - p) + ah * bl + al * bh) + al * bl


POWER_TAIL = numbers(
    "0x1.9999999999b30p-2 0x1.2492492457d23p-2 0x1.c71c722d6b69dp-3 0x1.745ce9e196a51p-3"
    " 0x1.3b1eec5fd6104p-3 0x1.0f7fe18849a1cp-3 0x1.0e42fab63b0fcp-3"
)
TWO_THIRDS_HIGH, TWO_THIRDS_LOW, TWO_THIRDS = numbers("0x1.555p-1 0x1.5555555555555p-15 0x1.5555555555555p-1")


def power(b: float, y: float) -> float:
    """Section "pow"."""
    if b == 1.0 or y == 0.0:
        return 1.0
    if b <= 0.0 or b == math.inf:
        return exp(y * log(b))
    m, e = scale(b)
    f = m - 1.0
    i = 1.0 / (2.0 + f)
    s = f * i
    sh = first(s, 13)
    fh = first(f, 40)
    sl = (((f - 2.0 * sh) - sh * fh) - sh * (f - fh)) * i
    z = s * s
    zh = sh * sh
    zl = (s + sh) * sl
    tail = poly(z, POWER_TAIL)
    uh = TWO_THIRDS_HIGH * zh
    ul = TWO_THIRDS_LOW * zh + (TWO_THIRDS * zl + z * z * tail)
    ah, al = sum2(e * LOG_TWO_HIGH, 2.0 * sh)
    bh, bl = sum2(ah, sh * uh)
    rest = 2.0 * sl + (sl * uh + s * ul) + e * LOG_TWO_LOW
    lh, ll = sum2(bh, bl + (al + rest))
    if not -750.0 <= y * lh <= 750.0:
        return exp(y * lh)
    ph, pl = product2(y, lh)
    return exp_sum(ph, pl + y * ll)
