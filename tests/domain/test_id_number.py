"""The identity number: what it tells, and one sentence for each way of mistyping it."""

from __future__ import annotations

from datetime import date

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.id_number import check_id_number
from tests.people_samples import DAY, id_number


@pytest.mark.parametrize(
    ("text", "born_on", "sex"),
    [
        ("11010519491231002X", date(1949, 12, 31), "女"),
        ("440524188001010014", date(1880, 1, 1), "男"),
        ("34052419800101001X", date(1980, 1, 1), "男"),
    ],
)
def test_a_right_number_gives_birthday_and_sex(text: str, born_on: date, sex: str):
    number = check_id_number(text, DAY)
    assert (number.text, number.born_on, number.sex) == (text, born_on, sex)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("110105194912310021", "11010519491231002X"),
        ("440308199901101513", "440308199901101512"),
        ("330106199003288571", "330106199003288574"),
    ],
)
def test_a_wrong_check_digit_is_refused(wrong: str, right: str):
    with pytest.raises(BadInput, match="请对照证件逐位核对"):
        check_id_number(wrong, DAY)
    assert check_id_number(right, DAY).text == right


def test_every_other_last_character_is_refused():
    for last in "0123456789":
        with pytest.raises(BadInput):
            check_id_number(f"11010519491231002{last}", DAY)


def test_a_small_x_and_blanks_are_taken_as_meant():
    assert check_id_number(" 110105 19491231 002x ", DAY).text == "11010519491231002X"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写身份证号"),
        ("11010519491231002", "身份证号少1位，请核对"),
        ("110105194912310", "身份证号少3位，请核对"),
        ("11010519491231002X1", "身份证号多1位，请核对"),
        ("1101051949123100AX", "身份证号前17位应为数字"),
        ("１１０１０５１９４９１２３１００２X", "身份证号前17位应为数字"),
        ("11010519491331002X", "出生日期不存在"),
        ("11010519490229002X", "出生日期不存在"),
    ],
)
def test_each_mistake_has_its_own_sentence(typed: str, sentence: str):
    with pytest.raises(BadInput) as refused:
        check_id_number(typed, DAY)
    assert sentence in refused.value.title.in_chinese()


def test_a_birthday_ahead_is_refused_though_the_check_digit_is_right():
    tomorrow = id_number(date(2026, 3, 10))
    with pytest.raises(BadInput, match="晚于今天"):
        check_id_number(tomorrow, DAY)
    assert check_id_number(id_number(DAY), DAY).born_on == DAY


def test_an_area_code_nobody_knows_is_no_fault():
    assert check_id_number(id_number(date(1990, 1, 1), area="999999"), DAY).born_on == date(1990, 1, 1)


@pytest.mark.parametrize("typed", ["110105491231002", "440524 800101 001", "340524800101001"])
def test_a_number_of_a_first_generation_card_is_told_apart_in_one_sentence(typed: str):
    with pytest.raises(BadInput) as refused:
        check_id_number(typed, DAY)
    assert refused.value.title.in_chinese() == (
        "身份证号只有15位：第一代证的旧号码2013年起停用，请照现在的证件填18位"
    )


@pytest.mark.parametrize("typed", ["110105194912310", "11010549123100X", "110105491331002"])
def test_fifteen_characters_that_are_no_old_number_are_three_short(typed: str):
    with pytest.raises(BadInput, match="身份证号少3位"):
        check_id_number(typed, DAY)


def test_the_check_digit_catches_every_single_slip_and_every_swap_of_neighbours():
    right = "11010519491231002X"
    slips = {right[:i] + d + right[i + 1 :] for i in range(17) for d in "0123456789"}
    swaps = {right[:i] + right[i + 1] + right[i] + right[i + 2 :] for i in range(16)}
    for wrong in (slips | swaps) - {right}:
        with pytest.raises(BadInput):
            check_id_number(wrong, DAY)
