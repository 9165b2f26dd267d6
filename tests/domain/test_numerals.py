"""Whole numbers in Chinese numerals."""

from __future__ import annotations

import pytest

from mediator.domain.numerals import MOST, chinese_number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (10_000, "一万"),
        (100_000, "十万"),
        (100_010, "十万零一十"),
        (100_001_000, "一亿零一千"),
    ],
)
def test_numbers_are_written_as_people_count(number: int, written: str) -> None:
    assert chinese_number(number) == written


@pytest.mark.parametrize("number", [-1, MOST + 1])
def test_a_number_without_numeral_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        chinese_number(number)
