"""Whether a dispute may be mediated: gates as data, answers as facts, and the verdict they add up to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mediator.domain.events.filing import Regime
from mediator.domain.events.intake import Answer, ScreeningVerdict
from mediator.domain.regimes import RegimeRules


@dataclass(frozen=True, kw_only=True)
class Gate:
    """One question with its article. `kind` is "need" (yes is wanted) or "stop" (no is wanted)."""

    gate_id: str
    kind: str
    question: str
    question_en: str
    instrument: str
    article: str
    quote: str
    verdict: ScreeningVerdict
    next_step: str
    mark: str
    effective_from: str = ""


@dataclass(frozen=True, kw_only=True)
class RightItem:
    """One thing a person is told before being asked, in plain words, with the article behind it."""

    right_id: str
    title: str
    title_en: str
    text: str
    text_en: str
    article: str
    mark: str


@dataclass(frozen=True, kw_only=True)
class RulePack:
    """A dated, versioned set of gates and rights; a session keeps the pack it began under."""

    name: str
    effective_from: str
    source: str
    gates: tuple[Gate, ...]
    rights: tuple[RightItem, ...]
    regimes: tuple[RegimeRules, ...] = ()

    def rules_of(self, regime: Regime) -> RegimeRules:
        """What the route decides; a KeyError when the pack does not know it."""
        for rules in self.regimes:
            if rules.regime is regime:
                return rules
        raise KeyError(regime)

    def gate(self, gate_id: str) -> Gate:
        """The gate of that id; a KeyError when the pack has none."""
        for gate in self.gates:
            if gate.gate_id == gate_id:
                return gate
        raise KeyError(gate_id)


@dataclass(frozen=True, kw_only=True)
class ScreeningResult:
    """The verdict with every gate that speaks against mediation and every question still open."""

    verdict: ScreeningVerdict
    against: tuple[Gate, ...]
    open: tuple[Gate, ...]


CRIME = "stop-crime"
"""A suspected crime goes before everything else (law facts §6.1)."""

PRECEDENCE = (
    ScreeningVerdict.NOT_POLICE_MATTER,
    ScreeningVerdict.MUST_NOT,
    ScreeningVerdict.ASK_SUPERIOR,
)


def screen(pack: RulePack, answers: Mapping[str, tuple[Answer, str]]) -> ScreeningResult:
    """What the rules make of the answers: the gravest finding wins, all findings are returned."""
    against, still_open = [], []
    for gate in pack.gates:
        answer = answers.get(gate.gate_id, (Answer.UNKNOWN, ""))[0]
        if answer is Answer.UNKNOWN:
            still_open.append(gate)
        elif (answer is Answer.YES) == (gate.kind == "stop"):
            against.append(gate)
    verdict = next((g.verdict for g in against if g.gate_id == CRIME), None)
    if verdict is None:
        verdict = next((v for v in PRECEDENCE if any(g.verdict is v for g in against)), None)
    if verdict is None:
        verdict = ScreeningVerdict.INCOMPLETE if still_open else ScreeningVerdict.MAY
    return ScreeningResult(verdict=verdict, against=tuple(against), open=tuple(still_open))
