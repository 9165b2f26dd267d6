"""Looks through a whole store: pages, chain, events, papers, list rows; every finding has its name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from mediator.domain.errors import MediatorError
from mediator.domain.evolve import UnknownEvent
from mediator.domain.session import Session
from mediator.domain.summary import SessionSummary, summary_of
from mediator.domain.wording import message
from mediator.services.ports import Finding, Part
from mediator.storage.case_seal import MARK, CaseSeal
from mediator.storage.chain import AuditChain, Chain
from mediator.storage.chain_check import audit_chain, event_chain
from mediator.storage.engine import Connection, blob, text
from mediator.storage.event_log import StoredEventLog
from mediator.storage.lists import StoredLists
from mediator.storage.migrations import expected_schema, found_schema


@dataclass(frozen=True, kw_only=True)
class Chains:
    """Both chains of a store, and the anchor's findings, which are looked for when it is opened."""

    events: Chain
    audit: AuditChain
    anchored: tuple[Finding, ...]


def findings(
    connection: Connection, chains: Chains, log: StoredEventLog, lists: StoredLists, seal: CaseSeal
) -> tuple[Finding, ...]:
    """Everything that is not as it must be; none when the store is whole. Changes nothing.

    Whoever has no key for the cases sees to pages, structure and chains; the rest waits for one who has.
    """
    pages = tuple(_pages(connection))
    if pages:
        # On broken pages every further reading would only say the same in other words.
        return (*pages, *chains.anchored)
    changed = _changed_structure(connection)
    schema = tuple(
        Finding(part=Part.PAGES, detail=message("数据库的结构变了样：{name}", name=name)) for name in changed
    )
    if any(sql.startswith("CREATE TABLE") for sql in changed.values()):
        return (*schema, *chains.anchored)
    return (
        *schema,
        *chains.anchored,
        *event_chain(connection, chains.events),
        *audit_chain(connection, chains.audit),
        *(_of_cases(connection, log, lists, seal) if seal.has_key or not sealed_at_all(connection) else ()),
    )


def _pages(connection: Connection) -> Iterator[Finding]:
    # Where the power went while pages were moved from the log into the file, those in the file are torn and
    # those in the log are right; the check of the cipher sees the file alone, so they are moved first.
    with suppress(MediatorError):
        connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    for sql in ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check"):
        try:
            said = [text(row[0]) for row in connection.rows(sql)]
        except MediatorError as error:
            yield Finding(part=Part.PAGES, detail=error.title)
            return
        for line in said:
            if line != "ok":
                yield Finding(part=Part.PAGES, detail=message("数据库的页面坏了：{detail}", detail=line))


def _changed_structure(connection: Connection) -> dict[str, str]:
    """What is missing, changed or foreign, by name, with the words that ought to make it.

    A trigger that is gone no longer keeps the record from being changed.
    """
    due, found = expected_schema(), found_schema(connection)
    names = sorted(due.keys() | found.keys())
    return {name: due.get(name, "") for name in names if due.get(name) != found.get(name)}


def _of_cases(
    connection: Connection, log: StoredEventLog, lists: StoredLists, seal: CaseSeal
) -> Iterator[Finding]:
    yield from _papers(connection, seal)
    yield from _projections(connection, log, lists)


def sealed_at_all(connection: Connection) -> bool:
    """Whether the cases of this store lie under a key of their own; older ones do not."""
    newest = connection.rows("SELECT payload FROM event ORDER BY seq DESC LIMIT 1")
    return bool(newest) and text(newest[0][0]).startswith(MARK)


def _papers(connection: Connection, seal: CaseSeal) -> Iterator[Finding]:
    for (sha256,) in connection.rows("SELECT sha256 FROM paper"):
        content = connection.rows("SELECT content FROM paper WHERE sha256 = ?", (sha256,))[0][0]
        if not _is_of(blob(content), text(sha256), seal):
            yield Finding(part=Part.PAPERS, detail=message("存档的文书变了样：{sha256}", sha256=text(sha256)))


def _is_of(content: bytes, sha256: str, seal: CaseSeal) -> bool:
    try:
        return hashlib.sha256(seal.opened_content(content, sha256)).hexdigest() == sha256
    except MediatorError:
        return False


def _projections(connection: Connection, log: StoredEventLog, lists: StoredLists) -> Iterator[Finding]:
    shown: dict[str, SessionSummary] | None = None
    try:
        shown = {summary.session_id: summary for summary in lists.summaries()}
    except (MediatorError, ValueError):
        yield Finding(part=Part.PROJECTIONS, detail=message("列表读不出来，可以从记录重新算出"))
    recorded = [text(row[0]) for row in connection.rows("SELECT DISTINCT session_id FROM event")]
    for session_id in recorded:
        try:
            session = log.replayed(session_id)
        except MediatorError as error:
            yield Finding(part=Part.EVENTS, detail=error.title)
        except UnknownEvent as error:
            yield Finding(part=Part.EVENTS, detail=message("记录接不上：{detail}", detail=str(error)))
        else:
            yield from _archived(log, session)
            if shown is not None and not _shows(shown.get(session_id), session):
                yield _differs(session.number)
    known = set(recorded)
    for session_id, summary in (shown or {}).items():
        if session_id not in known:
            yield _differs(summary.number)


def _archived(log: StoredEventLog, session: Session) -> Iterator[Finding]:
    """A signed paper is kept as it was signed; drawing it anew would not be the same thing."""
    signed = (*(kept.signed for kept in session.earlier), session.signed)
    if any(paper is not None and log.paper(paper.paper_sha256) is None for paper in signed):
        detail = message("{number}签署的协议书不在存档里", number=session.number)
        yield Finding(part=Part.PAPERS, detail=detail)


def _differs(session_number: str) -> Finding:
    detail = message("列表里的{number}和它的记录对不上", number=session_number)
    return Finding(part=Part.PROJECTIONS, detail=detail)


def _shows(row: SessionSummary | None, session: Session) -> bool:
    """Whether the row is that of the session; one written before rows held the course may lack it."""
    made = summary_of(session)
    if row is not None and row.course is None:
        made = replace(made, course=None)
    return row == made
