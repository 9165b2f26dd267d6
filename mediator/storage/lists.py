"""The rows of the lists: one a session, written with its events, found by words, computed anew at will."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date

from mediator.domain.course import Course
from mediator.domain.due import DueItem
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.summary import SessionSummary, SummaryState, summary_of
from mediator.storage.codec import moment, moment_text, read_value, to_json, value_text
from mediator.storage.engine import Connection, Row, SqlValue, number, text

COLUMNS = (
    "number, title, category, place, stage, state, host_number, host_name, names, witnesses, "
    "opened_at, updated_at, scheduled_at, closed_at, course, version"
)
SELECT = f"SELECT session_id, {COLUMNS} FROM session_summary"
INSERT = (
    f"INSERT INTO session_summary ({COLUMNS}, search, last_seq, session_id) VALUES ({', '.join('?' * 19)})"
)
UPDATE = (
    f"UPDATE session_summary SET {COLUMNS.replace(',', ' = ?,')} = ?, search = ?, last_seq = ? "
    "WHERE session_id = ? AND version = ?"
)
# Words are values of a JSON list: as many and as long as typed, and none has a sign with a meaning.
HOLDS_ALL = (
    "NOT EXISTS (SELECT 1 FROM json_each(?) AS word WHERE instr(session_summary.search, word.value) = 0)"
)


class StoredLists:
    """The `SessionLists` of a store. `replayed` reads a session from its events."""

    def __init__(self, connection: Connection, replayed: Callable[[str], Session]) -> None:
        self._connection = connection
        self._replayed = replayed

    def summaries(self) -> tuple[SessionSummary, ...]:
        """Every session, the one touched last first."""
        return self._read(f"{SELECT} ORDER BY last_seq DESC", ())

    def find(self, words: str) -> tuple[SessionSummary, ...]:
        """Sessions whose number, title, place or party names hold every one of the words."""
        wanted = folded(words).split()
        return self._read(f"{SELECT} WHERE {HOLDS_ALL} ORDER BY last_seq DESC", (to_json(wanted),))

    def rebuild(self) -> int:
        """Compute every row anew from the events; the number of sessions."""
        latest = "SELECT session_id, max(seq) FROM event GROUP BY session_id"
        with self._connection.transaction():
            self._connection.run("DELETE FROM due_item")
            self._connection.run("DELETE FROM session_summary")
            found = self._connection.rows(latest)
            for session_id, seq in found:
                summary = summary_of(self._replayed(text(session_id)))
                insert_summary(self._connection, summary, number(seq))
        return len(found)

    def _read(self, sql: str, parameters: tuple[SqlValue, ...]) -> tuple[SessionSummary, ...]:
        found = self._connection.rows(sql, parameters)
        dues: dict[str, list[DueItem]] = {}
        for session_id, *due in self._connection.rows(
            "SELECT session_id, ref, kind, due_on, who, what FROM due_item ORDER BY session_id, position"
        ):
            dues.setdefault(text(session_id), []).append(_due(due))
        return tuple(_summary(row, dues.get(text(row[0]), ())) for row in found)


def folded(words: str) -> str:
    """Text as it is searched: full-width and half-width alike, capitals and small letters alike.

    Control characters and halves of characters become blanks.
    """
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in plain)


def insert_summary(connection: Connection, summary: SessionSummary, seq: int) -> None:
    """The row of a session that has none. Within the caller's transaction."""
    connection.run(INSERT, (*_values(summary, seq), summary.session_id))
    _insert_dues(connection, summary)


def update_summary(connection: Connection, summary: SessionSummary, seq: int, *, after: int) -> bool:
    """Change the row that stands at version `after`; False when it stands elsewhere or nowhere."""
    changed = connection.run(UPDATE, (*_values(summary, seq), summary.session_id, after))
    if changed != 1:
        return False
    connection.run("DELETE FROM due_item WHERE session_id = ?", (summary.session_id,))
    _insert_dues(connection, summary)
    return True


def _insert_dues(connection: Connection, summary: SessionSummary) -> None:
    if summary.dues:
        connection.run_many(
            "INSERT INTO due_item (session_id, position, ref, kind, due_on, who, what) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (summary.session_id, i, due.ref, due.kind, due.due_on.isoformat(), due.who, due.what)
                for i, due in enumerate(summary.dues)
            ],
        )


def _values(summary: SessionSummary, seq: int) -> tuple[SqlValue, ...]:
    return (
        summary.number,
        summary.title,
        summary.category,
        summary.place,
        summary.stage.value,
        summary.state.value,
        summary.host_number,
        summary.host_name,
        to_json(summary.names),
        summary.witnesses,
        moment_text(summary.opened_at),
        moment_text(summary.updated_at),
        moment_text(summary.scheduled_at) if summary.scheduled_at else None,
        moment_text(summary.closed_at) if summary.closed_at else None,
        value_text(summary.course) if summary.course else "",
        summary.version,
        folded("\n".join((summary.number, summary.title, summary.place, *summary.names))),
        seq,
    )


def _summary(row: Row, dues: Iterable[DueItem]) -> SessionSummary:
    ids, places, marks, times = row[:2], row[2:5], row[5:11], row[11:15]
    stage, state, host_number, host_name, names, witnesses = marks
    opened_at, updated_at, scheduled_at, closed_at = times
    return SessionSummary(
        session_id=text(ids[0]),
        number=text(ids[1]),
        title=text(places[0]),
        category=text(places[1]),
        place=text(places[2]),
        stage=Stage(text(stage)),
        state=SummaryState(text(state)),
        host_number=text(host_number),
        host_name=text(host_name),
        names=tuple(json.loads(text(names))),
        witnesses=number(witnesses),
        opened_at=moment(opened_at),
        updated_at=moment(updated_at),
        scheduled_at=moment(scheduled_at) if scheduled_at else None,
        closed_at=moment(closed_at) if closed_at else None,
        course=read_value(Course, text(row[15])) if row[15] else None,
        version=number(row[16]),
        dues=tuple(dues),
    )


def _due(row: Iterable[SqlValue]) -> DueItem:
    ref, kind, due_on, who, what = (text(value) for value in row)
    return DueItem(ref=ref, kind=kind, due_on=date.fromisoformat(due_on), who=who, what=what)
