"""Whoever cannot act alone: told, come, sat in for, noted as absent, and never questioned alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mediator.domain import guardians
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import Regime
from mediator.domain.guardians import GuardianMissing
from mediator.domain.interview import start_talk
from mediator.domain.people import AccessNeed, PartyRole, PersonDetails, PersonKind
from mediator.domain.stages import Stage
from tests.builders import NOW, Building, a_session
from tests.people_samples import DAY, details

SIXTEEN = date(2009, 6, 1)
FIFTEEN = date(2010, 6, 1)


def test_a_child_needs_a_guardian_until_one_comes_or_the_reason_is_noted():
    b = a_session().with_party("林小禾", PartyRole.BOTH, date(2016, 5, 20))
    child = b.id_of("甲")
    assert guardians.needs_guardian(b.session, child, DAY)
    b.with_guardian("甲", "林知夏", "母亲")
    assert not guardians.needs_guardian(b.session, child, DAY)
    b.room.people.let_go(b.session.guardians_of(child)[0].person_id, "临时离开")
    assert guardians.needs_guardian(b.session, child, DAY)
    b.room.people.note_guardian_absent(child, "父母在外地，已电话通知")
    assert not guardians.needs_guardian(b.session, child, DAY)


def test_somebody_who_comes_of_age_on_the_way_needs_no_guardian_any_more():
    b = a_session().with_party("林小禾", PartyRole.BOTH, date(2008, 3, 9))
    assert guardians.needs_guardian(b.session, b.id_of("甲"), date(2026, 3, 9))
    assert not guardians.needs_guardian(b.session, b.id_of("甲"), date(2026, 3, 10))


def test_a_guardian_is_of_age_themselves():
    b = a_session().with_party("林小禾", PartyRole.BOTH, date(2016, 5, 20))
    with pytest.raises(BadInput, match="不能作为监护人到场"):
        b.room.people.bring_guardian(b.id_of("甲"), "哥哥", details("林小川", SIXTEEN))


def test_a_suitable_adult_may_sit_in_for_a_guardian():
    b = a_session().with_party("林小禾", PartyRole.BOTH, date(2016, 5, 20))
    b.room.people.bring_guardian(b.id_of("甲"), "班主任", details("柳青"), suitable_adult=True)
    assert [p.kind for p in b.session.guardians_of(b.id_of("甲"))] == [PersonKind.SUITABLE_ADULT]


def test_from_sixteen_on_own_work_the_guardian_need_not_be_told():
    b = a_session().with_party("陆遥", PartyRole.BOTH, SIXTEEN)
    b.room.people.note_guardian_absent(b.id_of("甲"), "本人不同意通知", own_income_and_agrees=True)
    assert not guardians.needs_guardian(b.session, b.id_of("甲"), DAY)


def test_below_sixteen_there_is_no_such_exception_but_the_plain_reason_is_kept():
    b = a_session().with_party("陆遥", PartyRole.BOTH, FIFTEEN)
    with pytest.raises(Refusal, match="未满16周岁") as refused:
        b.room.people.note_guardian_absent(b.id_of("甲"), "不同意", own_income_and_agrees=True)
    assert "第一百八十一条" in refused.value.article
    b.room.people.note_guardian_absent(b.id_of("甲"), "父母在外地")
    assert b.session.person(b.id_of("甲")).absence is not None


def test_on_the_sixteenth_birthday_itself_the_exception_does_not_hold_yet():
    b = a_session().with_party("陆遥", PartyRole.BOTH, date(2010, 3, 9))
    with pytest.raises(Refusal):
        b.room.people.note_guardian_absent(b.id_of("甲"), "不同意", own_income_and_agrees=True)


def test_a_reason_for_a_missing_guardian_is_written_down():
    b = a_session().with_party("陆遥", PartyRole.BOTH, FIFTEEN)
    with pytest.raises(BadInput, match="监护人未到场的原因"):
        b.room.people.note_guardian_absent(b.id_of("甲"), " ")


def told(b: Building, letter: str = "甲", **changed: object) -> None:
    said = {
        "name": "陆远",
        "relation": "父亲",
        "manner": "电话",
        "notified_at": NOW,
        "result": "来不了",
    }
    b.room.people.notify_guardian(b.id_of(letter), **{**said, **changed})


def codes(b: Building) -> list[str]:
    return [m.code for m in guardians.about_guardians(b.session, DAY)]


def test_who_was_told_when_and_what_they_said_is_kept():
    b = a_session().with_party("陆遥", PartyRole.BOTH, FIFTEEN)
    told(b)
    (notice,) = guardians.notices_of(b.session, b.id_of("甲"))
    assert (notice.name, notice.manner, notice.result) == ("陆远", "电话", "来不了")


def test_nobody_was_told_in_the_future_or_in_no_way():
    b = a_session().with_party("陆遥", PartyRole.BOTH, FIFTEEN)
    with pytest.raises(BadInput, match="通知的时间还没有到"):
        told(b, notified_at=NOW + timedelta(minutes=1))
    with pytest.raises(BadInput, match="通知方式"):
        told(b, manner=" ")


def test_a_suitable_adult_does_not_stand_for_a_guardian_who_was_never_told():
    b = a_session().with_party("陆遥", PartyRole.BOTH, FIFTEEN)
    b.room.people.bring_guardian(b.id_of("甲"), "班主任", details("柳青"), suitable_adult=True)
    assert codes(b) == ["guardian_notice"]
    told(b)
    assert codes(b) == []


def test_the_reason_why_nobody_could_be_told_is_as_good():
    b = a_session().with_party("陆遥", PartyRole.BOTH, FIFTEEN)
    b.room.people.bring_guardian(b.id_of("甲"), "班主任", details("柳青"), suitable_adult=True)
    b.room.people.note_guardian_absent(b.id_of("甲"), "父母电话打不通")
    assert codes(b) == []


def test_own_income_excuses_the_mediation_but_never_the_questioning():
    b = a_session().with_party("陆遥", PartyRole.ACTOR, SIXTEEN).with_party("许明川", PartyRole.INJURED)
    b.room.people.note_guardian_absent(b.id_of("甲"), "本人不同意通知", own_income_and_agrees=True)
    assert codes(b) == []
    b.at(Stage.RIGHTS).told("甲").told("乙")
    b.room.advance()
    with pytest.raises(GuardianMissing, match="不因本人有收入而例外") as refused:
        b.talk("甲")
    assert "第九十八条第三款" in refused.value.article
    told(b)
    assert b.talk("甲")


def test_somebody_who_came_makes_up_for_the_own_income_exception():
    b = a_session().with_party("陆遥", PartyRole.ACTOR, SIXTEEN)
    b.room.people.note_guardian_absent(b.id_of("甲"), "本人不同意通知", own_income_and_agrees=True)
    b.with_guardian("甲", "陆远", "父亲")
    assert guardians.about_questioning(b.session, b.id_of("甲"), DAY) is None


def test_a_fact_witness_without_a_birthday_may_be_a_child_and_is_asked():
    b = a_session().with_parties()
    b.room.people.add_fact_witness(PersonDetails(name="白露"))
    assert codes(b) == ["born_on"]
    b.room.people.correct(b.id_of("证"), PersonDetails(name="白露", born_on=date(1990, 1, 1)))
    assert codes(b) == []


def test_a_fact_witness_without_a_birthday_is_not_heard():
    b = a_session().with_parties().with_fact_witness().at(Stage.FIRST_ROUND)
    b.room.people.correct(b.id_of("证"), PersonDetails(name="白露"))
    with pytest.raises(GuardianMissing, match="出生日期"):
        b.talk("证")


def test_a_fact_witness_under_eighteen_wants_a_guardian_by_the_article_on_questioning():
    b = a_session().with_parties()
    b.room.people.add_fact_witness(details("白露", FIFTEEN))
    (missing,) = guardians.about_guardians(b.session, DAY)
    assert (missing.code, missing.article) == ("guardian", guardians.QUESTIONING_ARTICLE)


def test_an_adult_of_limited_capacity_comes_with_a_guardian():
    b = a_session().with_party("林知夏", PartyRole.ACTOR)
    limited = replace(details("林知夏"), needs=(AccessNeed.CAPACITY,))
    b.room.people.correct(b.id_of("甲"), limited)
    (missing,) = guardians.about_guardians(b.session, DAY)
    assert "行为能力受限" in missing.sentence.in_chinese()
    assert missing.article == guardians.CAPACITY_ARTICLE
    b.with_guardian("甲", "林知秋", "姐姐")
    assert codes(b) == []


def test_before_a_committee_a_minor_without_a_guardian_is_heard_and_the_gap_is_only_shown():
    b = a_session().with_party("陆遥", PartyRole.BOTH, FIFTEEN).with_party("许明川", PartyRole.INJURED)
    b.with_guardian("甲", "陆远", "父亲").at(Stage.FIRST_ROUND)
    b.room.people.let_go(b.session.guardians_of(b.id_of("甲"))[0].person_id, "临时离开")
    peoples = replace(b.session, regime=Regime.PEOPLES)
    assert start_talk(peoples, "t", b.id_of("甲"), 1, DAY, limits_explained=True)
    with pytest.raises(GuardianMissing):
        start_talk(b.session, "t", b.id_of("甲"), 1, DAY, limits_explained=True)
