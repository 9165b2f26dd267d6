"""`screen`: the legality screening of a file of facts, as JSON for scripts or in plain sentences."""

from __future__ import annotations

import json
from pathlib import Path

import click

from mediator.cli.parts import CliParts, StoreWay
from mediator.cli.sentences import ExitCode, one_line
from mediator.domain.events import REGIME_TITLES, ScreeningVerdict
from mediator.domain.screening import Gate, ScreeningResult
from mediator.services.facts import FactsFile
from mediator.wording import language, mark, tr

VERDICTS: dict[ScreeningVerdict, str] = {
    ScreeningVerdict.MAY: mark("符合调解条件"),
    ScreeningVerdict.MUST_NOT: mark("不适用调解"),
    ScreeningVerdict.ASK_SUPERIOR: mark("须请示后再定"),
    ScreeningVerdict.NOT_POLICE_MATTER: mark("不属于治安调解"),
    ScreeningVerdict.INCOMPLETE: mark("还有没问清的"),
}


def screen_facts(parts: CliParts, way: StoreWay, path: Path, *, as_json: bool) -> int:
    """Exit code 0 when it may be mediated, 1 for every other verdict; what was found goes to the output."""
    facts = parts.load_facts(path, way)
    result = facts.result()
    if as_json:
        click.echo(json.dumps(_as_data(facts, result), ensure_ascii=False, indent=2))
    else:
        for line in _lines(facts, result):
            click.echo(one_line(line))
    return ExitCode.DONE if result.verdict is ScreeningVerdict.MAY else ExitCode.REFUSED


def _as_data(facts: FactsFile, result: ScreeningResult) -> dict[str, object]:
    """The keys of the contract first, then ours."""
    return {
        "verdict": result.verdict.value,
        "regime": result.regime.value,
        "stops": [_finding(gate, result) for gate in result.against],
        "missing": [gate.gate_id for gate in result.open],
        "ask": [_asked(gate) for gate in result.open],
        "reviews": [gate.gate_id for gate in result.reviews],
        "notes": [_noted(gate) for gate in result.notes],
        "to_confirm": [_finding(gate, result) for gate in result.unsure],
        "from_facts": dict(result.known),
        "not_asked": list(facts.not_asked()),
        "pack": {"name": facts.pack.name, "digest": facts.pack.digest},
    }


def _finding(gate: Gate, result: ScreeningResult) -> dict[str, object]:
    basis = gate.basis(result.regime)
    return {
        "rule": gate.gate_id,
        "article": gate.law,
        "text": gate.quote,
        "next_step": _next_step(gate),
        "question": _question(gate),
        "verdict": gate.verdict_on(result.regime).value,
        "basis": basis.value if basis else "",
        "mark": gate.mark,
        "where_to_go": _where(gate),
        "to_bring": list(_to_bring(gate)),
    }


def _asked(gate: Gate) -> dict[str, object]:
    return {"rule": gate.gate_id, "article": gate.law, "text": _question(gate)}


def _noted(gate: Gate) -> dict[str, object]:
    return {"rule": gate.gate_id, "article": gate.law, "text": gate.quote, "next_step": _next_step(gate)}


def _lines(facts: FactsFile, result: ScreeningResult) -> list[str]:
    lines = [
        tr(
            "{route}：{verdict}（规则{pack}）",
            route=tr(REGIME_TITLES[result.regime]),
            verdict=tr(VERDICTS[result.verdict]),
            pack=facts.pack.name,
        )
    ]
    for gate in result.against:
        what = mark("须请示：{question}（{law}）{next_step}") if gate in result.reviews else FOUND
        lines.append(tr(what, question=_question(gate), law=gate.law, next_step=_next_step(gate)))
    lines += [
        tr("待法制确认：{question}（{law}）", question=_question(gate), law=gate.law)
        for gate in result.unsure
    ]
    lines += [
        tr("还要问：{question}（{law}）", question=_question(gate), law=gate.law) for gate in result.open
    ]
    lines += [
        tr("提示：{next_step}（{law}）", next_step=_next_step(gate), law=gate.law) for gate in result.notes
    ]
    return lines


FOUND = mark("不符合：{question}（{law}）{next_step}")


def _in_english(text: str) -> bool:
    return bool(text) and language() == "en"


def _question(gate: Gate) -> str:
    return gate.question_en if _in_english(gate.question_en) else gate.question


def _next_step(gate: Gate) -> str:
    return gate.next_step_en if _in_english(gate.next_step_en) else gate.next_step


def _where(gate: Gate) -> str:
    there = gate.direction
    return there.where_to_go_en if _in_english(there.where_to_go_en) else there.where_to_go


def _to_bring(gate: Gate) -> tuple[str, ...]:
    there = gate.direction
    return there.to_bring_en if there.to_bring_en and language() == "en" else there.to_bring
