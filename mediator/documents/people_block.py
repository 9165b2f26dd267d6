"""Turns people and header fields into ruled rows in the order the form asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mediator.documents.form_parts import Row
from mediator.documents.forms import Form
from mediator.documents.table import Cell, Group
from mediator.domain.chinese_dates import date_text
from mediator.domain.papers import PaperPerson

WHOLE_ROW = 5
OTHER = "other"


def person_group(form: Form, person: PaperPerson, rows: str) -> Group:
    """One person's block; `rows` names the order of fields in the form.

    A row of `other` people without any value is left out: their fields are ours, not the form's.
    """
    values = {
        "name": person.name,
        "sex": person.sex,
        "born": _born(form, person),
        "identity": " ".join(part for part in (person.id_kind, person.id_number) if part),
        "address": person.address,
        "workplace": person.workplace,
        "phone": person.phone,
    }
    extra = tuple((Cell(label, 1, label=True), Cell(text, WHOLE_ROW)) for label, text in person.extra)
    asked = form.rows[rows]
    if rows == OTHER:
        asked = tuple(row for row in asked if any(values[field.name] for field in row))
    return Group(person.label, (*(field_row(row, values) for row in asked), *extra))


def header_group(form: Form, values: Mapping[str, str], rows: str = "head") -> Group:
    """Rows of the form's own fields, without a block label."""
    return Group("", tuple(field_row(row, values) for row in form.rows[rows]))


def field_row(row: Row, values: Mapping[str, str]) -> tuple[Cell, ...]:
    """Label and value for each field of the row."""
    cells: list[Cell] = []
    for field in row:
        cells.append(Cell(field.label, label=True))
        cells.append(Cell(values[field.name], field.columns))
    return tuple(cells)


def _born(form: Form, person: PaperPerson) -> str:
    if person.born_on is None:
        return "" if person.age is None else form.say("age_only", age=person.age)
    if person.age is None:
        return date_text(person.born_on)
    return form.say("age", day=date_text(person.born_on), age=person.age)


def joined(names: Sequence[str]) -> str:
    """Names in a row with 、 between them."""
    return "、".join(name for name in names if name)
