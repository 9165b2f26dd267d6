"""Times of day as a person types them: 1405, 14:05 or 14：05."""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo

TIME = re.compile(r"([01]?\d|2[0-3])[:：.]?([0-5]\d)")


def time_of(text: str) -> time | None:
    """The time that is typed, None when it is none."""
    found = TIME.fullmatch(text.strip())
    return time(int(found[1]), int(found[2])) if found else None


def moment_of(day: date | None, text: str, zone: tzinfo | None) -> datetime | None:
    """That time of that day on this computer's clock; None while either is missing."""
    at = time_of(text)
    return datetime.combine(day, at, zone) if day is not None and at is not None else None
