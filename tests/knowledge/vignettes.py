"""Reads the screening vignettes: invented disputes with what the rules must make of them."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from mediator.domain.events import Answer, Regime
from mediator.domain.gates import NEED, Gate
from mediator.domain.known_facts import NO_FACTS
from mediator.domain.screening import RulePack, asked_gates
from mediator.knowledge.facts import read_facts
from mediator.knowledge.law import LawFiles
from mediator.knowledge.toml_file import Table
from mediator.services.facts import FactsFile

FOLDER = Path(__file__).resolve().parent.parent / "data" / "screening"
FACT_KEYS = ("regime", "category", "happened_on", "found_on", "performed", "party")

Vignette = dict[str, object]


def all_vignettes() -> list[Vignette]:
    """Every vignette, with the file it stands in under `file`."""
    found: list[Vignette] = []
    for path in sorted(FOLDER.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [{**vignette, "file": path.stem} for vignette in content["vignette"]]
    return found


def pack_for(vignette: Vignette) -> RulePack:
    """The shipped rules, with the marks this vignette gives some gates."""
    pack = LawFiles().pack()
    marks = dict(vignette.get("marks", {}))
    gates = tuple(replace(g, mark=marks[g.gate_id]) if g.gate_id in marks else g for g in pack.gates)
    return replace(pack, gates=gates)


def facts_table(vignette: Vignette) -> dict[str, object]:
    """What a file of facts says of it: its own answers, and those of the rest where they are clear."""
    pack = pack_for(vignette)
    rest: dict[str, object] = {}
    if vignette["others"] == "clear":
        for gate in (*asked_gates(pack, Regime(vignette["regime"]), {}, NO_FACTS), *scoped(pack)):
            if gate.scope is None or gate.gate_id in vignette.get("answers", {}):
                rest[gate.gate_id] = clear(gate)
    facts = {key: vignette[key] for key in FACT_KEYS if key in vignette}
    return {"format": 1, **facts, "answers": {**rest, **dict(vignette.get("answers", {}))}}


def scoped(pack: RulePack) -> tuple[Gate, ...]:
    """Gates that only some disputes want."""
    return tuple(gate for gate in pack.gates if gate.scope is not None)


def clear(gate: Gate) -> object:
    """The answer that speaks for mediation."""
    if gate.kind != NEED:
        return Answer.NO.value
    if gate.choices:
        return {"answer": Answer.YES.value, "chosen": [gate.choices[0].choice_id]}
    return Answer.YES.value


def facts_of(vignette: Vignette) -> FactsFile:
    """The vignette as the loader of the command line reads it."""
    pack = pack_for(vignette)
    return read_facts(Table(f"{vignette['file']}.toml", "", facts_table(vignette)), lambda _name: pack)


def as_toml(content: dict[str, object]) -> str:
    """A file of facts, for the command line."""
    lines = [f"{key} = {value(item)}" for key, item in content.items() if key not in ("answers", "party")]
    lines.append("[answers]")
    answers = content["answers"]
    assert isinstance(answers, dict)
    lines += [f"{key} = {value(item)}" for key, item in answers.items()]
    parties = content.get("party", [])
    assert isinstance(parties, list)
    for party in parties:
        lines += ["[[party]]", *(f"{key} = {value(item)}" for key, item in party.items())]
    return "\n".join(lines) + "\n"


def value(item: object) -> str:
    """One value as TOML writes it."""
    if isinstance(item, bool):
        return str(item).lower()
    if isinstance(item, str):
        return '"' + item.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(item, dict):
        return "{ " + ", ".join(f"{key} = {value(inner)}" for key, inner in item.items()) + " }"
    if isinstance(item, list):
        return "[" + ", ".join(value(inner) for inner in item) + "]"
    return str(item)
