"""When handwriting is a signature and not a dot: at least two strokes, with some length and width."""

from __future__ import annotations

from itertools import pairwise
from math import dist

from mediator.domain.errors import Refusal
from mediator.domain.handwriting import Handwriting
from mediator.domain.wording import message

FEWEST_STROKES = 2
LEAST_INK = 150.0
LEAST_WIDTH = 60.0


class InkTooLittle(Refusal):
    """A dot or a scratch is not a signature."""


def ink_length(ink: Handwriting) -> float:
    """The length of all strokes together, in pad pixels."""
    return sum(dist((a.x, a.y), (b.x, b.y)) for stroke in ink.strokes for a, b in pairwise(stroke))


def is_signature(ink: Handwriting) -> bool:
    """At least two strokes, more than 150 px of ink and more than 60 px wide."""
    points = [point for stroke in ink.strokes for point in stroke]
    if len(ink.strokes) < FEWEST_STROKES or not points:
        return False
    width = max(p.x for p in points) - min(p.x for p in points)
    return ink_length(ink) > LEAST_INK and width > LEAST_WIDTH


def check_ink(ink: Handwriting) -> Handwriting:
    """The handwriting, or a sentence that asks to sign again."""
    if not is_signature(ink):
        raise InkTooLittle(message("签名太短，看不出是姓名，请重新签"))
    return ink
