"""Loads the working days: a file a year after the yearly notice, and the statutory days for the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mediator.domain.wording import Message, message
from mediator.domain.working_days import SATURDAY, WorkingCalendar
from mediator.knowledge.marks import Mark
from mediator.knowledge.overlay import lay_over
from mediator.knowledge.toml_file import Table, read_toml
from mediator.resources import RESOURCES

STATUTORY = "statutory.toml"
FEWEST_YEAR, LAST_YEAR = 2000, 2199
DECEMBER = 12
LEAP_YEAR = 2000
"""Any leap year: a month and day that exist in it are a day of the year."""


@dataclass(frozen=True, kw_only=True)
class CalendarYear:
    """What the notice of one year says, as far as it differs from the week."""

    year: int
    worked: frozenset[date]
    off: frozenset[date]
    source: str
    mark: Mark


@dataclass(frozen=True, kw_only=True)
class StatutoryDays:
    """The days off that hold without a notice."""

    fixed: frozenset[tuple[int, int]]
    moving: frozenset[date]


def load_calendar(
    folder: Path = RESOURCES / "calendar", beside: Path | None = None
) -> tuple[WorkingCalendar, tuple[Message, ...]]:
    """The calendar of both folders, and a sentence for every file of the station that was refused."""
    statutory = lay_over(folder, beside, lambda path: path.name == STATUTORY, load_statutory)
    if not statutory.found:
        raise Table(STATUTORY, "", {}).refuse("fixed", message("缺少这一项"))
    days = statutory.found[0]
    years = lay_over(folder, beside, _is_year, lambda path: load_year(path, days))
    calendar = WorkingCalendar(
        known=frozenset(y.year for y in years.found),
        worked=frozenset(day for y in years.found for day in y.worked),
        off=frozenset(day for y in years.found for day in y.off),
        fixed=days.fixed,
        moving=days.moving,
        to_confirm=frozenset(y.year for y in years.found if y.mark is Mark.TO_VERIFY),
    )
    return calendar, (*statutory.troubles, *years.troubles)


def load_year(path: Path, statutory: StatutoryDays) -> CalendarYear:
    """One year, or a `BadInput` that names file, key and rule."""
    table = Table(path.name, "", read_toml(path))
    table.only("year", "source", "checked_on", "mark", "worked", "off")
    year = table.whole("year")
    if path.stem != str(year):
        raise table.refuse("year", message("应与文件名“{name}”相同", name=path.stem))
    worked, off = table.days("worked"), table.days("off")
    for place, day in enumerate(worked, 1):
        _within(table, f"worked[{place}]", day, year)
        if day.weekday() < SATURDAY:
            raise table.refuse(f"worked[{place}]", message("只写要上班的星期六、星期日"))
    for place, day in enumerate(off, 1):
        _within(table, f"off[{place}]", day, year)
        if day.weekday() >= SATURDAY:
            raise table.refuse(f"off[{place}]", message("只写放假的星期一至星期五"))
    _all_statutory(table, year, frozenset(off), statutory)
    _dated(table)
    return CalendarYear(
        year=year,
        worked=frozenset(worked),
        off=frozenset(off),
        source=table.text("source"),
        mark=table.choice("mark", Mark),
    )


def load_statutory(path: Path) -> StatutoryDays:
    """The statutory days, or a `BadInput` that names file, key and rule."""
    table = Table(path.name, "", read_toml(path))
    table.only("source", "checked_on", "mark", "fixed", "moving")
    table.text("source")
    table.choice("mark", Mark)
    _dated(table)
    texts = table.texts("fixed")
    if not texts:
        raise table.refuse("fixed", message("至少要有一项"))
    fixed = [_month_and_day(table, place, text) for place, text in enumerate(texts, 1)]
    return StatutoryDays(fixed=frozenset(fixed), moving=frozenset(table.days("moving")))


def _is_year(path: Path) -> bool:
    stem = path.stem
    return stem.isascii() and stem.isdigit() and FEWEST_YEAR <= int(stem) <= LAST_YEAR


def _within(table: Table, key: str, day: date, year: int) -> None:
    """A notice may swap days of the December before its year, and of no other time."""
    if day.year != year and (day.year, day.month) != (year - 1, DECEMBER):
        raise table.refuse(key, message("应为{year}年的日子，或者上一年12月的", year=year))


def _all_statutory(table: Table, year: int, off: frozenset[date], statutory: StatutoryDays) -> None:
    """A statutory day on a weekday cannot be worked: its absence is a slip of the pen."""
    for month, number in sorted(statutory.fixed):
        day = date(year, month, number)
        if day.weekday() < SATURDAY and day not in off:
            raise table.refuse("off", message("漏了法定节假日{day}", day=day.isoformat()))


def _month_and_day(table: Table, place: int, text: str) -> tuple[int, int]:
    try:
        day = date.fromisoformat(f"{LEAP_YEAR}-{text}")
    except ValueError:
        raise table.refuse(f"fixed[{place}]", message("月和日写成05-01这样，且应当存在")) from None
    return day.month, day.day


def _dated(table: Table) -> None:
    if table.day("checked_on") is None:
        raise table.refuse("checked_on", message("缺少这一项"))
