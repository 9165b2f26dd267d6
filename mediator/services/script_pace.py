"""What a script tells, in the middle of a talk, of rests, places in the recording, and signs of danger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediator.domain.events import DangerSign


@dataclass(frozen=True, kw_only=True)
class Rest:
    """A rest in the talk, up to this moment."""

    where: str
    until: datetime


@dataclass(frozen=True, kw_only=True)
class MarkPlace:
    """The place in the recording, kept beside the statement with this label."""

    where: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """Signs of danger, raised and handed over in the talk, signed off once the stage is left.

    `about` is a person by key, "" for nobody named; `signed_by` and `number` are the supervisor's.
    """

    where: str
    signs: tuple[DangerSign, ...]
    words: str
    about: str
    told: str
    measures: str
    signed_by: str
    number: str
    decision: str
