"""Draws words across a page as outlines: they are seen on every page and never copied out with its text."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reportlab.pdfgen.canvas import FILL_NON_ZERO
from reportlab.pdfgen.pathobject import PDFPathObject

from mediator.documents import style
from mediator.documents.engine import deflate
from mediator.documents.fonts import REGULAR, em_width, font_of
from mediator.documents.sheet import Drawing, new_canvas

SLOPE = 52

# Flags of a point in a TrueType outline.
ON_CURVE, SHORT_X, SHORT_Y, REPEATED, SAME_X, SAME_Y = 1, 2, 4, 8, 16, 32
HEADER_BYTES = 10


class OutlinePoint(NamedTuple):
    """A point of an outline in units of the face, y upwards; off the curve it steers a quadratic bow."""

    x: float
    y: float
    on_curve: bool

    def half_way(self, other: OutlinePoint) -> OutlinePoint:
        return OutlinePoint((self.x + other.x) / 2, (self.y + other.y) / 2, on_curve=True)


Contour = tuple[OutlinePoint, ...]


@lru_cache(maxsize=4)
def watermark(words: str) -> Drawing:
    """The words across a page, as a drawing that stands in the file once."""
    width = sum(em_width(character, REGULAR) for character in words) * style.WATERMARK_SIZE
    canvas = new_canvas()
    canvas.setFillGray(style.WATERMARK_GREY)
    canvas.translate(style.PAGE_WIDTH / 2, style.PAGE_HEIGHT / 2)
    canvas.rotate(SLOPE)
    canvas.translate(-width / 2, -style.WATERMARK_SIZE / 3)
    for character in words:
        path = canvas.beginPath()
        for contour in contours_of(character):
            _draw(path, contour, style.WATERMARK_SIZE / font_of(REGULAR).face.unitsPerEm)
        canvas.drawPath(path, stroke=0, fill=1, fillMode=FILL_NON_ZERO)
        canvas.translate(em_width(character, REGULAR) * style.WATERMARK_SIZE, 0)
    operators = "\n".join(canvas._code)
    return Drawing(deflate(operators.encode("ascii")), (0, 0, style.PAGE_WIDTH, style.PAGE_HEIGHT))


@lru_cache(maxsize=16)
def contours_of(character: str) -> tuple[Contour, ...]:
    """The closed curves of a character in the regular face; none where its glyph is made of other glyphs."""
    face = font_of(REGULAR).face
    glyph = face.charToGlyph[ord(character)]
    data = face.get_table("glyf")[face.glyphPos[glyph] : face.glyphPos[glyph + 1]]
    count = struct.unpack_from(">h", data)[0] if data else 0
    return tuple(_contours(data, count)) if count > 0 else ()


def _contours(data: bytes, count: int) -> Iterator[Contour]:
    ends = struct.unpack_from(f">{count}H", data, HEADER_BYTES)
    at = HEADER_BYTES + 2 * count
    at += 2 + struct.unpack_from(">H", data, at)[0]
    flags, at = _flags(data, at, ends[-1] + 1)
    xs, at = _places(data, at, flags, SHORT_X, SAME_X)
    ys, _ = _places(data, at, flags, SHORT_Y, SAME_Y)
    points = [
        OutlinePoint(x, y, on_curve=bool(flag & ON_CURVE)) for x, y, flag in zip(xs, ys, flags, strict=True)
    ]
    for first, last in pairwise((-1, *ends)):
        yield tuple(points[first + 1 : last + 1])


def _flags(data: bytes, at: int, count: int) -> tuple[list[int], int]:
    flags: list[int] = []
    while len(flags) < count:
        flag, times = data[at], 1
        at += 1
        if flag & REPEATED:
            times += data[at]
            at += 1
        flags += [flag] * times
    return flags, at


def _places(data: bytes, at: int, flags: Sequence[int], short: int, same: int) -> tuple[list[int], int]:
    """One coordinate of every point; each is stored as its distance from the one before."""
    place, places = 0, []
    for flag in flags:
        if flag & short:
            place += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            place += struct.unpack_from(">h", data, at)[0]
            at += 2
        places.append(place)
    return places, at


def _draw(path: PDFPathObject, contour: Contour, scale: float) -> None:
    """Quadratic bows as the cubic ones of PDF; between two steering points lies one on the curve."""
    first = next((i for i, point in enumerate(contour) if point.on_curve), 0)
    ring = [*contour[first:], *contour[:first], contour[first]]
    here, steer = ring[0], None
    path.moveTo(*_at(here, scale))
    for point in ring[1:]:
        if steer is None and point.on_curve:
            path.lineTo(*_at(point, scale))
            here = point
        elif steer is not None:
            end = point if point.on_curve else steer.half_way(point)
            path.curveTo(*_at(_third(here, steer), scale), *_at(_third(end, steer), scale), *_at(end, scale))
            here = end
        steer = None if point.on_curve else point
    path.close()


def _third(end: OutlinePoint, steer: OutlinePoint) -> OutlinePoint:
    return OutlinePoint(end.x + (steer.x - end.x) * 2 / 3, end.y + (steer.y - end.y) * 2 / 3, on_curve=False)


def _at(point: OutlinePoint, scale: float) -> tuple[float, float]:
    return round(point.x * scale, 2), round(point.y * scale, 2)
