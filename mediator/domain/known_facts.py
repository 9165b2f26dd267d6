"""What a session knows already of the questions a screening asks: ages, willingness, days, applications."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mediator.domain.events.intake import Answer
from mediator.domain.people import PartyRole, Person, age_on
from mediator.domain.session import Session


class KnownFact(StrEnum):
    """A fact the record may hold; a gate of a pack names the one that answers it."""

    UNWILLING = "unwilling"
    ALL_WILLING = "all_willing"
    INJURED_MINOR = "injured_minor"
    INJURED_PROTECTED = "injured_protected"
    ACTOR_UNDER_14 = "actor_under_14"
    OVER_SIX_MONTHS = "over_six_months"
    SETTLEMENT_PERFORMED = "settlement_performed"
    ALL_APPLIED = "all_applied"


@dataclass(frozen=True, kw_only=True)
class PartyFacts:
    """One party as far as known: ages in 周岁 when it happened and when it came to the police."""

    role: PartyRole | None = None
    age_then: int | None = None
    age_now: int | None = None
    willing: bool | None = None
    applied: bool = False

    @property
    def was_harmed(self) -> bool:
        return self.role in (PartyRole.INJURED, PartyRole.BOTH)

    @property
    def acted(self) -> bool:
        return self.role in (PartyRole.ACTOR, PartyRole.BOTH)


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """What is known beside the answers. `found_on` is the day it came to the police."""

    category: str = ""
    happened_on: date | None = None
    found_on: date | None = None
    parties: tuple[PartyFacts, ...] = ()
    performed: bool = False


NO_FACTS = CaseFacts()
ADULT, PUNISHABLE, AGED = 18, 14, 70
"""Ages in 周岁: of age (法 98), may be punished (法 12), specially protected (法 51(2))."""
MONTHS_TO_BE_FOUND = 6
"""An act not found within six months is not punished any more (法 25)."""


def facts_of(session: Session) -> CaseFacts:
    """What the record of a session says, as it stands."""
    opened = session.opened_at.date()
    filed = session.filing.filed_on if session.filing else opened
    then = session.matter.happened_on or opened
    return CaseFacts(
        category=session.matter.category,
        happened_on=session.matter.happened_on,
        found_on=min(opened, filed),
        parties=tuple(_party(session, person, then, opened) for person in session.parties),
        performed=session.settlement is not None,
    )


def _party(session: Session, person: Person, then: date, now: date) -> PartyFacts:
    born_on = person.details.born_on
    rights = session.rights.get(person.person_id)
    return PartyFacts(
        role=person.role,
        age_then=None if born_on is None else age_on(born_on, then),
        # On the birthday itself somebody is already 70: the protective side again.
        age_now=None if born_on is None else age_on(born_on, now + timedelta(days=1)),
        willing=rights.willing if rights else None,
        applied=person.person_id in session.recognition_applied,
    )


def known(fact: KnownFact, facts: CaseFacts) -> Answer:
    """Yes, no, or unknown where the record does not say."""
    match fact:
        case KnownFact.UNWILLING:
            return _opposite(_all_willing(facts))
        case KnownFact.ALL_WILLING:
            return _all_willing(facts)
        case KnownFact.INJURED_MINOR:
            return _any_younger(_ages(facts, harmed=True), ADULT)
        case KnownFact.INJURED_PROTECTED:
            return _protected(facts)
        case KnownFact.ACTOR_UNDER_14:
            return _any_younger(_ages(facts, harmed=False), PUNISHABLE)
        case KnownFact.OVER_SIX_MONTHS:
            return _found_late(facts)
        case KnownFact.SETTLEMENT_PERFORMED:
            return Answer.YES if facts.performed else Answer.UNKNOWN
        case KnownFact.ALL_APPLIED:
            parties = _sides(facts)
            return Answer.YES if len(parties) > 1 and all(p.applied for p in parties) else Answer.UNKNOWN


def _sides(facts: CaseFacts) -> tuple[PartyFacts, ...]:
    """Who acted or was harmed; one who only takes on a duty decides nothing here."""
    return tuple(p for p in facts.parties if p.was_harmed or p.acted)


def _all_willing(facts: CaseFacts) -> Answer:
    wills = [p.willing for p in _sides(facts)]
    if False in wills:
        return Answer.NO
    return Answer.YES if len(wills) > 1 and all(wills) else Answer.UNKNOWN


def _opposite(answer: Answer) -> Answer:
    return {Answer.YES: Answer.NO, Answer.NO: Answer.YES}.get(answer, Answer.UNKNOWN)


def _ages(facts: CaseFacts, *, harmed: bool) -> list[int | None]:
    return [p.age_then for p in facts.parties if (p.was_harmed if harmed else p.acted)]


def _any_younger(ages: list[int | None], years: int) -> Answer:
    if any(age is not None and age < years for age in ages):
        return Answer.YES
    return Answer.NO if ages and None not in ages else Answer.UNKNOWN


def _protected(facts: CaseFacts) -> Answer:
    """Under 14 or 70 and more. Never no: pregnancy and the like are not in the record."""
    aged = any(p.age_now is not None and p.age_now >= AGED for p in facts.parties if p.was_harmed)
    young = _any_younger(_ages(facts, harmed=True), PUNISHABLE) is Answer.YES
    return Answer.YES if aged or young else Answer.UNKNOWN


def _found_late(facts: CaseFacts) -> Answer:
    if facts.happened_on is None or facts.found_on is None:
        return Answer.UNKNOWN
    return Answer.YES if facts.found_on > _months_on(facts.happened_on, MONTHS_TO_BE_FOUND) else Answer.NO


def _months_on(day: date, count: int) -> date:
    """The same day number some months on, else the last of that month."""
    years, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
