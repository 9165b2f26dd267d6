"""Verbs of time: rests, places in the recording, and how evenly the sides were heard."""

from __future__ import annotations

from typing import ClassVar

from mediator.domain import balance, breaks, recording_marks
from mediator.domain.balance import Share
from mediator.domain.session import Session
from mediator.domain.wording import Message
from mediator.services.access import Action
from mediator.services.guarded import Declared
from mediator.services.verbs import Verbs


class PaceVerbs(Verbs):
    """How the time of a session goes."""

    does: ClassVar[Declared] = {
        Action.RECORD: ("rest", "go_on", "mark"),
        Action.VIEW_SESSION: ("shares", "nudge"),
    }

    def rest(self) -> Session:
        """Rest now."""
        break_id = self._new_id()
        return self._act(lambda s: breaks.start_break(s, break_id))

    def go_on(self) -> Session:
        """The rest is over."""
        return self._act(breaks.end_break)

    def mark(self, talk_id: str, statement_id: str = "", note: str = "") -> Session:
        """Keep this moment in the recording, beside a statement or alone."""
        mark_id = self._new_id()
        return self._act(lambda s: recording_marks.mark_recording(s, mark_id, talk_id, statement_id, note))

    def shares(self) -> tuple[Share, ...]:
        """Minutes, turns and visits of each side up to this moment."""
        return balance.shares(self._room.session, self._now)

    def nudge(self) -> Message | None:
        """Whom to hear next, where one side had twice as much; for the officer alone."""
        return balance.nudge(self._room.session, self._now)
