"""Whole numbers in Chinese numerals, for clause numbers, copies and amounts read aloud."""

from __future__ import annotations

from dataclasses import dataclass

MOST = 10**12 - 1
GROUP_UNITS = ("", "万", "亿")


@dataclass(frozen=True)
class NumeralSet:
    """One way of writing numerals: ten digits and the units of ten, a hundred and a thousand."""

    digits: str
    units: tuple[str, str, str, str]


PLAIN = NumeralSet("零一二三四五六七八九", ("", "十", "百", "千"))
CAPITAL = NumeralSet("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"))


def chinese_number(number: int) -> str:
    """一, 十二, 一百零一; 0 to 999,999,999,999, else a ValueError."""
    written = number_in(number, PLAIN)
    return written[1:] if written.startswith("一十") else written


def number_in(number: int, numerals: NumeralSet) -> str:
    """The number in groups of four digits; a run of noughts inside it gives one 零."""
    if not 0 <= number <= MOST:
        raise ValueError(f"no numeral for {number}")
    if number == 0:
        return numerals.digits[0]
    parts: list[str] = []
    nought_waits = False
    for place in (2, 1, 0):
        group = number // 10_000**place % 10_000
        if group == 0:
            nought_waits = bool(parts)
            continue
        if parts and (nought_waits or group < 1000):
            parts.append(numerals.digits[0])
        nought_waits = False
        parts.append(_group(group, numerals) + GROUP_UNITS[place])
    return "".join(parts)


def _group(group: int, numerals: NumeralSet) -> str:
    parts: list[str] = []
    nought_waits = False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit == 0:
            nought_waits = bool(parts)
            continue
        if nought_waits:
            parts.append(numerals.digits[0])
        nought_waits = False
        parts.append(numerals.digits[digit] + numerals.units[place])
    return "".join(parts)
