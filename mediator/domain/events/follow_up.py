"""Facts of what came after the signing: performance and visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediator.domain.events.event import Event


class VisitManner(StrEnum):
    """How a follow-up was made."""

    IN_PERSON = "in_person"
    PHONE = "phone"


@dataclass(frozen=True, kw_only=True)
class SatisfactionAnswer:
    """A party's answer from 1 (not at all) to 5; None when they would rather not say."""

    person_id: str
    score: int | None


@dataclass(frozen=True, kw_only=True)
class FollowUpPlanned(Event):
    visit_id: str
    due_on: date
    manner: VisitManner


@dataclass(frozen=True, kw_only=True)
class FollowUpVisited(Event):
    visit_id: str
    visited_on: date
    manner: VisitManner
    findings: str
    happened_again: bool
    satisfaction: tuple[SatisfactionAnswer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ObligationPerformed(Event):
    clause_id: str
    performed_on: date
    proof: str


@dataclass(frozen=True, kw_only=True)
class ObligationMissed(Event):
    clause_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ObligationPostponed(Event):
    """Both sides agreed on a later day."""

    clause_id: str
    due_on: date
    reason: str
