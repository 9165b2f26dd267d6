"""What the events about single statements make of them, for one event at a time and for many in a run."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from mediator.domain.events import (
    DisclosureGranted,
    DisclosureLevel,
    DisclosureWithdrawn,
    Event,
    MustActRaised,
    StatementCorrected,
    StatementRecorded,
    StatementRestored,
    StatementSaid,
    StatementStruck,
    StatementTranslated,
)
from mediator.domain.session import Correction, Session, Statement

StatementChange = (
    StatementCorrected
    | StatementStruck
    | StatementRestored
    | DisclosureGranted
    | DisclosureWithdrawn
    | StatementSaid
    | MustActRaised
    | StatementTranslated
)


def changed(session: Session, event: Event, at: datetime) -> Session | None:
    """The session after an event about one statement, or None when it is about something else."""
    match event:
        case StatementRecorded():
            return replace(session, statements=(*session.statements, statement_made(event, at)))
        case (
            StatementCorrected()
            | StatementStruck()
            | StatementRestored()
            | DisclosureGranted()
            | DisclosureWithdrawn()
            | StatementSaid()
            | MustActRaised()
            | StatementTranslated()
        ):
            after = tuple(
                statement_after(s, event) if s.statement_id == event.statement_id else s
                for s in session.statements
            )
            return replace(session, statements=after)
        case _:
            return None


def statement_made(event: StatementRecorded, at: datetime) -> Statement:
    """The statement as it was first recorded."""
    return Statement(
        statement_id=event.statement_id,
        talk_id=event.talk_id,
        person_id=event.person_id,
        number=event.number,
        text=event.text,
        categories=event.categories,
        verbatim=event.verbatim,
        disclosure=event.disclosure,
        question_id=event.question_id,
        at=at,
        language=event.language,
    )


def statement_after(statement: Statement, event: StatementChange) -> Statement:
    """The statement after one more event about it."""
    match event:
        case StatementCorrected():
            correction = Correction(before=statement.text, reason=event.reason, asked_by=event.asked_by)
            return replace(
                statement,
                text=event.text,
                categories=event.categories,
                verbatim=event.verbatim,
                corrected=True,
                corrections=(*statement.corrections, correction),
            )
        case StatementStruck():
            return replace(statement, struck=event.reason)
        case StatementRestored():
            return replace(statement, struck="")
        case DisclosureGranted():
            return _granted(statement, event)
        case DisclosureWithdrawn():
            return replace(statement, disclosure=DisclosureLevel.PRIVATE, agreed_words="", agreed_by="")
        case StatementSaid():
            return _said(statement, event.to_person)
        case MustActRaised():
            return replace(statement, disclosure=DisclosureLevel.MUST_ACT, must_act=event.ground)
        case StatementTranslated():
            return replace(statement, translations={**statement.translations, event.language: event.text})
        case _:
            assert_never(event)


def _granted(statement: Statement, event: DisclosureGranted) -> Statement:
    """What was said already, or must be acted on, keeps that; only the agreed words change."""
    fixed = statement.disclosure in (DisclosureLevel.SAID, DisclosureLevel.MUST_ACT)
    level = statement.disclosure if fixed else event.level
    return replace(statement, disclosure=level, agreed_words=event.words, agreed_by=event.by)


def _said(statement: Statement, to_person: str) -> Statement:
    """Words that must be acted on stay marked so, whoever has heard them since."""
    kept = statement.disclosure is DisclosureLevel.MUST_ACT
    level = statement.disclosure if kept else DisclosureLevel.SAID
    return replace(statement, disclosure=level, said_to=(*statement.said_to, to_person))
