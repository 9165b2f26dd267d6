"""Every bad question is pointed out under its fault, every ordinary one passes."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mediator.domain.events import StatementCategory
from mediator.domain.guides import QuestionKind
from mediator.domain.interview import QuestionNotAllowed
from mediator.domain.paperwork_talks import talk_record_of
from mediator.domain.question_counts import kind_of_own, question_counts
from mediator.domain.question_lint import QuestionFinding, lint_question, refused
from mediator.domain.question_rules import QuestionFault
from mediator.domain.stages import Stage
from mediator.knowledge.cases import load_script
from mediator.knowledge.guides import GuideFiles
from mediator.knowledge.question_rules import QuestionRuleFiles
from mediator.resources import RESOURCES
from mediator.services.script import AskOwn
from tests.builders import Building, a_desk, a_session

DATA = Path(__file__).parent.parent / "data" / "questions"
BAD: dict[str, list[str]] = tomllib.loads((DATA / "bad.toml").read_text(encoding="utf-8"))
GOOD: dict[str, list[str]] = tomllib.loads((DATA / "good.toml").read_text(encoding="utf-8"))
PACK = QuestionRuleFiles().pack(date(2026, 11, 24))
SESSION = a_session().session
REFUSED = {QuestionFault.THREAT, QuestionFault.PROMISE, QuestionFault.DECEIT}


def findings(text: str, **how: str) -> tuple[QuestionFinding, ...]:
    return lint_question(PACK, SESSION, "", text, **how)


@pytest.mark.parametrize(("fault", "text"), [(f, t) for f, texts in BAD.items() for t in texts])
def test_a_bad_question_is_pointed_out_with_a_better_one(fault: str, text: str) -> None:
    found = findings(text)
    assert QuestionFault(fault) in {f.fault for f in found}
    assert all(f.instead.template for f in found)
    assert refused(found) or QuestionFault(fault) not in REFUSED


def test_there_are_enough_of_both() -> None:
    assert sum(map(len, BAD.values())) >= 60
    asked = sum(2 * len(g.questions) for g in GuideFiles().all())
    assert sum(map(len, GOOD.values())) + asked >= 100


@pytest.mark.parametrize("text", [t for texts in GOOD.values() for t in texts])
def test_an_ordinary_question_passes(text: str) -> None:
    assert findings(text) == ()


def test_every_question_of_every_guide_passes_in_both_languages() -> None:
    guides = GuideFiles().all()
    asked = [text for g in guides for q in g.questions for text in (q.text, q.text_en)]
    assert {text: findings(text) for text in asked if findings(text)} == {}


def test_what_only_confirms_a_statement_may_end_in_a_tag() -> None:
    assert findings("您刚才说晚上八点左右，对吧？") != ()
    assert findings("您刚才说晚上八点左右，对吧？", confirms="statement-1") == ()


def test_the_third_time_in_one_talk_is_once_too_often() -> None:
    b = a_session().at(Stage.FIRST_ROUND)
    talk_id = b.talk("甲")
    for _ in range(2):
        b.room.talks.ask(talk_id, f"own-{_}", "当时谁在场？", own=True)
    found = lint_question(PACK, b.session, talk_id, " 当时谁在场 ")
    assert [f.fault for f in found] == [QuestionFault.REPEATED]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("请您说说那天的情况。", QuestionKind.OPEN),
        ("当时谁在场？", QuestionKind.SPECIFIC),
        ("您愿意调解吗？", QuestionKind.CLOSED),
        ("是上午还是下午？", QuestionKind.CHOICE),
    ],
)
def test_the_kind_of_an_own_question_is_told_by_how_it_asks(text: str, kind: QuestionKind) -> None:
    assert kind_of_own(text) is kind


def test_questions_are_counted_for_each_person_alone() -> None:
    b = a_session().at(Stage.FIRST_ROUND)
    guide = b.desk.guides.guide(b.session.guide_id)
    talk_id = b.talk("甲")
    b.room.talks.ask(talk_id, "own-1", "请您说说那天的情况。", own=True)
    b.room.talks.ask(talk_id, "own-2", "当时谁在场？", own=True)
    counts = question_counts(b.session, guide, b.id_of("甲"))
    assert (counts[QuestionKind.OPEN], counts[QuestionKind.SPECIFIC]) == (1, 1)
    assert set(question_counts(b.session, guide, b.id_of("乙")).values()) == {0}


def test_the_same_in_other_words_counts_as_the_same() -> None:
    b = talking()
    talk_id = b.session.talks[-1].talk_id
    for number, text in enumerate(("当时门口都有谁在场？", "请您再说说当时门口都有谁在场。")):
        b.room.talks.ask(talk_id, f"own-{number}", text, own=True)
    again = lint_question(PACK, b.session, talk_id, "当时在门口都有谁在场？")
    assert [f.fault for f in again] == [QuestionFault.REPEATED]
    assert lint_question(PACK, b.session, talk_id, "请您再说说。") == ()
    assert lint_question(PACK, b.session, talk_id, "当时门口的灯是亮的吗？") == ()


def talking() -> Building:
    """A talk going on with 甲, at a desk where questions are looked at."""
    b = a_session(desk=replace(a_desk(), question_rules=QuestionRuleFiles())).at(Stage.FIRST_ROUND)
    b.talk("甲")
    return b


@pytest.mark.parametrize("fault", sorted(REFUSED))
def test_what_the_law_forbids_is_not_asked_but_noted_with_a_mark_when_it_was(fault: QuestionFault) -> None:
    b = talking()
    talk_id = b.session.talks[-1].talk_id
    text = BAD[fault][0]
    with pytest.raises(QuestionNotAllowed) as refusal:
        b.room.talks.ask(talk_id, "own-1", text, own=True)
    assert "第九十一条" in refusal.value.article
    assert not b.session.talk(talk_id).asked
    b.room.talks.ask(talk_id, "own-1", text, own=True, as_said=True)
    assert b.session.talk(talk_id).asked[-1].as_said
    b.room.talks.record_statement(
        talk_id, "我没有什么要说的。", categories=(StatementCategory.EVENTS,), question_id="own-1"
    )
    paper = talk_record_of(b.session, b.session.talk(talk_id), station="", training=False)
    assert paper.entries[0].text == f"{text}（已经这样问，如实记录）"


def test_an_ordinary_question_bears_no_mark_even_where_one_was_asked_for() -> None:
    b = talking()
    talk_id = b.session.talks[-1].talk_id
    b.room.talks.ask(talk_id, "own-1", "当时谁在场？", own=True, as_said=True)
    assert not b.session.talk(talk_id).asked[-1].as_said


def test_a_question_confirms_only_what_this_person_said() -> None:
    b = talking()
    first = b.session.talks[-1].talk_id
    said = b.says(first, "大概晚上八点。")
    b.room.talks.ask(first, "own-1", "您刚才说晚上八点左右，对吗？", own=True, confirms_id=said)
    assert b.session.talk(first).asked[-1].confirms_id == said
    other = b.ended(first).talk("乙")
    with pytest.raises(QuestionNotAllowed):
        b.room.talks.ask(other, "own-1", "晚上八点左右，对吗？", own=True, confirms_id=said)


def test_the_questions_of_the_shipped_cases_pass() -> None:
    scripts = [load_script(path) for path in sorted((RESOURCES / "cases").glob("*.toml"))]
    own = [entry.text for s in scripts for t in s.talks for entry in t.entries if isinstance(entry, AskOwn)]
    assert own
    assert {text: findings(text) for text in own if findings(text)} == {}
