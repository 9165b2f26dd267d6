"""Reads what a case file tells, in a talk, of rests, places in the recording and signs of danger."""

from __future__ import annotations

from mediator.domain.events import DangerSign
from mediator.domain.wording import message
from mediator.knowledge.toml_file import Table
from mediator.services.script_pace import Alarm, MarkPlace, Rest

KEYS = ("rest", "mark", "danger")


def tells_pace(table: Table) -> bool:
    """Whether this entry of a talk is about its time, or about danger."""
    return any(table.has(key) for key in KEYS)


def pace(table: Table) -> Rest | MarkPlace | Alarm:
    """One such entry."""
    where = table.where
    if table.has("rest"):
        until = table.moment("rest")
        if until is None:
            raise table.refuse("rest", message("缺少这一项"))
        return Rest(where=where, until=until)
    if table.has("mark"):
        return MarkPlace(where=where, label=table.text("mark"))
    return Alarm(
        where=where,
        signs=table.choices("danger", DangerSign),
        words=table.text("words"),
        about=table.text("about", ""),
        told=table.text("told"),
        measures=table.text("measures"),
        signed_by=table.text("signed_by"),
        number=table.text("number"),
        decision=table.text("decision"),
    )
