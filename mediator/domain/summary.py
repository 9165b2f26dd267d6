"""What lists show of a session: computed from it, stored beside its events, rebuilt at any time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediator.domain.course import Course, course_of
from mediator.domain.due import DueItem, due_items
from mediator.domain.people import PersonKind
from mediator.domain.session import Session
from mediator.domain.stages import Stage


class SummaryState(StrEnum):
    """The pill beside a session in a list."""

    UNDER_WAY = "under_way"
    SIGNED = "signed"
    CLOSED = "closed"
    TERMINATED = "terminated"


@dataclass(frozen=True, kw_only=True)
class SessionSummary:
    """One row of a list. `names` are the full names of the parties; lists outside cut them."""

    session_id: str
    number: str
    title: str
    category: str
    place: str
    stage: Stage
    state: SummaryState
    host_number: str
    host_name: str
    names: tuple[str, ...]
    witnesses: int
    opened_at: datetime
    updated_at: datetime
    scheduled_at: datetime | None
    closed_at: datetime | None
    version: int
    dues: tuple[DueItem, ...]
    course: Course | None = None
    """The days that deadlines count from; None in a row written before there were any."""


def summary_of(session: Session) -> SessionSummary:
    """The list row of a session as it stands."""
    return SessionSummary(
        session_id=session.session_id,
        number=session.number,
        title=session.matter.title,
        category=session.matter.category,
        place=session.matter.place,
        stage=session.stage,
        state=_state(session),
        host_number=session.host.number,
        host_name=session.host.name,
        names=tuple(p.name for p in session.parties),
        witnesses=len(session.here(PersonKind.FACT_WITNESS)),
        opened_at=session.opened_at,
        updated_at=session.updated_at,
        scheduled_at=session.scheduled_at,
        closed_at=session.closed_at,
        version=session.version,
        dues=due_items(session),
        course=course_of(session),
    )


def _state(session: Session) -> SummaryState:
    if session.terminated:
        return SummaryState.TERMINATED
    if session.ended:
        return SummaryState.CLOSED
    return SummaryState.SIGNED if session.in_force.signed else SummaryState.UNDER_WAY
