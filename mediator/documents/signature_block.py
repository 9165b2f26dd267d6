"""The places to sign: two beside each other, each with label, printed name, ink and date, never split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mediator.documents import style
from mediator.documents.ink import PlacedInk
from mediator.documents.page import Flow, Rule, place_lines
from mediator.documents.paragraph import Span, TextLine, set_lines, set_text
from mediator.documents.tags import Element, figure_attributes
from mediator.domain.chinese_dates import date_or_blank
from mediator.domain.papers import SignatureLine

GAP = 24.0
CELL_WIDTH = (style.TEXT_WIDTH - GAP) / 2
INK_HEIGHT = 40.0
BELOW = 8.0
# 25 by 35 mm: a finger pressed flat, with ink at its rim (law facts §16.7).
BOX_WIDTH, BOX_HEIGHT = 70.9, 99.2
BOX_GAP = 8.0
BOX_TITLE = "捺印处"
# What is said in place of the strokes to somebody who listens to the paper.
SIGNED = "{name}的手写签名"


@dataclass(frozen=True)
class _SetPlace:
    line: SignatureLine
    label: tuple[TextLine, ...]
    note: tuple[TextLine, ...]

    @property
    def height(self) -> float:
        """Points for label, ink, note and date; a note without ink takes the ink's place."""
        note = len(self.note) * style.SIGN_NOTE.pitch
        writes = self.line.ink is not None or self.line.fingerprint
        middle = INK_HEIGHT + note if writes else max(INK_HEIGHT, note + 4)
        beside = len(self.label) * style.SIGN_LABEL.pitch + middle
        if self.line.fingerprint:
            beside = max(beside, BOX_HEIGHT + BOX_GAP)
        return beside + style.SIGN_DATE.pitch + BELOW


class SignatureRows:
    """The signature lines set in rows of two; `first_height` is what the first row needs."""

    def __init__(self, signatures: Sequence[SignatureLine]) -> None:
        places = [_set_place(s) for s in signatures]
        self._rows = [places[i : i + 2] for i in range(0, len(places), 2)]

    @property
    def heights(self) -> tuple[float, ...]:
        """The height of each row in points."""
        return tuple(max(p.height for p in row) for row in self._rows)

    def place(self, flow: Flow, *, keep_with_last: float = 0.0) -> None:
        """Place row by row; the last one stays with what follows, `keep_with_last` points high."""
        for index, (row, height) in enumerate(zip(self._rows, self.heights, strict=True)):
            is_last = index == len(self._rows) - 1
            flow.reserve(height + (keep_with_last if is_last else 0.0), closing=True)
            top = flow.take(height)
            for column, place in enumerate(row):
                _draw_place(flow, place, style.LEFT + column * (CELL_WIDTH + GAP), top, height)


def _set_place(line: SignatureLine) -> _SetPlace:
    width = _words_width(line)
    named = Span(f"{line.name}{line.detail}")
    label = set_lines([Span(f"{line.label}：", bold=True), named], style.SIGN_LABEL, width)
    note = [t for lines in set_text(line.note, style.SIGN_NOTE, width) for t in lines]
    return _SetPlace(line, tuple(label), tuple(note))


def _words_width(line: SignatureLine) -> float:
    return CELL_WIDTH - BOX_WIDTH - BOX_GAP if line.fingerprint else CELL_WIDTH


def _draw_box(flow: Flow, part: Element, right: float, top: float) -> None:
    """An empty box with its title in the upper edge; the finger comes on the printed paper."""
    left, bottom = right - BOX_WIDTH, top - BOX_HEIGHT
    for edge in (
        Rule(left, top, right, top),
        Rule(left, bottom, right, bottom),
        Rule(left, bottom, left, top),
        Rule(right, bottom, right, top),
    ):
        flow.add(edge)
    title = set_lines([Span(BOX_TITLE)], style.BOX_TITLE, BOX_WIDTH)
    place_lines(flow, title, style.BOX_TITLE, left, top - 2, element=part.child("P"))


def _draw_place(flow: Flow, place: _SetPlace, x: float, top: float, height: float) -> None:
    part = flow.element.child("Div")
    place_lines(flow, place.label, style.SIGN_LABEL, x, top, element=part.child("P"))
    under_label = top - len(place.label) * style.SIGN_LABEL.pitch
    base = top - height + BELOW + style.SIGN_DATE.pitch
    note_top = base + 2 + len(place.note) * style.SIGN_NOTE.pitch
    place_lines(flow, place.note, style.SIGN_NOTE, x, note_top, element=part.child("P"))
    if place.line.ink is not None:
        ink = PlacedInk(place.line.ink, x + 8, note_top, CELL_WIDTH - 16, under_label - note_top - 1)
        words = SIGNED.format(name=place.line.name or place.line.label)
        flow.add(ink, part.child("Figure", alternative=words, attributes=figure_attributes(ink.box)))
    if place.line.fingerprint:
        _draw_box(flow, part, x + CELL_WIDTH, top - 2)
    flow.add(Rule(x, base, x + _words_width(place.line), base))
    (date_line,) = set_lines([Span(date_or_blank(place.line.signed_on))], style.SIGN_DATE, CELL_WIDTH)
    place_lines(flow, [date_line], style.SIGN_DATE, x, base - 1, element=part.child("P"))
