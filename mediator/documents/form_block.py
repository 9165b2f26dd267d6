"""The ruled parts of a form: rows of fields, blocks of people, tables with repeated heads, tear lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from mediator.documents import style
from mediator.documents.form_parts import LinePart, PeoplePart, Row, RowsPart, TablePart
from mediator.documents.forms import Form
from mediator.documents.page import Flow, PlacedLine, Rule
from mediator.documents.paragraph import Span, set_lines
from mediator.documents.table import Cell, Group, place_groups
from mediator.domain.paper_forms import day_text
from mediator.domain.papers import PaperPerson

WHOLE_ROW, MIDDLE_ROW = 5, 3
# Where what a person is stands in a row of its own: two pairs of label and value.
MIDDLE_COLUMNS = (84.0, 126.0, 84.0, style.TEXT_WIDTH - 294.0)
DASH, GAP = 4.0, 3.0
TICK, NO_TICK = "√", "　"
NO_CHOICES: Mapping[str, tuple[Span, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class WideGroup(Group):
    """Rows in columns of their own widths, in points."""

    widths: tuple[float, ...] = ()

    @property
    def columns(self) -> tuple[float, ...]:
        return self.widths


def rows_block(part: RowsPart, values: Mapping[str, str]) -> Group:
    """A block of labelled fields; a field without a value is struck."""
    return Group(part.label, tuple(_cells(row, values, part.blanks) for row in part.rows))


def person_block(form: Form, part: PeoplePart, person: PaperPerson, language: str) -> Group:
    """One person's block; a further row fills the field of the same label, or follows at the end."""
    values = person_values(form, person, language)
    labels = {cell.label: cell.name for row in part.rows for cell in row}
    whole = MIDDLE_ROW if part.label_row else WHOLE_ROW
    rest = []
    for label, text in person.extra:
        if label in labels and not values.get(labels[label]):
            values[labels[label]] = text
        else:
            rest.append((Cell(label, 1, label=True), Cell(text, whole)))
    rows = part.rows
    choices = {} if person.deputy is None else {"deputy": yes_or_no(form, yes=person.deputy)}
    if part.omit_empty:
        rows = tuple(row for row in rows if any(values.get(c.name) or c.name in choices for c in row))
    cells = (*(_cells(row, values, part.blanks, choices) for row in rows), *rest)
    if not part.label_row:
        return Group(person.label, cells)
    first = (Cell(part.label_row, label=True), Cell(person.label, MIDDLE_ROW))
    return WideGroup("", (first, *cells), MIDDLE_COLUMNS)


def person_values(form: Form, person: PaperPerson, language: str) -> dict[str, str]:
    """What a field of a person's block may ask for, by the name of the field.

    `work` is 工作单位及职业 in one; `job` is 职业或职务, and without one what was typed as 工作单位, which
    otherwise stands before the address in `unit_or_address` (单位或住址).
    """
    born = day_text(person.born_on, language) if person.born_on else ""
    age = "" if person.age is None else form.say("age_only", age=person.age)
    both = form.say("age", day=born, age=person.age) if born and person.age is not None else born or age
    return {
        "name": person.name,
        "sex": person.sex,
        "born": both,
        "born_on": born,
        "age": age,
        "identity": " ".join(part for part in (person.id_kind, person.id_number) if part),
        "id_kind": person.id_kind,
        "id_number": person.id_number,
        "address": person.address,
        "workplace": person.workplace,
        "work": _apart(person.workplace, person.occupation),
        "job": person.occupation or person.workplace,
        "unit_or_address": _apart(person.workplace if person.occupation else "", person.address),
        "phone": person.phone,
        "ethnicity": person.ethnicity,
        "registered_address": person.registered_address,
        "occupation": person.occupation,
    }


def _apart(*texts: str) -> str:
    return "　".join(text for text in texts if text)


def yes_or_no(form: Form, *, yes: bool) -> tuple[Span, ...]:
    """The two boxes with the one ticked that was answered, as in □是√否."""
    ticked, free = Span(TICK, boxed=True), Span(NO_TICK, boxed=True)
    return (
        ticked if yes else free,
        Span(f"{form.words['yes']}　"),
        free if yes else ticked,
        Span(form.words["no"]),
    )


def _cells(
    row: Row,
    values: Mapping[str, str],
    blanks: Mapping[str, str],
    choices: Mapping[str, tuple[Span, ...]] = NO_CHOICES,
) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    for field in row:
        cells.append(Cell(field.label, field.label_columns, label=True))
        text = values.get(field.name) or blanks.get(field.name, "")
        cells.append(Cell(text, field.columns, spans=choices.get(field.name, ())))
    return tuple(cells)


def place_table(flow: Flow, part: TablePart, rows: Sequence[Sequence[str]]) -> None:
    """The rows under their heads, page by page; missing rows are struck, none is split over two pages."""
    widths = tuple(share * style.TEXT_WIDTH for share in part.widths)
    head = tuple(Cell(text, label=True) for text in part.heads)
    waiting = [tuple(Cell(text) for text in row) for row in rows]
    struck = tuple(Cell("") for _ in part.heads)
    waiting += [struck] * (max(part.least_rows, 1) - len(waiting))
    heights = [_height(row, widths) for row in (head, *waiting)]
    while waiting:
        flow.reserve(heights[0] + heights[1])
        taken, used = 0, heights[0]
        while taken < len(waiting) and (taken == 0 or used + heights[taken + 1] <= flow.room + 0.01):
            used += heights[taken + 1]
            taken += 1
        place_groups(flow, [WideGroup("", (head, *waiting[:taken]), widths)])
        waiting, heights = waiting[taken:], [heights[0], *heights[taken + 1 :]]
        if waiting:
            flow.reserve(style.TEXT_HEIGHT)


def _height(row: tuple[Cell, ...], widths: tuple[float, ...]) -> float:
    """How much of a page the row takes."""
    scratch = Flow()
    place_groups(scratch, [WideGroup("", (row,), widths)])
    return (len(scratch.pages) - 1) * style.TEXT_HEIGHT + style.TEXT_HEIGHT - scratch.room


def tear_line(flow: Flow, part: LinePart) -> None:
    """Free room, and with words a dashed line across the page with the words in its middle."""
    if part.space:
        flow.space(part.space)
    if not part.text:
        return
    top = flow.take(style.CENTRED.pitch)
    middle = top - style.CENTRED.pitch / 2
    (line,) = set_lines([Span(part.text)], style.SIGN_LABEL, style.TEXT_WIDTH)
    left = style.LEFT + (style.TEXT_WIDTH - line.width) / 2
    _dash(flow, style.LEFT, left - 6, middle)
    _dash(flow, left + line.width + 6, style.RIGHT_EDGE, middle)
    flow.add(PlacedLine(line, left, middle - 0.35 * style.SIGN_LABEL.size))


def _dash(flow: Flow, start: float, end: float, y: float) -> None:
    """A dashed line as strokes of their own, so that every reader draws it the same."""
    while start < end:
        flow.add(Rule(start, y, min(start + DASH, end), y))
        start += DASH + GAP
