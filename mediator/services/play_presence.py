"""The parts of a play about the police and its recordings, and the questions put to each person alone."""

from __future__ import annotations

from mediator.domain.safety import to_be_asked
from mediator.domain.wording import message
from mediator.services.presence_verbs import StandardPlace
from mediator.services.prompter import Prompter


def notified(p: Prompter, key: str) -> None:
    """Guardians who were told to come for the person of that key."""
    for notice in p.script.presence.notices:
        if notice.person == key:
            with p.at(notice.where):
                p.room.people.notify_guardian(
                    p.people[key],
                    name=notice.name,
                    relation=notice.relation,
                    manner=notice.manner,
                    notified_at=notice.at,
                    result=notice.result,
                )


def staffed(p: Prompter) -> None:
    """Who of the police is there, and whether the room is a standard place."""
    officers = p.script.presence.officers
    if officers is None:
        return
    document = officers.place_document
    place = StandardPlace(set_by=officers.place_set_by, document=document) if document else None
    with p.at(officers.where):
        p.room.presence.note_officers(
            officers.others, auxiliaries=officers.auxiliaries, place=place, card_shown=officers.card_shown
        )


def declared(p: Prompter) -> None:
    """The host's own word that no ground for stepping aside applies."""
    with p.at("rights"):
        p.room.rights.declare_host(none_applies=True)


def asked_alone(p: Prompter, person_id: str) -> None:
    """Every private question; what the script does not tell of was answered well."""
    pack = p.room.pack.safety
    if not pack.questions or p.session.person(person_id) not in to_be_asked(p.session):
        return
    answers = {question.question_id: question.good for question in pack.questions}
    where = "rights"
    for told in p.script.presence.safety:
        if p.people[told.person] != person_id:
            continue
        if told.question_id not in answers:
            raise p.refused(f"{told.where}.question", message("没有“{name}”这一问", name=told.question_id))
        answers[told.question_id] = told.answer
        where = told.where
    with p.at(where):
        p.room.rights.ask_safety(person_id, answers)


def dealt_with(p: Prompter) -> None:
    """Alarming answers and requests that the host step aside, each with who decided."""
    for told in p.script.presence.safety:
        if told.decision:
            with p.at(told.where):
                p.room.rights.settle_safety(
                    p.people[told.person], told.question_id, superior=told.superior, decision=told.decision
                )
    for decision in p.script.presence.recusals:
        with p.at(decision.where):
            p.room.rights.decide_recusal(
                p.people[decision.person],
                granted=decision.granted,
                decided_by=decision.decided_by,
                reason=decision.reason,
            )


def recorded(p: Prompter) -> None:
    """What recorded it, entered before the session is closed."""
    for recording in p.script.presence.recordings:
        with p.at(recording.where):
            p.room.presence.link_recording(
                device=recording.device,
                reference=recording.reference,
                started_at=recording.started_at,
                stopped_at=recording.stopped_at,
                gaps=recording.gaps,
            )
        if recording.lost:
            with p.at(f"{recording.where}.lost"):
                p.room.presence.lose_recording(list(p.session.recordings)[-1], recording.lost)
