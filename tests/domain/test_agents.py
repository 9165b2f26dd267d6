"""Agents and the letter they bring; interpreters and what is known of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mediator.domain.agents import about_agents
from mediator.domain.attendance import AgentNotAllowed, add_helper
from mediator.domain.errors import BadInput
from mediator.domain.events import Regime
from mediator.domain.interpreters import about_understanding
from mediator.domain.interview import TalkNotAllowed
from mediator.domain.joint import JointTalkNotAllowed
from mediator.domain.people import AccessNeed, PartyRole, PersonDetails, PersonKind
from mediator.domain.progress import StageNotAllowed
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.people_samples import DAY, details


def with_agent(stage: Stage = Stage.PARTIES) -> tuple[Building, str]:
    b = a_session().at(stage)
    if not b.session.parties:
        b.with_parties()
    agent = b.room.people.add_helper(PersonKind.AGENT, details("方圆"), for_person=b.id_of("乙"))
    return b, agent.people[-1].person_id


def test_an_agent_without_the_letter_holds_up_the_mediation():
    b, agent = with_agent()
    (missing,) = about_agents(b.session)
    assert "第一百八十一条第二款" in missing.article
    with pytest.raises(StageNotAllowed, match="请登记方圆的委托书"):
        b.room.advance()
    b.room.people.show_authority(agent, "代为参加调解", DAY)
    assert b.room.advance().stage is Stage.RIGHTS


def test_an_agent_without_the_letter_does_not_speak_at_the_table():
    b, agent = with_agent(Stage.JOINT)
    with pytest.raises(JointTalkNotAllowed, match="委托书"):
        b.room.joint.start((b.id_of("甲"), agent), rules_accepted=True)
    b.room.people.show_authority(agent, "代为参加调解", DAY)
    assert b.room.joint.start((b.id_of("甲"), agent), rules_accepted=True)


@pytest.mark.parametrize(
    ("scope", "signed_on", "sentence"),
    [
        ("", DAY, "委托权限"),
        ("代为参加调解", None, "请填写委托书的日期"),
        ("代为参加调解", DAY + timedelta(days=1), "晚于今天"),
    ],
)
def test_a_letter_has_scope_and_day(scope: str, signed_on: date | None, sentence: str):
    b, agent = with_agent()
    with pytest.raises(BadInput, match=sentence):
        b.room.people.show_authority(agent, scope, signed_on)


def test_nobody_but_an_agent_brings_such_a_letter():
    b, _ = with_agent()
    with pytest.raises(BadInput, match="只有委托代理人"):
        b.room.people.show_authority(b.id_of("甲"), "代为参加调解", DAY)


def test_before_a_committee_either_side_may_send_an_agent():
    session = a_session().with_parties().session
    actor = session.parties[0].person_id
    with pytest.raises(AgentNotAllowed):
        add_helper(session, "x", PersonKind.AGENT, details("方圆"), DAY, for_person=actor)
    peoples = replace(session, regime=Regime.PEOPLES)
    assert add_helper(peoples, "x", PersonKind.AGENT, details("方圆"), DAY, for_person=actor)


def test_one_who_acted_and_was_harmed_sends_nobody():
    b = a_session().with_party("林知夏", PartyRole.BOTH)
    with pytest.raises(AgentNotAllowed):
        b.with_helper(PersonKind.AGENT, "方圆", for_letter="甲")


KNOWN = PersonDetails(name="木兰", address="紫荆路1号", workplace="特殊教育学校", phone="13800000001")


def needing(need: AccessNeed) -> Building:
    b = a_session().with_parties().at(Stage.FIRST_ROUND)
    b.room.people.correct(b.id_of("甲"), replace(details("林知夏"), needs=(need,)))
    return b


@pytest.mark.parametrize(
    ("need", "article"),
    [(AccessNeed.HEARING, "第一百零一条第一款"), (AccessNeed.LANGUAGE, "第一百零一条第二款")],
)
def test_whoever_cannot_hear_or_speak_the_language_is_not_heard_without_help(need: AccessNeed, article: str):
    b = needing(need)
    with pytest.raises(TalkNotAllowed) as refused:
        b.talk("甲")
    assert article in refused.value.article
    b.room.people.add_helper(PersonKind.INTERPRETER, KNOWN, for_person=b.id_of("甲"), relation="手语")
    assert b.talk("甲")


@pytest.mark.parametrize("field", ["address", "workplace", "phone"])
def test_of_a_helper_address_unit_and_phone_are_known_before_the_talk(field: str):
    b = needing(AccessNeed.LANGUAGE)
    b.room.people.add_helper(PersonKind.INTERPRETER, replace(KNOWN, **{field: ""}))
    with pytest.raises(TalkNotAllowed, match="请补全") as refused:
        b.talk("甲")
    assert "第七十六条" in refused.value.article


def test_bad_sight_alone_needs_nobody():
    b = needing(AccessNeed.SIGHT)
    assert about_understanding(b.session, b.session.person(b.id_of("甲"))) is None
