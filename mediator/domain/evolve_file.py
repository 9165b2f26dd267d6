"""What the events about the case, the people of the police, other routes and the file make of the session."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mediator.domain.events import (
    AdviceGiven,
    ApplicationMade,
    AppraisalNoted,
    AuthorityShown,
    DeadlineExtended,
    DossierPrepared,
    Event,
    ExhibitListed,
    ExhibitRemoved,
    FileItemChecked,
    FilingRecorded,
    GuardianNotified,
    HostDeclared,
    OfficersNoted,
    OralAgreementRecorded,
    RecognitionApplied,
    RecognitionDecided,
    RecordingLinked,
    RecordingLost,
    RecusalDecided,
    RegimeChanged,
    SafetyAsked,
    SettlementReported,
    TermExplained,
)
from mediator.domain.session import Session, SignedPaper


def changed(session: Session, event: Event, at: datetime) -> Session | None:
    """The session after such an event, or None when it is about something else."""
    for part in (_case, _presence, _routes, _file):
        after = part(session, event, at)
        if after is not None:
            return after
    return None


def _case(session: Session, event: Event, at: datetime) -> Session | None:
    del at
    match event:
        case RegimeChanged():
            # What was concluded on one route says nothing of another.
            return replace(session, regime=event.regime, conclusion=None)
        case FilingRecorded():
            return replace(session, filing=event)
        case DeadlineExtended():
            return replace(session, extensions=(*session.extensions, event))
        case AppraisalNoted():
            return replace(session, appraisals=(*session.appraisals, event))
        case ExhibitListed():
            others_listed = (e for e in session.exhibits if e.exhibit_id != event.exhibit_id)
            return replace(session, exhibits=(*others_listed, event))
        case ExhibitRemoved():
            kept = tuple(e for e in session.exhibits if e.exhibit_id != event.exhibit_id)
            return replace(session, exhibits=kept)
        case AdviceGiven():
            return replace(session, advice=event)
        case _:
            return None


def _presence(session: Session, event: Event, at: datetime) -> Session | None:
    del at
    match event:
        case OfficersNoted():
            return replace(session, officers={**session.officers, event.act_id: event})
        case RecordingLinked():
            return replace(session, recordings={**session.recordings, event.recording_id: event})
        case RecordingLost():
            lost = {**session.lost_recordings, event.recording_id: event.reason}
            return replace(session, lost_recordings=lost)
        case GuardianNotified():
            return replace(session, guardian_notices=(*session.guardian_notices, event))
        case AuthorityShown():
            return replace(session, authorities={**session.authorities, event.agent_id: event})
        case RecusalDecided():
            decisions = {**session.recusal_decisions, event.person_id: event}
            return replace(session, recusal_decisions=decisions)
        case HostDeclared():
            return replace(session, host_declared=event)
        case SafetyAsked():
            return replace(session, safety={**session.safety, event.person_id: event})
        case _:
            return None


def _routes(session: Session, event: Event, at: datetime) -> Session | None:
    match event:
        case ApplicationMade():
            return replace(session, application=event)
        case OralAgreementRecorded():
            signed = SignedPaper(
                digest=event.digest, paper_sha256=event.paper_sha256, pages=event.pages, at=at
            )
            return replace(session, oral=event.reason, signed=signed)
        case SettlementReported():
            return replace(session, settlement=event)
        case RecognitionApplied():
            applied = {**session.recognition_applied, event.person_id: event}
            return replace(session, recognition_applied=applied)
        case RecognitionDecided():
            return replace(session, recognition=event)
        case _:
            return None


def _file(session: Session, event: Event, at: datetime) -> Session | None:
    del at
    match event:
        case DossierPrepared():
            return replace(session, dossier=event)
        case FileItemChecked():
            return replace(session, file_items={**session.file_items, event.item_id: event})
        case TermExplained():
            return replace(session, explained_terms=(*session.explained_terms, event))
        case _:
            return None
