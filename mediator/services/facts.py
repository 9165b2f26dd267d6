"""The facts of a dispute as a file tells them: route, answers, ages, for the screening alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mediator.domain.events import Answer, Regime
from mediator.domain.known_facts import CaseFacts
from mediator.domain.screening import RulePack, ScreeningResult, screen


@dataclass(frozen=True, kw_only=True)
class FactsFile:
    """What a file of facts says, under the rules it is looked at by."""

    pack: RulePack
    regime: Regime
    answers: Mapping[str, tuple[Answer, str]]
    facts: CaseFacts

    def result(self) -> ScreeningResult:
        """What the rules make of it."""
        return screen(self.pack, self.regime, self.answers, self.facts)

    def not_asked(self) -> tuple[str, ...]:
        """Answered, though neither this route nor this dispute wants it; in the order of the file."""
        asked = {gate.gate_id for gate in self.result().asked}
        return tuple(gate_id for gate_id in self.answers if gate_id not in asked)
