"""What is missing at each stage, going on, and leaving a stage out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.people import IdKind, PartyRole
from mediator.domain.progress import StageNotAllowed, next_stage, reached
from mediator.domain.stages import (
    NEXT_STAGES,
    SKIPPABLE,
    STAGE_ORDER,
    STAGE_TITLES,
    Stage,
    between,
    number_of,
)
from tests.builders import Building, a_session
from tests.people_samples import details


def codes(b: Building) -> list[str]:
    return [m.code for m in b.room.missing()]


def test_each_stage_waits_for_its_work_and_goes_on_when_it_is_done():
    b = a_session()
    for stage in STAGE_ORDER[:-2]:
        assert b.session.stage is stage
        assert codes(b), f"{stage} wants nothing"
        with pytest.raises(StageNotAllowed) as refused:
            b.room.advance()
        assert refused.value.title == b.room.missing()[0].sentence
        b.finish()
        assert codes(b) == []
        b.room.advance()
    assert b.session.stage is Stage.FOLLOW_UP


def test_after_follow_up_there_is_only_the_closing():
    b = a_session().at(Stage.FOLLOW_UP).finish()
    assert next_stage(b.session, b.room.rules) is None
    with pytest.raises(StageNotAllowed, match="请办理结案"):
        b.room.advance()


def test_two_parties_are_wanted_with_papers_and_birthdays():
    b = a_session().at(Stage.PARTIES)
    assert codes(b) == ["two_parties"]
    b.with_party("林知夏", PartyRole.ACTOR).with_party("翠湖管理处", PartyRole.NEITHER)
    assert codes(b) == ["two_parties"]
    b.room.people.add_party(PartyRole.INJURED, replace(details("许明川"), id_number=""))
    assert codes(b) == ["id_number", "born_on"]
    unknown = replace(details("许明川"), id_number="", id_kind=IdKind.NONE, born_on=date(1980, 1, 1))
    b.room.people.correct(b.id_of("丙"), unknown)
    assert codes(b) == []


def test_a_child_among_parties_or_witnesses_wants_a_guardian_by_the_article_for_each():
    b = a_session().at(Stage.PARTIES).with_parties().with_party("林小禾", PartyRole.BOTH, date(2016, 1, 1))
    b.room.people.add_fact_witness(details("白小露", date(2015, 1, 1)))
    party, witness = b.room.missing()
    assert (party.code, party.person_id) == ("guardian", b.id_of("丙"))
    assert "第一百八十一条" in party.article
    assert (witness.person_id, "第九十八条第三款" in witness.article) == (b.id_of("证"), True)


def test_the_first_round_hears_every_party_between_whom_it_is():
    b = a_session().at(Stage.PARTIES).with_parties().with_party("翠湖管理处", PartyRole.NEITHER)
    b.with_fact_witness().at(Stage.FIRST_ROUND)
    assert [m.person_id for m in b.room.missing()] == [b.id_of("甲"), b.id_of("乙")]
    b.heard("甲").heard("乙")
    talk_id = b.talk("证")
    assert codes(b) == ["open_talk"]
    b.says(talk_id, "看见了")
    b.ended(talk_id)
    assert codes(b) == []


@pytest.mark.parametrize("stage", sorted(set(Stage) - SKIPPABLE - {Stage.CLOSED}))
def test_what_the_law_wants_is_not_left_out(stage: Stage):
    b = a_session().at(stage)
    with pytest.raises(StageNotAllowed, match="不能略过"):
        b.room.skip(stage, "赶时间")


@pytest.mark.parametrize("stage", sorted(SKIPPABLE))
def test_a_stage_is_left_out_with_a_reason_that_stays(stage: Stage):
    b = a_session().at(stage)
    with pytest.raises(BadInput, match="略过的原因"):
        b.room.skip(stage, " ")
    b.room.skip(stage, "双方已当面说清")
    assert b.session.skipped == {stage: "双方已当面说清"}
    assert codes(b) == []
    b.room.advance()
    assert number_of(b.session.stage) == number_of(stage) + 1
    assert stage in reached(b.session, b.room.rules)


def test_the_coming_stages_may_be_left_out_one_after_the_other():
    b = a_session().at(Stage.COMPARISON).finish()
    with pytest.raises(StageNotAllowed):
        b.room.skip(Stage.JOINT, "还没到")
    for stage in (Stage.SECOND_ROUND, Stage.SHUTTLE, Stage.JOINT):
        b.room.skip(stage, "双方已说清")
    assert next_stage(b.session, b.room.rules) is Stage.AGREEMENT
    b.room.advance()
    assert b.session.stage is Stage.AGREEMENT


def test_no_stage_is_left_out_in_the_middle_of_a_talk():
    b = a_session().at(Stage.SECOND_ROUND)
    b.talk("甲", 2)
    with pytest.raises(StageNotAllowed, match="请先结束谈话"):
        b.room.skip(Stage.SECOND_ROUND, "不谈了")


def test_a_stage_left_out_does_not_leave_out_what_must_always_hold():
    b = a_session().at(Stage.SHUTTLE)
    b.room.skip(Stage.SHUTTLE, "双方已说清")
    b.room.rights.record_willingness(b.id_of("甲"), willing=False)
    assert codes(b) == ["unwilling"]


def test_every_stage_before_stays_open_and_none_after():
    for number, stage in enumerate(STAGE_ORDER[:-1], 1):
        b = a_session().at(stage)
        assert reached(b.session, b.room.rules) == frozenset(STAGE_ORDER[:number])


def test_the_table_of_stages_goes_forward_and_ends():
    assert set(NEXT_STAGES) == set(STAGE_TITLES) == set(Stage)
    for here, following in NEXT_STAGES.items():
        assert all(number_of(there) > number_of(here) for there in following)
        assert here is Stage.CLOSED or Stage.CLOSED in following
        for there in following - {Stage.CLOSED}:
            assert set(between(here, there)) <= SKIPPABLE
