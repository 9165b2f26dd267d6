"""Days and times in the language of the window."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from mediator.gui.dates import day_shown, moment_shown, month_day_shown, span_shown
from mediator.wording import use_language

DAY = date(2026, 3, 9)
START, END = datetime(2026, 3, 9, 15, 4), datetime(2026, 3, 9, 16, 0)


@pytest.fixture(autouse=True)
def chinese_afterwards() -> Iterator[None]:
    yield
    use_language("zh")


def test_chinese_days_and_times_stand_as_on_the_papers():
    assert day_shown(DAY) == "2026年3月9日"
    assert month_day_shown(DAY) == "3月9日"
    assert moment_shown(START) == "2026年3月9日15时04分"
    assert span_shown(START, END) == "2026年3月9日15时04分至16时00分"


def test_english_days_and_times_name_the_month():
    use_language("en")
    assert day_shown(DAY) == "9 Mar 2026"
    assert month_day_shown(DAY) == "9 Mar"
    assert moment_shown(START) == "9 Mar 2026, 15:04"
    assert span_shown(START, END) == "9 Mar 2026, 15:04 to 16:00"


def test_a_span_over_midnight_names_both_days():
    use_language("en")
    assert span_shown(START, datetime(2026, 3, 10, 0, 5)) == "9 Mar 2026, 15:04 to 10 Mar 2026, 00:05"
