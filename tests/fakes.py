"""Memory doubles of the ports of a store, held to the same contract tests as the real ones."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from mediator.domain.errors import BadInput
from mediator.domain.events import AgreementLocked, RecordedEvent, SignatureMade
from mediator.domain.evolve import replay
from mediator.domain.session import Session
from mediator.domain.summary import SessionSummary, summary_of
from mediator.domain.wording import message
from mediator.services.audit_trail import AuditEntry, MemoryTrail
from mediator.services.ports import ArchivedPaper, Draft, LockedText, SignInRefused, User, VersionTaken


@dataclass
class FixedClock:
    """Shows one moment until a test sets another."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment


class CountingIds:
    """id-1, id-2, id-3 …"""

    def __init__(self) -> None:
        self._given = 0

    def new_id(self) -> str:
        self._given += 1
        return f"id-{self._given}"


@dataclass
class MemoryRecord:
    """What the doubles of one store share. The rows stand in the order of their last change."""

    events: dict[str, list[RecordedEvent]] = field(default_factory=dict)
    rows: dict[str, SessionSummary] = field(default_factory=dict)
    papers: dict[str, ArchivedPaper] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    drafts: dict[tuple[str, str], Draft] = field(default_factory=dict)
    audit: MemoryTrail = field(default_factory=MemoryTrail)


class MemoryEventLog:
    """An event log that forgets when the test ends."""

    def __init__(self, record: MemoryRecord) -> None:
        self._record = record

    def append(
        self,
        events: Sequence[RecordedEvent],
        summary: SessionSummary,
        *,
        papers: Sequence[ArchivedPaper] = (),
        spent_drafts: Sequence[str] = (),
        noted: AuditEntry | None = None,
    ) -> None:
        first = events[0]
        if [e.version for e in events] != list(range(first.version, first.version + len(events))):
            raise ValueError("the versions do not follow one another")
        if {e.session_id for e in events} != {summary.session_id} or events[-1].version != summary.version:
            raise ValueError("the list row is not that of these events")
        if any(hashlib.sha256(p.content).hexdigest() != p.sha256 for p in papers):
            raise ValueError("the paper does not have the digest it is handed over with")
        record, owner = self._record, first.session_id
        others = (row.number for row in record.rows.values() if row.session_id != owner)
        if first.version != len(record.events.get(owner, [])) + 1 or summary.number in others:
            raise VersionTaken
        record.events.setdefault(owner, []).extend(events)
        record.rows.pop(owner, None)
        record.rows[owner] = summary
        for paper in papers:
            record.papers.setdefault(paper.sha256, paper)
            record.owners.setdefault(paper.sha256, owner)
        line = noted or AuditEntry(at=first.at, actor=first.by, role="", action="record")
        record.audit.note(replace(line, object=summary.number))
        for name in spent_drafts:
            record.drafts.pop((owner, name), None)
            if first.version == 1:
                record.drafts.pop(("", name), None)

    def read(self, session_id: str) -> tuple[RecordedEvent, ...]:
        if session_id not in self._record.events:
            raise BadInput(message("没有找到这次调解，记录库没有改动"))
        return tuple(self._record.events[session_id])

    def replayed(self, session_id: str) -> Session:
        return replay(self.read(session_id))

    def next_number(self, prefix: str, suffix: str = "") -> str:
        numbers = (row.number for row in self._record.rows.values())
        framed = (n for n in numbers if n.startswith(prefix) and n.endswith(suffix))
        inner = (n[len(prefix) : len(n) - len(suffix)] for n in framed)
        return f"{prefix}{max((int(r) for r in inner if r.isdecimal()), default=0) + 1:04d}{suffix}"

    def paper(self, sha256: str) -> ArchivedPaper | None:
        return self._record.papers.get(sha256)

    def owners_of_ink(self, ink_sha256: str) -> tuple[str, ...]:
        return tuple(
            owner
            for owner, events in self._record.events.items()
            for e in events
            if isinstance(e.event, SignatureMade) and e.event.ink_sha256 == ink_sha256
        )

    def locked_texts(self, check_code: str) -> tuple[LockedText, ...]:
        return tuple(
            LockedText(session_id=owner, draft=e.event.draft, digest=e.event.digest)
            for owner, events in self._record.events.items()
            for e in events
            if isinstance(e.event, AgreementLocked) and e.event.check_code == check_code
        )

    def owner_of(self, sha256: str) -> str:
        return self._record.owners.get(sha256, "")


class MemoryLists:
    """The list rows of a memory record."""

    def __init__(self, record: MemoryRecord) -> None:
        self._record = record

    def summaries(self) -> tuple[SessionSummary, ...]:
        return tuple(reversed(self._record.rows.values()))

    def find(self, words: str) -> tuple[SessionSummary, ...]:
        wanted = _alike(words).split()
        return tuple(row for row in self.summaries() if all(word in _searched(row) for word in wanted))

    def rebuild(self) -> int:
        for session_id in self._record.rows:
            self._record.rows[session_id] = summary_of(replay(self._record.events[session_id]))
        return len(self._record.rows)


class MemoryDrafts:
    """The drafts of a memory record."""

    def __init__(self, record: MemoryRecord) -> None:
        self._record = record

    def save(self, draft: Draft) -> None:
        if draft.text:
            self._record.drafts[draft.session_id, draft.field] = draft
        else:
            self.drop(draft.session_id, draft.field)

    def load(self, session_id: str) -> tuple[Draft, ...]:
        return tuple(d for d in self.all() if d.session_id == session_id)

    def all(self) -> tuple[Draft, ...]:
        return tuple(self._record.drafts[key] for key in sorted(self._record.drafts))

    def drop(self, session_id: str, field: str) -> None:
        self._record.drafts.pop((session_id, field), None)


class MemorySettings:
    """Choices that are forgotten when the test ends."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, key: str) -> str:
        return self._values.get(key, "")

    def put(self, key: str, value: str) -> None:
        self._values[key] = value


class MemoryUsers:
    """The users of a store that forgets them; `let_in` keeps their first pass-phrases to be looked at."""

    def __init__(self, *users: User) -> None:
        self._users = list(users)
        self.let_in: dict[str, str] = {}

    def all(self) -> tuple[User, ...]:
        return tuple(sorted(self._users, key=lambda user: user.number))

    def identify(self, number: str, passphrase: str) -> User:
        known = next((user for user in self._users if user.number == number), None)
        if known is None or self.let_in.get(number, "") != passphrase:
            raise SignInRefused
        return known

    def admit(self, user: User, passphrase: str) -> None:
        if any(known.number == user.number for known in self._users):
            raise BadInput(message("警号{number}已经有人用了，没有添加", number=user.number))
        self._users.append(user)
        self.let_in[user.number] = passphrase


def _alike(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words).casefold()
    return "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in plain)


def _searched(row: SessionSummary) -> str:
    return _alike("\n".join((row.number, row.title, row.place, *row.names)))
