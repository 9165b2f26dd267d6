"""The short code that lifts the curtain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediator.domain.errors import BadInput
from mediator.services.curtain_code import CurtainCode
from tests.builders import a_desk
from tests.people_samples import OTHER_OFFICER, STATION

REAL = replace(STATION, training=False)


def test_a_training_store_opens_with_the_published_code_until_one_is_chosen():
    code = CurtainCode(a_desk())
    assert code.is_set() and code.opens("0000") and not code.opens("1234")
    code.choose("2468")
    assert code.opens("2468") and not code.opens("0000")


def test_elsewhere_nothing_opens_before_a_code_is_chosen():
    code = CurtainCode(a_desk(station=REAL))
    assert not code.is_set()
    assert not any(code.opens(typed) for typed in ("", "0000", ":"))
    code.choose("135790")
    assert code.is_set() and code.opens("135790") and not code.opens("13579")


@pytest.mark.parametrize("typed", ["", "123", "1234567890123", "12a4", "１２３４", " 1234", "-123"])
def test_a_code_is_four_to_twelve_digits(typed: str):
    with pytest.raises(BadInput, match="解锁码为4到12位数字"):
        CurtainCode(a_desk()).choose(typed)


def test_each_user_has_a_code_of_their_own():
    desk = a_desk(station=REAL)
    CurtainCode(desk).choose("1111")
    other = CurtainCode(replace(desk, user=OTHER_OFFICER))
    assert not other.is_set() and not other.opens("1111")


def test_the_code_is_kept_as_a_salted_hash_only():
    desk = a_desk(station=REAL)
    code, key = CurtainCode(desk), f"curtain-code:{desk.user.number}"
    code.choose("246813")
    first = desk.settings.get(key)
    code.choose("246813")
    assert "246813" not in first and first != desk.settings.get(key)
