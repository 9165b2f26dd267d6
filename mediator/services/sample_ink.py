"""Handwriting for scripted mediations: a name as pen strokes, the same for the same name and pad."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import dist, hypot, pi, sin

from mediator.domain.handwriting import Handwriting, InkPoint

Spot = tuple[float, float]
Skeleton = tuple[tuple[Spot, ...], ...]
"""The strokes of one character in a square of side 1, from the upper left."""

PAD_WIDTH, PAD_HEIGHT = 640.0, 200.0
DEVICE = "sample"
SPEED = 0.45
"""Pad pixels a millisecond while the pen is down: an unhurried hand."""
LIFT = 140
"""Milliseconds between two strokes."""
SPACING = 5.0
"""Pad pixels between two samples."""

# Strokes as they are taught: across, down, falling left, falling right, hook, dot, turn.
SHAPES: tuple[tuple[Spot, ...], ...] = (
    ((0.0, 0.06), (0.5, 0.02), (1.0, 0.0)),
    ((0.04, 0.0), (0.0, 0.5), (0.02, 1.0)),
    ((1.0, 0.0), (0.62, 0.55), (0.0, 1.0)),
    ((0.0, 0.0), (0.45, 0.6), (1.0, 1.0)),
    ((0.1, 0.0), (0.12, 0.8), (0.1, 1.0), (0.0, 0.86)),
    ((0.0, 0.0), (0.7, 0.5), (1.0, 1.0)),
    ((0.0, 0.04), (0.9, 0.0), (1.0, 0.1), (0.94, 1.0)),
)
FRAMES: tuple[tuple[int, float, float, float, float], ...] = (
    (0, 0.12, 0.16, 0.76, 0.05),
    (1, 0.48, 0.04, 0.05, 0.86),
    (0, 0.06, 0.44, 0.88, 0.05),
    (2, 0.08, 0.48, 0.4, 0.46),
    (3, 0.54, 0.5, 0.38, 0.42),
    (6, 0.2, 0.28, 0.6, 0.34),
    (5, 0.68, 0.06, 0.16, 0.14),
    (4, 0.62, 0.3, 0.12, 0.6),
    (1, 0.22, 0.26, 0.04, 0.5),
    (0, 0.24, 0.68, 0.52, 0.05),
)


@dataclass(frozen=True)
class SampleHand:
    """Writes names. A character without a skeleton of its own gets one made from its code point."""

    skeletons: Mapping[str, Skeleton] = field(default_factory=dict)

    def write(self, name: str, width: float = PAD_WIDTH, height: float = PAD_HEIGHT) -> Handwriting:
        """The name on a pad of this size in pixels, with time in ms and pressure in 0..1."""
        letters = [c for c in name if not c.isspace()] or ["一"]
        chance = _Chance(name)
        size = min(height * 0.66, width * 0.84 / (len(letters) * 0.98))
        left = (width - size * 0.98 * len(letters)) / 2
        strokes: list[tuple[InkPoint, ...]] = []
        clock = 0
        for place, letter in enumerate(letters):
            corner = (left + place * size * 0.98, (height - size) / 2 + chance.around(size * 0.05))
            for line in self._skeleton(letter):
                stroke, clock = _drawn(_placed(line, corner, size, chance), clock, chance)
                strokes.append(stroke)
        return Handwriting(strokes=tuple(strokes), width=width, height=height, device=DEVICE)

    def _skeleton(self, letter: str) -> Skeleton:
        return self.skeletons.get(letter) or made_up(letter)


def made_up(letter: str) -> Skeleton:
    """Four to seven strokes chosen by the code point: the look of a character, not its shape."""
    chance = _Chance(letter)
    count = 4 + chance.below(4)
    frames = sorted(FRAMES, key=lambda _: chance.below(1000))[:count]
    frames.sort(key=lambda frame: (frame[2], frame[1]))
    return tuple(tuple((x + px * w, y + py * h) for px, py in SHAPES[shape]) for shape, x, y, w, h in frames)


class _Chance:
    """Numbers that look like chance and follow from a text alone."""

    def __init__(self, seed: str) -> None:
        self._bytes = self._stream(seed)

    @staticmethod
    def _stream(seed: str) -> Iterator[int]:
        block = seed.encode("utf-8", "surrogatepass")
        while True:
            block = hashlib.sha256(block).digest()
            yield from block

    def below(self, limit: int) -> int:
        return (next(self._bytes) * 256 + next(self._bytes)) % limit

    def around(self, most: float) -> float:
        """Between -most and most."""
        return (self.below(2001) / 1000 - 1) * most


def _placed(line: tuple[Spot, ...], corner: Spot, size: float, chance: _Chance) -> list[Spot]:
    """A stroke on the pad: scaled, leaning a little, and a little off, as a hand is."""
    drift = (chance.around(size * 0.016), chance.around(size * 0.016))
    placed = []
    for x, y in line:
        lean = (0.5 - y) * 0.06
        px = corner[0] + (x * 0.9 + 0.05 + lean) * size + drift[0] + chance.around(size * 0.007)
        py = corner[1] + (y * 0.94 + 0.03 - x * 0.04) * size + drift[1] + chance.around(size * 0.007)
        placed.append((px, py))
    return placed


def _drawn(line: list[Spot], clock: int, chance: _Chance) -> tuple[tuple[InkPoint, ...], int]:
    """The samples of one stroke, smooth, and the clock when the pen is down again."""
    spots = list(_smooth(line))
    whole = sum(dist(a, b) for a, b in pairwise(spots)) or 1.0
    points, run = [], 0.0
    for place, (x, y) in enumerate(spots):
        if place:
            run += dist(spots[place - 1], (x, y))
        pressure = 0.35 + 0.35 * sin(pi * min(1.0, run / whole * 0.9 + 0.1))
        points.append(InkPoint(round(x, 1), round(y, 1), clock + round(run / SPEED), round(pressure, 2)))
    return tuple(points), points[-1].t + LIFT + chance.below(60)


def _smooth(line: list[Spot]) -> Iterator[Spot]:
    """A Catmull-Rom curve through the spots, sampled every few pixels."""
    padded = [line[0], *line, line[-1]]
    yield line[0]
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        steps = max(1, round(hypot(c[0] - b[0], c[1] - b[1]) / SPACING))
        for step in range(1, steps + 1):
            t = step / steps
            yield _curve(a[0], b[0], c[0], d[0], t), _curve(a[1], b[1], c[1], d[1], t)


def _curve(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
