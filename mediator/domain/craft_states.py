"""What the craft of the talks adds to a session: notes, breaks, marks, dangers, private rounds, apologies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediator.domain.events.danger import DangerSign
from mediator.domain.events.negotiation import ApologyKind, DifferenceOutcome, PrivateAnswer


@dataclass(frozen=True, kw_only=True)
class NegotiationNote:
    """A note of the shuttle, for the officer alone. It is no statement and reaches no paper."""

    note_id: str
    person_id: str
    talk_id: str
    text: str
    at: datetime
    struck: bool = False


@dataclass(frozen=True, kw_only=True)
class RecordingMark:
    """A moment to be found again in the recording of a talk."""

    mark_id: str
    talk_id: str
    statement_id: str
    note: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Break:
    break_id: str
    talk_id: str
    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ShuttleVisit:
    """The officer with one party during the shuttle."""

    visit_id: str
    party_id: str
    started_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class SettledDifference:
    outcome: DifferenceOutcome
    reason: str
    clause_id: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class PrivateMark:
    """One party's mark at one clause in a private round."""

    clause_id: str
    party_id: str
    answer: PrivateAnswer
    words: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class PrivateRound:
    """Clauses each party marks alone. `marks` holds the latest of each party at each clause."""

    round_id: str
    clause_ids: tuple[str, ...]
    opened_at: datetime
    marks: tuple[PrivateMark, ...] = ()
    closed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Apology:
    apology_id: str
    talk_id: str
    kind: ApologyKind
    person_id: str
    to_ids: tuple[str, ...]
    words: str
    accepted: bool
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ClauseRefusal:
    clause_id: str
    person_id: str
    reason: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Danger:
    """An alarm with what became of it. Open until a supervisor signed it off."""

    danger_id: str
    signs: tuple[DangerSign, ...]
    words: str
    person_id: str
    statement_id: str
    at: datetime
    told: str = ""
    measures: str = ""
    handed_over_at: datetime | None = None
    signed_off_by: str = ""
    signed_off_name: str = ""
    decision: str = ""
    signed_off_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """Who, beside the host, compared the check code of the text with this digest."""

    digest: str
    number: str
    name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Scan:
    """A scan of the signed paper; `digest` is that of the text the paper bears."""

    scan_id: str
    name: str
    digest: str
    sha256: str
    pages: int
    at: datetime
