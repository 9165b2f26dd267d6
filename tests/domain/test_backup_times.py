"""Which backups stay, and when the next one or a drill is due."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from mediator.domain.backup_times import backup_due, drill_due, staying

NOW = datetime(2026, 11, 25, 18, 0, tzinfo=timezone(timedelta(hours=8)))
DAY = timedelta(days=1)
Moments = st.lists(st.integers(-50, 800 * 24).map(lambda hours: NOW - timedelta(hours=hours)))


def test_a_backup_an_hour_for_two_years_leaves_the_last_day_seven_days_four_weeks_and_twelve_months():
    kept = sorted(staying((NOW - timedelta(hours=h) for h in range(2 * 365 * 24)), NOW), reverse=True)
    assert [at for at in kept if NOW - at <= DAY] == [NOW - timedelta(hours=h) for h in range(25)]
    assert len({at.date() for at in kept if NOW - at < 7 * DAY}) == 7
    sundays = [at for at in kept if at.isoweekday() == 7 and at.hour == 23 and NOW - at < 28 * DAY]
    assert [at.day for at in sundays] == [22, 15, 8]
    assert len({(at.year, at.month) for at in kept}) == 12
    # The last day has 25 hours of two days; then five more days, two more weeks, eleven more months.
    assert len(kept) == 25 + 5 + 2 + 11


def test_days_without_a_backup_are_not_counted():
    made = [NOW - timedelta(days=100 * years) for years in range(5)]
    assert staying(made, NOW) == set(made)


@given(Moments)
def test_the_newest_always_stays_and_thinning_twice_is_thinning_once(made: list[datetime]):
    kept = staying(made, NOW)
    assert kept <= set(made)
    assert not made or max(made) in kept
    assert staying(kept, NOW) == kept
    assert {at for at in made if at > NOW} <= kept
    assert {at for at in made if NOW - at <= DAY} <= kept


def test_a_backup_is_due_after_a_day_and_when_the_clock_went_back():
    assert backup_due(None, NOW)
    assert backup_due(NOW - timedelta(hours=25), NOW)
    assert not backup_due(NOW - timedelta(hours=23), NOW)
    assert backup_due(NOW + DAY, NOW)


def test_a_drill_is_due_after_thirty_five_days():
    assert drill_due(None, NOW)
    assert not drill_due(NOW - 34 * DAY, NOW)
    assert drill_due(NOW - 36 * DAY, NOW)
