"""Turns the picture of a character into the lines a pen would draw: thinned, traced, joined, in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import dist, hypot

Pixel = tuple[int, int]
Spot = tuple[float, float]
Line = list[Spot]

SHORTEST = 6
"""Pixels; shorter twigs come from thinning, not from the character."""
STRAIGHT_ON = 0.75
"""Cosine above which two lines that meet at a crossing are one stroke."""
NOT_FOLDED = -0.3
"""The same where only two lines meet: the pen goes round a corner, but not back on itself."""


def strokes_of(ink: set[Pixel]) -> list[Line]:
    """The strokes of a character, from the upper left, each in the direction of writing."""
    lines = _joined(_without_twigs(_with_whole_crossings(_without_twigs(_traced(thinned(ink))))))
    strokes = [
        _written(part) for line in lines for part in _lifted(_written(_simplified(line))) if _length(part) > 5
    ]
    return sorted(strokes, key=lambda s: (round(min(y for _, y in s) / 24), min(x for x, _ in s)))


def thinned(ink: set[Pixel]) -> set[Pixel]:
    """One pixel wide, by the method of Zhang and Suen."""
    on = set(ink)
    while True:
        before = len(on)
        for step in (0, 1):
            on -= {p for p in on if _may_go(on, p, step)}
        if len(on) == before:
            return on


def _may_go(on: set[Pixel], pixel: Pixel, step: int) -> bool:
    ring = [p in on for p in _ring(pixel)]
    if (
        not 2 <= sum(ring) <= 6
        or sum(not a and b for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) != 1
    ):
        return False
    north, east, south, west = ring[0], ring[2], ring[4], ring[6]
    if step == 0:
        return not (north and east and south) and not (east and south and west)
    return not (north and east and west) and not (north and south and west)


def _ring(pixel: Pixel) -> list[Pixel]:
    x, y = pixel
    around = ((0, -1), (1, -1), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1))
    return [(x + dx, y + dy) for dx, dy in around]


def _next_to(on: set[Pixel], pixel: Pixel) -> list[Pixel]:
    """Neighbours in the line; a diagonal only where no straight step leads round it."""
    ring = _ring(pixel)
    straight = [p for p in ring[::2] if p in on]
    diagonal = [
        ring[i]
        for i in (1, 3, 5, 7)
        if ring[i] in on and ring[i - 1] not in on and ring[(i + 1) % 8] not in on
    ]
    return straight + diagonal


def _traced(on: set[Pixel]) -> list[Line]:
    """The lines between ends and crossings, then the closed rings."""
    beside = {p: _next_to(on, p) for p in on}
    nodes = {p for p in on if len(beside[p]) != 2}
    walked: set[tuple[Pixel, Pixel]] = set()
    lines: list[list[Pixel]] = []
    for node in sorted(nodes):
        for first in beside[node]:
            if (node, first) not in walked:
                line = _walk(beside, nodes, [node, first])
                walked |= {(node, first), (line[-1], line[-2])}
                lines.append(line)
    rest = on - {p for line in lines for p in line}
    while rest:
        ring = [min(rest)]
        while ring[-1] in rest:
            rest.discard(ring[-1])
            ring.append(next((p for p in beside[ring[-1]] if p in rest), ring[0]))
        if len(ring) > 4:
            lines.append(ring)
    return [[(float(x), float(y)) for x, y in line] for line in lines]


def _walk(beside: dict[Pixel, list[Pixel]], nodes: set[Pixel], line: list[Pixel]) -> list[Pixel]:
    while line[-1] not in nodes:
        onward = [p for p in beside[line[-1]] if p != line[-2]]
        if not onward:
            break
        line.append(onward[0])
    return line


def _meetings(lines: list[Line]) -> dict[Spot, int]:
    count: dict[Spot, int] = {}
    for line in lines:
        for end in (line[0], line[-1]):
            count[end] = count.get(end, 0) + 1
    return count


def _without_twigs(lines: list[Line]) -> list[Line]:
    count = _meetings(lines)
    return [s for s in lines if len(s) >= SHORTEST or (count[s[0]] == 1) == (count[s[-1]] == 1)]


def _with_whole_crossings(lines: list[Line]) -> list[Line]:
    """Thinning pulls a crossing apart into two forks; the short piece between becomes one spot."""
    count = _meetings(lines)
    spot: dict[Spot, Spot] = {}
    kept = []
    for line in lines:
        between = count[line[0]] > 1 and count[line[-1]] > 1 and line[0] != line[-1]
        if between and len(line) <= 8:
            middle = ((line[0][0] + line[-1][0]) / 2, (line[0][1] + line[-1][1]) / 2)
            spot[line[0]] = spot[line[-1]] = middle
        else:
            kept.append(line)
    return [[spot.get(line[0], line[0]), *line[1:-1], spot.get(line[-1], line[-1])] for line in kept]


def _joined(lines: list[Line]) -> list[Line]:
    """Where lines meet, the two that go straightest on become one, until none do."""
    while (found := max(_joins(lines), default=None)) is not None:
        _, i, j = found
        first, second = lines[abs(i) - 1], lines[abs(j) - 1]
        whole = (first if i > 0 else first[::-1]) + (second if j > 0 else second[::-1])[1:]
        lines = [line for k, line in enumerate(lines, 1) if k not in (abs(i), abs(j))] + [whole]
    return lines


def _joins(lines: list[Line]) -> Iterator[tuple[float, int, int]]:
    """How straight, and which lines: numbers from 1, negative where a line is taken backwards."""
    arms: dict[Spot, list[int]] = {}
    for number, line in enumerate(lines, 1):
        if line[0] != line[-1]:
            arms.setdefault(line[0], []).append(number)
            arms.setdefault(line[-1], []).append(-number)
    for meeting in arms.values():
        limit = STRAIGHT_ON if len(meeting) > 2 else NOT_FOLDED
        for place, a in enumerate(meeting):
            for b in meeting[place + 1 :]:
                straight = _straightness(_leaving(lines, a), _leaving(lines, b))
                if abs(a) != abs(b) and straight > limit:
                    # The first runs into the meeting, the second out of it.
                    yield straight, -a, b


def _leaving(lines: list[Line], arm: int) -> Line:
    line = lines[abs(arm) - 1]
    return line if arm > 0 else line[::-1]


def _straightness(one: Line, other: Line) -> float:
    (ax, ay), (bx, by) = _heading(one), _heading(other)
    return -(ax * bx + ay * by)


def _heading(line: Line) -> Spot:
    far = min(len(line) - 1, 9)
    near = min(2, far - 1)
    dx, dy = line[far][0] - line[near][0], line[far][1] - line[near][1]
    size = hypot(dx, dy) or 1.0
    return dx / size, dy / size


def _simplified(line: Line, most: float = 1.3) -> Line:
    """Only the spots that shape the line, by the method of Douglas and Peucker."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    base = dist(line[0], line[-1])

    def off(spot: Spot) -> float:
        if base < 1e-6:
            return dist(line[0], spot)
        return abs((bx - ax) * (ay - spot[1]) - (ax - spot[0]) * (by - ay)) / base

    far = max(range(1, len(line) - 1), key=lambda place: off(line[place]))
    if off(line[far]) <= most:
        return [line[0], line[-1]]
    return _simplified(line[: far + 1], most)[:-1] + _simplified(line[far:], most)


def _written(line: Line) -> Line:
    """Downwards, or to the right."""
    dx, dy = line[-1][0] - line[0][0], line[-1][1] - line[0][1]
    backwards = dy < 0 if abs(dy) > abs(dx) * 0.6 else dx < 0
    return line[::-1] if backwards else line


def _lifted(line: Line) -> list[Line]:
    """The pen is lifted before it would have to go up again, as at the lower left of a box."""
    parts, current = [], [line[0]]
    for (ax, ay), (bx, by), (cx, cy) in zip(line, line[1:], line[2:], strict=False):
        current.append((bx, by))
        up = cy - by < -8 and abs(cy - by) > abs(cx - bx)
        if up and hypot(bx - ax, by - ay) > 10 and hypot(cx - bx, cy - by) > 14:
            parts.append(current)
            current = [(bx, by)]
    return [*parts, [*current, line[-1]]]


def _length(line: Line) -> float:
    return sum(dist(a, b) for a, b in pairwise(line))
