"""Who may be entered in which place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediator.domain import attendance
from mediator.domain.attendance import AgentNotAllowed, SignedAlready
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.people import IdKind, PartyRole, PersonDetails, PersonKind
from mediator.domain.stages import Stage
from tests.builders import a_session
from tests.people_samples import DAY, details, id_number


def test_letters_are_given_in_order_and_never_used_again():
    b = a_session().with_parties().with_party("秦越", PartyRole.NEITHER)
    assert [p.letter for p in b.session.parties] == ["甲", "乙", "丙"]
    b.room.people.let_go(b.id_of("乙"), "登记错误")
    b.with_party("陆遥", PartyRole.INJURED)
    assert [p.letter for p in b.session.parties] == ["甲", "丙", "丁"]


def test_fact_witnesses_are_numbered_from_the_second():
    b = a_session().with_fact_witness("白露").with_fact_witness("谷雨")
    assert [p.letter for p in b.session.here(PersonKind.FACT_WITNESS)] == ["证", "证2"]


def test_birthday_and_sex_come_from_the_identity_number_whatever_was_typed():
    typed = PersonDetails(
        name="林知夏", sex="男", born_on=date(2000, 1, 1), id_number=id_number(date(1990, 2, 3), male=False)
    )
    kept = attendance.checked(typed, DAY)
    assert (kept.born_on, kept.sex) == (date(1990, 2, 3), "女")


def test_a_passport_number_is_not_held_to_the_check_digit():
    kept = attendance.checked(PersonDetails(name="A", id_kind=IdKind.PASSPORT, id_number="E123"), DAY)
    assert kept.id_number == "E123"


def test_a_birthday_ahead_is_refused_and_today_is_not():
    with pytest.raises(BadInput, match="出生日期晚于今天"):
        attendance.checked(PersonDetails(name="林小禾", born_on=date(2026, 3, 10)), DAY)
    assert attendance.checked(PersonDetails(name="林小禾", born_on=DAY), DAY).born_on == DAY


def test_a_birthday_of_another_century_than_anybody_living_is_a_slip():
    with pytest.raises(BadInput, match="出生日期早于1900年"):
        attendance.checked(PersonDetails(name="林小禾", born_on=date(1899, 12, 31)), DAY)


@pytest.mark.parametrize(
    "field",
    [
        *("name", "phone", "address", "workplace", "organisation"),
        *("ethnicity", "registered_address", "occupation"),
    ],
)
def test_what_stands_in_one_field_of_a_paper_is_one_line(field: str):
    with pytest.raises(BadInput, match="请写成一行"):
        attendance.checked(replace(details("林小禾"), **{field: "一\n二"}), DAY)


def test_somebody_without_a_name_is_refused():
    with pytest.raises(BadInput, match="姓名还是空的"):
        attendance.checked(PersonDetails(name="  "), DAY)


def test_only_the_injured_may_send_an_agent():
    b = a_session().with_parties().with_party("秦越", PartyRole.BOTH)
    b.with_helper(PersonKind.AGENT, "方圆", for_letter="乙")
    for letter in ("甲", "丙"):
        with pytest.raises(AgentNotAllowed) as refused:
            b.with_helper(PersonKind.AGENT, "方圆", for_letter=letter)
        assert "第一百八十一条第二款" in refused.value.article
    with pytest.raises(BadInput, match="请选择委托人"):
        b.with_helper(PersonKind.AGENT, "方圆")


def test_whoever_sent_an_agent_cannot_become_the_one_whose_act_is_looked_at():
    b = a_session().with_parties().with_helper(PersonKind.AGENT, "方圆", for_letter="乙")
    with pytest.raises(AgentNotAllowed):
        b.room.people.correct(b.id_of("乙"), details("许明川"), role=PartyRole.ACTOR)
    b.room.people.correct(b.id_of("乙"), details("许明川"), role=PartyRole.INJURED)


def test_a_party_is_no_helper_kind():
    with pytest.raises(BadInput, match="请选择这位到场人的身份"):
        attendance.add_helper(a_session().session, "x", PersonKind.PARTY, details("白露"), DAY)


def test_whoever_has_spoken_stays_in_the_record():
    b = a_session().at(Stage.FIRST_ROUND).heard("甲")
    with pytest.raises(Refusal, match="记录应当保留"):
        b.room.people.let_go(b.id_of("甲"), "登记错误")


def test_people_stand_once_the_text_is_locked_and_move_again_once_it_is_opened():
    b = a_session().at(Stage.AGREEMENT).locked()
    with pytest.raises(SignedAlready):
        b.with_party("秦越", PartyRole.NEITHER)
    b.room.agreement.unlock("补充一位当事人")
    b.with_party("秦越", PartyRole.NEITHER)


def test_a_correction_keeps_role_and_relation_unless_new_ones_are_given():
    b = a_session().with_children()
    guardian = b.session.guardians_of(b.id_of("甲"))[0]
    b.room.people.correct(guardian.person_id, details("林之夏"))
    after = b.session.person(guardian.person_id)
    assert (after.name, after.relation, after.for_person) == ("林之夏", "母亲", b.id_of("甲"))
    b.room.people.correct(b.id_of("甲"), details("林小荷", date(2016, 5, 20)))
    assert b.session.person(b.id_of("甲")).role is PartyRole.BOTH
