"""Dates as papers write them."""

from __future__ import annotations

from datetime import date, datetime

from mediator.domain.chinese_dates import (
    BLANK_DATE,
    date_or_blank,
    date_text,
    datetime_text,
    month_day_text,
    span_text,
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
