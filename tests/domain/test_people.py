"""Ages in 周岁, letters and short names."""

from __future__ import annotations

from datetime import date

import pytest

from mediator.domain.attendance import party_title
from mediator.domain.people import PersonDetails, age_on, is_minor, letter_for, short_name


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        (date(2008, 3, 9), date(2026, 3, 8), 17),
        (date(2008, 3, 9), date(2026, 3, 9), 17),
        (date(2008, 3, 9), date(2026, 3, 10), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 3, 9), date(2026, 3, 9), 0),
        (date(1956, 12, 31), date(2026, 1, 1), 69),
    ],
)
def test_an_age_is_reached_on_the_day_after_the_birthday(born_on: date, day: date, age: int):
    assert age_on(born_on, day) == age


@pytest.mark.parametrize("age", [14, 16, 18, 70])
def test_the_ages_the_law_names_are_reached_on_the_day_after_the_birthday(age: int):
    """周岁 counts from the day after the birthday; the birthday itself still protects."""
    day = date(2026, 11, 23)
    assert age_on(date(day.year - age, 11, 22), day) == age
    assert age_on(date(day.year - age, 11, 23), day) == age - 1
    assert age_on(date(day.year - age, 11, 24), day) == age - 1


@pytest.mark.parametrize("age", [14, 16, 18, 70])
def test_who_is_born_on_the_leap_day_comes_of_age_on_the_first_of_march(age: int):
    born_on = date(2008, 2, 29)
    year = born_on.year + age
    assert age_on(born_on, date(year, 2, 28)) == age - 1
    assert age_on(born_on, date(year, 3, 1)) == age


def test_the_eighteenth_birthday_itself_still_protects():
    details = PersonDetails(name="林小禾", born_on=date(2008, 3, 9))
    assert is_minor(details, date(2026, 3, 9))
    assert not is_minor(details, date(2026, 3, 10))


def test_nobody_is_taken_for_a_minor_without_a_birthday():
    assert not is_minor(PersonDetails(name="白露"), date(2026, 3, 9))


def test_letters_go_through_the_ten_stems_and_then_count():
    assert "".join(letter_for(i) for i in range(10)) == "甲乙丙丁戊己庚辛壬癸"
    assert letter_for(10) == "11"
    assert party_title("甲") == "甲方"
    assert party_title("11") == "当事人11"


@pytest.mark.parametrize(
    ("name", "short"), [("林知夏", "林某"), ("欧阳若", "欧阳某"), ("欧阳", "欧某"), ("", "")]
)
def test_lists_outside_show_the_surname_only(name: str, short: str):
    assert short_name(name) == short
