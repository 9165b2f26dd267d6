"""Typed and not yet recorded text, kept under its session and field until it is recorded."""

from __future__ import annotations

from mediator.services.ports import Draft
from mediator.storage.case_seal import CaseSeal
from mediator.storage.codec import moment, moment_text
from mediator.storage.engine import Connection, Row, text

SELECT = "SELECT session_id, field, text, at FROM draft"


class StoredDrafts:
    """The `Drafts` of a store."""

    def __init__(self, connection: Connection, seal: CaseSeal) -> None:
        self._connection = connection
        self._seal = seal

    def save(self, draft: Draft) -> None:
        """Commit; an empty text removes the draft."""
        if not draft.text:
            self.drop(draft.session_id, draft.field)
            return
        # Half a character from an input method has no place in UTF-8 and must not cost the other words.
        typed = draft.text.encode("utf-8", "replace").decode("utf-8")
        words = self._seal.payload(typed, _place(draft.session_id, draft.field))
        self._connection.run(
            "INSERT INTO draft (session_id, field, text, at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (session_id, field) DO UPDATE SET text = excluded.text, at = excluded.at",
            (draft.session_id, draft.field, words, moment_text(draft.at)),
        )

    def load(self, session_id: str) -> tuple[Draft, ...]:
        """The drafts of one session, by field."""
        found = self._connection.rows(f"{SELECT} WHERE session_id = ? ORDER BY field", (session_id,))
        return tuple(self._draft(row) for row in found)

    def all(self) -> tuple[Draft, ...]:
        """Every draft, by session and field."""
        return tuple(
            self._draft(row) for row in self._connection.rows(f"{SELECT} ORDER BY session_id, field")
        )

    def drop(self, session_id: str, field: str) -> None:
        """Remove one; one that is not there is fine."""
        self._connection.run("DELETE FROM draft WHERE session_id = ? AND field = ?", (session_id, field))

    def _draft(self, row: Row) -> Draft:
        session_id, field, words, at = row
        place = _place(text(session_id), text(field))
        opened = self._seal.opened_payload(text(words), place)
        return Draft(session_id=text(session_id), field=text(field), text=opened, at=moment(at))


def _place(session_id: str, field: str) -> str:
    return f"draft:{session_id}:{field}"
