"""Facts of comparing accounts, carrying offers and sitting down together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediator.domain.events.agreement import ClauseTerms
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


class DifferenceOutcome(StrEnum):
    """What became of a point on which accounts differ."""

    RESOLVED = "resolved"
    LEFT_OPEN = "left_open"
    BECAME_CLAUSE = "became_clause"


DIFFERENCE_OUTCOME_TITLES: dict[DifferenceOutcome, str] = {
    DifferenceOutcome.RESOLVED: "已说清",
    DifferenceOutcome.LEFT_OPEN: "暂不查明",
    DifferenceOutcome.BECAME_CLAUSE: "写成条款",
}


@dataclass(frozen=True, kw_only=True)
class DifferenceSettled(Event):
    """A difference is done with: made clear, left open with a reason, or taken up by a clause."""

    point_id: str
    outcome: DifferenceOutcome
    reason: str = ""
    clause_id: str = ""


@dataclass(frozen=True, kw_only=True)
class DifferenceReopened(Event):
    point_id: str


@dataclass(frozen=True, kw_only=True)
class OfferMade(Event):
    """Terms a party puts forward. `terms` are those of the clause it is to become, where told in full.

    `conditions` are what it depends on; after `valid_until` it cannot be accepted any more.
    """

    offer_id: str
    number: int
    party_id: str
    text: str
    may_convey: bool
    amount_fen: int | None = None
    due_on: date | None = None
    answers: str = ""
    conditions: str = ""
    valid_until: date | None = None
    terms: ClauseTerms | None = None


@dataclass(frozen=True, kw_only=True)
class OfferCleared(Event):
    """The party who made the offer now lets it be carried across."""

    offer_id: str


@dataclass(frozen=True, kw_only=True)
class OfferReadBack(Event):
    """The words were read back to whoever made the offer, who agreed to have them carried as they are."""

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
class OfferBecameClause(Event):
    """An accepted offer is the clause of the same id; its terms live there from now on."""

    offer_id: str
    terms: ClauseTerms


@dataclass(frozen=True, kw_only=True)
class ShuttleVisitStarted(Event):
    """The officer is with one party during the shuttle."""

    visit_id: str
    party_id: str


@dataclass(frozen=True, kw_only=True)
class ShuttleVisitEnded(Event):
    visit_id: str


class PrivateAnswer(StrEnum):
    """What a party marks alone at a clause."""

    YES = "yes"
    NO = "no"
    IF = "if"


PRIVATE_ANSWER_TITLES: dict[PrivateAnswer, str] = {
    PrivateAnswer.YES: "同意",
    PrivateAnswer.NO: "不同意",
    PrivateAnswer.IF: "有条件同意",
}


@dataclass(frozen=True, kw_only=True)
class PrivateRoundOpened(Event):
    """Each party is to mark each of these clauses alone; shown to all only when everybody says yes."""

    round_id: str
    clause_ids: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PrivateAnswerGiven(Event):
    """One party's mark at one clause; the latest counts while the round is open."""

    round_id: str
    clause_id: str
    party_id: str
    answer: PrivateAnswer
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class PrivateRoundClosed(Event):
    round_id: str


class ApologyKind(StrEnum):
    """What counts beside money: saying sorry, or owning what happened."""

    APOLOGY = "apology"
    ACKNOWLEDGEMENT = "acknowledgement"


APOLOGY_TITLES: dict[ApologyKind, str] = {
    ApologyKind.APOLOGY: "赔礼道歉",
    ApologyKind.ACKNOWLEDGEMENT: "当面承认",
}


@dataclass(frozen=True, kw_only=True)
class ApologyMade(Event):
    """Said in the joint talk, to whom, in which words, and whether it was taken."""

    talk_id: str
    apology_id: str
    kind: ApologyKind
    person_id: str
    to_ids: tuple[str, ...]
    words: str
    accepted: bool


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
