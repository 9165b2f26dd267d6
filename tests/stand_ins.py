"""Doubles that the builders stand a desk on: memory store, still clock, papers that draw nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mediator.domain.errors import BadInput
from mediator.domain.events import Event, RecordedEvent
from mediator.domain.evolve import replay
from mediator.domain.guides import QuestionGuide
from mediator.domain.papers import AgreementPaper, FollowUpPaper, RightsNoticePaper, TalkRecordPaper
from mediator.domain.screening import RulePack
from mediator.domain.summary import SessionSummary, summary_of
from mediator.domain.wording import message
from mediator.services.ports import ArchivedPaper, Draft, VersionTaken
from tests.people_samples import GUIDE, PACK


@dataclass
class SetClock:
    """Stands still until a test moves it."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def go_on(self, **span: int) -> None:
        """Move on by minutes, days …, as `timedelta` names them."""
        self.moment += timedelta(**span)


@dataclass
class CountedIds:
    """n1, n2, n3 …"""

    given: int = 0

    def new_id(self) -> str:
        self.given += 1
        return f"n{self.given}"


@dataclass
class MemoryStore:
    """Events, list rows, drafts, settings and papers of one store; `appends` counts the commits."""

    events: dict[str, list[RecordedEvent]] = field(default_factory=dict)
    rows: dict[str, SessionSummary] = field(default_factory=dict)
    kept_drafts: dict[tuple[str, str], Draft] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    papers: dict[str, ArchivedPaper] = field(default_factory=dict)
    appends: list[tuple[tuple[Event, ...], tuple[str, ...]]] = field(default_factory=list)

    def append(
        self,
        events: Sequence[RecordedEvent],
        summary: SessionSummary,
        *,
        papers: Sequence[ArchivedPaper] = (),
        spent_drafts: Sequence[str] = (),
    ) -> None:
        owner = events[0].session_id
        kept = self.events.setdefault(owner, [])
        if events[0].version != len(kept) + 1:
            raise VersionTaken()
        kept.extend(events)
        self.rows[owner] = summary
        self.papers.update({p.sha256: p for p in papers})
        for name in spent_drafts:
            self.kept_drafts.pop((owner, name), None)
            self.kept_drafts.pop(("", name), None)
        self.appends.append((tuple(e.event for e in events), tuple(spent_drafts)))

    def read(self, session_id: str) -> tuple[RecordedEvent, ...]:
        if session_id not in self.events:
            raise BadInput(message("没有找到这次调解，记录库没有改动"))
        return tuple(self.events[session_id])

    def next_number(self, prefix: str) -> str:
        taken = sum(1 for row in self.rows.values() if row.number.startswith(prefix))
        return f"{prefix}{taken + 1:04d}"

    def paper(self, sha256: str) -> ArchivedPaper | None:
        return self.papers.get(sha256)

    def summaries(self) -> tuple[SessionSummary, ...]:
        return tuple(sorted(self.rows.values(), key=lambda s: s.updated_at, reverse=True))

    def find(self, words: str) -> tuple[SessionSummary, ...]:
        return tuple(
            s for s in self.summaries() if words in f"{s.number} {s.title} {s.place} {' '.join(s.names)}"
        )

    def rebuild(self) -> int:
        self.rows = {owner: summary_of(replay(kept)) for owner, kept in self.events.items()}
        return len(self.rows)


@dataclass
class MemoryDraftsOf:
    """The drafts of a memory store."""

    store: MemoryStore

    def save(self, draft: Draft) -> None:
        if draft.text:
            self.store.kept_drafts[draft.session_id, draft.field] = draft
        else:
            self.drop(draft.session_id, draft.field)

    def load(self, session_id: str) -> tuple[Draft, ...]:
        return tuple(d for d in self.all() if d.session_id == session_id)

    def all(self) -> tuple[Draft, ...]:
        return tuple(self.store.kept_drafts.values())

    def drop(self, session_id: str, field: str) -> None:
        self.store.kept_drafts.pop((session_id, field), None)


@dataclass
class MemorySettingsOf:
    """The settings of a memory store."""

    store: MemoryStore

    def get(self, key: str) -> str:
        return self.store.settings.get(key, "")

    def put(self, key: str, value: str) -> None:
        self.store.settings[key] = value


PDF = b"%PDF-1.7 sample"
UNPRINTABLE = "\U000f0000"

Paper = AgreementPaper | TalkRecordPaper | RightsNoticePaper | FollowUpPaper


class PlainPapers:
    """A paper maker that draws nothing: `made` keeps what it was asked to draw."""

    def __init__(self) -> None:
        self.made: list[Paper] = []

    def agreement(self, paper: AgreementPaper) -> bytes:
        return self._drawn(paper)

    def talk_record(self, paper: TalkRecordPaper) -> bytes:
        return self._drawn(paper)

    def rights_notice(self, paper: RightsNoticePaper) -> bytes:
        return self._drawn(paper)

    def follow_up(self, paper: FollowUpPaper) -> bytes:
        return self._drawn(paper)

    def check_glyphs(self, where: str, text: str) -> None:
        if UNPRINTABLE in text:
            raise BadInput(message("{where}里有打印不出的字", where=where))

    def page_count(self, pdf: bytes) -> int:
        return 2

    def _drawn(self, paper: Paper) -> bytes:
        self.made.append(paper)
        return PDF + str(len(self.made)).encode()


class OnePack:
    """Rules with one pack."""

    def pack(self, name: str = "") -> RulePack:
        return PACK


class OneGuide:
    """Guides with one guide."""

    def all(self) -> tuple[QuestionGuide, ...]:
        return (GUIDE,)

    def guide(self, guide_id: str) -> QuestionGuide:
        return GUIDE
