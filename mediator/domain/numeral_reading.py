"""Reads numbers as people say and write them: 五百, 三千五, 1.2万, 二〇二六, 1,200."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from mediator.domain.money import WIDE_TO_NARROW
from mediator.domain.numerals import CAPITAL, PLAIN

DIGITS = {
    **{d: i for numerals in (PLAIN, CAPITAL) for i, d in enumerate(numerals.digits)},
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
    "仨": 3,
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10_000, "亿": 100_000_000}
LARGE = 10_000
"""From here on a unit multiplies all that stands before it."""

HAN_NUMERALS = "".join((*DIGITS, *UNITS))
HAN_NUMBER = rf"[{HAN_NUMERALS}]+"
ARABIC_NUMBER = r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?"
NUMBER = rf"(?:{ARABIC_NUMBER}[百千万亿]*(?:(?<=[百千万亿])[0-9０-９]+(?![0-9０-９.．]))?|{HAN_NUMBER})"
"""A number in running text, with a unit of ten thousand behind digits and what follows it: 1万2."""

_ARABIC = re.compile(rf"({ARABIC_NUMBER})([百千万亿]*)([0-9０-９]*)")


@lru_cache(maxsize=4096)
def read_number(written: str) -> Decimal | None:
    """The number that was written, or None where these signs make no number."""
    match = _ARABIC.fullmatch(written)
    if match is not None:
        return _arabic(match[1], match[2], match[3])
    if not written or any(sign not in DIGITS and sign not in UNITS for sign in written):
        return None
    if not any(sign in UNITS for sign in written):
        return Decimal("".join(str(DIGITS[sign]) for sign in written))
    return _chinese(written)


def plain_number(number: Decimal) -> str:
    """500, 1.5: no noughts at the end, no exponent."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _arabic(digits: str, units: str, rest: str) -> Decimal:
    number = Decimal(digits.translate(WIDE_TO_NARROW).replace(",", ""))
    for unit in units:
        number *= UNITS[unit]
    if rest:
        # 1万2 is twelve thousand, 1万200 is ten thousand two hundred.
        small = Decimal(rest.translate(WIDE_TO_NARROW))
        number += small * UNITS[units[-1]] / 10 if len(rest) == 1 else small
    return number


def _chinese(written: str) -> Decimal | None:
    total, group, digit, last = Decimal(0), Decimal(0), Decimal(0), 1
    for sign in written:
        if sign in DIGITS:
            if digit and DIGITS[sign]:
                return None
            digit = Decimal(DIGITS[sign])
            continue
        last = UNITS[sign]
        if last < LARGE:
            group += (digit or 1) * last
        elif total >= last:
            total += (group + digit) * last
            group = Decimal(0)
        else:
            total = (total + group + digit or Decimal(1)) * last
            group = Decimal(0)
        digit = Decimal(0)
    # 三千五 leaves its unit out, 三千零五 does not.
    short = last > 10 and len(written) > 1 and DIGITS.get(written[-2]) != 0
    return total + group + (digit * last / 10 if short else digit)
