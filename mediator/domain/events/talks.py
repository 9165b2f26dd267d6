"""Facts of the separate talks: questions, statements, what may be passed on, the read-back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediator.domain.events.event import Event
from mediator.domain.handwriting import Handwriting
from mediator.domain.paper_hand import PaperHand


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
    """Whether words may go to the other side. Private until the speaker says otherwise.

    `MAY_HINT` lets the officer ask about the matter without the words; `MAY_SAY` lets the agreed words be
    said; `SAID` once they were; `MUST_ACT` is what the law makes the officer act on (人民调解法 25).
    """

    PRIVATE = "private"
    MAY_HINT = "may_hint"
    MAY_SAY = "may_say"
    SAID = "said"
    MUST_ACT = "must_act"


DISCLOSURE_TITLES: dict[DisclosureLevel, str] = {
    DisclosureLevel.PRIVATE: "只留本人",
    DisclosureLevel.MAY_HINT: "可提示",
    DisclosureLevel.MAY_SAY: "可转述",
    DisclosureLevel.SAID: "已转述",
    DisclosureLevel.MUST_ACT: "须处置",
}


class MustActGround(StrEnum):
    """Why something said in private has to be acted on whatever the speaker wishes."""

    CRIME = "crime"
    THREAT = "threat"
    CHILD_IN_DANGER = "child_in_danger"


MUST_ACT_TITLES: dict[MustActGround, str] = {
    MustActGround.CRIME: "可能涉嫌犯罪",
    MustActGround.THREAT: "有人扬言伤害他人或者自己",
    MustActGround.CHILD_IN_DANGER: "有孩子处在危险中",
}


class RecordClass(StrEnum):
    """Evidence goes to the file; what is said of terms and motives stays in the negotiation notes."""

    EVIDENCE = "evidence"
    NEGOTIATION = "negotiation"


RECORD_CLASS_TITLES: dict[RecordClass, str] = {
    RecordClass.EVIDENCE: "证据类（入卷）",
    RecordClass.NEGOTIATION: "商谈类（不打印）",
}


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
    limits_explained: bool = False
    """The person was told, before a word was said, what the officer would have to act on."""


@dataclass(frozen=True, kw_only=True)
class QuestionAsked(Event):
    talk_id: str
    question_id: str
    text: str
    as_said: bool = False
    """The law forbids to ask so, but it was asked: the record stays true and says it."""

    confirms_id: str = ""
    """The statement of the same person that the question only confirms (law facts §13.2 step 6)."""


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
    language: str = "zh"
    """The language the words were spoken and kept in."""


@dataclass(frozen=True, kw_only=True)
class StatementCorrected(Event):
    statement_id: str
    text: str
    categories: tuple[StatementCategory, ...]
    verbatim: bool
    reason: str
    asked_by: str = ""
    """Who asked for it, by person id; empty for the officer's own correction."""


@dataclass(frozen=True, kw_only=True)
class StatementTranslated(Event):
    """The same words in another language, beside the original; `by` is the interpreter's id."""

    statement_id: str
    language: str
    text: str
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class StatementStruck(Event):
    statement_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class StatementRestored(Event):
    statement_id: str


@dataclass(frozen=True, kw_only=True)
class DisclosureGranted(Event):
    """The speaker agrees to what may be passed on, and in which words.

    `words` are those agreed, empty for the statement as it stands; `by` is who agreed, empty for the
    speaker (a guardian may for a ward).
    """

    statement_id: str
    level: DisclosureLevel = DisclosureLevel.MAY_SAY
    words: str = ""
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class DisclosureWithdrawn(Event):
    statement_id: str


@dataclass(frozen=True, kw_only=True)
class StatementSaid(Event):
    """The agreed words were said to somebody of the other side; this cannot be taken back."""

    statement_id: str
    to_person: str


@dataclass(frozen=True, kw_only=True)
class MustActRaised(Event):
    """Something said in private has to be acted on: on which ground, who was told, what is done."""

    statement_id: str
    ground: MustActGround
    superior: str
    measures: str


@dataclass(frozen=True, kw_only=True)
class NegotiationNoted(Event):
    """A bottom line, a motive, a thought about terms: kept for the shuttle, never printed, never shown."""

    note_id: str
    person_id: str
    text: str
    talk_id: str = ""


@dataclass(frozen=True, kw_only=True)
class NegotiationNoteStruck(Event):
    note_id: str


@dataclass(frozen=True, kw_only=True)
class RecordingMarked(Event):
    """The place of a statement in the recording of its talk: counted from the hour of this event."""

    mark_id: str
    talk_id: str
    statement_id: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class BreakStarted(Event):
    """A rest; `talk_id` is the talk it interrupts, empty between talks."""

    break_id: str
    talk_id: str = ""


@dataclass(frozen=True, kw_only=True)
class BreakEnded(Event):
    break_id: str


@dataclass(frozen=True, kw_only=True)
class RecordReadBack(Event):
    """The record of a talk was read back: confirmed and signed, or the signature refused."""

    talk_id: str
    ink: Handwriting | None = None
    refusal: str = ""
    heard: tuple[str, ...] = ()
    """The statements ticked one by one as they were read out."""
    on_paper: PaperHand | None = None


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
