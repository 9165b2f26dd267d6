"""Facts about who takes part and what each was told before being asked."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.events.event import Event
from mediator.domain.handwriting import Handwriting
from mediator.domain.paper_hand import PaperHand
from mediator.domain.people import PartyRole, PersonDetails, PersonKind


@dataclass(frozen=True, kw_only=True)
class PartyAdded(Event):
    person_id: str
    letter: str
    role: PartyRole
    details: PersonDetails


@dataclass(frozen=True, kw_only=True)
class FactWitnessAdded(Event):
    person_id: str
    letter: str
    details: PersonDetails


@dataclass(frozen=True, kw_only=True)
class GuardianPresent(Event):
    """A guardian, or a suitable adult in their stead, is here for a minor."""

    person_id: str
    kind: PersonKind
    for_person: str
    relation: str
    details: PersonDetails


@dataclass(frozen=True, kw_only=True)
class GuardianAbsent(Event):
    for_person: str
    reason: str
    own_income_and_agrees: bool = False


@dataclass(frozen=True, kw_only=True)
class HelperAdded(Event):
    person_id: str
    kind: PersonKind
    letter: str
    for_person: str
    relation: str
    details: PersonDetails


@dataclass(frozen=True, kw_only=True)
class PersonCorrected(Event):
    person_id: str
    details: PersonDetails
    role: PartyRole | None = None
    relation: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonLeft(Event):
    """Somebody entered by mistake or gone; what they said stays in the record."""

    person_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RightAnswered(Event):
    person_id: str
    right_id: str
    understood: bool
    question: str = ""


@dataclass(frozen=True, kw_only=True)
class RecusalAsked(Event):
    person_id: str
    asks: bool
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class WillingnessRecorded(Event):
    """A party's own yes or no to mediation, asked alone; for a ward, through the guardian."""

    person_id: str
    willing: bool
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class RightsNoticeGiven(Event):
    """The notice was read to its end: signed by hand, on paper, or the signature refused with a reason."""

    person_id: str
    ink: Handwriting | None = None
    refusal: str = ""
    on_paper: PaperHand | None = None
