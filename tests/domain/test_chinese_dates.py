"""Dates as papers write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from mediator.domain.chinese_dates import (
    BLANK_DATE,
    date_or_blank,
    date_text,
    datetime_text,
    month_day_text,
    span_text,
    time_text,
)


def test_dates_have_the_full_year_and_no_leading_nought() -> None:
    assert date_text(date(2025, 11, 24)) == "2025年11月24日"
    assert date_text(date(2026, 3, 5)) == "2026年3月5日"
    assert month_day_text(date(2026, 3, 5)) == "3月5日"


def test_times_run_to_twenty_four_hours() -> None:
    assert datetime_text(datetime(2025, 11, 24, 15, 4)) == "2025年11月24日15时04分"


def test_a_span_names_the_day_once() -> None:
    start = datetime(2025, 11, 24, 15, 4)
    assert span_text(start, datetime(2025, 11, 24, 16, 0)) == "2025年11月24日15时04分至16时00分"
    assert span_text(start, datetime(2025, 11, 25, 0, 9)) == "2025年11月24日15时04分至2025年11月25日0时09分"


def test_a_missing_date_leaves_room_for_the_pen() -> None:
    assert date_or_blank(None) == BLANK_DATE
    assert date_or_blank(date(2026, 1, 1)) == "2026年1月1日"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 11, 23), "2026年11月23日"),
        (date(2024, 2, 29), "2024年2月29日"),
        (date(2000, 2, 29), "2000年2月29日"),
        (date(2026, 12, 31), "2026年12月31日"),
        (date(2027, 1, 1), "2027年1月1日"),
        (date(1900, 1, 1), "1900年1月1日"),
        (date(2199, 12, 31), "2199年12月31日"),
        (date(2026, 10, 10), "2026年10月10日"),
    ],
)
def test_odd_days_are_written_like_any_other(day: date, written: str) -> None:
    assert date_text(day) == written


def test_no_day_of_a_leap_year_has_a_leading_nought_or_a_blank() -> None:
    days = [date(2028, 1, 1) + timedelta(days=number) for number in range(366)]
    written = [date_text(day) for day in days]
    assert len(set(written)) == 366
    assert [text for text in written if "年0" in text or "月0" in text or " " in text] == []
    assert [
        text for day, text in zip(days, written, strict=True) if not text.endswith(month_day_text(day))
    ] == []


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 11, 23, 0, 0), "0时00分"),
        (datetime(2026, 11, 23, 0, 5), "0时05分"),
        (datetime(2026, 11, 23, 12, 0), "12时00分"),
        (datetime(2026, 11, 23, 13, 30), "13时30分"),
        (datetime(2026, 11, 23, 23, 59, 59), "23时59分"),
    ],
)
def test_midnight_noon_and_the_last_minute_have_their_own_words(moment: datetime, written: str) -> None:
    assert time_text(moment) == written


def test_a_span_over_new_year_and_over_the_leap_day_names_both_days() -> None:
    eve = datetime(2026, 12, 31, 23, 50)
    assert span_text(eve, eve + timedelta(minutes=20)) == "2026年12月31日23时50分至2027年1月1日0时10分"
    leap = datetime(2028, 2, 28, 23, 0)
    assert span_text(leap, leap + timedelta(hours=2)) == "2028年2月28日23时00分至2028年2月29日1时00分"


def test_a_span_that_ends_as_it_begins_is_still_a_span() -> None:
    moment = datetime(2026, 11, 23, 9, 0)
    assert span_text(moment, moment) == "2026年11月23日9时00分至9时00分"
