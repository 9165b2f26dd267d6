"""Dates as papers write them: Arabic digits, full year, no leading nought (GB/T 9704-2012, 7.3.5.4)."""

from __future__ import annotations

from datetime import date, datetime

BLANK_DATE = "　　　年　　月　　日"


def date_text(day: date) -> str:
    """2025年11月24日."""
    return f"{day.year}年{day.month}月{day.day}日"


def month_day_text(day: date) -> str:
    """11月24日, where the year is plain from the context."""
    return f"{day.month}月{day.day}日"


def time_text(moment: datetime) -> str:
    """15时04分, by the 24-hour clock; the minute keeps its nought so that none can be added."""
    return f"{moment.hour}时{moment.minute:02d}分"


def datetime_text(moment: datetime) -> str:
    """2025年11月24日15时04分."""
    return f"{date_text(moment)}{time_text(moment)}"


def span_text(start: datetime, end: datetime) -> str:
    """From start to end; the day is written once when it is the same."""
    last = time_text(end) if start.date() == end.date() else datetime_text(end)
    return f"{datetime_text(start)}至{last}"


def date_or_blank(day: date | None) -> str:
    """The date, or room to write it by hand."""
    return date_text(day) if day else BLANK_DATE
