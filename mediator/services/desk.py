"""The desk of whoever is signed in: everything a verb needs, and the one way to record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from mediator.domain.events import Event, RecordedEvent
from mediator.domain.evolve import evolve, open_session
from mediator.domain.question_rules import NO_QUESTION_RULES, QuestionPack
from mediator.domain.seals import SealVerdict
from mediator.domain.session import Session
from mediator.domain.summary import summary_of
from mediator.domain.typed_texts import typed_texts
from mediator.domain.wording import Message
from mediator.services.access import Action, NotPermitted, check
from mediator.services.accounts import Accounts, NoAccounts, Proof
from mediator.services.audit_trail import AuditEntry, AuditTrail, MemoryTrail, Outcome
from mediator.services.backups import Backups, NoBackups
from mediator.services.disk_space import AmpleSpace
from mediator.services.guarded import doing
from mediator.services.person_check import BlankRegisters
from mediator.services.ports import (
    ArchivedPaper,
    Clock,
    Deadlines,
    DiskSpace,
    Drafts,
    EventLog,
    Guides,
    IdSource,
    PaperMaker,
    QuestionRules,
    Registers,
    Rules,
    SessionLists,
    Settings,
    Station,
    Terms,
    User,
    Users,
)
from mediator.services.printable import check_printable
from mediator.services.seal_ports import SealedFile, Seals, StationCertificate


class NoSeals:
    """Seals nothing: a desk in memory has no station that could stand for a paper."""

    def seal(self, pdf: bytes, at: datetime) -> SealedFile:
        del at
        return SealedFile(content=pdf, algorithm="", certificate_sha256="")

    def verify(self, pdf: bytes, ledger_sha256: str | None = None) -> SealVerdict:
        del pdf, ledger_sha256
        return SealVerdict(findings=())

    def station(self, at: datetime) -> StationCertificate:
        return StationCertificate(station="", algorithm="", sha256="", valid_until=at, renewed=0)

    def renew(self, at: datetime) -> StationCertificate:
        return self.station(at)

    def trust_file(self, at: datetime) -> bytes:
        del at
        return b""


class NoQuestionRules:
    """Points nothing out: a script's questions are looked at by nobody while they are typed."""

    def pack(self, on: date) -> QuestionPack:
        del on
        return NO_QUESTION_RULES

    def troubles(self) -> tuple[Message, ...]:
        return ()


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One user at one store."""

    user: User
    station: Station
    clock: Clock
    ids: IdSource
    log: EventLog
    lists: SessionLists
    drafts: Drafts
    settings: Settings
    users: Users
    rules: Rules
    deadlines: Deadlines
    terms: Terms
    guides: Guides
    papers: PaperMaker
    registers: Registers = field(default_factory=BlankRegisters)
    seals: Seals = field(default_factory=NoSeals)
    question_rules: QuestionRules = field(default_factory=NoQuestionRules)
    audit: AuditTrail = field(default_factory=MemoryTrail)
    accounts: Accounts = field(default_factory=NoAccounts)
    proof: Proof = field(default_factory=Proof)
    space: DiskSpace = field(default_factory=AmpleSpace)
    backups: Backups = field(default_factory=NoBackups)

    def today(self) -> date:
        return self.clock.now().date()

    def record(
        self,
        session: Session | None,
        events: Sequence[Event],
        *,
        session_id: str = "",
        papers: Sequence[ArchivedPaper] = (),
        spent_drafts: Sequence[str] = (),
        action: Action = Action.RECORD,
    ) -> Session:
        """Commit events with their line of the trail and return the session they make.

        Nothing is shown as done before this returns.

        The one door for every typed text: a character that no paper can print is refused here, by name.
        """
        for event in events:
            for place, text in typed_texts(event):
                self.check_printable(place, text)
        recorded = self._enveloped(session, events, session_id)
        for entry in recorded:
            session = open_session(entry) if session is None else evolve(session, entry)
        assert session is not None
        under_way = doing()
        named = action if under_way in (None, Action.VIEW_SESSION) else under_way
        self.log.append(
            recorded,
            summary_of(session),
            papers=papers,
            spent_drafts=spent_drafts,
            noted=self._line(named or action),
        )
        return session

    def check(self, action: Action, session: Session | None = None) -> None:
        """Refuse, with a line of the trail, what whoever is signed in may not do."""
        try:
            check(self.user, action, session)
        except NotPermitted as error:
            self.note(action, Outcome.DENIED, object=error.session_number)
            error.noted = True
            raise

    def note(
        self,
        action: str,
        outcome: Outcome = Outcome.GOOD,
        *,
        object: str = "",
        kind: str = "",
        digest: str = "",
    ) -> None:
        """One line of the trail by whoever is signed in; what it tells of waits until this returned."""
        line = self._line(action)
        self.audit.note(replace(line, outcome=outcome, object=object, kind=kind, digest=digest))

    def _line(self, action: str) -> AuditEntry:
        user = self.user
        return AuditEntry(at=self.clock.now(), actor=user.number, role=user.role.value, action=action)

    def check_printable(self, place: Message, text: str) -> None:
        """Refuse a character that cannot be printed, in one sentence: which, its code, where, what to do."""
        check_printable(self.papers, place, text)

    def _enveloped(
        self, session: Session | None, events: Sequence[Event], session_id: str
    ) -> list[RecordedEvent]:
        at = self.clock.now()
        version = session.version if session else 0
        owner = session.session_id if session else session_id
        return [
            RecordedEvent(session_id=owner, version=version + i, at=at, by=self.user.number, event=event)
            for i, event in enumerate(events, 1)
        ]
