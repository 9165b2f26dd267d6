"""Walks both chains of a store from the first row to the last and names the first place that does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from mediator.domain.wording import message
from mediator.services.ports import Finding, Part
from mediator.storage.audit import COLUMNS
from mediator.storage.chain import AuditChain, Chain, linked
from mediator.storage.engine import Connection, number, text

if TYPE_CHECKING:
    Kept = tuple[int, int, bytes, bytes]

BATCH = 2000
EVENTS = "event", "seq, version, prev, hash, session_id, at, by_, kind, payload"
LINES = "audit", f"seq, ticks, prev, hash, {COLUMNS}"


def event_chain(connection: Connection, chain: Chain) -> Iterator[Finding]:
    """The first place where the chain of events breaks; what follows it proves nothing more."""
    broken = _first_break(connection, EVENTS, chain.key, chain.start)
    if broken is not None:
        found = connection.rows("SELECT session_id, version FROM event WHERE seq = ?", (broken,))
        detail = message(
            "记录链在第{seq}条断了（调解{session}第{version}条）",
            seq=broken,
            session=text(found[0][0]),
            version=number(found[0][1]),
        )
        yield Finding(part=Part.CHAIN, detail=detail)


def audit_chain(connection: Connection, chain: AuditChain) -> Iterator[Finding]:
    """The first place where the trail breaks."""
    broken = _first_break(connection, LINES, chain.key, chain.start)
    if broken is not None:
        yield Finding(part=Part.AUDIT, detail=message("审计链在第{seq}条断了", seq=broken))


def _first_break(connection: Connection, source: tuple[str, str], key: bytes, start: bytes) -> int | None:
    """The number of the first row that does not follow the one before it.

    The structure was compared before: every column holds what its type says.
    """
    (table, columns), seq, prev = source, 0, start
    lowest = connection.rows(f"SELECT min(seq) FROM {table}")[0][0]
    if lowest is not None and number(lowest) < 1:
        # Put in before the beginning, where the walk along the chain would not come by.
        return number(lowest)
    while rows := connection.rows(
        f"SELECT {columns} FROM {table} WHERE seq > ? ORDER BY seq LIMIT ?", (seq, BATCH)
    ):
        for row in rows:
            found, second, before, link = cast("Kept", row[:4])
            fields = cast("tuple[str, ...]", row[4:])
            if found != seq + 1 or before != prev or link != linked(key, prev, found, second, fields):
                return found
            seq, prev = found, link
    return None
