"""Who is said to have begun is read only where it is said outright."""

from __future__ import annotations

import pytest

from mediator.domain.mentions import MentionKind, mentions
from mediator.domain.who_first import who_began

TWO = (("a", "王秀兰"), ("b", "赵建国"))


def read(text: str, speaker: str = "a", parties: tuple[tuple[str, str], ...] = TWO) -> list[tuple[str, str]]:
    found = mentions(text, names=tuple(name for _id, name in parties))
    orders = [m for m in found if m.kind is MentionKind.ORDER]
    return [began for m in orders if (began := who_began(m, text, speaker, parties)) is not None]


@pytest.mark.parametrize(
    ("text", "speaker", "wanted"),
    [
        ("他先推了我的肩膀。", "a", [("b", "hands")]),
        ("她先伸手拉门。", "b", [("a", "hands")]),
        ("是赵建国先动的手", "c", [("b", "hands")]),
        ("我先骂了一句，他就先动手打我", "a", [("a", "words"), ("b", "hands")]),
        ("对方先变道的", "b", [("a", "road")]),
        ("不是我先推他，是他先推我", "a", [("b", "hands")]),
    ],
)
def test_an_outright_first_names_who_and_what(text: str, speaker: str, wanted: list[tuple[str, str]]) -> None:
    assert read(text, speaker) == wanted


@pytest.mark.parametrize(
    "text", ["我先回家了", "他推了我", "不知道谁先动手", "我先打电话叫人", "王先生推了我", "原先他打过我"]
)
def test_nothing_is_read_into_other_words(text: str) -> None:
    assert read(text) == []


def test_a_witness_who_says_he_names_nobody() -> None:
    assert read("他先推的", "c") == []


def test_with_three_parties_he_is_nobody() -> None:
    three = (*TWO, ("c", "孙丽宁"))
    assert read("他先推的", "a", three) == []
    assert read("孙丽宁先推的", "a", three) == [("c", "hands")]
