"""When a backup or a drill is due, and which of the kept backups stay when there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

ALL_FOR = timedelta(hours=24)
DAYS, WEEKS, MONTHS = 7, 4, 12
DUE_AFTER = timedelta(days=1)
GRACE = timedelta(minutes=5)
"""A clock that was set right by so much has not gone back."""
DRILL_AFTER = timedelta(days=35)
"""A month and a few days of grace: a station that drills on the first Monday is never warned."""


def staying(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which backups stay: all of the last 24 hours, then the newest of each of 7 days, 4 weeks, 12 months.

    A day, week or month without a backup is not counted, so that a long absence costs none. One that the
    clock puts into the future stays: a clock that lies must not throw anything away.
    """
    newest_first = sorted(set(made), reverse=True)
    kept = {at for at in newest_first if now - at <= ALL_FOR}
    for most, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        kept |= _newest_of_each(newest_first, most, period)
    return frozenset(kept)


def backup_due(last: datetime | None, now: datetime) -> bool:
    """Whether the last verified backup is older than a day, or the clock has gone back behind it."""
    return last is None or not -GRACE <= now - last <= DUE_AFTER


def drill_due(last: datetime | None, now: datetime) -> bool:
    """Whether nobody tried for 35 days whether the backups can be restored."""
    return last is None or not -GRACE <= now - last <= DRILL_AFTER


Period = tuple[int, ...]


def _newest_of_each(
    newest_first: list[datetime], most: int, period: Callable[[datetime], Period]
) -> set[datetime]:
    found: dict[Period, datetime] = {}
    for at in newest_first:
        found.setdefault(period(at), at)
    return set(list(found.values())[:most])


def _day(at: datetime) -> Period:
    return at.year, at.month, at.day


def _week(at: datetime) -> Period:
    return at.isocalendar()[:2]


def _month(at: datetime) -> Period:
    return at.year, at.month
