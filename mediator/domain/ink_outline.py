"""The shape of handwriting: each stroke's outline as closed cubic curves, the same on screen and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from mediator.domain.handwriting import Handwriting, InkPoint

THINNEST, THICKEST = 1.1, 3.6
SLOW, FAST = 0.15, 2.0
KEEP, FOLLOW = 0.6, 0.4
ROUND = 0.5522847498

Point = tuple[float, float]


class Curve(NamedTuple):
    """A cubic Bézier from the current point: two control points and the end, in pad pixels."""

    first: Point
    second: Point
    end: Point


class Contour(NamedTuple):
    """A closed shape to be filled by the winding rule, or crossings would turn white.

    `numbers` are the x and y of its start, then six for each curve: a signature has thousands of them, and
    one row of numbers is made, measured and written down in a third of the time of points in curves.
    """

    numbers: tuple[float, ...]

    @property
    def start(self) -> Point:
        return self.numbers[0], self.numbers[1]

    @property
    def curves(self) -> tuple[Curve, ...]:
        """The same numbers as curves."""
        rest = self.numbers[2:]
        return tuple(
            Curve((a, b), (c, d), (e, f))
            for a, b, c, d, e, f in zip(*(rest[first::6] for first in range(6)), strict=True)
        )


@dataclass(frozen=True)
class Bounds:
    """The smallest upright rectangle around all points, in pad pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def outline(ink: Handwriting) -> tuple[Contour, ...]:
    """One contour a stroke, in pad pixels; width follows pressure, or the speed when there is none."""
    return tuple(_stroke_contour(stroke) for stroke in ink.strokes if stroke)


def bounds(contours: Sequence[Contour]) -> Bounds | None:
    """The rectangle all ends and control points lie in; None when nothing was written."""
    if not contours:
        return None
    rows = [(contour.numbers[0::2], contour.numbers[1::2]) for contour in contours]
    return Bounds(
        min(min(xs) for xs, _ in rows),
        min(min(ys) for _, ys in rows),
        max(max(xs) for xs, _ in rows),
        max(max(ys) for _, ys in rows),
    )


def _stroke_contour(stroke: Sequence[InkPoint]) -> Contour:
    points = [stroke[0]]
    points += [b for a, b in pairwise(stroke) if (a.x, a.y) != (b.x, b.y)]
    if len(points) == 1:
        return _dot(points[0])
    centre = _smooth(_smooth([(p.x, p.y) for p in points]))
    halves = [width / 2 for width in _widths(points)]
    left, right = _sides(centre, halves)
    back = right[::-1]
    ends = _cap(left[-1], back[0]), _cap(back[-1], left[0])
    return Contour((*left[0], *_through(left), *ends[0], *_through(back), *ends[1]))


def _dot(point: InkPoint) -> Contour:
    radius = (THINNEST + (THICKEST - THINNEST) * (point.p if point.p >= 0 else 0.7)) / 2
    top, bottom = (point.x, point.y - radius), (point.x, point.y + radius)
    return Contour((*top, *_cap(top, bottom), *_cap(bottom, top)))


def _smooth(line: Sequence[Point]) -> list[Point]:
    """Each inner point becomes the 1-2-1 mean of itself and its neighbours; the ends stay."""
    inner = [
        ((a[0] + 2 * b[0] + c[0]) / 4, (a[1] + 2 * b[1] + c[1]) / 4)
        for a, b, c in zip(line, line[1:], line[2:], strict=False)
    ]
    return [line[0], *inner, line[-1]]


def _widths(points: Sequence[InkPoint]) -> list[float]:
    widths: list[float] = []
    before = points[0]
    for point in points:
        share = point.p if point.p >= 0 else _slowness(before, point)
        wanted = THINNEST + (THICKEST - THINNEST) * min(1.0, share)
        widths.append(KEEP * widths[-1] + FOLLOW * wanted if widths else wanted)
        before = point
    return widths


def _slowness(before: InkPoint, point: InkPoint) -> float:
    """1 for a pen that rests, 0 for a fast one; speed in pad pixels a millisecond."""
    if point.t <= before.t:
        return 0.7
    speed = hypot(point.x - before.x, point.y - before.y) / (point.t - before.t)
    return 1 - min(1.0, max(0.0, (speed - SLOW) / (FAST - SLOW)))


def _sides(centre: Sequence[Point], halves: Sequence[float]) -> tuple[list[Point], list[Point]]:
    left: list[Point] = []
    right: list[Point] = []
    normal = (0.0, 0.0)
    for index, (x, y) in enumerate(centre):
        a, b = centre[max(0, index - 1)], centre[min(len(centre) - 1, index + 1)]
        length = hypot(b[0] - a[0], b[1] - a[1])
        if length > 0:
            normal = (-(b[1] - a[1]) / length, (b[0] - a[0]) / length)
        half = halves[index]
        left.append((x + normal[0] * half, y + normal[1] * half))
        right.append((x - normal[0] * half, y - normal[1] * half))
    return left, right


def _through(line: Sequence[Point]) -> list[float]:
    """A Catmull-Rom curve through the points, as the numbers of cubic Béziers."""
    numbers: list[float] = []
    around = zip((line[0], *line), line, line[1:], (*line[2:], line[-1]), strict=False)
    for (before_x, before_y), (ax, ay), (bx, by), (after_x, after_y) in around:
        numbers += (
            ax + (bx - before_x) / 6,
            ay + (by - before_y) / 6,
            bx - (after_x - ax) / 6,
            by - (after_y - ay) / 6,
            bx,
            by,
        )
    return numbers


def _cap(start: Point, end: Point) -> tuple[float, ...]:
    """Half a circle from one side of the pen to the other, bulging outwards, as two curves' numbers."""
    centre = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    arm = (start[0] - centre[0], start[1] - centre[1])
    out = (arm[1], -arm[0])
    tip = (centre[0] + out[0], centre[1] + out[1])
    k = ROUND
    return (
        *(start[0] + k * out[0], start[1] + k * out[1]),
        *(tip[0] + k * arm[0], tip[1] + k * arm[1]),
        *tip,
        *(tip[0] - k * arm[0], tip[1] - k * arm[1]),
        *(end[0] + k * out[0], end[1] + k * out[1]),
        *end,
    )
