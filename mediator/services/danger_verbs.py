"""Verbs of an alarm: raised and handed over by the host, signed off by a supervisor who does not lead."""

from __future__ import annotations

from typing import ClassVar

from mediator.domain import danger
from mediator.domain.events import DangerSign
from mediator.domain.session import Session
from mediator.services.access import Action, may
from mediator.services.draft_keys import DANGER_DRAFTS, hand_over_drafts
from mediator.services.guarded import Declared
from mediator.services.verbs import Verbs


class DangerVerbs(Verbs):
    """What is done when a quarrel is more than a quarrel."""

    does: ClassVar[Declared] = {
        Action.RECORD: ("raise_", "hand_over"),
        Action.SIGN_OFF: ("sign_off",),
        Action.VIEW_SESSION: ("may_sign_off",),
    }

    def raise_(
        self, signs: tuple[DangerSign, ...], words: str, *, person_id: str = "", statement_id: str = ""
    ) -> Session:
        """Sound the alarm; what was typed for it is spent."""
        danger_id = self._new_id()
        return self._act(
            lambda s: danger.raise_danger(
                s, danger_id, signs, words, person_id=person_id, statement_id=statement_id
            ),
            *DANGER_DRAFTS,
        )

    def hand_over(self, danger_id: str, told: str, measures: str) -> Session:
        """Who was told, and what is done meanwhile."""
        return self._act(
            lambda s: danger.hand_over(s, danger_id, told, measures), *hand_over_drafts(danger_id)
        )

    def sign_off(self, danger_id: str, decision: str) -> Session:
        """The decision of the supervisor who is signed in."""
        user = self._room.desk.user
        return self._room.act(
            lambda s: danger.sign_off(s, danger_id, user.number, user.name, decision),
            action=Action.SIGN_OFF,
        )

    def may_sign_off(self) -> bool:
        """Whether whoever is signed in may decide about the alarms of this session."""
        return may(self._room.desk.user, Action.SIGN_OFF, self._room.session).allowed
