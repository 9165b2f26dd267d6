"""Which lines of a record were ticked as they were read; kept as a draft until the record is confirmed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_rows import own_statements
from mediator.gui.session.kept_fields import unseen_line
from mediator.services.draft_keys import heard_draft


class HeardLines:
    """A tick is for the words as they stood: a line put right since has to be read again."""

    def __init__(self, context: SessionContext, talk_id: str, parent: QWidget) -> None:
        self._context = context
        self._talk_id = talk_id
        self._line = unseen_line(parent)
        self.keeper = context.keep_draft(heard_draft(talk_id), self._line)

    def ticked(self) -> tuple[str, ...]:
        """The lines read as they stand now, in the order of the record."""
        kept = set(self._line.text().split())
        return tuple(key for key, mark in self._marks().items() if mark in kept)

    def left(self) -> tuple[str, ...]:
        """The lines still to be read, in the order of the record."""
        ticked = self.ticked()
        return tuple(key for key in self._marks() if key not in ticked)

    def set(self, statement_id: str, *, on: bool) -> None:
        """Tick or untick a line."""
        wanted = {*self.ticked()} - {statement_id} | ({statement_id} if on else set())
        self._line.setText(" ".join(mark for key, mark in self._marks().items() if key in wanted))

    def _marks(self) -> dict[str, str]:
        """The id of each line with the number of its corrections."""
        session = self._context.session
        own = own_statements(session, session.talk(self._talk_id))
        return {s.statement_id: f"{s.statement_id}.{len(s.corrections)}" for s in own}
