"""Saying sorry and owning what happened, in the joint talk: an outcome that counts beside money."""

from __future__ import annotations

from datetime import date

from mediator.domain.agreement import draft_clause
from mediator.domain.craft_states import Apology
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import ApologyKind, ApologyMade, ClauseDrafted, ClauseKind, ClauseTerms
from mediator.domain.joint import going
from mediator.domain.people import Person, PersonKind
from mediator.domain.session import JointTalk, Session
from mediator.domain.texts import check_text
from mediator.domain.wording import message

MOST_WORDS = 500
SPEAKERS = (PersonKind.PARTY, PersonKind.GUARDIAN, PersonKind.AGENT)


class ApologyNotOpen(Refusal):
    """The apology became a clause already."""


def speakers_in(session: Session, talk: JointTalk) -> tuple[Person, ...]:
    """Between whom an apology may pass in this talk: those at the table for themselves or for a party."""
    return tuple(p for p in session.here(*SPEAKERS) if p.person_id in talk.present)


def make_apology(
    session: Session,
    apology_id: str,
    kind: ApologyKind,
    person_id: str,
    to_ids: tuple[str, ...],
    words: str,
    *,
    accepted: bool,
) -> ApologyMade:
    """What was said, by whom, to whom, in which words, and whether it was taken; nobody has to take it."""
    talk = going(session)
    there = {p.person_id for p in speakers_in(session, talk)}
    if person_id not in there:
        raise BadInput(message("请选择是谁说的"))
    if not to_ids or not set(to_ids) <= there:
        raise BadInput(message("请选择是对谁说的"))
    if person_id in to_ids:
        raise BadInput(message("同一个人不能既是说的人又是听的人，请重新选择"))
    return ApologyMade(
        talk_id=talk.talk_id,
        apology_id=apology_id,
        kind=kind,
        person_id=person_id,
        to_ids=to_ids,
        words=check_text(words, message("说的话"), most=MOST_WORDS),
        accepted=accepted,
    )


def apology(session: Session, apology_id: str) -> Apology:
    """The apology of that id; a KeyError is a mistake of ours."""
    found = next((a for a in session.apologies if a.apology_id == apology_id), None)
    if found is None:
        raise KeyError(apology_id)
    return found


def apologies_of(session: Session, talk: JointTalk) -> tuple[Apology, ...]:
    """What was said in this talk, in order."""
    return tuple(a for a in session.apologies if a.talk_id == talk.talk_id)


def became_clause(session: Session, made: Apology) -> bool:
    """Whether a clause of the draft stands for it: it bears the apology's id."""
    return any(c.clause_id == made.apology_id for c in session.clauses)


def clause_from(session: Session, apology_id: str, today: date, *, done: bool) -> ClauseDrafted:
    """The clause this apology becomes, one object under one id; `done` when it was made on the spot."""
    made = apology(session, apology_id)
    if became_clause(session, made):
        raise ApologyNotOpen(message("这一项已经写成条款"))
    return draft_clause(session, made.apology_id, terms_of(made, done=done), today)


def terms_of(made: Apology, *, done: bool) -> ClauseTerms:
    """Its terms as the agreement says them; the words themselves stay in the record of the talk."""
    if made.kind is ApologyKind.APOLOGY:
        return ClauseTerms(
            kind=ClauseKind.APOLOGY,
            actor_ids=(made.person_id,),
            action="",
            to_ids=made.to_ids,
            on_the_spot=done,
        )
    return ClauseTerms(
        kind=ClauseKind.DO,
        actor_ids=(made.person_id,),
        action=f"承认：“{made.words.rstrip('。')}”",
        to_ids=made.to_ids,
        on_the_spot=done,
    )
