"""What every event is: a frozen fact in the past tense, and the envelope it is recorded in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. Written once, never changed; a correction is another event."""


@dataclass(frozen=True, kw_only=True)
class RecordedEvent:
    """An event in its place: which session, its version there (from 1), this computer's time, by whom."""

    session_id: str
    version: int
    at: datetime
    by: str
    event: Event
