"""Where a Chinese line may break: units of text, forbidden line ends and starts, in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mediator.documents.fonts import em_width, font_name

NOT_AT_START = frozenset("。，、；：？！）》〉」』】〕’”…—·％℃‰．,.;:?!)]}%～")
NOT_AT_END = frozenset("（《〈「『【〔‘“￥¥＄$([{№")
SHRINKS_AT_END = frozenset("。，、；：？！）》〉」』】〕")
TAB_EMS = 2.0
PIECE = 2000
UNIT = re.compile(r"[A-Za-z0-9.\-/_@:+,']+|.", re.DOTALL)
TINY = 1e-6


class Unit(NamedTuple):
    """A piece of text that is never broken inside; `width` in ems."""

    text: str
    width: float
    bold: bool = False
    boxed: bool = False


class Break(NamedTuple):
    """Units `start` to `end` make one line. `shrunk`: the last one stands at half its width."""

    start: int
    end: int
    shrunk: bool
    last: bool


def units_of(text: str, *, bold: bool = False, boxed: bool = False, widest: float = 1e9) -> list[Unit]:
    """The text in units: a Latin run is one, any other character is one; a run over `widest` falls apart."""
    units: list[Unit] = []
    for piece in UNIT.findall(text):
        if len(piece) == 1:
            units.append(_single(piece, bold=bold, boxed=boxed))
            continue
        letters = [_single(letter, bold=bold, boxed=boxed) for letter in piece]
        width = sum(letter.width for letter in letters)
        falls_apart = width > widest - _held_before(units)
        units += letters if falls_apart else [Unit(piece, width, bold, boxed)]
    return units


def _held_before(units: Sequence[Unit]) -> float:
    """The width of the marks before a run that may not end a line: they have to go with it."""
    width = 0.0
    for unit in reversed(units):
        if unit.text[-1] not in NOT_AT_END:
            break
        width += unit.width
    return width


@lru_cache(maxsize=65536)
def _single(character: str, *, bold: bool, boxed: bool) -> Unit:
    """A unit of one character; the same few thousand come again and again."""
    if character == "\t":
        return Unit(character, TAB_EMS, bold)
    return Unit(character, em_width(character, font_name(bold=bold)), bold, boxed)


def break_units(units: Sequence[Unit], width: float, indent: float = 0) -> Iterator[Break]:
    """Fill lines of `width` ems, the first shorter by `indent`; always takes at least one unit a line."""
    start = 0
    room = width - indent
    while start < len(units):
        end, shrunk = _fill(units, start, room)
        if end < len(units):
            kept = _give_back(units, start, end)
            shrunk = shrunk and kept == end
            end = kept
        yield Break(start, end, shrunk, end == len(units))
        start = end
        while start < len(units) and units[start].text == " ":
            start += 1
        room = width


def _fill(units: Sequence[Unit], start: int, room: float) -> tuple[int, bool]:
    used = 0.0
    end = start
    while end < len(units) and used + units[end].width <= room + TINY:
        used += units[end].width
        end += 1
    if end == start:
        return start + 1, False
    if end < len(units) and units[end].text in SHRINKS_AT_END and used + units[end].width / 2 <= room + TINY:
        return end + 1, True
    return end, False


def _give_back(units: Sequence[Unit], start: int, end: int) -> int:
    kept = end
    while kept > start and (units[kept].text[0] in NOT_AT_START or units[kept - 1].text[-1] in NOT_AT_END):
        kept -= 1
    return kept if kept > start else end


def pieces_of(text: str) -> Iterator[tuple[str, bool]]:
    """Paragraphs of at most 2,000 characters, each with whether it begins a paragraph of the typed text.

    Cut at the typed line breaks, else after 。 or ；, else anywhere.
    """
    for paragraph in text.split("\n"):
        rest, begins = paragraph, True
        while len(rest) > PIECE:
            stop = max(rest.rfind("。", 0, PIECE), rest.rfind("；", 0, PIECE)) + 1 or PIECE
            yield rest[:stop], begins
            rest, begins = rest[stop:], False
        if rest.strip():
            yield rest, begins
