"""What may be typed into a record."""

from __future__ import annotations

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import fill, message

WHAT = message("这条陈述")


@pytest.mark.parametrize("empty", ["", "   ", "\n\t", "　"])
def test_an_empty_text_is_refused_where_one_is_wanted(empty: str):
    with pytest.raises(BadInput, match="这条陈述还是空的"):
        check_text(empty, WHAT)
    assert check_text(empty, WHAT, required=False) == ""


def test_four_thousand_characters_are_kept_and_one_more_is_refused_with_both_numbers():
    assert len(check_text("说" * 4000, WHAT)) == 4000
    with pytest.raises(BadInput) as refused:
        check_text("说" * 4001, WHAT)
    sentence = refused.value.title.in_chinese()
    assert "4001字" in sentence and "最多4000字" in sentence and "原文还在" in sentence


def test_blank_ends_do_not_count():
    assert check_text(" " * 50 + "说" * 4000 + "\n", WHAT) == "说" * 4000


@pytest.mark.parametrize("code", [0x00, 0x07, 0x0B, 0x0D, 0x1B, 0x7F, 0x85, 0x2028, 0x2029, 0xD800])
def test_a_control_character_is_named_by_its_code(code: int):
    with pytest.raises(BadInput) as refused:
        check_text(f"他说{chr(code)}了", WHAT)
    assert f"U+{code:04X}" in refused.value.title.in_chinese()


@pytest.mark.parametrize("code", [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_a_character_that_turns_the_reading_direction_is_refused(code: int):
    with pytest.raises(BadInput, match="看不见的控制字符"):
        check_text(f"付{chr(code)}540元", WHAT)


def test_lines_tabs_and_rare_characters_stay_as_typed():
    text = "第一行\n\t第二行 㛃䶮𬱖 葛\U000e0100 é"
    assert check_text(text, WHAT) == text


@pytest.mark.parametrize("text", ["何\n文", "何\t文"])
def test_what_stands_on_one_line_holds_no_line_break_and_no_tab(text: str):
    with pytest.raises(BadInput, match="请写成一行"):
        check_line(text, WHAT, most=60)
    assert check_line(" 何文\n", WHAT, most=60) == "何文"


def test_a_value_with_braces_stays_as_it_was_typed():
    assert fill("{name}说", {"name": "{text}{0.__class__}"}) == "{text}{0.__class__}说"
    assert fill("没有{这个}值", {}) == "没有{这个}值"
    assert message("{a}", a=message("{b}元", b=3)).in_chinese() == "3元"
