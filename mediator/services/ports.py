"""What the services need from outside, named as protocols: clock, ids, event log, drafts, people, papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from mediator.domain.errors import EnvironmentTrouble, MediatorError
from mediator.domain.wording import Message, message

if TYPE_CHECKING:
    from mediator.domain.credentials import CredentialRules
    from mediator.domain.deadlines import DeadlinePack
    from mediator.domain.events import PackVersion, RecordedEvent
    from mediator.domain.guides import QuestionGuide
    from mediator.domain.papers import (
        AgreementPaper,
        FollowUpPaper,
        FormPaper,
        RightsNoticePaper,
        TalkRecordPaper,
    )
    from mediator.domain.question_rules import QuestionPack
    from mediator.domain.regions import RegionTable
    from mediator.domain.screening import RulePack
    from mediator.domain.session import Session
    from mediator.domain.summary import SessionSummary
    from mediator.domain.term_rules import TermPack
    from mediator.domain.working_days import WorkingCalendar
    from mediator.services.audit_trail import AuditEntry


class Clock(Protocol):
    """This computer's clock (本机时间); never called trusted time."""

    def now(self) -> datetime:
        """The present, with its offset."""
        ...


class DiskSpace(Protocol):
    """The disk the record lies on."""

    def too_little(self) -> int | None:
        """How many megabytes are left, where that is too few to begin something long; otherwise None."""
        ...


class IdSource(Protocol):
    """Makes ids that are never used twice."""

    def new_id(self) -> str: ...


class Role(StrEnum):
    """What a user of this product may be. The last three administer and never work with cases (三员分立)."""

    OFFICER = "officer"
    MEDIATOR = "mediator"
    RECORDER = "recorder"
    SUPERVISOR = "supervisor"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDITOR = "auditor"


ADMINISTRATORS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR})


@dataclass(frozen=True, kw_only=True)
class User:
    """Someone who signs in with a number and a pass-phrase of their own."""

    number: str
    name: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class Station:
    """The unit that owns the store. `organ` heads the papers; `training` never changes."""

    organ: str
    name: str
    room: str
    number_template: str
    training: bool


@dataclass(frozen=True, kw_only=True)
class ArchivedPaper:
    """A finished PDF kept with the record under its SHA-256."""

    kind: str
    sha256: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class LockedText:
    """A text of an agreement that was locked once, whatever became of it."""

    session_id: str
    draft: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Typed and not yet recorded: which session ("" outside one), which field, and the text."""

    session_id: str
    field: str
    text: str
    at: datetime


class EventLog(Protocol):
    """The append-only record. Everything handed to one `append` is committed together or not at all."""

    def append(
        self,
        events: Sequence[RecordedEvent],
        summary: SessionSummary,
        *,
        papers: Sequence[ArchivedPaper] = (),
        spent_drafts: Sequence[str] = (),
        noted: AuditEntry | None = None,
    ) -> None:
        """Commit the events, the summary row, finished papers, one line of the trail, and the removal of
        the drafts of these fields that the events now hold. Returns only after the commit. Without `noted`
        the line is made from the events: no event comes to be without one.

        Raises `VersionTaken` when another window recorded first, `EnvironmentTrouble` when the disk fails.
        """
        ...

    def read(self, session_id: str) -> tuple[RecordedEvent, ...]:
        """All events of a session in order; a `BadInput` when there is no such session."""
        ...

    def replayed(self, session_id: str) -> Session:
        """The session as its events add up to it; a `BadInput` when there is none."""
        ...

    def next_number(self, prefix: str, suffix: str = "") -> str:
        """The next free session number between these ends: TJ-2026- gives TJ-2026-0001 first."""
        ...

    def paper(self, sha256: str) -> ArchivedPaper | None: ...

    def owner_of(self, sha256: str) -> str:
        """The id of the session whose paper this is; empty when there is no such paper."""
        ...

    def owners_of_ink(self, ink_sha256: str) -> tuple[str, ...]:
        """The sessions in which these very strokes were drawn, once for each time."""
        ...

    def locked_texts(self, check_code: str) -> tuple[LockedText, ...]:
        """Every text that was ever locked under this check code, in the order of the record."""
        ...


class SessionLists(Protocol):
    """The rows the lists read."""

    def summaries(self) -> tuple[SessionSummary, ...]:
        """Every session, the one touched last first."""
        ...

    def find(self, words: str) -> tuple[SessionSummary, ...]:
        """Sessions whose number, title, place or party names hold the words."""
        ...

    def rebuild(self) -> int:
        """Compute every row anew from the events; the number of sessions."""
        ...


class Drafts(Protocol):
    """Text that is typed and not yet recorded, saved while typing."""

    def save(self, draft: Draft) -> None:
        """Commit; an empty text removes the draft."""
        ...

    def load(self, session_id: str) -> tuple[Draft, ...]: ...

    def all(self) -> tuple[Draft, ...]: ...

    def drop(self, session_id: str, field: str) -> None: ...


class Settings(Protocol):
    """Small remembered choices of this store: language, type scale, printer."""

    def get(self, key: str) -> str: ...

    def put(self, key: str, value: str) -> None: ...


class Users(Protocol):
    """Who may sign in at this store."""

    def all(self) -> tuple[User, ...]:
        """Every user, by number."""
        ...

    def identify(self, number: str, passphrase: str) -> User:
        """Whoever this is, proved by the pass-phrase; a training store asks for none. `SignInRefused`."""
        ...

    def admit(self, user: User, passphrase: str) -> None:
        """Let one more user in with this first pass-phrase; a training store asks for none.

        Raises `BadInput` when the number is taken or the pass-phrase too short.
        """
        ...


@dataclass(frozen=True, kw_only=True)
class BoundFile:
    """The papers of one file in order, each with its title; `made_on` is the day the file is dated."""

    title: str
    organ: str
    made_on: date
    papers: tuple[tuple[str, bytes], ...]


class PaperMaker(Protocol):
    """Turns frozen data into PDF bytes; the same data gives the same bytes."""

    def agreement(self, paper: AgreementPaper) -> bytes: ...

    def check_frozen(self, pdf: bytes, frozen: str, printed: AgreementPaper) -> None:
        """Read the words out of a finished agreement and refuse it unless they are those that were frozen.

        `printed` is what it was drawn from: of it only what the foot of the page says counts.
        """
        ...

    def talk_record(self, paper: TalkRecordPaper) -> bytes: ...

    def rights_notice(self, paper: RightsNoticePaper) -> bytes: ...

    def follow_up(self, paper: FollowUpPaper) -> bytes: ...

    def form(self, paper: FormPaper) -> bytes:
        """Any paper whose order of parts stands in its form."""
        ...

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every form of the station that was refused; ours are in force in its place."""
        ...

    def check_glyphs(self, where: str | Message, text: str) -> None:
        """Refuse a character that no font can print, named with its code point and place."""
        ...

    def page_count(self, pdf: bytes) -> int: ...

    def scan(self, content: bytes) -> bytes:
        """A scan or photo drawn anew as plain pages of a PDF; `BadInput` where it is none."""
        ...

    def bind(self, file: BoundFile) -> bytes:
        """All papers as one PDF, numbered through from the cover to the back."""
        ...


class Rules(Protocol):
    """The law as dated data."""

    def pack(self, name: str = "", *, on: date | None = None) -> RulePack:
        """The pack of that name; or the one in force on that day for a new session."""
        ...

    def versions(self, *, on: date | None = None) -> tuple[PackVersion, ...]:
        """What a session that begins on that day begins under, to be kept in its first event."""
        ...

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every file of the station that was refused; ours are in force in its place."""
        ...


class Deadlines(Protocol):
    """The deadline rules as dated data, and the working days they are counted by."""

    def pack(self, on: date) -> DeadlinePack:
        """The pack in force on the day a session was opened."""
        ...

    def calendar(self) -> WorkingCalendar: ...

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every file of the station that was refused; ours are in force in its place."""
        ...


class Registers(Protocol):
    """What is looked up for a person: region codes, how each credential is numbered, names of peoples."""

    def regions(self) -> RegionTable:
        """What the first six digits of an identity number stand for."""
        ...

    def credentials(self) -> CredentialRules:
        """How the numbers of each kind of credential look."""
        ...

    def ethnicities(self) -> tuple[str, ...]:
        """The peoples of China (民族), in the order in which they are offered."""
        ...

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every file of the station that was refused; ours are in force in its place."""
        ...


class Terms(Protocol):
    """What is looked for in the clauses of an agreement, as dated data."""

    def pack(self, on: date, name: str = "") -> TermPack:
        """The pack of that name; without one, or where it is gone, the one in force on that day."""
        ...

    def version(self, on: date) -> PackVersion:
        """What a session that begins on that day begins under, to be kept in its first event."""
        ...

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every file of the station that was refused; ours are in force in its place."""
        ...


class QuestionRules(Protocol):
    """The rules of the question lint."""

    def pack(self, on: date) -> QuestionPack:
        """The pack in force on that day."""
        ...

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every file of the station that was refused."""
        ...


class Guides(Protocol):
    """The question guides as data."""

    def all(self) -> tuple[QuestionGuide, ...]:
        """Every guide, in the order they are offered at intake."""
        ...

    def guide(self, guide_id: str) -> QuestionGuide:
        """The guide of that id, or the general one when a station took it away."""
        ...

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every guide of the station that was refused; ours is in force in its place."""
        ...


class VersionTaken(MediatorError):
    """The session went on elsewhere since it was read: nothing of this step was written."""

    def __init__(self) -> None:
        super().__init__(
            message("这次调解在别处记了新内容，这一步没有记上"),
            message("已有的记录都在。请重新打开这次调解，再做一遍这一步"),
        )


class SignInRefused(EnvironmentTrouble):
    """Number and pass-phrase do not fit; which of the two is wrong is never said."""

    def __init__(self) -> None:
        super().__init__(
            message("警号或密码不对，没有登录"),
            message("记录库没有改动。请检查大小写和输入法，再试一次"),
        )


class SignInLocked(EnvironmentTrouble):
    """Too many wrong pass-phrases for this number: even the right one is refused for a while."""

    def __init__(self, left_ms: int) -> None:
        self.left_ms = left_ms
        super().__init__(
            message("连续输错多次，暂时不能登录，请在{minutes}分钟后再试", minutes=-(-left_ms // 60_000)),
            message("记录库没有改动。急用时请安全管理员或者所领导解除锁定"),
        )


class Part(StrEnum):
    """Which part of a store a finding is about."""

    PAGES = "pages"
    CHAIN = "chain"
    EVENTS = "events"
    PAPERS = "papers"
    PROJECTIONS = "projections"
    AUDIT = "audit"
    ANCHOR = "anchor"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something that is not as it must be in a store. No finding means the store is whole."""

    part: Part
    detail: Message
