"""Walks both chains of a store from the first row to the last and names the first place that does not fit."""

from __future__ import annotations

from collections.abc import Iterator

from mediator.domain.wording import message
from mediator.services.ports import Finding, Part
from mediator.storage.audit import COLUMNS
from mediator.storage.chain import AuditChain, AuditLine, Chain, EventRow
from mediator.storage.engine import Connection, blob, number, text

BATCH = 2000


def event_chain(connection: Connection, chain: Chain) -> Iterator[Finding]:
    """The first place where the chain of events breaks; what follows it proves nothing more."""
    seq, prev = 0, chain.start
    while rows := connection.rows(
        "SELECT seq, session_id, version, at, by_, kind, payload, prev, hash FROM event "
        "WHERE seq > ? ORDER BY seq LIMIT ?",
        (seq, BATCH),
    ):
        for found, session_id, version, at, by, kind, payload, before, link in rows:
            row = EventRow(
                seq=number(found),
                session_id=text(session_id),
                version=number(version),
                at=text(at),
                by=text(by),
                kind=text(kind),
                payload=text(payload),
            )
            whole = row.seq == seq + 1 and blob(before) == prev and blob(link) == chain.link(prev, row)
            if not whole:
                detail = message(
                    "记录链在第{seq}条断了（调解{session}第{version}条）",
                    seq=row.seq,
                    session=row.session_id,
                    version=row.version,
                )
                yield Finding(part=Part.CHAIN, detail=detail)
                return
            seq, prev = row.seq, blob(link)


def audit_chain(connection: Connection, chain: AuditChain) -> Iterator[Finding]:
    """The first place where the trail breaks."""
    seq, prev = 0, chain.start
    while rows := connection.rows(
        f"SELECT seq, ticks, prev, hash, {COLUMNS} FROM audit WHERE seq > ? ORDER BY seq LIMIT ?",
        (seq, BATCH),
    ):
        for found, ticks, before, link, *fields in rows:
            line = AuditLine(seq=number(found), ticks=number(ticks), fields=tuple(map(text, fields)))
            whole = line.seq == seq + 1 and blob(before) == prev and blob(link) == chain.link(prev, line)
            if not whole:
                detail = message("审计链在第{seq}条断了", seq=line.seq)
                yield Finding(part=Part.AUDIT, detail=detail)
                return
            seq, prev = line.seq, blob(link)
