"""Line breaking: what may stand at the ends of a line, and that no text is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.documents.kinsoku import (
    NOT_AT_END,
    NOT_AT_START,
    PIECE,
    Break,
    Unit,
    break_units,
    pieces_of,
    units_of,
)
from mediator.documents.paragraph import Span, set_lines, set_text
from mediator.documents.style import BODY, TEXT_WIDTH

SIGNS = "一二三四五六七八九十人大小中国。，、；：？！）（《》“”￥%—…·abcXYZ019.-/_@:+, "
texts = st.text(alphabet=SIGNS, min_size=1, max_size=160)


def lines_of(text: str, width: float = 12, indent: float = 0) -> list[tuple[Break, list[Unit]]]:
    units = units_of(text, widest=width - indent)
    return [(piece, units[piece.start : piece.end]) for piece in break_units(units, width, indent)]


def texts_of_lines(text: str, width: float) -> list[str]:
    return ["".join(u.text for u in units) for _, units in lines_of(text, width)]


@settings(max_examples=150, deadline=None)
@given(texts, st.integers(4, 20), st.integers(0, 2))
def test_breaking_loses_nothing_but_blanks(text: str, width: int, indent: int) -> None:
    broken = "".join(u.text for _, units in lines_of(text, width, indent) for u in units)
    assert broken.replace(" ", "") == text.replace(" ", "")


@settings(max_examples=150, deadline=None)
@given(texts, st.integers(4, 20))
def test_a_line_is_never_wider_than_the_page(text: str, width: int) -> None:
    for piece, units in lines_of(text, width):
        natural = sum(u.width for u in units)
        allowed = width + (units[-1].width / 2 if piece.shrunk else 0)
        assert natural <= allowed + 1e-6 or len(units) == 1


# Runs of marks with nothing between them have to break somewhere; single marks never do.
spaced = st.lists(
    st.sampled_from(["一", "二三", "四五六", "abc", "好。", "（甲）", "“乙”", "￥9", "丙，", "丁……"]),
    min_size=1,
)


@settings(max_examples=150, deadline=None)
@given(spaced, st.integers(6, 20))
def test_no_line_begins_or_ends_with_a_forbidden_mark(words: list[str], width: int) -> None:
    lines = texts_of_lines("".join(words), width)
    for line in lines[1:]:
        assert line[0] not in NOT_AT_START
    for line in lines[:-1]:
        assert line[-1] not in NOT_AT_END


def test_a_closing_mark_shrinks_into_the_line() -> None:
    (first, units), (_, rest) = lines_of("一二三四五六七八九十一，二", 11.5)
    assert first.shrunk
    assert "".join(u.text for u in units).endswith("，")
    assert [u.text for u in rest] == ["二"]


def test_a_number_or_a_word_is_not_broken() -> None:
    assert texts_of_lines("电话是138-0000-0000请记", 7.5) == ["电话是", "138-0000-0000", "请记"]


def test_a_word_wider_than_the_line_breaks_between_letters() -> None:
    lines = texts_of_lines("x" * 200, 10)
    assert "".join(lines) == "x" * 200
    assert len(lines) > 5


def test_long_text_is_cut_after_a_full_stop_and_keeps_every_character() -> None:
    text = ("他说这件事就这样过去了，" * 40 + "。") * 12
    pieces = list(pieces_of(text))
    assert "".join(piece for piece, _ in pieces) == text
    assert all(len(piece) <= PIECE for piece, _ in pieces)
    assert all(piece.endswith("。") for piece, _ in pieces)
    assert [begins for _, begins in pieces] == [True] + [False] * (len(pieces) - 1)


def test_typed_line_breaks_begin_new_paragraphs() -> None:
    assert list(pieces_of("一\n\n二")) == [("一", True), ("二", True)]


def test_text_without_any_full_stop_is_cut_too() -> None:
    assert [len(piece) for piece, _ in pieces_of("长" * 4500)] == [2000, 2000, 500]


def test_inner_lines_reach_the_right_margin() -> None:
    lines = set_lines([Span("调解员说：“你们都住在一个院里，abc以后见面还要打招呼。”" * 6)], BODY, TEXT_WIDTH)
    for line in lines[:-1]:
        last = line.runs[-1]
        assert last.x < TEXT_WIDTH
        spreads = {round(run.spacing, 4) for run in line.runs if run.spacing}
        assert len(spreads) <= 1
    assert all(run.spacing == 0 for run in lines[-1].runs)


def test_a_label_stands_even_before_an_empty_text() -> None:
    (lines,) = set_text("", BODY, TEXT_WIDTH, lead=[Span("答：", bold=True)])
    assert lines[0].runs[0].text == "答："


def test_a_statement_of_three_hundred_thousand_characters_is_set_whole() -> None:
    text = "那天下午我在楼下等人，他从对面走过来。" * 15_800
    paragraphs = set_text(text, BODY, TEXT_WIDTH)
    assert sum(len(run.text) for lines in paragraphs for line in lines for run in line.runs) == len(text)
