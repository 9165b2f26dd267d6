"""What a script tells of the police at the mediation, its recordings, and the questions put alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediator.domain.events import Answer, HostInfo, RecordingGap


@dataclass(frozen=True, kw_only=True)
class ScriptOfficers:
    """Who was there beside whoever leads; `place_document` makes the room a standard place."""

    where: str
    others: tuple[HostInfo, ...]
    auxiliaries: tuple[str, ...]
    place_document: str
    place_set_by: str
    card_shown: bool


@dataclass(frozen=True, kw_only=True)
class ScriptRecording:
    """A recording kept elsewhere; `lost` says why it is gone, "" while it is not."""

    where: str
    device: str
    reference: str
    started_at: datetime
    stopped_at: datetime
    gaps: tuple[RecordingGap, ...]
    lost: str


@dataclass(frozen=True, kw_only=True)
class ScriptSafety:
    """An answer given alone that is not the good one, and how it was dealt with."""

    where: str
    person: str
    question_id: str
    answer: Answer
    superior: str
    decision: str


@dataclass(frozen=True, kw_only=True)
class ScriptRecusal:
    """The decision on one person's request that the host step aside."""

    where: str
    person: str
    granted: bool
    decided_by: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ScriptNotice:
    """A guardian, or somebody in their stead, was told to come for the person of that key."""

    where: str
    person: str
    name: str
    relation: str
    manner: str
    at: datetime
    result: str


@dataclass(frozen=True, kw_only=True)
class ScriptPresence:
    """Officers, recordings, guardians who were told, and what was answered alone and not well."""

    officers: ScriptOfficers | None = None
    recordings: tuple[ScriptRecording, ...] = ()
    safety: tuple[ScriptSafety, ...] = ()
    recusals: tuple[ScriptRecusal, ...] = ()
    notices: tuple[ScriptNotice, ...] = ()
