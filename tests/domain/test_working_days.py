"""Counting days as the law does: start excluded, days off skipped, and honest about what is not known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator.domain.working_days import WorkingCalendar
from mediator.knowledge.calendar import load_calendar

CALENDAR = load_calendar()[0]
WEEK_ONLY = WorkingCalendar(known=frozenset(range(2020, 2035)))


def day(text: str) -> date:
    return date.fromisoformat(text)


# Law facts §7: rule, unit, count, start, last day.
WORKED = [
    ("D1 over the Spring Festival, with a Saturday worked", "working", 3, "2026-02-13", "2026-02-25"),
    ("D1 over Labour Day", "working", 3, "2026-04-30", "2026-05-08"),
    ("D1 in a plain week", "working", 3, "2026-11-23", "2026-11-26"),
    ("D2 over National Day, with a Saturday worked", "working", 7, "2026-09-28", "2026-10-13"),
    ("D2 over a Sunday worked and Mid-Autumn", "working", 7, "2026-09-18", "2026-09-29"),
    ("D2 in plain weeks", "working", 7, "2026-11-23", "2026-12-02"),
    ("D4 moved past the Spring Festival", "days", 30, "2026-01-16", "2026-02-24"),
    ("D4 moved past Tomb-Sweeping", "days", 30, "2026-03-06", "2026-04-07"),
    ("D4 with one extension", "days", 60, "2026-03-06", "2026-05-06"),
    ("D4 with two extensions", "days", 90, "2026-03-06", "2026-06-04"),
    ("D4 in plain weeks", "days", 30, "2026-11-23", "2026-12-23"),
    ("D8 over National Day", "days", 30, "2026-09-01", "2026-10-08"),
    ("D9 over both autumn holidays", "working", 10, "2026-09-24", "2026-10-15"),
    ("a start on a day off counts from the next working day", "working", 1, "2026-10-03", "2026-10-08"),
    ("a start on a worked Saturday", "working", 1, "2026-02-14", "2026-02-24"),
    ("the last day is a worked Sunday", "working", 1, "2026-09-19", "2026-09-20"),
    ("thirty days that end on a worked Saturday stay there", "days", 30, "2026-09-10", "2026-10-10"),
]


@pytest.mark.parametrize(
    ("unit", "count", "start", "end"), [w[1:] for w in WORKED], ids=[w[0] for w in WORKED]
)
def test_the_worked_dates_of_the_law_facts(unit: str, count: int, start: str, end: str):
    count_by = CALENDAR.working_days_after if unit == "working" else CALENDAR.days_after
    found = count_by(day(start), count)
    assert (found.day, found.certain) == (day(end), True)


def test_an_extension_starts_from_the_unmoved_end():
    first = CALENDAR.days_after(day("2026-03-06"), 30)
    second = CALENDAR.days_after(first.unmoved, 30)
    assert (first.unmoved, second.unmoved) == (day("2026-04-05"), day("2026-05-05"))
    assert CALENDAR.days_after(second.unmoved, 30).day == day("2026-06-04")


def test_2026_has_248_working_days():
    days = (day("2026-01-01") + timedelta(days=n) for n in range(365))
    assert sum(CALENDAR.is_working(one) for one in days) == 248


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-05-30", 1, "2026-06-30"),
        ("2026-06-15", 1, "2026-07-15"),
        ("2026-09-04", 1, "2026-10-08"),
        ("2025-11-12", 2, "2026-01-12"),
        ("2025-01-16", 12, "2026-01-16"),
    ],
)
def test_a_month_ends_on_the_same_number_else_on_its_last_day(start: str, count: int, end: str):
    assert CALENDAR.months_after(day(start), count).day == day(end)


@pytest.mark.parametrize(
    ("start", "end"),
    [("2028-01-31", "2028-02-29"), ("2028-02-29", "2028-03-29"), ("2027-01-29", "2027-03-01")],
)
def test_leap_years_have_their_day(start: str, end: str):
    assert WEEK_ONLY.months_after(day(start), 1).day == day(end)


def test_a_leap_day_is_counted_like_any_other():
    assert WEEK_ONLY.days_after(day("2028-02-01"), 30).day == day("2028-03-02")
    assert WEEK_ONLY.working_days_after(day("2028-02-28"), 2).day == day("2028-03-01")


def test_the_turn_of_the_year_skips_new_year_and_says_that_next_years_notice_is_missing():
    found = CALENDAR.working_days_after(day("2026-12-29"), 7)
    assert found.day == day("2027-01-08")
    assert not found.certain


def test_a_term_that_ends_before_the_turn_of_the_year_is_certain():
    assert CALENDAR.working_days_after(day("2026-12-22"), 7).certain
    assert CALENDAR.days_after(day("2026-12-01"), 30).certain


def test_days_of_a_year_without_data_do_not_matter_while_only_the_last_one_decides():
    assert CALENDAR.days_after(day("2025-12-20"), 30).certain
    assert not CALENDAR.days_after(day("2026-12-20"), 30).certain


def test_a_last_day_that_moves_into_a_year_without_data_is_not_certain():
    known_2026 = WorkingCalendar(known=frozenset({2026}), off=frozenset({day("2026-12-31")}))
    assert not known_2026.days_after(day("2026-12-01"), 30).certain


@pytest.mark.parametrize(
    ("one", "works"),
    [
        ("2027-02-05", False),
        ("2027-05-03", True),
        ("2027-10-01", False),
        ("2027-10-04", True),
        ("2035-05-01", False),
        ("2035-05-02", False),
        ("2035-05-04", True),
        ("2035-05-05", False),
    ],
)
def test_a_year_without_data_knows_weekends_and_statutory_days_only(one: str, works: bool):
    assert CALENDAR.is_working(day(one)) is works


def test_a_year_with_data_goes_by_its_notice_alone():
    silent = WorkingCalendar(known=frozenset({2026}), fixed=frozenset({(5, 1)}))
    assert silent.is_working(day("2026-05-01"))


@pytest.mark.parametrize("count", [0, -3])
def test_a_term_of_nothing_is_a_mistake(count: int):
    for count_by in (CALENDAR.working_days_after, CALENDAR.days_after, CALENDAR.months_after):
        with pytest.raises(ValueError, match="no term"):
            count_by(day("2026-03-02"), count)


@given(st.dates(day("2025-06-01"), day("2027-06-01")), st.integers(1, 40))
def test_between_start_and_end_lie_exactly_that_many_working_days(start: date, count: int):
    end = CALENDAR.working_days_after(start, count).day
    between = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    assert CALENDAR.is_working(end)
    assert sum(CALENDAR.is_working(one) for one in between) == count


@given(st.dates(day("2025-06-01"), day("2027-06-01")), st.integers(1, 90))
def test_a_moved_end_is_the_first_working_day_from_the_unmoved_one(start: date, count: int):
    found = CALENDAR.days_after(start, count)
    skipped = (found.unmoved + timedelta(days=n) for n in range((found.day - found.unmoved).days))
    assert found.unmoved == start + timedelta(days=count)
    assert CALENDAR.is_working(found.day)
    assert not any(CALENDAR.is_working(one) for one in skipped)
