"""Reads the apologies, the marks made alone and the refused clauses of a case file."""

from __future__ import annotations

from mediator.domain.events import ApologyKind, PrivateAnswer
from mediator.domain.wording import message
from mediator.knowledge.toml_file import Table
from mediator.services.script_craft import (
    ScriptApology,
    ScriptClauseRefusal,
    ScriptPrivateMark,
    ScriptPrivateRound,
)


def apology(table: Table) -> ScriptApology:
    """Who said it to whom, in which words, whether it was taken, whether it becomes a clause."""
    return ScriptApology(
        where=table.where,
        kind=table.choice("kind", ApologyKind),
        person=table.text("person"),
        to=table.texts("to"),
        words=table.text("words"),
        accepted=table.flag("accepted"),
        clause=table.flag("clause"),
    )


def private_round(table: Table) -> ScriptPrivateRound:
    """A round of marks over all clauses, or over some."""
    return ScriptPrivateRound(
        where=table.where,
        clauses=_numbers(table),
        marks=tuple(_mark(t) for t in table.tables("mark")),
    )


def refusal(table: Table) -> ScriptClauseRefusal:
    """A clause somebody did not want until it was spoken about."""
    return ScriptClauseRefusal(
        where=table.where,
        clause=table.whole("clause"),
        person=table.text("person"),
        reason=table.text("reason"),
    )


def _mark(table: Table) -> ScriptPrivateMark:
    return ScriptPrivateMark(
        where=table.where,
        person=table.text("person"),
        clause=table.whole("clause"),
        answer=table.choice("answer", PrivateAnswer),
        words=table.text("words", ""),
    )


def _numbers(table: Table) -> tuple[int, ...]:
    value = table.values.get("clauses", [])
    if not isinstance(value, list) or not all(isinstance(number, int) for number in value):
        raise table.refuse("clauses", message("应为整数"))
    return tuple(value)
