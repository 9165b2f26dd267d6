"""Verbs of the intake: putting the matter right, answering the screening, concluding it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from mediator.domain import intake
from mediator.domain.events import Answer, GateOverride, Matter
from mediator.domain.hand_over import HandOverCard, gates_to_tell, hand_over_card, hand_over_paper
from mediator.domain.screening import ScreeningResult, screen_session
from mediator.domain.session import Session
from mediator.domain.wording import Message, message
from mediator.services.access import Action, check
from mediator.services.draft_keys import MATTER_DRAFTS
from mediator.services.guarded import Declared
from mediator.services.verbs import Verbs

CONCLUSION_DRAFTS = ("conclusion-mediate", "conclusion-reason", "conclusion-superior")


class IntakeVerbs(Verbs):
    """What an officer does when somebody has knocked."""

    does: ClassVar[Declared] = {
        Action.RECORD: ("correct_matter", "answer", "answer_all", "conclude"),
        Action.VIEW_SESSION: ("result", "hand_over_card", "changed_rules"),
        Action.PRINT: ("hand_over",),
    }

    def correct_matter(self, matter: Matter, guide_id: str) -> Session:
        return self._act(lambda s: intake.correct_matter(s, matter, guide_id, self._today), *MATTER_DRAFTS)

    def answer(self, gate_id: str, answer: Answer, note: str = "") -> Session:
        return self._act(
            lambda s: intake.answer_gate(s, self._room.pack, gate_id, answer, note), *_gate_drafts(gate_id)
        )

    def answer_all(self, answers: Mapping[str, Answer]) -> Session:
        """Several questions in one go, each recorded as an answer of its own; none where none is given."""
        if not answers:
            return self._room.session
        return self._act(
            lambda s: intake.answer_gates(s, self._room.pack, answers),
            *(draft for gate_id in answers for draft in _gate_drafts(gate_id)),
        )

    def result(self) -> ScreeningResult:
        """What the rules make of the answers and the record so far."""
        return screen_session(self._room.pack, self._room.session)

    def conclude(
        self,
        *,
        mediate: bool,
        reason: str = "",
        overrides: tuple[GateOverride, ...] = (),
        superior: str = "",
    ) -> Session:
        return self._act(
            lambda s: intake.conclude(
                s, self._room.pack, mediate=mediate, reason=reason, overrides=overrides, superior=superior
            ),
            *CONCLUSION_DRAFTS,
            *(f"override-{override.gate_id}-reason" for override in overrides),
        )

    def hand_over_card(self, language: str = "zh") -> HandOverCard:
        """The card for a matter that goes another way, told by whoever is signed in, today."""
        desk = self._room.desk
        return hand_over_card(
            gates_to_tell(self.result()),
            told_by=desk.user.name,
            told_on=self._today,
            station=self._room.session.host.unit,
            language=language,
        )

    def hand_over(self, language: str = "zh") -> bytes:
        """The same card as a page to give away, in the language of the person."""
        room = self._room
        check(room.desk.user, Action.PRINT, room.session)
        station = room.desk.station
        paper = hand_over_paper(
            self.hand_over_card(language), room.session, station=station.name, training=station.training
        )
        return room.desk.papers.form(paper)

    def changed_rules(self) -> Message | None:
        """A sentence when the pack of that name says something else now than when the session began."""
        room = self._room
        began = next((v for v in room.session.packs if v.kind == "rules"), None)
        pack = room.pack
        if began is None or not pack.digest or began.digest == pack.digest:
            return None
        return message("受理以后，规则“{name}”的内容改过，请核对审查结果", name=pack.name)


def _gate_drafts(gate_id: str) -> tuple[str, str]:
    return f"gate-{gate_id}-note", f"gate-{gate_id}-chosen"
