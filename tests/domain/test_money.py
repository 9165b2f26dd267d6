"""Amounts: read as typed, written in digits, in capitals and as spoken."""

from __future__ import annotations

import random

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.domain.errors import BadInput
from mediator.domain.money import Money, both_ways, capitals, digits, parse_money, spoken
from mediator.domain.numerals import MOST

CAPITALS = [
    ("0", "零元整"),
    ("0.05", "伍分"),
    ("0.50", "伍角整"),
    ("10", "壹拾元整"),
    ("10.01", "壹拾元零壹分"),
    ("10.05", "壹拾元零伍分"),
    ("100.10", "壹佰元壹角整"),
    ("100.30", "壹佰元叁角整"),
    ("325.04", "叁佰贰拾伍元零肆分"),
    ("500", "伍佰元整"),
    ("540", "伍佰肆拾元整"),
    ("1001", "壹仟零壹元整"),
    ("1005.06", "壹仟零伍元零陆分"),
    ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
    ("6007.14", "陆仟零柒元壹角肆分"),
    ("10001", "壹万零壹元整"),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
    ("94998", "玖万肆仟玖佰玖拾捌元整"),
    ("100100", "壹拾万零壹佰元整"),
    ("107000.53", "壹拾万柒仟元伍角叁分"),
    ("1000000.01", "壹佰万元零壹分"),
    ("1010101", "壹佰零壹万零壹佰零壹元整"),
    ("1234567.89", "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"),
    ("100000001", "壹亿零壹元整"),
    ("100010000", "壹亿零壹万元整"),
    ("1234567890.12", "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分"),
]

LARGEST = MOST * 100 + 99
"""In fen, the largest amount there is."""


def fit_for_the_other_reader(seed: int, count: int) -> list[tuple[str, int]]:
    """Amounts as typed and in fen: of every length, with up to two decimals, from the whole range."""
    rng = random.Random(seed)
    found = [("0", 0), ("0.01", 1), ("0.1", 10), (digits(LARGEST), LARGEST)]
    while len(found) < count:
        longest = rng.randint(1, 12)
        yuan = rng.randrange(10**longest) if len(found) % 2 else rng.randrange(MOST + 1)
        part = rng.randrange(100)
        typed, fen = rng.choice(
            [
                (f"{yuan}", yuan * 100),
                (f"{yuan}.{part // 10}", yuan * 100 + part // 10 * 10),
                (f"{yuan}.{part:02d}", yuan * 100 + part),
            ]
        )
        found.append((typed, fen))
    return found


def test_ten_thousand_amounts_agree_with_another_library():
    """Compared without 整, which that library leaves out after 角 (fact sheet §16.1: optional there)."""
    differing = [
        (typed, capitals(fen))
        for typed, fen in fit_for_the_other_reader(seed=20261123, count=10_000)
        if cn2an.an2cn(typed, "rmb").removesuffix("整") != capitals(fen).removesuffix("整")
        or parse_money(typed).fen != fen
    ]
    assert differing == []


def test_the_other_library_cuts_what_we_refuse():
    assert cn2an.an2cn("1.999", "rmb") == "壹元玖角玖分"
    with pytest.raises(BadInput):
        parse_money("1.999")


UNITS = {"拾": 10, "佰": 100, "仟": 1000}
DIGITS = "零壹贰叁肆伍陆柒捌玖"


def read_capitals(written: str) -> int:
    """The fen that capitals stand for, read by a rule of its own."""
    total = group = digit = 0
    for sign in written:
        if sign in DIGITS:
            digit = DIGITS.index(sign)
        elif sign in UNITS:
            group, digit = group + digit * UNITS[sign], 0
        elif sign == "亿":
            total, group, digit = total + (group + digit) * 10**10, 0, 0
        elif sign == "万":
            total, group, digit = total + (group + digit) * 10**6, 0, 0
        elif sign == "元":
            total, group, digit = total + (group + digit) * 100, 0, 0
        elif sign in "角分":
            total, digit = total + digit * (10 if sign == "角" else 1), 0
    return total


@pytest.mark.parametrize(("typed", "written"), CAPITALS)
def test_capitals_follow_the_bank_rule(typed: str, written: str) -> None:
    assert capitals(parse_money(typed).fen) == written


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**14 - 1))
def test_capitals_can_be_read_back(fen: int) -> None:
    written = capitals(fen)
    assert read_capitals(written) == fen
    assert "零零" not in written
    assert written.endswith("整") == (fen % 10 == 0)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**14 - 1))
def test_digits_can_be_typed_again(fen: int) -> None:
    assert parse_money(digits(fen)) == Money(fen)


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("540", 54_000),
        ("540.5", 54_050),
        ("1,200.00", 120_000),
        (" ￥1,200元 ", 120_000),
        ("５４０．５０", 54_050),
        ("007", 700),
    ],
)
def test_typed_amounts_are_read(typed: str, fen: int) -> None:
    assert parse_money(typed).fen == fen


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写金额，例如540或540.50"),
        ("-5", "金额不能是负数，请核对"),
        ("1.999", "金额最多写到分（小数点后两位），请核对"),
        ("五百", "金额请写成数字，例如540或540.50"),
        ("1,20", "金额请写成数字，例如540或540.50"),
        ("540.", "金额请写成数字，例如540或540.50"),
        ("1e3", "金额请写成数字，例如540或540.50"),
        ("٣٤", "金额请写成数字，例如540或540.50"),
        ("1" * 13, "金额太大，请核对是否多写了位数"),
    ],
)
def test_what_is_no_amount_is_refused_in_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_money(typed)
    assert refused.value.title.in_chinese() == sentence


def test_negative_fen_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="not an amount"):
        capitals(-1)


def test_amounts_are_spoken_as_people_say_them() -> None:
    assert spoken(54_000) == "五百四十元"
    assert spoken(1_250) == "十二元五角"
    assert spoken(1_005) == "十元零五分"
    assert spoken(5) == "五分"
    assert spoken(0) == "零元"


def test_a_clause_gives_the_amount_both_ways() -> None:
    assert both_ways(50_000) == "500元（大写：伍佰元整）"
    assert both_ways(54_050) == "540.50元（大写：伍佰肆拾元伍角整）"
