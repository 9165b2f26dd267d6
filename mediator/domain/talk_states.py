"""What a session knows of the talks: rights told, questions asked, statements and their corrections."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from mediator.domain.events.talks import (
    DisclosureLevel,
    MustActGround,
    StatementCategory,
)
from mediator.domain.handwriting import Handwriting
from mediator.domain.paper_hand import PaperHand
from mediator.domain.signed_states import Lock as Lock
from mediator.domain.signed_states import Print as Print
from mediator.domain.signed_states import Signature as Signature
from mediator.domain.signed_states import SignedPaper as SignedPaper


@dataclass(frozen=True, kw_only=True)
class RightsAnswer:
    right_id: str
    understood: bool
    question: str


@dataclass(frozen=True, kw_only=True)
class Rights:
    """What one person was told and answered; `given_at` once the notice was signed or refused.

    `signed` is what stood there at that moment: a later answer does not change a signed paper.
    """

    person_id: str
    answers: tuple[RightsAnswer, ...] = ()
    recusal_asked: bool = False
    recusal_wanted: bool = False
    recusal_reason: str = ""
    recusal_at: datetime | None = None
    willing: bool | None = None
    willing_words: str = ""
    given_at: datetime | None = None
    ink: Handwriting | None = None
    refusal: str = ""
    on_paper: PaperHand | None = None
    signed: Rights | None = None


@dataclass(frozen=True, kw_only=True)
class AskedQuestion:
    question_id: str
    text: str
    at: datetime
    as_said: bool = False
    confirms_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Talk:
    talk_id: str
    person_id: str
    round: int
    present: tuple[str, ...]
    started_at: datetime
    asked: tuple[AskedQuestion, ...] = ()
    read_back_at: datetime | None = None
    ink: Handwriting | None = None
    refusal: str = ""
    ended_at: datetime | None = None
    limits_explained: bool = False
    heard: tuple[str, ...] = ()
    on_paper: PaperHand | None = None


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What stood before a correction, why it was put right, and who asked ("" for the officer)."""

    before: str
    reason: str
    asked_by: str


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One numbered entry of a talk. Its text is shown only through `domain/disclosure.py`."""

    statement_id: str
    talk_id: str
    person_id: str
    number: int
    text: str
    categories: tuple[StatementCategory, ...]
    verbatim: bool
    disclosure: DisclosureLevel
    question_id: str
    at: datetime
    corrected: bool = False
    struck: str = ""
    language: str = "zh"
    agreed_words: str = ""
    """The words agreed for passing on; empty: as the statement stands."""
    agreed_by: str = ""
    said_to: tuple[str, ...] = ()
    must_act: MustActGround | None = None
    translations: dict[str, str] = field(default_factory=dict)
    """The same words in other languages."""
    corrections: tuple[Correction, ...] = ()
    """In order; the words before each stay in the record."""
