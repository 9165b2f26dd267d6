"""Verbs of the negotiation notes, which only the officer ever sees."""

from __future__ import annotations

from typing import ClassVar

from mediator.domain import negotiation_notes
from mediator.domain.session import Session
from mediator.services.access import Action
from mediator.services.draft_keys import NOTE_DRAFTS
from mediator.services.guarded import Declared
from mediator.services.verbs import Verbs


class NoteVerbs(Verbs):
    """What is kept in mind for the shuttle and printed nowhere."""

    does: ClassVar[Declared] = {
        Action.NOTE: ("note", "strike"),
    }

    def note(self, person_id: str, text: str, talk_id: str = "", *, again: bool = False) -> Session:
        """One note about one person; the draft it was typed in goes too, unless it is only put back again."""
        note_id = self._new_id()
        # In a talk both classes are typed in the same composer.
        typed = (f"statement:{talk_id}", f"statement-marks:{talk_id}") if talk_id else NOTE_DRAFTS
        return self._act(
            lambda s: negotiation_notes.note(s, note_id, person_id, text, talk_id), *(() if again else typed)
        )

    def strike(self, note_id: str) -> Session:
        return self._act(lambda s: negotiation_notes.strike_note(s, note_id))
