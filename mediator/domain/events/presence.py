"""Facts about who was there from the police, what recorded it, and whether each person was free and able."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mediator.domain.events.event import Event
from mediator.domain.events.intake import Answer, HostInfo

WHOLE_MEDIATION = ""
"""Stands for the mediation itself where an act is named; otherwise it is the id of a talk."""


@dataclass(frozen=True, kw_only=True)
class OfficersNoted(Event):
    """The officers at one act (法 108): `act_id` is a talk, a joint talk, or `WHOLE_MEDIATION`.

    `standard_place` says that the room is a 规范设置、严格管理的执法办案场所; `place_document` is the
    paper that says so. `card_shown` matters outside the station (法 99(2)).
    """

    act_id: str
    officers: tuple[HostInfo, ...]
    auxiliaries: tuple[str, ...] = ()
    standard_place: bool = False
    place_document: str = ""
    card_shown: bool = False


@dataclass(frozen=True, kw_only=True)
class RecordingGap:
    """A stretch without sound or picture, and why."""

    started_at: datetime
    stopped_at: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class RecordingLinked(Event):
    """A recording kept elsewhere: device, its reference, start and stop, gaps, which acts it covers.

    A later event of the same `recording_id` takes the place of the earlier one.
    """

    recording_id: str
    device: str
    reference: str
    started_at: datetime
    stopped_at: datetime
    acts: tuple[str, ...] = ()
    gaps: tuple[RecordingGap, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RecordingLost(Event):
    """A recording is damaged or gone; what that means stands in the record (法 108(3))."""

    recording_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class GuardianNotified(Event):
    """A guardian, or a suitable adult, was told to come: who, how, when, with what answer."""

    for_person: str
    name: str
    relation: str
    manner: str
    notified_at: datetime
    result: str


@dataclass(frozen=True, kw_only=True)
class AuthorityShown(Event):
    """An agent's 委托书: what they may do, and its day (程序规定 181(2))."""

    agent_id: str
    scope: str
    signed_on: date


@dataclass(frozen=True, kw_only=True)
class RecusalDecided(Event):
    """A request that somebody step aside was decided (程序规定 21)."""

    person_id: str
    granted: bool
    decided_by: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class HostDeclared(Event):
    """The host says that none of the grounds for stepping aside applies to them (法 95)."""

    none_applies: bool
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SafetyAnswer:
    """The answer to one private question on capacity, fear or pressure."""

    question_id: str
    answer: Answer
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class SafetyAsked(Event):
    """One person, alone, was asked whether they are free and able; never printed, never shown to another."""

    person_id: str
    answers: tuple[SafetyAnswer, ...]
