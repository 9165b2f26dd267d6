"""Paragraphs: spans of text set into justified lines that know how to draw themselves; no markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mediator.documents.fonts import font_name
from mediator.documents.kinsoku import Break, Unit, break_units, pieces_of, units_of
from mediator.documents.sheet import Sheet
from mediator.documents.style import ASCENT, HAIRLINE, Align, TextStyle

# A line that would be spread wider than this (a long Latin word did not fit) is left ragged.
WIDEST_SPREAD = 0.4


class Span(NamedTuple):
    """Text in one face. `boxed` draws a check box around each character: "√" or a wide blank."""

    text: str
    bold: bool = False
    boxed: bool = False


class Run(NamedTuple):
    """Characters drawn in one go from `x`, with `spacing` points after each."""

    x: float
    text: str
    bold: bool
    spacing: float
    boxed: bool = False


@dataclass(frozen=True)
class TextLine:
    """One line, set: its runs from the left edge, its size and its natural width, in points."""

    runs: tuple[Run, ...]
    size: float
    width: float

    def draw(self, sheet: Sheet, x: float, baseline: float) -> None:
        """Draw with the left edge at `x`."""
        sheet.write("BT")
        for run in self.runs:
            face = font_name(bold=run.bold)
            sheet.show(x + run.x, baseline, run.text, face, self.size, run.spacing)
        sheet.write("ET")
        for run in self.runs:
            if run.boxed:
                self._draw_box(sheet, x + run.x, baseline)

    def _draw_box(self, sheet: Sheet, x: float, baseline: float) -> None:
        inset = 0.06 * self.size
        side = self.size - 2 * inset
        sheet.canvas.setLineWidth(HAIRLINE * 1.6)
        sheet.canvas.rect(
            x + inset, baseline - (1 - ASCENT) * self.size + inset, side, side, stroke=1, fill=0
        )


def set_lines(spans: Sequence[Span], style: TextStyle, width: float) -> list[TextLine]:
    """One paragraph in lines of `width` points; no lines for no text."""
    ems = width / (style.size + style.spacing)
    widest = ems - style.indent
    units = [u for s in spans for u in units_of(s.text, bold=s.bold, boxed=s.boxed, widest=widest)]
    lines = []
    for index, piece in enumerate(break_units(units, ems, style.indent)):
        indent = style.indent * style.size if index == 0 else 0.0
        lines.append(_set_line(units, piece, style, width, indent))
    return lines


def set_text(text: str, style: TextStyle, width: float, *, lead: Sequence[Span] = ()) -> list[list[TextLine]]:
    """Typed text as paragraphs, cut at its own line breaks; `lead` (a number, a label) opens the first."""
    flush = TextStyle(style.size, style.pitch, 0, style.align, style.spacing)
    paragraphs = []
    for index, (piece, begins) in enumerate(pieces_of(text)):
        spans = [*lead, Span(piece)] if index == 0 else [Span(piece)]
        paragraphs.append(set_lines(spans, style if begins else flush, width))
    if not paragraphs and lead:
        paragraphs.append(set_lines(lead, style, width))
    return paragraphs


def _set_line(units: Sequence[Unit], piece: Break, style: TextStyle, width: float, indent: float) -> TextLine:
    taken = list(units[piece.start : piece.end])
    while len(taken) > 1 and taken[-1].text == " ":
        taken.pop()
    pitch = style.size + style.spacing
    natural = sum(u.width for u in taken) * style.size + (len(taken) - 1) * style.spacing
    left_over = width - indent - natural
    if piece.shrunk:
        left_over += taken[-1].width * pitch / 2
    if style.align in (Align.CENTRE, Align.RIGHT):
        start = max(0.0, left_over / 2 if style.align is Align.CENTRE else left_over)
        return TextLine(_runs(taken, style.size, start, style.spacing), style.size, natural)
    spread = _spread(left_over, len(taken), style, piece)
    return TextLine(_runs(taken, style.size, indent, style.spacing + spread), style.size, natural)


def _spread(left_over: float, count: int, style: TextStyle, piece: Break) -> float:
    if count < 2 or style.align is not Align.JUSTIFY or (piece.last and left_over >= 0):
        return 0.0
    spread = left_over / (count - 1)
    return spread if spread <= WIDEST_SPREAD * style.size else 0.0


def _runs(units: Sequence[Unit], size: float, start: float, gap: float) -> tuple[Run, ...]:
    """Neighbours of one face in one run; inside a Latin word nothing is spread."""
    runs: list[Run] = []
    open_text: list[str] = []
    x = run_x = start
    for index, unit in enumerate(units):
        alone = unit.boxed or unit.text == "\t" or (gap != 0 and len(unit.text) > 1)
        if alone or not open_text or units[index - 1].bold != unit.bold:
            _close(runs, open_text, units[index - 1], run_x, gap)
            run_x = x
        if alone:
            if unit.text != "\t":
                runs.append(Run(x, unit.text, unit.bold, 0.0, unit.boxed))
        else:
            open_text.append(unit.text)
        x += unit.width * size + gap
    _close(runs, open_text, units[-1], run_x, gap)
    return tuple(runs)


def _close(runs: list[Run], open_text: list[str], unit: Unit, x: float, gap: float) -> None:
    if open_text:
        runs.append(Run(x, "".join(open_text), unit.bold, gap))
        open_text.clear()
