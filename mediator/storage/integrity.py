"""Looks through a whole store: pages, chain, events, papers, list rows; every finding has its name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from mediator.domain.errors import MediatorError
from mediator.domain.evolve import UnknownEvent
from mediator.domain.summary import summary_of
from mediator.domain.wording import message
from mediator.services.ports import Finding, Part
from mediator.storage.chain import Chain, EventRow
from mediator.storage.engine import Connection, blob, number, text
from mediator.storage.event_log import StoredEventLog
from mediator.storage.lists import StoredLists

BATCH = 2000


def findings(
    connection: Connection, chain: Chain, log: StoredEventLog, lists: StoredLists
) -> tuple[Finding, ...]:
    """Everything that is not as it must be; none when the store is whole. Changes nothing.

    Events cut off at the end of the chain are found by the list rows only; an anchor outside the store
    is the business of the audit.
    """
    pages = tuple(_pages(connection))
    if pages:
        # On broken pages every further reading would only say the same in other words.
        return pages
    return (*_chain(connection, chain), *_papers(connection), *_projections(connection, log, lists))


def _pages(connection: Connection) -> Iterator[Finding]:
    for sql in ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check"):
        try:
            said = [text(row[0]) for row in connection.rows(sql)]
        except MediatorError as error:
            yield Finding(part=Part.PAGES, detail=error.title)
            return
        for line in said:
            if line != "ok":
                yield Finding(part=Part.PAGES, detail=message("数据库的页面坏了：{detail}", detail=line))


def _chain(connection: Connection, chain: Chain) -> Iterator[Finding]:
    """The first place where the chain breaks; what follows it proves nothing more."""
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


def _papers(connection: Connection) -> Iterator[Finding]:
    for (sha256,) in connection.rows("SELECT sha256 FROM paper"):
        content = connection.rows("SELECT content FROM paper WHERE sha256 = ?", (sha256,))[0][0]
        if hashlib.sha256(blob(content)).hexdigest() != sha256:
            yield Finding(part=Part.PAPERS, detail=message("存档的文书变了样：{sha256}", sha256=text(sha256)))


def _projections(connection: Connection, log: StoredEventLog, lists: StoredLists) -> Iterator[Finding]:
    shown = {summary.session_id: summary for summary in lists.summaries()}
    recorded = [text(row[0]) for row in connection.rows("SELECT DISTINCT session_id FROM event")]
    for session_id in recorded:
        try:
            due = summary_of(log.replayed(session_id))
        except MediatorError as error:
            yield Finding(part=Part.EVENTS, detail=error.title)
        except UnknownEvent as error:
            yield Finding(part=Part.EVENTS, detail=message("记录接不上：{detail}", detail=str(error)))
        else:
            if shown.get(session_id) != due:
                yield _differs(due.number)
    for session_id in shown.keys() - set(recorded):
        yield _differs(shown[session_id].number)


def _differs(session_number: str) -> Finding:
    detail = message("列表里的{number}和它的记录对不上", number=session_number)
    return Finding(part=Part.PROJECTIONS, detail=detail)
