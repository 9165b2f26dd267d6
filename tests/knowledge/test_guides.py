"""The shipped question guides, guides of a station laid over them, and guides that are refused."""

import re
from pathlib import Path

import pytest

from mediator.domain.categories import DISPUTE_CATEGORIES
from mediator.domain.errors import BadInput
from mediator.domain.guides import GuideStage, QuestionGuide, QuestionKind
from mediator.knowledge.guides import GENERAL, GuideFiles, load_guide
from mediator.resources import RESOURCES

SHIPPED = RESOURCES / "guides" / "neighbour-noise.toml"
LEADING = re.compile(r"是不是|难道|为什么要|对吧|承认|必须|最后机会|撒谎|狡辩")
KINDS = (
    *("neighbour-noise", "neighbour-leak", "parking", "pets"),
    *("property-damage", "public-scuffle", "children-quarrel", "online-insult"),
    *("family-care", "couples"),
    *("small-debts", "consumer", "landlord-tenant", "work-wages", "traffic-scrape"),
    GENERAL,
)
GUIDES = GuideFiles().all()
EVERY = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.guide_id)
COMMON = frozenset(
    ["time", "place", "people", "injury", "loss", "proof", "safety", "wish", "relation", "earlier"]
)


def test_there_is_a_guide_for_each_kind_of_dispute_and_a_general_one_at_the_end() -> None:
    assert tuple(guide.guide_id for guide in GUIDES) == KINDS
    assert all({guide.category, *guide.also} <= set(DISPUTE_CATEGORIES) for guide in GUIDES)


@EVERY
def test_every_guide_goes_from_the_opening_to_the_read_back_in_order(guide: QuestionGuide) -> None:
    order = list(GuideStage)
    stages = [question.stage for question in guide.questions]
    assert stages == sorted(stages, key=order.index)
    assert {*stages} == {*order}
    accounts = [q for q in guide.questions if q.stage is GuideStage.ACCOUNT]
    assert [q.kind for q in accounts] == [QuestionKind.FREE]


@EVERY
def test_every_topic_is_asked_about_and_every_question_has_one_that_is_there(guide: QuestionGuide) -> None:
    topics = {topic.topic_id for topic in guide.topics}
    asked = {question.topic for question in guide.questions if question.topic}
    assert asked == topics
    assert len(asked & COMMON) >= 8, asked
    assert guide.topic_of("account") == "course"
    assert guide.topic_of("passing-on") == guide.topic_of("no such question") == ""


def test_one_topic_has_one_title_in_all_guides() -> None:
    titles: dict[str, set[tuple[str, str]]] = {}
    for guide in GUIDES:
        for topic in guide.topics:
            titles.setdefault(topic.topic_id, set()).add((topic.title, topic.title_en))
    assert all(len(found) == 1 for found in titles.values()), titles


@EVERY
def test_no_question_leads_blames_presses_or_asks_two_things(guide: QuestionGuide) -> None:
    narrow = (QuestionKind.CLOSED, QuestionKind.CHOICE)
    for question in guide.questions:
        assert not LEADING.search(question.text), question.text
        assert question.text.count("？") <= 1, question.text
        # Only whether somebody is willing is asked for a yes or no.
        assert question.kind not in narrow or question.stage is GuideStage.WISHES, question.text


def test_children_are_spoken_to_as_children() -> None:
    guide = GuideFiles().guide("children-quarrel")
    assert not [q.text for q in guide.questions if "您" in q.text]


def test_couples_are_told_first_that_safety_comes_before_any_meeting() -> None:
    guide = GuideFiles().guide("couples")
    assert guide.safety_first
    assert "共同会谈" in guide.questions[0].tip
    assert "No joint talk" in guide.questions[0].tip_en
    assert [g.guide_id for g in GUIDES if g.safety_first] == ["couples"]


@EVERY
def test_every_question_tip_and_topic_is_there_in_english(guide: QuestionGuide) -> None:
    for question in guide.questions:
        assert question.text_en, question.question_id
        assert bool(question.tip) == bool(question.tip_en), question.question_id
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", question.text_en + question.tip_en)
    assert all(topic.title_en for topic in guide.topics)


def test_a_guide_that_was_taken_away_is_replaced_by_the_general_one() -> None:
    assert GuideFiles().guide("long-gone").guide_id == GENERAL


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('kind = "open"', 'kind = "trick"', ["question[1].kind", "trick"]),
        ('id = "neighbour-noise"', 'id = "other"', ["id", "neighbour-noise"]),
        ('id = "noise"', 'id = "account"', ["question[3].id", "两次"]),
        ("order = 10", 'order = "10"', ["order", "整数"]),
        ("text_en =", "text_fr =", ["question[1].text_fr", "没有这一项"]),
        ('stage = "opening"\n', "", ["question[1].stage", "缺少"]),
        ('stage = "opening"', 'stage = "summary"', ["question[2].stage", "summary"]),
        ('topic = "course"\n', "", ["question[2].topic", "缺少"]),
        ('topic = "course"', 'topic = "weather"', ["question[2].topic", "weather"]),
        ('id = "relation"', 'id = "time"', ["topic[3].id", "两次"]),
    ],
)
def test_a_broken_guide_is_refused_with_file_key_and_rule(
    tmp_path: Path, old: str, new: str, words: list[str]
):
    broken = tmp_path / SHIPPED.name
    broken.write_text(changed(old, new), encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        load_guide(broken)
    sentence = refusal.value.title.in_chinese()
    assert all(word in sentence for word in [SHIPPED.name, *words]), sentence


def changed(old: str, new: str) -> str:
    """The noise guide with one thing changed."""
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


def station(tmp_path: Path, name: str, text: str) -> GuideFiles:
    """The guides of a station with this file of its own."""
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / name).write_text(text, encoding="utf-8")
    return GuideFiles(beside=tmp_path)


def test_a_station_changes_a_guide_by_a_file_of_its_own(tmp_path: Path) -> None:
    guides = station(tmp_path, SHIPPED.name, changed("请您从头说说那天的经过。", "请您慢慢说那天的事。"))
    assert guides.guide("neighbour-noise").questions[1].text == "请您慢慢说那天的事。"
    assert len(guides.all()) == len(GUIDES)
    assert guides.troubles() == ()


def test_a_station_adds_a_guide_by_a_file_of_its_own(tmp_path: Path) -> None:
    text = changed('id = "neighbour-noise"', 'id = "square-dance"').replace("order = 10", "order = 19")
    guides = station(tmp_path, "square-dance.toml", text)
    assert [g.guide_id for g in guides.all()].index("square-dance") == KINDS.index("pets") + 1
    assert len(guides.all()) == len(GUIDES) + 1


def test_a_broken_guide_of_a_station_is_told_and_ours_stays(tmp_path: Path) -> None:
    guides = station(tmp_path, SHIPPED.name, changed('kind = "free"', 'kind = "trick"'))
    assert guides.all() == GUIDES
    (trouble,) = guides.troubles()
    sentence = trouble.in_chinese()
    assert "仍按程序自带的办" in sentence
    assert all(word in sentence for word in (SHIPPED.name, "question[2].kind", "trick")), sentence
