"""Counts working days, days and months as the law does, and says when a year's holidays are not known yet."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The last day of a term.

    `unmoved` is where the count ended before a day off moved it; an extension starts there.
    `certain` is False when a day of a year without data had a say.
    """

    day: date
    unmoved: date
    certain: bool


@dataclass(frozen=True, kw_only=True)
class WorkingCalendar:
    """Which days are worked: by the yearly notice where its data is there, else by week and statute.

    `known` are the years with data; `worked` weekend days and `off` weekdays that the notices swapped.
    `fixed` (month and day) and `moving` are the statutory days that a year without data is left with.
    `to_confirm` are the known years whose data nobody has confirmed yet.
    """

    known: frozenset[int] = frozenset()
    worked: frozenset[date] = frozenset()
    off: frozenset[date] = frozenset()
    fixed: frozenset[tuple[int, int]] = frozenset()
    moving: frozenset[date] = frozenset()
    to_confirm: frozenset[int] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether that day is worked, as far as it is known."""
        if day in self.worked:
            return True
        if day in self.off or day.weekday() >= SATURDAY:
            return False
        return day.year in self.known or not self._statutory(day)

    def working_days_after(self, start: date, count: int) -> Counted:
        """The `count`th working day after the start, which is not counted itself (程序规定 35)."""
        _at_least_one(count)
        day, left, certain = start, count, True
        while left:
            day += ONE_DAY
            certain = certain and day.year in self.known
            left -= self.is_working(day)
        return Counted(day=day, unmoved=day, certain=certain)

    def days_after(self, start: date, count: int) -> Counted:
        """`count` days after the start; a last day that is not worked goes to the next one that is."""
        _at_least_one(count)
        return self._moved(start + timedelta(days=count))

    def months_after(self, start: date, count: int) -> Counted:
        """The same day number `count` months on, else the last of that month; moved like days."""
        _at_least_one(count)
        years, month = divmod(start.month - 1 + count, 12)
        year, month = start.year + years, month + 1
        last = calendar.monthrange(year, month)[1]
        return self._moved(date(year, month, min(start.day, last)))

    def _moved(self, end: date) -> Counted:
        day, certain = end, end.year in self.known
        while not self.is_working(day):
            day += ONE_DAY
            certain = certain and day.year in self.known
        return Counted(day=day, unmoved=end, certain=certain)

    def _statutory(self, day: date) -> bool:
        return (day.month, day.day) in self.fixed or day in self.moving


def _at_least_one(count: int) -> None:
    if count < 1:
        raise ValueError(f"a term of {count} is no term")
