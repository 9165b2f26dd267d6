"""Sitting down together: cleared things only."""

from __future__ import annotations

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.events import Comparison, JointOutcome
from mediator.domain.joint import JointTalkNotAllowed, NotOnAgenda, agenda
from mediator.domain.people import PersonKind
from mediator.domain.stages import Stage
from tests.builders import Building, a_session


def everybody(b: Building) -> tuple[str, ...]:
    return tuple(p.person_id for p in b.session.people)


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.JOINT)


def test_the_talk_begins_with_every_party_and_the_ground_rules(b: Building):
    with pytest.raises(JointTalkNotAllowed, match="请先念会谈约定"):
        b.room.joint.start(everybody(b), rules_accepted=False)
    with pytest.raises(JointTalkNotAllowed, match="许明川"):
        b.room.joint.start((b.id_of("甲"),), rules_accepted=True)
    b.room.joint.start(everybody(b), rules_accepted=True)
    with pytest.raises(JointTalkNotAllowed, match="上一场谈话还没有结束"):
        b.room.joint.start(everybody(b), rules_accepted=True)


def test_a_guardian_or_an_agent_may_sit_in_for_the_one_they_came_for():
    b = a_session().at(Stage.PARTIES).with_parties().with_helper(PersonKind.AGENT, "方圆", for_letter="乙")
    b.at(Stage.JOINT).room.joint.start((b.id_of("甲"), b.id_of("代")), rules_accepted=True)
    c = a_session().at(Stage.PARTIES).with_children().at(Stage.JOINT)
    guardians = tuple(p.person_id for p in c.session.here(PersonKind.GUARDIAN))
    c.room.joint.start(guardians, rules_accepted=True)
    with pytest.raises(JointTalkNotAllowed):
        a_session().at(Stage.JOINT).room.joint.start(guardians, rules_accepted=True)


def test_no_joint_talk_while_somebody_is_heard_alone(b: Building):
    b.talk("甲", 2)
    with pytest.raises(JointTalkNotAllowed):
        b.room.joint.start(everybody(b), rules_accepted=True)


def test_the_agenda_holds_agreed_points_and_offers_all_accept_and_nobodys_words():
    b = a_session().at(Stage.FIRST_ROUND).heard("甲", "灯亮着").heard("乙", "灯亮着")
    ids = tuple(s.statement_id for s in b.session.statements)
    b.room.board.note_point("路灯亮着", "路灯", Comparison.AGREE, ids)
    b.room.board.note_point("谁先动手", "动手", Comparison.DIFFER, ids)
    b.room.board.note_point("纸箱是谁的", "纸箱", Comparison.ONE_SIDE, ids[:1])
    b.at(Stage.SHUTTLE)
    b.offer("甲", "不该露面的方案")
    b.finish().room.advance()
    points, offers = agenda(b.session)
    assert [p.title for p in points] == ["路灯亮着"]
    assert [o.text for o in offers] == ["赔偿手机维修费"]
    assert [r.words for o in offers for r in o.replies] == [""]


def test_only_what_is_on_the_agenda_is_confirmed(b: Building):
    b.room.joint.start(everybody(b), rules_accepted=True)
    hidden = b.offer("乙", "另一个方案", may_convey=False)
    with pytest.raises(NotOnAgenda):
        b.room.joint.confirm(hidden)
    with pytest.raises(NotOnAgenda):
        b.room.joint.confirm(b.session.fact_points[0].point_id)
    b.room.joint.confirm(b.session.offers[0].offer_id)
    assert b.session.joint_talks[0].confirmed == (b.session.offers[0].offer_id,)


def test_nothing_is_said_confirmed_or_ended_before_the_talk_begins(b: Building):
    for step in (
        lambda: b.room.joint.record_entry(b.id_of("甲"), "对不起"),
        lambda: b.room.joint.confirm("x"),
        lambda: b.room.joint.end(JointOutcome.AGREED),
    ):
        with pytest.raises(JointTalkNotAllowed, match="还没有开始"):
            step()


def test_what_was_said_together_has_a_length(b: Building):
    b.room.joint.start(everybody(b), rules_accepted=True)
    with pytest.raises(BadInput, match="发言还是空的"):
        b.room.joint.record_entry(b.id_of("甲"), "")
    with pytest.raises(BadInput, match="最多1000字"):
        b.room.joint.record_entry(b.id_of("甲"), "说" * 1001)


@pytest.mark.parametrize("outcome", [JointOutcome.NOT_AGREED, JointOutcome.ADJOURNED])
def test_a_talk_that_did_not_agree_is_followed_by_another_or_left_with_a_reason(
    b: Building, outcome: JointOutcome
):
    b.room.joint.start(everybody(b), rules_accepted=True)
    assert [m.code for m in b.room.missing()] == ["open_joint"]
    b.room.joint.end(outcome)
    assert [m.code for m in b.room.missing()] == ["joint"]
    b.room.joint.start(everybody(b), rules_accepted=True)
    b.room.joint.end(JointOutcome.AGREED)
    assert b.room.missing() == ()
