"""The part of a face that one paper uses, embedded as a font of its own: glyphs, widths, and back to text."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from mediator.documents.fonts import face_of
from mediator.documents.pdf_objects import LINE_ENDS, PdfObjects, deflate
from mediator.documents.truetype import Face

LARGEST_BLOCK = 100
WORD = 4
LONG_PLACES = b"\0\1"
# Seen glyphs are kept deflated: a station writes with a few thousand characters again and again.
KEPT_GLYPHS = 8192
TRUETYPE = 0x00010000
MAGIC = 0xB1B0AFBA
ALL_BITS = 0xFFFFFFFF
DEFLATE_HEAD, DEFLATE_END = b"\x78\xda", b"\x03\x00"

CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class _Piece(NamedTuple):
    """Bytes of the font file, filled up to whole words, and deflated to stand between any others.

    `length` is without the filling, `total` the sum of the words.
    """

    data: bytes
    length: int
    total: int
    deflated: bytes


class _Codes(dict[str, str]):
    """A character's code in hexadecimal digits, given out when it is first asked for."""

    def __missing__(self, character: str) -> str:
        self[character] = code = f"{len(self) + 1:04X}"
        return code


class Subset:
    """The characters of one face in the order a paper first uses them; each has its code, from 1."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self._codes = _Codes()

    def encode(self, text: str) -> str:
        """The codes of the text as a string of hexadecimal digits."""
        return "".join(map(self._codes.__getitem__, text))

    @property
    def characters(self) -> tuple[str, ...]:
        """What was used, in the order of the codes."""
        return tuple(self._codes)

    def embed(self, objects: PdfObjects) -> int:
        """Put the font into the file; the number to refer to it by."""
        face = self.face
        glyphs = [0, *(face.glyphs[ord(character)] for character in self._codes)]
        name = f"{_tag(self.characters)}+{face.name}"
        program = _put(objects, font_file(face, glyphs))
        box = " ".join(str(edge) for edge in face.box)
        descriptor = objects.add(
            f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[{box}]/ItalicAngle 0"
            f"/Ascent {face.ascent}/Descent {face.descent}/CapHeight {face.cap_height}/StemV {face.stem}"
            f"/FontFile2 {program} 0 R>>"
        )
        widths = " ".join(str(face.widths[glyph]) for glyph in glyphs)
        descendant = objects.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {descriptor} 0 R/DW 1000/W[0[{widths}]]/CIDToGIDMap/Identity>>"
        )
        to_text = objects.deflated(deflate(to_unicode(face.name, self.characters)))
        return objects.add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant} 0 R]/ToUnicode {to_text} 0 R>>"
        )


def to_unicode(name: str, characters: Sequence[str]) -> str:
    """The map from codes, counted from 1, back to text in UTF-16; no other code means anything."""
    parts = [CMAP_HEAD.format(name=name)]
    for start in range(0, len(characters), LARGEST_BLOCK):
        block = characters[start : start + LARGEST_BLOCK]
        parts.append(f"{len(block)} beginbfchar")
        parts += [
            f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>"
            for code, character in enumerate(block, start + 1)
        ]
        parts.append("endbfchar")
    return "\n".join([*parts, CMAP_TAIL])


def _tag(characters: Sequence[str]) -> str:
    """Six capitals that stand for these characters: two different parts of a face have different names."""
    number = zlib.crc32("".join(characters).encode("utf-8"))
    return "".join(chr(65 + (number >> shift) % 26) for shift in (0, 5, 10, 15, 20, 25))


def font_file(face: Face, glyphs: Sequence[int]) -> list[_Piece]:
    """A TrueType file of these glyphs, numbered in this order."""
    outlines = [_outline(face.name, glyph) for glyph in glyphs]
    places = [0]
    for piece in outlines:
        places.append(places[-1] + len(piece.data))
    advances = [number for glyph in glyphs for number in (face.widths[glyph], face.bearings[glyph])]
    head, hhea, most = face.table(b"head"), face.table(b"hhea"), face.table(b"maxp")
    count = struct.pack(">H", len(glyphs))
    return _assembled(
        {
            b"glyf": outlines,
            b"head": [_piece(head[:8] + bytes(4) + head[12:50] + LONG_PLACES + head[52:])],
            b"hhea": [_piece(hhea[:34] + count)],
            b"hmtx": [_piece(struct.pack(f">{len(advances)}H", *advances))],
            b"loca": [_piece(struct.pack(f">{len(places)}L", *places))],
            b"maxp": [_piece(most[:4] + count + most[6:])],
            b"prep": [_piece(face.table(b"prep"))],
        }
    )


def _assembled(tables: dict[bytes, list[_Piece]]) -> list[_Piece]:
    """The tables behind their directory; the head holds what makes the sum of all come out right."""
    search = 1 << (len(tables).bit_length() - 1)
    rest = len(tables) - search
    directory = [struct.pack(">L4H", TRUETYPE, len(tables), 16 * search, search.bit_length() - 1, 16 * rest)]
    at = 12 + 16 * len(tables)
    for tag, pieces in tables.items():
        total = sum(piece.total for piece in pieces) & ALL_BITS
        # Inside the table of outlines the filling belongs to it; any other table is one piece.
        length = pieces[0].length if len(pieces) == 1 else sum(len(piece.data) for piece in pieces)
        directory.append(tag + struct.pack(">3L", total, at, length))
        at += sum(len(piece.data) for piece in pieces)
    opening = _piece(b"".join(directory))
    everything = opening.total + sum(piece.total for pieces in tables.values() for piece in pieces)
    head = tables[b"head"][0]
    adjusted = struct.pack(">L", (MAGIC - everything) & ALL_BITS)
    tables[b"head"] = [_piece(head.data[:8] + adjusted + head.data[12 : head.length])]
    return [opening, *(piece for pieces in tables.values() for piece in pieces)]


def _put(objects: PdfObjects, pieces: Sequence[_Piece]) -> int:
    """The file as a stream: each piece was deflated once, and only the sum at the end is new."""
    whole = b"".join([piece.data for piece in pieces])
    entries = f"/Length1 {len(whole)}"
    total = struct.pack(">L", zlib.adler32(whole))
    if total.endswith(LINE_ENDS):
        return objects.stream(whole, entries)
    deflated = b"".join([DEFLATE_HEAD, *[piece.deflated for piece in pieces], DEFLATE_END, total])
    return objects.deflated(deflated, entries)


@lru_cache(maxsize=KEPT_GLYPHS)
def _outline(face: str, glyph: int) -> _Piece:
    return _piece(face_of(face).outline(glyph))


def _piece(data: bytes) -> _Piece:
    """The bytes filled up to whole words, deflated without looking at any others."""
    filled = data + bytes(-len(data) % WORD)
    total = sum(struct.unpack(f">{len(filled) // WORD}L", filled)) & ALL_BITS
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return _Piece(filled, len(data), total, squeeze.compress(filled) + squeeze.flush(zlib.Z_FULL_FLUSH))
