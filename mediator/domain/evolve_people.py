"""What the events about people and their rights make of the session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from mediator.domain.events import (
    Event,
    FactWitnessAdded,
    GuardianAbsent,
    GuardianPresent,
    HelperAdded,
    PartyAdded,
    PersonCorrected,
    PersonLeft,
    RecusalAsked,
    RightAnswered,
    RightsNoticeGiven,
    WillingnessRecorded,
)
from mediator.domain.people import GuardianAbsence, Person, PersonKind
from mediator.domain.session import Rights, RightsAnswer, Session


def changed(session: Session, event: Event, at: datetime) -> Session | None:
    """The session after an event about people, or None when it is about something else."""
    match event:
        case PartyAdded() | FactWitnessAdded() | GuardianPresent() | HelperAdded():
            return replace(session, people=(*session.people, _newcomer(event)))
        case GuardianAbsent():
            absence = GuardianAbsence(reason=event.reason, own_income_and_agrees=event.own_income_and_agrees)
            return _with_person(session, event.for_person, lambda p: replace(p, absence=absence))
        case PersonCorrected():
            # Names stand in the text of the agreement, so it has to be read aloud again.
            unread = replace(session, read_aloud_at=None, heard_by=())
            return _with_person(unread, event.person_id, lambda p: _corrected(p, event))
        case PersonLeft():
            return _with_person(session, event.person_id, lambda p: replace(p, left=event.reason))
        case _:
            return _rights(session, event, at)


def _newcomer(event: PartyAdded | FactWitnessAdded | GuardianPresent | HelperAdded) -> Person:
    match event:
        case PartyAdded():
            return Person(
                person_id=event.person_id,
                kind=PersonKind.PARTY,
                letter=event.letter,
                details=event.details,
                role=event.role,
            )
        case FactWitnessAdded():
            return Person(
                person_id=event.person_id,
                kind=PersonKind.FACT_WITNESS,
                letter=event.letter,
                details=event.details,
            )
        case GuardianPresent() | HelperAdded():
            return Person(
                person_id=event.person_id,
                kind=event.kind,
                letter=event.letter if isinstance(event, HelperAdded) else "",
                details=event.details,
                for_person=event.for_person,
                relation=event.relation,
            )


def _corrected(person: Person, event: PersonCorrected) -> Person:
    return replace(
        person,
        details=event.details,
        role=event.role or person.role,
        relation=event.relation or person.relation,
    )


def _with_person(session: Session, person_id: str, change: Callable[[Person], Person]) -> Session:
    people = tuple(change(p) if p.person_id == person_id else p for p in session.people)
    return replace(session, people=people)


def _rights(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case RightAnswered():
            answer = RightsAnswer(
                right_id=event.right_id, understood=event.understood, question=event.question
            )
            return _with_rights(session, event.person_id, lambda r: _answered(r, answer))
        case RecusalAsked():
            # A decision answers the request before it; a new one waits again.
            waiting = {i: d for i, d in session.recusal_decisions.items() if i != event.person_id}
            return _with_rights(
                replace(session, recusal_decisions=waiting),
                event.person_id,
                lambda r: replace(
                    r,
                    recusal_asked=True,
                    recusal_wanted=event.asks,
                    recusal_reason=event.reason,
                    recusal_at=at,
                ),
            )
        case WillingnessRecorded():
            return _with_rights(
                session,
                event.person_id,
                lambda r: replace(r, willing=event.willing, willing_words=event.words),
            )
        case RightsNoticeGiven():
            return _with_rights(
                session,
                event.person_id,
                lambda r: _given(
                    replace(r, given_at=at, ink=event.ink, refusal=event.refusal, on_paper=event.on_paper)
                ),
            )
        case _:
            return None


def _given(rights: Rights) -> Rights:
    return replace(rights, signed=replace(rights, signed=None))


def _answered(rights: Rights, answer: RightsAnswer) -> Rights:
    kept = tuple(a for a in rights.answers if a.right_id != answer.right_id)
    return replace(rights, answers=(*kept, answer))


def _with_rights(session: Session, person_id: str, change: Callable[[Rights], Rights]) -> Session:
    rights = session.rights.get(person_id, Rights(person_id=person_id))
    return replace(session, rights={**session.rights, person_id: change(rights)})
