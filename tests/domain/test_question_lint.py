"""Every bad question is pointed out under its fault, every ordinary one passes."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from mediator.domain.guides import QuestionKind
from mediator.domain.question_counts import kind_of_own, question_counts
from mediator.domain.question_lint import QuestionFinding, lint_question, refused
from mediator.domain.question_rules import QuestionFault
from mediator.domain.stages import Stage
from mediator.knowledge.guides import GuideFiles
from mediator.knowledge.question_rules import QuestionRuleFiles
from tests.builders import a_session

DATA = Path(__file__).parent.parent / "data" / "questions"
BAD: dict[str, list[str]] = tomllib.loads((DATA / "bad.toml").read_text(encoding="utf-8"))
GOOD: dict[str, list[str]] = tomllib.loads((DATA / "good.toml").read_text(encoding="utf-8"))
PACK = QuestionRuleFiles().pack(date(2026, 11, 24))
SESSION = a_session().session
REFUSED = {QuestionFault.THREAT, QuestionFault.PROMISE, QuestionFault.DECEIT}


def findings(text: str, **how: str) -> tuple[QuestionFinding, ...]:
    return lint_question(PACK, SESSION, "", text, **how)


@pytest.mark.parametrize(("fault", "text"), [(f, t) for f, texts in BAD.items() for t in texts])
def test_a_bad_question_is_pointed_out_with_a_better_one(fault: str, text: str):
    found = findings(text)
    assert QuestionFault(fault) in {f.fault for f in found}
    assert all(f.instead.template for f in found)
    assert refused(found) or QuestionFault(fault) not in REFUSED


def test_there_are_enough_of_both():
    assert sum(map(len, BAD.values())) >= 60
    asked = sum(2 * len(g.questions) for g in GuideFiles().all())
    assert sum(map(len, GOOD.values())) + asked >= 100


@pytest.mark.parametrize("text", [t for texts in GOOD.values() for t in texts])
def test_an_ordinary_question_passes(text: str):
    assert findings(text) == ()


def test_every_question_of_every_guide_passes_in_both_languages():
    guides = GuideFiles().all()
    asked = [text for g in guides for q in g.questions for text in (q.text, q.text_en)]
    assert {text: findings(text) for text in asked if findings(text)} == {}


def test_what_only_confirms_a_statement_may_end_in_a_tag():
    assert findings("您刚才说晚上八点左右，对吧？") != ()
    assert findings("您刚才说晚上八点左右，对吧？", confirms="statement-1") == ()


def test_the_third_time_in_one_talk_is_once_too_often():
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
def test_the_kind_of_an_own_question_is_told_by_how_it_asks(text: str, kind: QuestionKind):
    assert kind_of_own(text) is kind


def test_questions_are_counted_for_each_person_alone():
    b = a_session().at(Stage.FIRST_ROUND)
    guide = b.desk.guides.guide(b.session.guide_id)
    talk_id = b.talk("甲")
    b.room.talks.ask(talk_id, "own-1", "请您说说那天的情况。", own=True)
    b.room.talks.ask(talk_id, "own-2", "当时谁在场？", own=True)
    counts = question_counts(b.session, guide, b.id_of("甲"))
    assert (counts[QuestionKind.OPEN], counts[QuestionKind.SPECIFIC]) == (1, 1)
    assert set(question_counts(b.session, guide, b.id_of("乙")).values()) == {0}
