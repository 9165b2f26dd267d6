"""What each event makes of the session: one function per part of the story, asked in turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from mediator.domain import (
    evolve_agreement,
    evolve_craft,
    evolve_file,
    evolve_people,
    evolve_statements,
    evolve_talks,
)
from mediator.domain.events import (
    Event,
    MatterCorrected,
    MediationTerminated,
    RecordedEvent,
    ScreeningAnswered,
    ScreeningConcluded,
    SessionClosed,
    SessionOpened,
    StageEntered,
    StageSkipped,
)
from mediator.domain.long_lists import LongLists
from mediator.domain.session import Conclusion, Session
from mediator.domain.stages import Stage


class UnknownEvent(Exception):
    """An event no rule knows; it names the session and the version, and is a mistake of ours."""


def open_session(recorded: RecordedEvent) -> Session:
    """The session that its first event makes."""
    event = recorded.event
    if not isinstance(event, SessionOpened):
        raise UnknownEvent(f"{recorded.session_id}/{recorded.version}: {type(event).__name__}")
    return Session(
        session_id=recorded.session_id,
        number=event.number,
        matter=event.matter,
        regime=event.regime,
        host=event.host,
        organ=event.organ,
        room=event.room,
        guide_id=event.guide_id,
        rule_pack=event.rule_pack,
        opened_at=recorded.at,
        updated_at=recorded.at,
        scheduled_at=event.scheduled_at,
        packs=event.packs,
        committee=event.committee,
    )


def evolve(session: Session, recorded: RecordedEvent) -> Session:
    """The session after one more event. Pure; the session handed in is not changed."""
    changed = _changed(session, recorded)
    return replace(changed, version=recorded.version, updated_at=recorded.at)


def replay(events: Iterable[RecordedEvent]) -> Session:
    """The session that these events add up to, in order; at least the opening must be there."""
    ordered = iter(events)
    taken = LongLists(open_session(next(ordered)))
    for recorded in ordered:
        if not taken.take(recorded):
            taken.go_on(evolve(taken.session(), recorded))
    return taken.session()


def _changed(session: Session, recorded: RecordedEvent) -> Session:
    event = recorded.event
    for part in PARTS:
        after = part(session, event, recorded.at)
        if after is not None:
            return after
    raise UnknownEvent(f"{recorded.session_id}/{recorded.version}: {type(event).__name__}")


def _opening(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case MatterCorrected():
            return replace(session, matter=event.matter, guide_id=event.guide_id)
        case ScreeningAnswered():
            return replace(
                session, screening={**session.screening, event.gate_id: (event.answer, event.note)}
            )
        case ScreeningConcluded():
            conclusion = Conclusion(
                verdict=event.verdict,
                mediate=event.mediate,
                reason=event.reason,
                superior=event.superior,
                overrides=event.overrides,
            )
            return replace(session, conclusion=conclusion)
        case StageEntered():
            return replace(session, stage=event.stage)
        case StageSkipped():
            return replace(session, skipped={**session.skipped, event.stage: event.reason})
        case MediationTerminated():
            return replace(session, terminated=event.ground, next_route=event.next_route)
        case SessionClosed():
            return replace(session, closing_summary=event.summary, stage=Stage.CLOSED, closed_at=at)
        case _:
            return None


PARTS = (
    _opening,
    evolve_people.changed,
    evolve_talks.changed,
    evolve_statements.changed,
    evolve_craft.changed,
    evolve_agreement.changed,
    evolve_file.changed,
)
