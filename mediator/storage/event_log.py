"""The append-only record of a store: events, list row, papers and spent drafts in one commit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mediator.domain.errors import BadInput
from mediator.domain.events import AgreementLocked, AgreementSigned, RecordedEvent, SignatureMade
from mediator.domain.evolve import replay
from mediator.domain.made_of import made_of
from mediator.domain.session import Session
from mediator.domain.summary import SessionSummary
from mediator.domain.wording import message
from mediator.services.audit_trail import AuditEntry
from mediator.services.ports import ArchivedPaper, LockedText, VersionTaken
from mediator.storage.case_seal import CaseSeal
from mediator.storage.chain import Chain, EventRow
from mediator.storage.codec import UnreadableEvent, decode_event, encode_event, moment, moment_text
from mediator.storage.engine import Connection, Row, RowRefused, blob, number, text
from mediator.storage.event_names import NAME_OF
from mediator.storage.lists import insert_summary, update_summary
from mediator.storage.witness import AnchoredTrail

INSERT_EVENT = (
    "INSERT INTO event (seq, session_id, version, at, by_, kind, payload, prev, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
LEAST_DIGITS = 4
RECORDED = "record"
LOCKED_KIND, SIGNATURE_KIND = NAME_OF[AgreementLocked], NAME_OF[SignatureMade]
# What the indexes of the record are made of stays readable.
VISIBLE = {LOCKED_KIND: ("check_code",), SIGNATURE_KIND: ("ink_sha256",)}
Head = tuple[int, bytes]


class StoredEventLog:
    """The `EventLog` of a store."""

    def __init__(self, connection: Connection, chain: Chain, trail: AnchoredTrail, seal: CaseSeal) -> None:
        self._connection = connection
        self._chain = chain
        self._trail = trail
        self._seal = seal
        # Kept between commits: nobody else writes while this store is open.
        self._head: Head | None = None

    def append(
        self,
        events: Sequence[RecordedEvent],
        summary: SessionSummary,
        *,
        papers: Sequence[ArchivedPaper] = (),
        spent_drafts: Sequence[str] = (),
        noted: AuditEntry | None = None,
    ) -> None:
        """Commit everything together or nothing. `VersionTaken` when the session went on elsewhere."""
        first, last = events[0], events[-1]
        if [e.version for e in events] != list(range(first.version, first.version + len(events))):
            raise ValueError("the versions do not follow one another")
        if {e.session_id for e in events} != {summary.session_id} or last.version != summary.version:
            raise ValueError("the list row is not that of these events")
        try:
            with self._trail.together():
                head = self._insert(events, self._head or self._read_head())
                self._project(summary, head[0], after=first.version - 1)
                self._archive(summary.session_id, papers)
                self._spend(summary.session_id, spent_drafts, opening=first.version == 1)
                self._trail.write(_line(events, summary.number, head, noted))
        except RowRefused as error:
            self._head = None
            raise VersionTaken from error
        except UnicodeEncodeError as error:
            raise BadInput(
                message("文字里有半个字符，电脑存不下，这一步没有记上"),
                message("之前记下的都在。请删去看不清的那个字再记一遍"),
            ) from error
        self._head = head
        if any(isinstance(entry.event, AgreementSigned) for entry in events):
            self._trail.anchor_if_possible()

    def read(self, session_id: str) -> tuple[RecordedEvent, ...]:
        """All events of a session in order."""
        return tuple(self._events(session_id))

    def replayed(self, session_id: str) -> Session:
        """The session as its events add up to it; each event is let go as soon as it was taken in."""
        return replay(self._events(session_id))

    def _events(self, session_id: str) -> Iterator[RecordedEvent]:
        found = self._connection.rows(
            "SELECT version, at, by_, kind, payload FROM event WHERE session_id = ? ORDER BY version",
            (session_id,),
        )
        if not found:
            raise BadInput(message("没有找到这次调解，记录库没有改动"))
        return (self._recorded(session_id, row) for row in found)

    def next_number(self, prefix: str, suffix: str = "") -> str:
        """The next free session number between these ends."""
        head, tail = len(prefix), len(suffix)
        found = self._connection.rows(
            "WITH framed AS (SELECT substr(number, ?, length(number) - ?) AS running FROM session_summary "
            "WHERE length(number) > ? AND substr(number, 1, ?) = ? "
            "AND substr(number, length(number) - ?) = ?) "
            "SELECT max(CAST(running AS INTEGER)) FROM framed WHERE running NOT GLOB '*[^0-9]*'",
            (head + 1, head + tail, head + tail, head, prefix, tail - 1, suffix),
        )
        highest = found[0][0] or 0
        return f"{prefix}{number(highest) + 1:0{LEAST_DIGITS}d}{suffix}"

    def paper(self, sha256: str) -> ArchivedPaper | None:
        """A finished paper by its SHA-256."""
        found = self._connection.rows("SELECT kind, content FROM paper WHERE sha256 = ?", (sha256,))
        if not found:
            return None
        content = self._seal.opened_content(blob(found[0][1]), sha256)
        return ArchivedPaper(kind=text(found[0][0]), sha256=sha256, content=content)

    def owner_of(self, sha256: str) -> str:
        """The id of the session whose paper this is; empty when there is no such paper."""
        found = self._connection.rows("SELECT session_id FROM paper WHERE sha256 = ?", (sha256,))
        return text(found[0][0]) if found else ""

    def locked_texts(self, check_code: str) -> tuple[LockedText, ...]:
        """Every text that was ever locked under this check code, in the order of the record."""
        rows = self._connection.rows(
            "SELECT session_id, version, at, by_, kind, payload FROM event "
            f"WHERE kind = '{LOCKED_KIND}' AND json_extract(payload, '$.check_code') = ? ORDER BY seq",
            (check_code,),
        )
        events = ((text(row[0]), self._recorded(text(row[0]), row[1:]).event) for row in rows)
        return tuple(
            LockedText(session_id=session_id, draft=event.draft, digest=event.digest)
            for session_id, event in events
            if isinstance(event, AgreementLocked) and event.check_code == check_code
        )

    def owners_of_ink(self, ink_sha256: str) -> tuple[str, ...]:
        """The sessions in which these very strokes were drawn, once for each time."""
        found = self._connection.rows(
            f"SELECT session_id FROM event WHERE kind = '{SIGNATURE_KIND}' "
            "AND json_extract(payload, '$.ink_sha256') = ? ORDER BY seq",
            (ink_sha256,),
        )
        return tuple(text(row[0]) for row in found)

    def _recorded(self, session_id: str, row: Row) -> RecordedEvent:
        version, at, by, kind, payload = row
        assert isinstance(version, int) and isinstance(by, str) and isinstance(kind, str)
        opened = self._seal.opened_payload(text(payload), _place(session_id, version))
        event = decode_event(kind, opened, session_id=session_id, version=version)
        try:
            recorded_at = moment(at)
        except ValueError as error:
            raise UnreadableEvent(session_id, version, kind, str(error)) from error
        return made_of(
            RecordedEvent,
            {"session_id": session_id, "version": version, "at": recorded_at, "by": by, "event": event},
        )

    def _read_head(self) -> Head:
        found = self._connection.rows("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")
        return (number(found[0][0]), blob(found[0][1])) if found else (0, self._chain.start)

    def _insert(self, events: Sequence[RecordedEvent], head: Head) -> Head:
        seq, prev = head
        for entry in events:
            seq += 1
            kind, payload = encode_event(entry.event)
            row = EventRow(
                seq=seq,
                session_id=entry.session_id,
                version=entry.version,
                at=moment_text(entry.at),
                by=entry.by,
                kind=kind,
                payload=self._seal.payload(
                    payload, _place(entry.session_id, entry.version), VISIBLE.get(kind, ())
                ),
            )
            link = self._chain.link(prev, row)
            self._connection.run(
                INSERT_EVENT,
                (seq, row.session_id, row.version, row.at, row.by, row.kind, row.payload, prev, link),
            )
            prev = link
        return seq, prev

    def _project(self, summary: SessionSummary, seq: int, *, after: int) -> None:
        if not after:
            insert_summary(self._connection, summary, seq)
        elif not update_summary(self._connection, summary, seq, after=after):
            raise VersionTaken

    def _archive(self, session_id: str, papers: Sequence[ArchivedPaper]) -> None:
        for paper in papers:
            if hashlib.sha256(paper.content).hexdigest() != paper.sha256:
                raise ValueError("the paper does not have the digest it is handed over with")
            # The same bytes again are the same paper.
            if self.paper(paper.sha256) is None:
                self._connection.run(
                    "INSERT INTO paper (sha256, kind, session_id, content) VALUES (?, ?, ?, ?)",
                    (paper.sha256, paper.kind, session_id, self._seal.content(paper.content, paper.sha256)),
                )

    def _spend(self, session_id: str, fields: Sequence[str], *, opening: bool) -> None:
        if not fields:
            return
        # What opens a session was typed before it had an id.
        owners = (session_id, "") if opening else (session_id,)
        places = ", ".join("?" * len(fields))
        for owner in owners:
            self._connection.run(
                f"DELETE FROM draft WHERE session_id = ? AND field IN ({places})", (owner, *fields)
            )


def _line(
    events: Sequence[RecordedEvent], session_number: str, head: Head, noted: AuditEntry | None
) -> AuditEntry:
    """The line for these events: it holds the hash of the last, so that either chain vouches for both."""
    entry = noted or AuditEntry(at=events[-1].at, actor=events[-1].by, role="", action=RECORDED)
    kinds = dict.fromkeys(NAME_OF[type(recorded.event)] for recorded in events)
    return replace(entry, object=session_number, kind=" ".join(kinds), digest=head[1].hex())


def _place(session_id: str, version: int) -> str:
    """Where an event stands: a sealed one opens nowhere else."""
    return f"event:{session_id}:{version}"
