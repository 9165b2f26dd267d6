"""Ruled blocks of labelled fields, such as a party's: kept on one page where they fit, nothing left blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mediator.documents import style
from mediator.documents.page import Flow, place_lines
from mediator.documents.paragraph import Span, TextLine, set_lines, set_text
from mediator.documents.sheet import Sheet
from mediator.documents.style import TextStyle
from mediator.documents.tags import Element, cell_attributes

STRUCK = "／"
SQUARE_CAP = 2
PAD_X, PAD_Y = 3.0, 3.0
# A person's grid: block label, then three pairs of field label and value. The other grid shares its lines.
PERSON_COLUMNS = (40.0, 84.0, 78.0, 29.0, 25.0, 52.0, style.TEXT_WIDTH - 308.0)
HEAD_COLUMNS = (124.0, 107.0, 77.0, style.TEXT_WIDTH - 308.0)
MOST_LINES = int((style.TEXT_HEIGHT - 2 * PAD_Y) // style.CELL.pitch)


@dataclass(frozen=True)
class Cell:
    """One cell: its text (struck when empty), how many columns it spans, and whether it is a label.

    `spans` stand instead of the text where there are boxes to tick.
    """

    text: str
    columns: int = 1
    label: bool = False
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Group:
    """Rows under one label in the first column; without a label the rows span the whole grid."""

    label: str
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def columns(self) -> tuple[float, ...]:
        """The widths of its grid in points."""
        return PERSON_COLUMNS if self.label else HEAD_COLUMNS


@dataclass(frozen=True)
class _SetCell:
    x: float
    width: float
    lines: tuple[TextLine, ...]
    kind: TextStyle
    element: Element


@dataclass(frozen=True)
class _SetRow:
    cells: tuple[_SetCell, ...]
    height: float


@dataclass(frozen=True)
class _Grid:
    """The lines of the grid as one path, each drawn once: a line drawn twice looks bold on screen."""

    lines: tuple[tuple[float, float, float, float], ...]

    def draw(self, sheet: Sheet) -> None:
        canvas = sheet.canvas
        path = canvas.beginPath()
        for x1, y1, x2, y2 in self.lines:
            path.moveTo(x1, y1)
            path.lineTo(x2, y2)
        canvas.setLineWidth(style.TABLE_LINE)
        canvas.setLineCap(SQUARE_CAP)
        canvas.drawPath(path, stroke=1, fill=0)


def place_groups(flow: Flow, groups: Sequence[Group]) -> None:
    """Place each group whole, or row by row when it is taller than a page."""
    for group in groups:
        label, set_rows = _set_group(group, flow.element.child("Table"))
        rows = [part for row in set_rows for part in _parts(row)]
        missing = _height(label) - sum(r.height for r in rows)
        if missing > 0:
            rows = [replace(row, height=row.height + missing / len(rows)) for row in rows]
        if sum(r.height for r in rows) <= style.TEXT_HEIGHT:
            flow.reserve(sum(r.height for r in rows))
        while rows:
            rows = _place_some(flow, rows, label)
            label = replace(label, lines=()) if label else None


def _place_some(flow: Flow, rows: list[_SetRow], label: _SetCell | None) -> list[_SetRow]:
    """Place as many rows as the page holds, at least one; what is left over."""
    flow.reserve(rows[0].height)
    taken = [rows[0]]
    for row in rows[1:]:
        if sum(r.height for r in taken) + row.height > flow.room + 0.01:
            break
        taken.append(row)
    height = sum(r.height for r in taken)
    top = flow.take(height)
    bottom, right = top - height, style.RIGHT_EDGE
    lines = [(style.LEFT, top, right, top), (style.LEFT, bottom, right, bottom)]
    lines += [(style.LEFT, top, style.LEFT, bottom), (right, top, right, bottom)]
    if label is not None:
        _place_cell(flow, label, top, height)
    for index, row in enumerate(taken):
        if index:
            lines.append((min(c.x for c in row.cells), top, right, top))
        for cell in row.cells:
            if cell.x > style.LEFT:
                lines.append((cell.x, top, cell.x, top - row.height))
            _place_cell(flow, cell, top, row.height)
        top -= row.height
    flow.add(_Grid(tuple(lines)))
    return rows[len(taken) :]


def _place_cell(flow: Flow, cell: _SetCell, top: float, height: float) -> None:
    above = (height - len(cell.lines) * cell.kind.pitch) / 2
    place_lines(flow, cell.lines, cell.kind, cell.x + PAD_X, top - above, element=cell.element)


def _set_group(group: Group, table: Element) -> tuple[_SetCell | None, list[_SetRow]]:
    """The label and the rows, set, each with its element in the table."""
    label, rows = None, []
    for index, row in enumerate(group.rows):
        line = table.child("TR")
        if index == 0 and group.label:
            spans = cell_attributes(columns=1, rows=len(group.rows), heads="Row")
            element = line.child("TH", attributes=spans)
            label = _set_cell(Cell(group.label, label=True), group.columns, 0, element)
        rows.append(_set_row(group, row, line))
    return label, rows


def _set_row(group: Group, row: Sequence[Cell], line: Element) -> _SetRow:
    column = 1 if group.label else 0
    heads = "Column" if len(row) > 1 and all(cell.label for cell in row) else "Row"
    cells = []
    for cell in row:
        spans = cell_attributes(columns=cell.columns, rows=1, heads=heads if cell.label else "")
        element = line.child("TH" if cell.label else "TD", attributes=spans)
        cells.append(_set_cell(cell, group.columns, column, element))
        column += cell.columns
    return _SetRow(tuple(cells), max(_height(c) for c in cells))


def _set_cell(cell: Cell, columns: Sequence[float], column: int, element: Element) -> _SetCell:
    x = style.LEFT + sum(columns[:column])
    width = sum(columns[column : column + cell.columns])
    inner = width - 2 * PAD_X
    if cell.label:
        lines = set_lines([Span(cell.text, bold=True)], style.CELL_LABEL, inner)
        return _SetCell(x, width, tuple(lines), style.CELL_LABEL, element)
    if cell.spans:
        lines = set_lines(cell.spans, style.CELL, inner)
        return _SetCell(x, width, tuple(lines), style.CELL, element)
    struck = not cell.text.strip()
    kind = style.CELL_LABEL if struck else style.CELL
    paragraphs = set_text(STRUCK if struck else cell.text, kind, inner)
    return _SetCell(x, width, tuple(line for lines in paragraphs for line in lines), kind, element)


def _height(cell: _SetCell | None) -> float:
    return len(cell.lines) * cell.kind.pitch + 2 * PAD_Y if cell else 0.0


def _parts(row: _SetRow) -> list[_SetRow]:
    """A row taller than a page in several, so that no text is ever cut off.

    The long text is drawn last in the first part and first in the next: it copies out in one piece.
    """
    longest = max(len(c.lines) for c in row.cells)
    if longest <= MOST_LINES:
        return [row]
    parts = []
    for start in range(0, longest, MOST_LINES):
        cells = [replace(c, lines=c.lines[start : start + MOST_LINES]) for c in row.cells]
        cells.sort(key=lambda c: len(c.lines), reverse=start > 0)
        parts.append(_SetRow(tuple(cells), max(_height(c) for c in cells)))
    return parts
