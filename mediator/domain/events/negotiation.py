"""Facts of comparing accounts, carrying offers and sitting down together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediator.domain.events.event import Event


class Comparison(StrEnum):
    """What laying the accounts beside each other shows; never who is right."""

    AGREE = "agree"
    DIFFER = "differ"
    ONE_SIDE = "one_side"


COMPARISON_TITLES: dict[Comparison, str] = {
    Comparison.AGREE: "说法一致",
    Comparison.DIFFER: "说法不同",
    Comparison.ONE_SIDE: "只有一方提到",
}


@dataclass(frozen=True, kw_only=True)
class FactPointNoted(Event):
    point_id: str
    title: str
    topic: str
    comparison: Comparison
    statement_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FactPointRevised(Event):
    point_id: str
    title: str
    topic: str
    comparison: Comparison
    statement_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FactPointDropped(Event):
    point_id: str


@dataclass(frozen=True, kw_only=True)
class SecondRoundListed(Event):
    """A neutral question for the second round, asked of each of these people alike."""

    point_id: str
    question: str
    person_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SecondRoundUnlisted(Event):
    point_id: str


@dataclass(frozen=True, kw_only=True)
class OfferMade(Event):
    offer_id: str
    number: int
    party_id: str
    text: str
    may_convey: bool
    amount_fen: int | None = None
    due_on: date | None = None
    answers: str = ""


@dataclass(frozen=True, kw_only=True)
class OfferCleared(Event):
    """The party who made the offer now lets it be carried across."""

    offer_id: str


@dataclass(frozen=True, kw_only=True)
class OfferConveyed(Event):
    offer_id: str
    to_party: str


@dataclass(frozen=True, kw_only=True)
class OfferAccepted(Event):
    offer_id: str
    party_id: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class OfferDeclined(Event):
    offer_id: str
    party_id: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class OfferConsidered(Event):
    offer_id: str
    party_id: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class OfferWithdrawn(Event):
    offer_id: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class JointTalkStarted(Event):
    talk_id: str
    present: tuple[str, ...]
    rules_accepted: bool


@dataclass(frozen=True, kw_only=True)
class JointPointConfirmed(Event):
    """A point or an offer, by its id, that both sides confirmed in each other's presence."""

    talk_id: str
    ref: str


@dataclass(frozen=True, kw_only=True)
class JointEntryRecorded(Event):
    """What was said with everyone in the room."""

    talk_id: str
    entry_id: str
    person_id: str
    text: str


class JointOutcome(StrEnum):
    """How a joint talk ended."""

    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    ADJOURNED = "adjourned"


@dataclass(frozen=True, kw_only=True)
class JointTalkEnded(Event):
    talk_id: str
    outcome: JointOutcome
