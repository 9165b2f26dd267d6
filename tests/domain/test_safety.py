"""The private questions: everybody alone, every answer dealt with, nothing told to anybody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediator.domain import safety
from mediator.domain.errors import BadInput
from mediator.domain.events import Answer, Regime
from mediator.domain.people import PartyRole
from mediator.domain.progress import StageNotAllowed, blocking
from mediator.domain.safety import NotSafeYet, check_may_meet
from mediator.domain.stages import Stage
from mediator.domain.typed_texts import typed_texts
from mediator.knowledge.guides import GuideFiles
from tests.builders import Building, a_desk
from tests.builders_presence import GOOD, SAFETY, PackOf, asked, well, with_rules
from tests.people_samples import MEDIATOR, PACK


def a_session() -> Building:
    return with_rules(presence=False, safety=True)


def settle(b: Building, question_id: str = "afraid", letter: str = "甲", **changed: str) -> None:
    said = {"superior": "顾长宁", "decision": "分开商谈，不共同会谈", **changed}
    b.room.rights.settle_safety(b.id_of(letter), question_id, **said)


def test_the_questions_are_few_and_each_has_an_answer_that_is_good():
    assert 5 <= len(SAFETY.questions) <= 6
    assert all(q.good is not Answer.UNKNOWN and q.text_en for q in SAFETY.questions)


def test_every_question_is_answered_or_nothing_is_kept():
    b = a_session().with_parties()
    with pytest.raises(BadInput, match="还有没问完的"):
        b.room.rights.ask_safety(b.id_of("甲"), {"free-will": Answer.YES})
    assert b.session.safety == {}


def test_only_those_between_whom_the_dispute_is_are_asked():
    b = a_session().with_parties().with_party("秦越", PartyRole.NEITHER).with_fact_witness()
    for letter in ("丙", "证"):
        with pytest.raises(BadInput, match="只单独问纠纷双方"):
            well(b, letter)


@pytest.mark.parametrize("question", SAFETY.questions, ids=lambda q: q.question_id)
def test_each_question_alarms_by_its_other_answer_and_by_none(question: object):
    question_id, good = question.question_id, question.good
    for answer in Answer:
        b = a_session().with_parties()
        well(b, "甲", **{question_id: answer})
        found = [a.question_id for a in safety.alarms(b.session, SAFETY, b.id_of("甲"))]
        assert found == ([] if answer is good else [question_id])


def test_people_do_not_meet_before_everybody_was_asked():
    b = a_session().at(Stage.FIRST_ROUND).heard("甲").heard("乙")
    assert "safety" in {m.code for m in b.room.advised()}
    b.at(Stage.SHUTTLE).finish()
    with pytest.raises(StageNotAllowed, match="还没有单独问过林知夏"):
        b.room.advance()
    well(b, "甲")
    well(b, "乙")
    b.room.advance()
    assert b.session.stage is Stage.JOINT


def test_an_alarm_found_later_keeps_them_apart_until_somebody_decided():
    b = asked(a_session()).at(Stage.JOINT)
    well(b, "甲", afraid=Answer.YES)
    with pytest.raises(NotSafeYet):
        b.finish()
    settle(b)
    b.finish()
    assert b.session.joint_talks


def test_an_alarm_keeps_the_text_from_being_locked():
    b = asked(a_session()).at(Stage.AGREEMENT)
    well(b, "乙", pressure=Answer.UNKNOWN)
    b.drafted().room.agreement.read_aloud(tuple(p.person_id for p in b.session.parties))
    with pytest.raises(Exception, match="请示所领导"):
        b.room.agreement.lock()


def test_what_is_missing_never_says_whose_answer_it_is_nor_what_was_asked():
    b = asked(a_session())
    well(b, "甲", violence=Answer.YES, afraid=Answer.YES)
    (missing,) = safety.about_safety(b.session, SAFETY)
    said = missing.sentence.in_chinese()
    assert missing.person_id == ""
    assert not any(p.name in said for p in b.session.parties)
    assert not any(word in said for word in ("害怕", "打", "逼"))


def test_the_decision_names_who_made_it_and_leaves_the_answer():
    b = asked(a_session())
    well(b, "甲", afraid=Answer.YES)
    settle(b)
    (alarm,) = safety.alarms(b.session, SAFETY, b.id_of("甲"))
    assert (alarm.answer, alarm.note) == (Answer.YES, "顾长宁：分开商谈，不共同会谈")
    assert safety.unsettled(b.session, SAFETY, b.id_of("甲")) == ()


@pytest.mark.parametrize("empty", ["superior", "decision"])
def test_a_decision_says_who_and_what(empty: str):
    b = asked(a_session())
    well(b, "甲", afraid=Answer.YES)
    with pytest.raises(BadInput):
        settle(b, **{empty: " "})


def test_a_good_answer_has_nothing_to_be_decided():
    with pytest.raises(BadInput, match="没有需要处理的回答"):
        settle(asked(a_session()))


def test_asked_anew_the_last_answers_count():
    b = asked(a_session())
    well(b, "甲", afraid=Answer.YES)
    well(b, "甲")
    assert safety.alarms(b.session, SAFETY, b.id_of("甲")) == ()


def test_nobody_is_heard_while_drunk_or_ill_and_is_asked_anew_on_another_day():
    b = asked(a_session())
    well(b, "甲", fit=Answer.YES)
    with pytest.raises(NotSafeYet, match="另约时间"):
        b.talk("甲")
    well(b, "甲")
    assert b.talk("甲")


def test_whoever_is_afraid_may_still_be_heard_alone():
    b = asked(a_session())
    well(b, "甲", afraid=Answer.YES)
    assert b.talk("甲")


def test_before_a_committee_asking_is_good_practice_but_an_open_alarm_still_keeps_people_apart():
    b = a_session().with_parties()
    peoples = replace(b.session, regime=Regime.PEOPLES)
    check_may_meet(peoples, SAFETY)
    well(b, "甲", afraid=Answer.YES)
    with pytest.raises(NotSafeYet):
        check_may_meet(replace(b.session, regime=Regime.PEOPLES), SAFETY)
    with pytest.raises(NotSafeYet):
        check_may_meet(a_session().with_parties().session, SAFETY)


def test_under_a_pack_without_questions_nothing_is_asked():
    b = with_rules(presence=False).at(Stage.FIRST_ROUND)
    assert not {"safety", "safety_review"} & {m.code for m in blocking(b.room.missing())}


def test_the_answers_go_to_no_paper():
    b = a_session().with_parties()
    well(b, "甲")
    event = b.events[-1].event
    assert list(typed_texts(event)) == []
    assert set(GOOD) == {a.question_id for a in event.answers}


@pytest.mark.parametrize(("guide_id", "apart"), [("couples", True), ("parking", False)])
def test_couples_are_asked_alone_first_whatever_the_route(guide_id: str, apart: bool):
    desk = replace(a_desk(MEDIATOR), guides=GuideFiles(), rules=PackOf(replace(PACK, safety=SAFETY)))
    b = Building(desk, Regime.PEOPLES)
    b.room.intake.correct_matter(b.session.matter, guide_id)
    b.at(Stage.JOINT)
    everybody = tuple(p.person_id for p in b.session.parties)
    if apart:
        with pytest.raises(NotSafeYet, match="还没有单独问过"):
            b.room.joint.start(everybody, rules_accepted=True)
        well(b, "甲")
        well(b, "乙")
    b.room.joint.start(everybody, rules_accepted=True)
    assert b.session.open_joint_talk is not None
