"""Reads a TrueType file: which character is which glyph, how wide it is, and its outline as bytes."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# A character map that reaches beyond the basic plane: platform Windows, all of Unicode, in groups.
WINDOWS, ALL_OF_UNICODE, GROUPS = 3, 10, 12
FULL_PLACES = 1


@dataclass(frozen=True)
class Face:
    """One face, read. All measures are in units of the face.

    `widths` says of each glyph how far the pen moves on, `bearings` where its outline begins (two bytes, as
    in the file).
    """

    name: str
    data: bytes
    tables: Mapping[bytes, tuple[int, int]]
    glyphs: Mapping[int, int]
    widths: Sequence[int]
    bearings: Sequence[int]
    places: Sequence[int]

    def table(self, tag: bytes) -> bytes:
        """The bytes of a table."""
        at, length = self.tables[tag]
        return self.data[at : at + length]

    def outline(self, glyph: int) -> bytes:
        """The glyph's record in the table of outlines; empty for a blank."""
        start = self.tables[b"glyf"][0]
        return self.data[start + self.places[glyph] : start + self.places[glyph + 1]]

    def width(self, character: str) -> int:
        """The advance of a character, or of the box that stands for a missing one."""
        return self.widths[self.glyphs.get(ord(character), 0)]

    @property
    def units_per_em(self) -> int:
        return int(struct.unpack_from(">H", self.table(b"head"), 18)[0])

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The smallest rectangle every glyph fits into: left, bottom, right, top."""
        left, bottom, right, top = struct.unpack_from(">4h", self.table(b"head"), 36)
        return left, bottom, right, top

    @property
    def ascent(self) -> int:
        return int(struct.unpack_from(">h", self.table(b"OS/2"), 68)[0])

    @property
    def descent(self) -> int:
        return int(struct.unpack_from(">h", self.table(b"OS/2"), 70)[0])

    @property
    def cap_height(self) -> int:
        return int(struct.unpack_from(">h", self.table(b"OS/2"), 88)[0])

    @property
    def stem(self) -> int:
        """The width of an upright stroke, told from the weight as is usual where no table says it."""
        weight: int = struct.unpack_from(">H", self.table(b"OS/2"), 4)[0]
        return 50 + int((weight / 65) ** 2)


def read_face(name: str, data: bytes) -> Face:
    """Read the tables that papers need; the file is trusted: its sum was checked before."""
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {
        tag: (at, length)
        for tag, _, at, length in (struct.unpack_from(">4s3L", data, 12 + 16 * n) for n in range(count))
    }
    at, length = tables[b"loca"]
    full = struct.unpack_from(">h", data, tables[b"head"][0] + 50)[0] == FULL_PLACES
    places: Sequence[int] = struct.unpack_from(f">{length // 4}L" if full else f">{length // 2}H", data, at)
    if not full:
        places = [2 * place for place in places]
    widths, bearings = _advances(data, tables)
    return Face(name, data, tables, _glyphs(data, tables[b"cmap"][0]), widths, bearings, places)


def _glyphs(data: bytes, start: int) -> dict[int, int]:
    """Code points to glyphs, from the map of the whole of Unicode."""
    count = struct.unpack_from(">H", data, start + 2)[0]
    for number in range(count):
        platform, encoding, at = struct.unpack_from(">HHL", data, start + 4 + 8 * number)
        if (platform, encoding) != (WINDOWS, ALL_OF_UNICODE):
            continue
        kind, _, _, _, groups = struct.unpack_from(">HHLLL", data, start + at)
        if kind == GROUPS:
            found: dict[int, int] = {}
            for first, last, glyph in struct.iter_unpack(
                ">3L", data[start + at + 16 : start + at + 16 + 12 * groups]
            ):
                found.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
            return found
    raise ValueError("no character map of the whole of Unicode")


def _advances(data: bytes, tables: Mapping[bytes, tuple[int, int]]) -> tuple[Sequence[int], Sequence[int]]:
    """Width and bearing of every glyph; the last width counts for all that follow it."""
    full = struct.unpack_from(">H", data, tables[b"hhea"][0] + 34)[0]
    at, length = tables[b"hmtx"]
    pairs = struct.unpack_from(f">{2 * full}H", data, at)
    rest = struct.unpack_from(f">{(length - 4 * full) // 2}H", data, at + 4 * full)
    return (*pairs[0::2], *(pairs[-2] for _ in rest)), (*pairs[1::2], *rest)
