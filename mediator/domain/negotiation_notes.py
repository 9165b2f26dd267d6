"""Negotiation notes: bottom lines, motives, thoughts about terms, for the officer alone and on no paper."""

from __future__ import annotations

from dataclasses import replace

from mediator.domain.craft_states import NegotiationNote
from mediator.domain.disclosure import Officer, notes_for
from mediator.domain.errors import BadInput
from mediator.domain.events import NegotiationNoted, NegotiationNoteStruck
from mediator.domain.people import PersonKind
from mediator.domain.session import Session
from mediator.domain.texts import check_text
from mediator.domain.wording import message

ABOUT = (PersonKind.PARTY, PersonKind.FACT_WITNESS)


def note(session: Session, note_id: str, person_id: str, text: str, talk_id: str = "") -> NegotiationNoted:
    """Something about one person's terms or motives; `talk_id` is the talk in which it came up, if one."""
    if session.person(person_id).kind not in ABOUT:
        raise BadInput(message("商谈记录只记当事人和证人的"))
    if talk_id and session.talk(talk_id).person_id != person_id:
        raise BadInput(message("这场谈话谈的是另一个人"))
    return NegotiationNoted(
        note_id=note_id,
        person_id=person_id,
        text=check_text(text, message("这条商谈记录"), most=1000),
        talk_id=talk_id,
    )


def strike_note(session: Session, note_id: str) -> NegotiationNoteStruck:
    """A note does not count any more."""
    if note_id not in {n.note_id for n in notes_for(session, Officer())}:
        raise BadInput(message("这条商谈记录已经删除"))
    return NegotiationNoteStruck(note_id=note_id)


def notes_about(session: Session, person_id: str) -> tuple[NegotiationNote, ...]:
    """The standing notes about one person, for the officer's own pages."""
    return tuple(n for n in notes_for(session, Officer()) if n.person_id == person_id)


def without_notes(session: Session) -> Session:
    """The session for whoever does not lead it: the notes are the host's alone until it is handed over."""
    return replace(session, notes=())
