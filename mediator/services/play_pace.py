"""Rests, places in the recording and alarms in a play, in the order an officer enters them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from mediator.domain.craft_states import Danger
from mediator.domain.danger import open_dangers
from mediator.domain.session import Session, Talk
from mediator.services.ports import Role, User
from mediator.services.prompter import Prompter
from mediator.services.room import Room
from mediator.services.script import Script
from mediator.services.script_pace import Alarm, MarkPlace, Rest

Pace = Rest | MarkPlace | Alarm


def pace(p: Prompter, talk: Talk, entry: Pace) -> None:
    """One entry of a talk that is about its time, or about danger."""
    match entry:
        case Rest():
            p.room.pace.rest()
            with p.at(entry.where, entry.until):
                p.room.pace.go_on()
        case MarkPlace():
            p.room.pace.mark(talk.talk_id, p.statement(entry.where, entry.label))
        case Alarm():
            about = p.people[entry.about] if entry.about else ""
            p.room.danger.raise_(entry.signs, entry.words, person_id=about)
            p.room.danger.hand_over(p.session.dangers[-1].danger_id, entry.told, entry.measures)
        case _:
            assert_never(entry)


def sign_off(p: Prompter) -> None:
    """Every alarm still open, each by the supervisor the script names."""
    for alarm, danger in waiting(p.script, p.session):
        supervisor = Room(replace(p.room.desk, user=supervisor_of(alarm)), p.session)
        with p.at(f"{alarm.where}.decision"):
            p.room.session = supervisor.danger.sign_off(danger.danger_id, alarm.decision)


def waiting(script: Script, session: Session) -> Iterator[tuple[Alarm, Danger]]:
    """The alarms of the script that wait for their sign-off, with what they became in the session."""
    alarms = [entry for talk in script.talks for entry in talk.entries if isinstance(entry, Alarm)]
    still_open = open_dangers(session)
    for danger in still_open:
        yield alarms[session.dangers.index(danger)], danger


def supervisor_of(alarm: Alarm) -> User:
    """Who signs off."""
    return User(number=alarm.number, name=alarm.signed_by, role=Role.SUPERVISOR)
