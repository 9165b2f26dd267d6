"""The shipped question guides, and guides that are refused."""

import re
from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.guides import QuestionKind
from mediator.knowledge.guides import GENERAL, GuideFiles, load_guide
from mediator.resources import RESOURCES

SHIPPED = RESOURCES / "guides" / "neighbour-noise.toml"
LEADING = re.compile(r"是不是|难道|为什么要|对吧|承认|必须|最后机会|撒谎|狡辩")


def test_a_guide_is_there_for_each_of_the_first_disputes_and_a_general_one_at_the_end():
    ids = [guide.guide_id for guide in GuideFiles().all()]
    assert ids == ["children-quarrel", "neighbour-noise", "family-care", GENERAL]


def test_every_guide_begins_with_free_recall_and_asks_what_may_be_passed_on():
    for guide in GuideFiles().all():
        assert 7 <= len(guide.questions) <= 10, guide.guide_id
        assert guide.questions[0].kind is QuestionKind.FREE
        assert guide.questions[-1].question_id == "passing-on"


def test_no_question_leads_blames_presses_or_asks_two_things():
    for guide in GuideFiles().all():
        for question in guide.questions:
            assert not LEADING.search(question.text), question.text
            assert question.text.count("？") <= 1, question.text
            assert question.kind not in (QuestionKind.CLOSED, QuestionKind.CHOICE), question.text


def test_children_are_spoken_to_as_children():
    guide = GuideFiles().guide("children-quarrel")
    assert not [q.text for q in guide.questions if "您" in q.text]


def test_every_question_and_tip_is_there_in_english():
    for guide in GuideFiles().all():
        for question in guide.questions:
            assert question.text_en and bool(question.tip) == bool(question.tip_en), question.question_id


def test_a_guide_that_was_taken_away_is_replaced_by_the_general_one():
    assert GuideFiles().guide("long-gone").guide_id == GENERAL


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('kind = "free"', 'kind = "trick"', ["question[1].kind", "trick"]),
        ('id = "neighbour-noise"', 'id = "other"', ["id", "neighbour-noise"]),
        ('id = "noise"', 'id = "account"', ["question[2].id", "两次"]),
        ("order = 20", 'order = "20"', ["order", "整数"]),
        ("text_en =", "text_fr =", ["question[1].text_fr", "没有这一项"]),
    ],
)
def test_a_broken_guide_is_refused_with_file_key_and_rule(
    tmp_path: Path, old: str, new: str, words: list[str]
):
    broken = tmp_path / SHIPPED.name
    broken.write_text(SHIPPED.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        load_guide(broken)
    sentence = refusal.value.title.in_chinese()
    assert all(word in sentence for word in [SHIPPED.name, *words]), sentence
