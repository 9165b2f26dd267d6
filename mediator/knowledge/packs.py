"""Reads one rule pack: gates with their law, routes and directions, and the rights a person is told."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from pathlib import Path

from mediator.domain.categories import DISPUTE_CATEGORIES
from mediator.domain.events import Regime, ScreeningVerdict
from mediator.domain.gates import BEFORE_REASON, BETWEEN, NOTE, Direction, Gate, GateChoice, GateScope
from mediator.domain.known_facts import KnownFact
from mediator.domain.presence_rules import NO_PRESENCE, NO_SAFETY, PresencePack, SafetyPack
from mediator.domain.regimes import GateBasis, RegimeRules
from mediator.domain.screening import RightItem, RulePack
from mediator.domain.wording import message
from mediator.knowledge.marks import Mark
from mediator.knowledge.toml_file import Table, read_toml

LONGEST_RIGHT = 40
"""Chinese characters of a right, so that it stands on one screen in large type (UX facts §9)."""

CONFIRM = re.compile(r"U[1-9][0-9]?|")
"""The number of an open question in the law facts §23, or nothing."""

PACK_KEYS = ("name", "effective_from", "source", "replaces", "direction", "gate", "right")
GATE_KEYS = (
    "id",
    "kind",
    "question",
    "question_en",
    "instrument",
    "article",
    "quote",
    "verdict",
    "next_step",
    "next_step_en",
    "found",
    "found_en",
    "note",
    "note_en",
    "mark",
    "confirm",
    "effective_from",
    "explain",
    "explain_hint",
    "explain_hint_en",
    "known",
    "direction",
    "basis",
    "when",
    "choice",
)


class GateKind(Enum):
    """A need wants yes, a stop and a review want no, a note only tells something."""

    NEED = "need"
    STOP = "stop"
    REVIEW = "review"
    NOTE = "note"


def load_pack(
    path: Path,
    regimes: tuple[RegimeRules, ...] = (),
    presence: PresencePack = NO_PRESENCE,
    safety: SafetyPack = NO_SAFETY,
) -> RulePack:
    """One pack with what stands beside it, or a `BadInput` that names file, key and rule."""
    content = read_toml(path)
    table = Table(path.name, "", content)
    table.only(*PACK_KEYS)
    directions = _directions(table)
    gates = tuple(_gate(entry, directions) for entry in table.tables("gate"))
    rights = tuple(_right(entry) for entry in table.tables("right"))
    if not gates or not rights:
        raise table.refuse("right" if gates else "gate", message("至少要有一项"))
    _once(table, "gate", [gate.gate_id for gate in gates])
    _once(table, "right", [right.right_id for right in rights])
    _check_scopes(table, gates)
    return RulePack(
        name=table.text("name"),
        effective_from=_day(table, "effective_from").isoformat(),
        source=table.text("source"),
        gates=gates,
        rights=rights,
        regimes=regimes,
        presence=presence,
        safety=safety,
        replaces=table.texts("replaces"),
        digest=digest_of_content(content),
    )


def digest_of_content(content: Mapping[str, object]) -> str:
    """SHA-256 of what a data file says, whatever its blanks and remarks: 64 hexadecimal digits."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _directions(table: Table) -> dict[str, Direction]:
    entries = table.tables("direction")
    _once(table, "direction", [entry.text("id") for entry in entries])
    return {entry.text("id"): _direction(entry) for entry in entries}


def _direction(table: Table) -> Direction:
    table.only("id", "where_to_go", "where_to_go_en", "to_bring", "to_bring_en")
    return Direction(
        where_to_go=table.text("where_to_go"),
        where_to_go_en=table.text("where_to_go_en", ""),
        to_bring=table.texts("to_bring"),
        to_bring_en=table.texts("to_bring_en"),
    )


def _gate(table: Table, directions: Mapping[str, Direction]) -> Gate:
    table.only(*GATE_KEYS)
    kind = table.choice("kind", GateKind).value
    explains = table.flag("explain")
    return Gate(
        gate_id=table.text("id"),
        kind=kind,
        question=table.text("question"),
        question_en=table.text("question_en"),
        instrument=table.text("instrument"),
        article=table.text("article"),
        quote=table.text("quote"),
        verdict=_verdict(table, kind),
        next_step=table.text("next_step"),
        next_step_en=table.text("next_step_en", ""),
        found=table.text("found", ""),
        found_en=table.text("found_en", ""),
        note=table.text("note", ""),
        note_en=table.text("note_en", ""),
        mark=table.choice("mark", Mark).value,
        confirm=_confirm(table),
        effective_from=_day(table, "effective_from").isoformat(),
        bases=_bases(table),
        scope=_scope(table),
        choices=_choices(table),
        explain=explains,
        explain_hint=table.text("explain_hint", None if explains else ""),
        explain_hint_en=table.text("explain_hint_en", ""),
        known=table.choice("known", KnownFact) if table.has("known") else None,
        direction=_named_direction(table, directions),
    )


def _verdict(table: Table, kind: str) -> ScreeningVerdict:
    """A note decides nothing; everything else must say what follows."""
    if kind == NOTE:
        return table.choice("verdict", ScreeningVerdict, ScreeningVerdict.MAY)
    verdict = table.choice("verdict", ScreeningVerdict)
    if verdict is ScreeningVerdict.MAY:
        raise table.refuse("verdict", message("不符合时的结果不能是may"))
    if verdict is ScreeningVerdict.INCOMPLETE and kind != GateKind.NEED.value:
        raise table.refuse("verdict", message("只有need才能是incomplete"))
    return verdict


def _confirm(table: Table) -> str:
    number = table.text("confirm", "")
    if CONFIRM.fullmatch(number) is None:
        raise table.refuse("confirm", message("“{value}”写法不对，见README.md", value=number[:40]))
    return number


def _bases(table: Table) -> dict[Regime, GateBasis]:
    if not table.has("basis"):
        return {}
    basis = table.required("basis")
    basis.only(*(regime.value for regime in Regime))
    found = {regime: basis.choice(regime.value, GateBasis) for regime in Regime if basis.has(regime.value)}
    if not found:
        raise table.refuse("basis", message("至少要有一项"))
    return found


def _scope(table: Table) -> GateScope | None:
    when = table.table("when")
    if when is None:
        return None
    when.only("categories", "chosen")
    categories, chosen = when.texts("categories"), when.texts("chosen")
    for place, name in enumerate(categories, 1):
        if name not in DISPUTE_CATEGORIES:
            raise when.refuse(f"categories[{place}]", message("没有“{name}”这一类", name=name))
    pairs = tuple((gate_id, choice) for gate_id, _, choice in (name.partition(":") for name in chosen))
    if not categories and not chosen:
        raise table.refuse("when", message("至少要有一项"))
    return GateScope(categories=categories, chosen=pairs)


def _choices(table: Table) -> tuple[GateChoice, ...]:
    entries = table.tables("choice")
    for entry in entries:
        entry.only("id", "title", "title_en", "reason")
        if any(mark in entry.text("title") for mark in (BETWEEN, BEFORE_REASON)):
            raise entry.refuse("title", message("不能有“、”和“：”"))
    _once(table, "choice", [entry.text("id") for entry in entries])
    return tuple(
        GateChoice(
            choice_id=entry.text("id"),
            title=entry.text("title"),
            title_en=entry.text("title_en"),
            reason=entry.flag("reason"),
        )
        for entry in entries
    )


def _named_direction(table: Table, directions: Mapping[str, Direction]) -> Direction:
    name = table.text("direction", "")
    if not name:
        return Direction()
    if name not in directions:
        raise table.refuse("direction", message("没有去处“{name}”", name=name))
    return directions[name]


def _check_scopes(table: Table, gates: tuple[Gate, ...]) -> None:
    known = {(gate.gate_id, choice.choice_id) for gate in gates for choice in gate.choices}
    for place, gate in enumerate(gates, 1):
        for pair in gate.scope.chosen if gate.scope else ():
            if pair not in known:
                rule = message("没有“{name}”这一选项", name=":".join(pair))
                raise table.refuse(f"gate[{place}].when.chosen", rule)


def _right(table: Table) -> RightItem:
    table.only("id", "title", "title_en", "text", "text_en", "article", "mark", "regimes")
    text = table.text("text")
    if len(text) > LONGEST_RIGHT:
        raise table.refuse("text", message("有{count}字，最多{most}字", count=len(text), most=LONGEST_RIGHT))
    return RightItem(
        right_id=table.text("id"),
        title=table.text("title"),
        title_en=table.text("title_en"),
        text=text,
        text_en=table.text("text_en"),
        article=table.text("article"),
        mark=table.choice("mark", Mark).value,
        regimes=table.choices("regimes", Regime),
    )


def _day(table: Table, key: str) -> date:
    day = table.day(key)
    if day is None:
        raise table.refuse(key, message("缺少这一项"))
    return day


def _once(table: Table, key: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for place, name in enumerate(ids, 1):
        if name in seen:
            raise table.refuse(f"{key}[{place}].id", message("“{name}”用了两次", name=name))
        seen.add(name)
