"""Verbs of the intake: putting the matter right, answering the screening, concluding it."""

from __future__ import annotations

from mediator.domain import intake
from mediator.domain.events import Answer, Matter
from mediator.domain.screening import ScreeningResult, screen
from mediator.domain.session import Session
from mediator.services.draft_keys import MATTER_DRAFTS
from mediator.services.verbs import Verbs


class IntakeVerbs(Verbs):
    """What an officer does when somebody has knocked."""

    def correct_matter(self, matter: Matter, guide_id: str) -> Session:
        return self._act(lambda s: intake.correct_matter(s, matter, guide_id, self._today), *MATTER_DRAFTS)

    def answer(self, gate_id: str, answer: Answer, note: str = "") -> Session:
        return self._act(
            lambda s: intake.answer_gate(s, self._room.pack, gate_id, answer, note), f"gate-{gate_id}-note"
        )

    def result(self) -> ScreeningResult:
        """What the rules make of the answers so far."""
        return screen(self._room.pack, self._room.session.screening)

    def conclude(self, *, mediate: bool, reason: str = "") -> Session:
        return self._act(
            lambda s: intake.conclude(s, self._room.pack, mediate=mediate, reason=reason),
            "conclusion-reason",
            "conclusion-mediate",
        )
