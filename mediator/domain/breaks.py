"""Rests within a talk or between talks: one at a time; what is rested is no talking time."""

from __future__ import annotations

from datetime import datetime, timedelta

from mediator.domain.craft_states import Break
from mediator.domain.errors import Refusal
from mediator.domain.events import BreakEnded, BreakStarted
from mediator.domain.session import Session
from mediator.domain.wording import message


class BreakNotAllowed(Refusal):
    """A rest is going on already, or none is."""


def start_break(session: Session, break_id: str) -> BreakStarted:
    """Rest now; it belongs to the talk going on, if one is."""
    if open_break(session) is not None:
        raise BreakNotAllowed(message("现在已经在休息"))
    talk = session.open_talk or session.open_joint_talk
    return BreakStarted(break_id=break_id, talk_id=talk.talk_id if talk else "")


def end_break(session: Session) -> BreakEnded:
    """Go on."""
    resting = open_break(session)
    if resting is None:
        raise BreakNotAllowed(message("现在没有在休息"))
    return BreakEnded(break_id=resting.break_id)


def ending(session: Session) -> tuple[BreakEnded, ...]:
    """The end of the rest that goes on, for whatever shows that work went on; nothing where none does."""
    resting = open_break(session)
    return (BreakEnded(break_id=resting.break_id),) if resting else ()


def open_break(session: Session) -> Break | None:
    """The rest now going on."""
    return next((b for b in session.breaks if b.ended_at is None), None)


def time_without_breaks(session: Session, start: datetime, end: datetime) -> timedelta:
    """How long was talked between two moments; a rest that still goes on counts up to `end`."""
    resting = timedelta()
    for one in session.breaks:
        since, until = max(start, one.started_at), min(end, one.ended_at or end)
        resting += max(timedelta(), until - since)
    return max(timedelta(), end - start - resting)
