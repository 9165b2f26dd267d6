"""The trail of a store: one line an action, chained under a key, written with what it tells of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from mediator.services.audit_trail import AuditEntry, AuditFilter, AuditRow, Outcome
from mediator.storage.chain import AuditChain, AuditLine, code_of
from mediator.storage.codec import moment, moment_text
from mediator.storage.engine import Connection, Row, SqlValue, blob, number, text
from mediator.storage.ticks import boot, ticks

COLUMNS = "at, boot, actor, role, action, outcome, object, kind, digest"
INSERT_LINE = (
    f"INSERT INTO audit (seq, ticks, {COLUMNS}, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
LONGEST = 300
"""Characters of a field: what is put on the trail are numbers and names of ours, and never more."""
Head = tuple[int, bytes]


class StoredTrail:
    """Lines of the trail. `write` belongs into the transaction of what it tells of."""

    def __init__(self, connection: Connection, chain: AuditChain) -> None:
        self._connection = connection
        self._chain = chain
        # Kept between commits: nobody else writes while this store is open.
        self._head: Head | None = None

    def note(self, entry: AuditEntry) -> None:
        """Commit one line by itself."""
        with self.together():
            self.write(entry)

    @contextmanager
    def together(self) -> Iterator[None]:
        """A transaction for lines and what they tell of: both or neither."""
        try:
            with self._connection.transaction():
                yield
        except BaseException:
            self.forget()
            raise

    def write(self, entry: AuditEntry) -> None:
        """Add a line within the transaction that is open; call `forget` where that one fails."""
        seq, prev = self._head or self.head()
        line = AuditLine(seq=seq + 1, ticks=ticks(), fields=_fields(entry))
        link = self._chain.link(prev, line)
        self._connection.run(INSERT_LINE, (line.seq, line.ticks, *line.fields, prev, link))
        self._head = line.seq, link

    def forget(self) -> None:
        """What was written last did not come to be."""
        self._head = None

    def head(self) -> Head:
        """How many lines there are, and the hash of the last."""
        found = self._connection.rows("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
        return (number(found[0][0]), blob(found[0][1])) if found else (0, self._chain.start)

    def last_at(self) -> datetime | None:
        """What the clock said when the last line was written; None on an empty trail."""
        found = self._connection.rows("SELECT at FROM audit ORDER BY seq DESC LIMIT 1")
        return moment(text(found[0][0])) if found else None

    def rows(self, wanted: AuditFilter, *, most: int, before: int = 0) -> tuple[AuditRow, ...]:
        """The newest lines that are wanted, newest first."""
        where, values = _where(wanted, before)
        found = self._connection.rows(
            f"SELECT seq, ticks, {COLUMNS} FROM audit {where} ORDER BY seq DESC LIMIT ?", (*values, most)
        )
        return tuple(_row(row) for row in found)

    def actors(self) -> tuple[str, ...]:
        """Every number on the trail, in order."""
        return self._each("actor")

    def actions(self) -> tuple[str, ...]:
        """Every action on the trail, in order."""
        return self._each("action")

    def holds(self, digest: str) -> bool:
        """Whether a line with this digest stands on the trail."""
        return bool(self._connection.rows("SELECT 1 FROM audit WHERE digest = ? LIMIT 1", (digest,)))

    def code(self) -> str:
        """Where the trail stands now, as it is printed."""
        return code_of(*(self._head or self.head()))

    def fits(self, seq: int, code: str) -> bool | None:
        """Whether a printed code is that of its place in the trail; None where the trail ends before it."""
        found = self._connection.rows("SELECT hash FROM audit WHERE seq = ?", (seq,))
        return code_of(seq, blob(found[0][0])) == code if found else None

    def _each(self, column: str) -> tuple[str, ...]:
        found = self._connection.rows(f"SELECT DISTINCT {column} FROM audit ORDER BY 1")
        return tuple(text(value) for (value,) in found)


def _fields(entry: AuditEntry) -> tuple[str, ...]:
    said = (
        moment_text(entry.at),
        boot(),
        entry.actor,
        entry.role,
        entry.action,
        entry.outcome.value,
        entry.object,
        entry.kind,
        entry.digest,
    )
    return tuple(str(field).encode("utf-8", "replace").decode("utf-8")[:LONGEST] for field in said)


def _where(wanted: AuditFilter, before: int) -> tuple[str, tuple[SqlValue, ...]]:
    asked: tuple[tuple[str, SqlValue], ...] = (
        ("actor = ?", wanted.actor),
        ("action = ?", wanted.action),
        ("outcome = ?", wanted.outcome.value if wanted.outcome else ""),
        ("substr(at, 1, 10) >= ?", wanted.first.isoformat() if wanted.first else ""),
        ("substr(at, 1, 10) <= ?", wanted.last.isoformat() if wanted.last else ""),
        ("seq < ?", before),
    )
    used = [(sql, value) for sql, value in asked if value]
    where = f"WHERE {' AND '.join(sql for sql, _ in used)}" if used else ""
    return where, tuple(value for _, value in used)


def _row(row: Row) -> AuditRow:
    seq, counted, at, _, actor, role, action, outcome, owner, kind, digest = row
    entry = AuditEntry(
        at=moment(text(at)),
        actor=text(actor),
        role=text(role),
        action=text(action),
        outcome=Outcome(text(outcome)),
        object=text(owner),
        kind=text(kind),
        digest=text(digest),
    )
    return AuditRow(seq=number(seq), ticks=number(counted), entry=entry)
