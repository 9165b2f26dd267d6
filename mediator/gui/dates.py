"""Days and times as the windows show them: 2026年11月24日 in Chinese, 24 Nov 2026 in English."""

from __future__ import annotations

from datetime import date, datetime

from mediator.domain.chinese_dates import date_text, datetime_text, month_day_text, span_text
from mediator.wording import language

# Written out: the names of the C library follow the computer's language, not the window's.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_shown(day: date) -> str:
    """2026年11月24日, or 24 Nov 2026."""
    return date_text(day) if language() == "zh" else f"{_english(day)} {day.year}"


def month_day_shown(day: date) -> str:
    """11月24日, or 24 Nov, where the year is plain from the context."""
    return month_day_text(day) if language() == "zh" else _english(day)


def moment_shown(moment: datetime) -> str:
    """2026年11月24日15时04分, or 24 Nov 2026, 15:04."""
    return datetime_text(moment) if language() == "zh" else f"{day_shown(moment.date())}, {moment:%H:%M}"


def span_shown(start: datetime, end: datetime) -> str:
    """From start to end; the day is written once when it is the same."""
    if language() == "zh":
        return span_text(start, end)
    last = f"{end:%H:%M}" if start.date() == end.date() else moment_shown(end)
    return f"{moment_shown(start)} to {last}"


def _english(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"
