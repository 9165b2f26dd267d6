"""A desk in memory alone, on which a script is played first, so that a bad one leaves nothing behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from mediator.domain.deadlines import NO_DEADLINES, DeadlinePack
from mediator.domain.events import RecordedEvent
from mediator.domain.evolve import replay
from mediator.domain.papers import (
    AgreementPaper,
    FollowUpPaper,
    FormPaper,
    RightsNoticePaper,
    TalkRecordPaper,
)
from mediator.domain.session import Session
from mediator.domain.summary import SessionSummary
from mediator.domain.wording import Message
from mediator.domain.working_days import WorkingCalendar
from mediator.services.audit_trail import AuditEntry
from mediator.services.desk import Desk
from mediator.services.play import play
from mediator.services.ports import (
    ArchivedPaper,
    BoundFile,
    Draft,
    Guides,
    LockedText,
    PaperMaker,
    Rules,
    SignInRefused,
    Station,
    Terms,
    User,
)
from mediator.services.room import Room
from mediator.services.sample_ink import SampleHand
from mediator.services.script import Script, ScriptDesk
from mediator.services.script_clock import ScriptClock


@dataclass
class ScratchLog:
    """Keeps the events of one session while it lasts."""

    events: list[RecordedEvent] = field(default_factory=list)
    papers: dict[str, ArchivedPaper] = field(default_factory=dict)

    def append(
        self,
        events: Sequence[RecordedEvent],
        summary: SessionSummary,
        *,
        papers: Sequence[ArchivedPaper] = (),
        spent_drafts: Sequence[str] = (),
        noted: AuditEntry | None = None,
    ) -> None:
        del summary, spent_drafts, noted
        self.events.extend(events)
        self.papers.update({paper.sha256: paper for paper in papers})

    def read(self, session_id: str) -> tuple[RecordedEvent, ...]:
        return tuple(e for e in self.events if e.session_id == session_id)

    def replayed(self, session_id: str) -> Session:
        return replay(self.read(session_id))

    def next_number(self, prefix: str, suffix: str = "") -> str:
        return f"{prefix}0001{suffix}"

    def paper(self, sha256: str) -> ArchivedPaper | None:
        return self.papers.get(sha256)

    def owners_of_ink(self, ink_sha256: str) -> tuple[str, ...]:
        del ink_sha256
        return ()

    def locked_texts(self, check_code: str) -> tuple[LockedText, ...]:
        del check_code
        return ()

    def owner_of(self, sha256: str) -> str:
        return next((e.session_id for e in self.events), "") if sha256 in self.papers else ""


class ScratchLists:
    """No lists: a rehearsal is not looked up."""

    def summaries(self) -> tuple[SessionSummary, ...]:
        return ()

    def find(self, words: str) -> tuple[SessionSummary, ...]:
        del words
        return ()

    def rebuild(self) -> int:
        return 0


class ScratchDrafts:
    """No drafts: a script types nothing half."""

    def save(self, draft: Draft) -> None:
        del draft

    def load(self, session_id: str) -> tuple[Draft, ...]:
        del session_id
        return ()

    def all(self) -> tuple[Draft, ...]:
        return ()

    def drop(self, session_id: str, field: str) -> None:
        del session_id, field


class ScratchSettings:
    """No remembered choices."""

    def get(self, key: str) -> str:
        del key
        return ""

    def put(self, key: str, value: str) -> None:
        del key, value


class ScratchUsers:
    """Nobody else: a script is one officer's work."""

    def all(self) -> tuple[User, ...]:
        return ()

    def identify(self, number: str, passphrase: str) -> User:
        del number, passphrase
        raise SignInRefused

    def admit(self, user: User, passphrase: str) -> None:
        del user, passphrase


class ScratchDeadlines:
    """No terms: a rehearsal is looked at by nobody."""

    def pack(self, on: date) -> DeadlinePack:
        del on
        return NO_DEADLINES

    def calendar(self) -> WorkingCalendar:
        return WorkingCalendar()

    def troubles(self) -> tuple[Message, ...]:
        return ()


class CountedIds:
    """The ids 1, 2, 3 …: a rehearsal needs no others."""

    def __init__(self) -> None:
        self._last = 0

    def new_id(self) -> str:
        self._last += 1
        return f"{self._last:06}"


class NoPress:
    """Checks glyphs as the real press does, and prints nothing."""

    def __init__(self, press: PaperMaker) -> None:
        self._press = press

    def agreement(self, paper: AgreementPaper) -> bytes:
        del paper
        return b""

    def talk_record(self, paper: TalkRecordPaper) -> bytes:
        del paper
        return b""

    def rights_notice(self, paper: RightsNoticePaper) -> bytes:
        del paper
        return b""

    def follow_up(self, paper: FollowUpPaper) -> bytes:
        del paper
        return b""

    def form(self, paper: FormPaper) -> bytes:
        del paper
        return b""

    def troubles(self) -> tuple[Message, ...]:
        return ()

    def check_frozen(self, pdf: bytes, frozen: str, printed: AgreementPaper) -> None:
        """Nothing is drawn here, so nothing can differ."""

    def check_glyphs(self, where: str | Message, text: str) -> None:
        self._press.check_glyphs(where, text)

    def page_count(self, pdf: bytes) -> int:
        del pdf
        return 1

    def scan(self, content: bytes) -> bytes:
        return content

    def bind(self, file: BoundFile) -> bytes:
        del file
        return b""


def script_station(desk: ScriptDesk) -> Station:
    """The unit of a script. Scripts are only ever played into training stores."""
    return Station(
        organ=desk.organ,
        name=desk.unit,
        room=desk.room,
        number_template=desk.number_template,
        training=True,
    )


def script_user(desk: ScriptDesk) -> User:
    """Whoever leads in a script."""
    return User(number=desk.number, name=desk.officer, role=desk.role)


def scratch_desk(
    script: Script, clock: ScriptClock, rules: Rules, guides: Guides, press: PaperMaker, terms: Terms
) -> Desk:
    """A desk that keeps everything in memory and forgets it."""
    return Desk(
        user=script_user(script.desk),
        station=script_station(script.desk),
        clock=clock,
        ids=CountedIds(),
        log=ScratchLog(),
        lists=ScratchLists(),
        drafts=ScratchDrafts(),
        settings=ScratchSettings(),
        users=ScratchUsers(),
        rules=rules,
        deadlines=ScratchDeadlines(),
        terms=terms,
        guides=guides,
        papers=press,
    )


def rehearse(
    script: Script, rules: Rules, guides: Guides, press: PaperMaker, hand: SampleHand, terms: Terms
) -> Session:
    """Play the script where nothing is kept; a `BadInput` when it cannot be played to its end."""
    clock = ScriptClock(script.desk)
    return play(script, scratch_desk(script, clock, rules, guides, NoPress(press), terms), clock, hand)


def filled_room(
    script: Script, rules: Rules, guides: Guides, press: PaperMaker, hand: SampleHand, terms: Terms
) -> Room:
    """The room of a script played in memory, for drawing every paper it can fill."""
    clock = ScriptClock(script.desk)
    desk = scratch_desk(script, clock, rules, guides, press, terms)
    return Room(desk, play(script, desk, clock, hand))
