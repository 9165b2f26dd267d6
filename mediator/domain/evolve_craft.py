"""What the events of disclosure, notes, breaks, marks, dangers, private rounds and apologies make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from mediator.domain.craft_states import (
    Apology,
    Break,
    ClauseRefusal,
    Danger,
    NegotiationNote,
    PrivateMark,
    PrivateRound,
    RecordingMark,
    SettledDifference,
    ShuttleVisit,
)
from mediator.domain.events import (
    ApologyMade,
    BreakEnded,
    BreakStarted,
    ClauseRefusalWithdrawn,
    ClauseRefused,
    DangerHandedOver,
    DangerRaised,
    DangerSignedOff,
    DifferenceReopened,
    DifferenceSettled,
    Event,
    NegotiationNoted,
    NegotiationNoteStruck,
    OfferBecameClause,
    PrivateAnswerGiven,
    PrivateRoundClosed,
    PrivateRoundOpened,
    RecordingMarked,
    ShuttleVisitEnded,
    ShuttleVisitStarted,
)
from mediator.domain.session import Clause, FactPoint, Session


def changed(session: Session, event: Event, at: datetime) -> Session | None:
    """The session after an event of the craft, or None when it is about something else."""
    for part in (_notes, _time, _difference, _private, _terms, _danger):
        after = part(session, event, at)
        if after is not None:
            return after
    return None


def _notes(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case NegotiationNoted():
            return replace(session, notes=(*session.notes, note_made(event, at)))
        case NegotiationNoteStruck():
            notes = tuple(replace(n, struck=True) if n.note_id == event.note_id else n for n in session.notes)
            return replace(session, notes=notes)
        case RecordingMarked():
            return replace(session, recording_marks=(*session.recording_marks, mark_made(event, at)))
        case _:
            return None


def note_made(event: NegotiationNoted, at: datetime) -> NegotiationNote:
    """The note as the session keeps it."""
    return NegotiationNote(
        note_id=event.note_id,
        person_id=event.person_id,
        talk_id=event.talk_id,
        text=event.text,
        at=at,
    )


def mark_made(event: RecordingMarked, at: datetime) -> RecordingMark:
    """The mark as the session keeps it."""
    return RecordingMark(
        mark_id=event.mark_id,
        talk_id=event.talk_id,
        statement_id=event.statement_id,
        note=event.note,
        at=at,
    )


def _time(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case BreakStarted():
            started = Break(break_id=event.break_id, talk_id=event.talk_id, started_at=at)
            return replace(session, breaks=(*session.breaks, started))
        case BreakEnded():
            breaks = tuple(
                replace(b, ended_at=at) if b.break_id == event.break_id else b for b in session.breaks
            )
            return replace(session, breaks=breaks)
        case ShuttleVisitStarted():
            visit = ShuttleVisit(visit_id=event.visit_id, party_id=event.party_id, started_at=at)
            return replace(session, shuttle_visits=(*session.shuttle_visits, visit))
        case ShuttleVisitEnded():
            visits = tuple(
                replace(v, ended_at=at) if v.visit_id == event.visit_id else v for v in session.shuttle_visits
            )
            return replace(session, shuttle_visits=visits)
        case _:
            return None


def _difference(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case DifferenceSettled():
            settled = SettledDifference(
                outcome=event.outcome, reason=event.reason, clause_id=event.clause_id, at=at
            )
            return _with_point(session, event.point_id, lambda p: replace(p, settled=settled))
        case DifferenceReopened():
            return _with_point(session, event.point_id, lambda p: replace(p, settled=None))
        case _:
            return None


def _private(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case PrivateRoundOpened():
            opened = PrivateRound(round_id=event.round_id, clause_ids=event.clause_ids, opened_at=at)
            return replace(session, private_rounds=(*session.private_rounds, opened))
        case PrivateAnswerGiven():
            mark = PrivateMark(
                clause_id=event.clause_id,
                party_id=event.party_id,
                answer=event.answer,
                words=event.words,
                at=at,
            )
            return _with_round(session, event.round_id, lambda r: _marked(r, mark))
        case PrivateRoundClosed():
            return _with_round(session, event.round_id, lambda r: replace(r, closed_at=at))
        case _:
            return None


def _marked(round_: PrivateRound, mark: PrivateMark) -> PrivateRound:
    key = (mark.clause_id, mark.party_id)
    others = tuple(m for m in round_.marks if (m.clause_id, m.party_id) != key)
    return replace(round_, marks=(*others, mark))


def _terms(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case OfferBecameClause():
            clause = Clause(clause_id=event.offer_id, terms=event.terms)
            offers = tuple(
                replace(o, became_clause=True) if o.offer_id == event.offer_id else o for o in session.offers
            )
            unread = replace(session, read_aloud_at=None, heard_by=())
            return replace(unread, offers=offers, clauses=(*session.clauses, clause))
        case ApologyMade():
            apology = Apology(
                apology_id=event.apology_id,
                talk_id=event.talk_id,
                kind=event.kind,
                person_id=event.person_id,
                to_ids=event.to_ids,
                words=event.words,
                accepted=event.accepted,
                at=at,
            )
            return replace(session, apologies=(*session.apologies, apology))
        case ClauseRefused():
            refusal = ClauseRefusal(
                clause_id=event.clause_id, person_id=event.person_id, reason=event.reason, at=at
            )
            others = _other_refusals(session, event.clause_id, event.person_id)
            return replace(session, clause_refusals=(*others, refusal))
        case ClauseRefusalWithdrawn():
            return replace(
                session, clause_refusals=_other_refusals(session, event.clause_id, event.person_id)
            )
        case _:
            return None


def _other_refusals(session: Session, clause_id: str, person_id: str) -> tuple[ClauseRefusal, ...]:
    key = (clause_id, person_id)
    return tuple(r for r in session.clause_refusals if (r.clause_id, r.person_id) != key)


def _danger(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case DangerRaised():
            danger = Danger(
                danger_id=event.danger_id,
                signs=event.signs,
                words=event.words,
                person_id=event.person_id,
                statement_id=event.statement_id,
                at=at,
            )
            return replace(session, dangers=(*session.dangers, danger))
        case DangerHandedOver():
            return _with_danger(
                session,
                event.danger_id,
                lambda d: replace(d, told=event.told, measures=event.measures, handed_over_at=at),
            )
        case DangerSignedOff():
            return _with_danger(
                session,
                event.danger_id,
                lambda d: replace(
                    d,
                    signed_off_by=event.number,
                    signed_off_name=event.name,
                    decision=event.decision,
                    signed_off_at=at,
                ),
            )
        case _:
            return None


def _with_point(session: Session, point_id: str, change: Callable[[FactPoint], FactPoint]) -> Session:
    after = tuple(change(p) if p.point_id == point_id else p for p in session.fact_points)
    return replace(session, fact_points=after)


def _with_round(session: Session, round_id: str, change: Callable[[PrivateRound], PrivateRound]) -> Session:
    after = tuple(change(r) if r.round_id == round_id else r for r in session.private_rounds)
    return replace(session, private_rounds=after)


def _with_danger(session: Session, danger_id: str, change: Callable[[Danger], Danger]) -> Session:
    after = tuple(change(d) if d.danger_id == danger_id else d for d in session.dangers)
    return replace(session, dangers=after)
