"""Facts of the separate talks: questions, statements, what may be passed on, the read-back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediator.domain.events.event import Event
from mediator.domain.handwriting import Handwriting


class StatementCategory(StrEnum):
    """What a statement is about, as on the buttons of the page."""

    EVENTS = "events"
    LOSS = "loss"
    IMPACT = "impact"
    WISH = "wish"


CATEGORY_TITLES: dict[StatementCategory, str] = {
    StatementCategory.EVENTS: "经过",
    StatementCategory.LOSS: "损失",
    StatementCategory.IMPACT: "影响",
    StatementCategory.WISH: "诉求",
}


class DisclosureLevel(StrEnum):
    """Whether words may go to the other side. Private until the speaker says otherwise."""

    PRIVATE = "private"
    MAY_SAY = "may_say"


class ArrivalWay(StrEnum):
    """How somebody who is heard came to the police; the printed line of 询问笔录 names the first three."""

    SUMMONED = "summoned"
    BROUGHT = "brought"
    SURRENDERED = "surrendered"
    NOTIFIED = "notified"


ARRIVAL_TITLES: dict[ArrivalWay, str] = {
    ArrivalWay.SUMMONED: "口头传唤",
    ArrivalWay.BROUGHT: "被扭送",
    ArrivalWay.SURRENDERED: "自动投案",
    ArrivalWay.NOTIFIED: "通知到场",
}


@dataclass(frozen=True, kw_only=True)
class TalkStarted(Event):
    talk_id: str
    person_id: str
    round: int
    present: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(Event):
    talk_id: str
    question_id: str
    text: str


@dataclass(frozen=True, kw_only=True)
class StatementRecorded(Event):
    statement_id: str
    talk_id: str
    person_id: str
    number: int
    text: str
    categories: tuple[StatementCategory, ...]
    verbatim: bool
    disclosure: DisclosureLevel
    question_id: str = ""


@dataclass(frozen=True, kw_only=True)
class StatementCorrected(Event):
    statement_id: str
    text: str
    categories: tuple[StatementCategory, ...]
    verbatim: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class StatementStruck(Event):
    statement_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class StatementRestored(Event):
    statement_id: str


@dataclass(frozen=True, kw_only=True)
class DisclosureGranted(Event):
    """The speaker agrees that these words may be passed on."""

    statement_id: str


@dataclass(frozen=True, kw_only=True)
class DisclosureWithdrawn(Event):
    statement_id: str


@dataclass(frozen=True, kw_only=True)
class RecordReadBack(Event):
    """The record of a talk was read back: confirmed and signed, or the signature refused."""

    talk_id: str
    ink: Handwriting | None = None
    refusal: str = ""


@dataclass(frozen=True, kw_only=True)
class TalkEnded(Event):
    talk_id: str


@dataclass(frozen=True, kw_only=True)
class ArrivalNoted(Event):
    """How and when whoever was heard in a talk came, and when they left; the latest counts."""

    talk_id: str
    how: ArrivalWay
    arrived_at: datetime
    left_at: datetime | None = None
