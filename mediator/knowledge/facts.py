"""Loads a file of facts for the screening: form, gates and choices are checked against the rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from mediator.domain.categories import DISPUTE_CATEGORIES
from mediator.domain.errors import BadInput
from mediator.domain.events import Answer, Regime
from mediator.domain.gates import Gate
from mediator.domain.known_facts import CaseFacts, PartyFacts
from mediator.domain.people import PartyRole, age_on
from mediator.domain.screening import RulePack
from mediator.domain.texts import check_text
from mediator.domain.wording import message
from mediator.knowledge.case_schema import check_schema
from mediator.knowledge.toml_file import ADVICE, Table, read_toml
from mediator.resources import RESOURCES
from mediator.services.facts import FactsFile

SCHEMA = RESOURCES / "law" / "facts.schema.json"
LONGEST_NOTE = 500
"""Characters, as in the record."""

PackByName = Callable[[str], RulePack]
"""The rules of that name; without a name, those in force."""


def load_facts(path: Path, pack_by_name: PackByName) -> FactsFile:
    """The facts of a file, or a `BadInput` that names file, key and rule. Writes nothing."""
    content = read_toml(path)
    check_schema(path.name, content, SCHEMA)
    return read_facts(Table(path.name, "", content), pack_by_name)


def read_facts(table: Table, pack_by_name: PackByName) -> FactsFile:
    """The same of a table whose form was checked."""
    pack = _pack(table, pack_by_name)
    return FactsFile(
        pack=pack,
        regime=table.choice("regime", Regime),
        answers=_answers(table.table("answers"), pack),
        facts=_case_facts(table),
    )


def _pack(table: Table, pack_by_name: PackByName) -> RulePack:
    name = table.text("pack", "")
    try:
        return pack_by_name(name)
    except BadInput as error:
        raise table.refuse("pack", error.title) from None


def _case_facts(table: Table) -> CaseFacts:
    category = table.text("category", "")
    if category and category not in DISPUTE_CATEGORIES:
        raise table.refuse("category", message("没有“{name}”这一类", name=category))
    happened_on, found_on = table.day("happened_on"), table.day("found_on")
    if happened_on is not None and found_on is not None and found_on < happened_on:
        raise table.refuse("found_on", message("不能早于发生的那天"))
    return CaseFacts(
        category=category,
        happened_on=happened_on,
        found_on=found_on,
        parties=tuple(_party(entry, happened_on, found_on) for entry in table.tables("party")),
        performed=table.flag("performed"),
    )


def _party(table: Table, happened_on: date | None, found_on: date | None) -> PartyFacts:
    age, born_on = table.whole("age") if table.has("age") else None, table.day("born_on")
    if age is not None and born_on is not None:
        raise table.refuse("age", message("应当有且只有一项：{known}", known="age、born_on"))
    then = happened_on or found_on
    if born_on is not None:
        if then is None:
            raise table.refuse("born_on", message("只写出生日期时，还要写happened_on"))
        if born_on > then:
            raise table.refuse("born_on", message("不能晚于发生的那天"))
    return PartyFacts(
        role=table.choice("role", PartyRole),
        age_then=age if born_on is None or then is None else age_on(born_on, then),
        age_now=age if born_on is None or then is None else _oldest(born_on, found_on or then),
        willing=table.maybe_flag("willing"),
        applied=table.flag("applied"),
    )


def _oldest(born_on: date, day: date) -> int:
    """On the birthday itself already the older age, which protects the aged."""
    return age_on(born_on, day + timedelta(days=1))


def _answers(table: Table | None, pack: RulePack) -> dict[str, tuple[Answer, str]]:
    if table is None:
        return {}
    gates = {gate.gate_id: gate for gate in pack.gates}
    for gate_id in table.values:
        if gate_id not in gates:
            raise table.refuse(gate_id, message("没有“{name}”这一问", name=gate_id))
    return {gate_id: _answer(table, gates[gate_id]) for gate_id in table.values}


def _answer(table: Table, gate: Gate) -> tuple[Answer, str]:
    if isinstance(table.values[gate.gate_id], str):
        return table.choice(gate.gate_id, Answer), ""
    given = table.required(gate.gate_id)
    given.only("answer", "chosen", "note")
    known = {choice.choice_id for choice in gate.choices}
    for place, name in enumerate(given.texts("chosen"), 1):
        if name not in known:
            raise given.refuse(f"chosen[{place}]", message("没有“{name}”这一选项", name=name))
    return given.choice("answer", Answer), gate.note_of(given.texts("chosen"), _note(given))


def _note(table: Table) -> str:
    try:
        return check_text(table.text("note", ""), message("说明"), most=LONGEST_NOTE, required=False)
    except BadInput as error:
        raise BadInput(table.refuse("note", error.title).title, ADVICE) from None
