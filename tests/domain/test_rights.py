"""Telling each person their rights before anything is asked."""

from __future__ import annotations

import pytest

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.ink import InkTooLittle
from mediator.domain.people import PartyRole
from mediator.domain.rights import NoticeNotFinished, must_be_willing, to_be_told
from mediator.domain.stages import Stage
from tests.builders import Building, a_session
from tests.domain.ink_samples import DOT
from tests.people_samples import ink


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.PARTIES).with_parties().at(Stage.RIGHTS)


def read(b: Building, letter: str, *, but: str = "") -> str:
    person_id = b.id_of(letter)
    for item in b.room.pack.rights:
        if item.right_id != but:
            b.room.rights.answer(person_id, item.right_id, understood=True)
    return person_id


def test_parties_and_fact_witnesses_are_told_and_helpers_are_not(b: Building):
    b.with_fact_witness().with_party("秦越", PartyRole.NEITHER)
    assert [p.letter for p in to_be_told(b.session)] == ["甲", "乙", "证", "丙"]
    assert [must_be_willing(p) for p in to_be_told(b.session)] == [True, True, False, False]


def test_the_notice_waits_for_every_right(b: Building):
    person_id = read(b, "甲", but="privacy")
    b.room.rights.ask_recusal(person_id, asks=False)
    b.room.rights.record_willingness(person_id, willing=True)
    with pytest.raises(NoticeNotFinished, match="还有没念完的内容"):
        b.room.rights.give_notice(person_id, ink=ink())


def test_the_notice_waits_for_the_question_of_recusal(b: Building):
    person_id = read(b, "甲")
    b.room.rights.record_willingness(person_id, willing=True)
    with pytest.raises(NoticeNotFinished) as refused:
        b.room.rights.give_notice(person_id, ink=ink())
    assert "第九十五条" in refused.value.article


def test_the_notice_waits_for_a_partys_own_yes_or_no(b: Building):
    person_id = read(b, "甲")
    b.room.rights.ask_recusal(person_id, asks=False)
    with pytest.raises(NoticeNotFinished, match="是否愿意调解") as refused:
        b.room.rights.give_notice(person_id, ink=ink())
    assert "第一百七十九条第四项" in refused.value.article


def test_a_fact_witness_is_not_asked_whether_willing(b: Building):
    b.with_fact_witness().told("证")
    assert b.session.rights[b.id_of("证")].willing is None


def test_a_right_that_was_not_understood_keeps_the_question(b: Building):
    with pytest.raises(BadInput, match="疑问"):
        b.room.rights.answer(b.id_of("甲"), "truth", understood=False)
    b.room.rights.answer(b.id_of("甲"), "truth", understood=False, question="说错了怎么办")
    assert b.session.rights[b.id_of("甲")].answers[0].question == "说错了怎么办"


def test_asking_for_recusal_needs_its_reason(b: Building):
    with pytest.raises(BadInput, match="申请回避的理由"):
        b.room.rights.ask_recusal(b.id_of("甲"), asks=True)


def test_a_dot_is_no_signature_and_a_refusal_has_its_reason(b: Building):
    person_id = read(b, "甲")
    b.room.rights.ask_recusal(person_id, asks=False)
    b.room.rights.record_willingness(person_id, willing=True)
    with pytest.raises(InkTooLittle):
        b.room.rights.give_notice(person_id, ink=DOT)
    with pytest.raises(BadInput, match="拒绝签名的理由"):
        b.room.rights.give_notice(person_id, ink=None)
    b.room.rights.give_notice(person_id, ink=None, refusal="要先问家人")
    assert b.session.rights[person_id].given_at is not None


def test_a_party_who_does_not_want_it_ends_it_kindly(b: Building):
    b.told("甲").told("乙", willing=False)
    assert [(m.code, m.person_id) for m in b.room.missing()] == [("unwilling", b.id_of("乙"))]
    with pytest.raises(Refusal, match="许明川不愿意调解，不能继续，请办理终止") as refused:
        b.room.advance()
    assert "第一百七十九条第四项" in refused.value.article


def test_a_will_withdrawn_later_stops_every_later_step():
    b = a_session().at(Stage.JOINT)
    b.room.rights.record_willingness(b.id_of("乙"), willing=False, words="不谈了")
    assert b.room.missing()[0].code == "unwilling"
    with pytest.raises(Refusal, match="不愿意调解"):
        b.room.advance()


def test_whoever_comes_later_is_told_before_the_session_goes_on():
    b = a_session().at(Stage.COMPARISON).finish()
    b.with_party("秦越", PartyRole.NEITHER)
    assert [m.code for m in b.room.missing()] == ["notice"]
    b.told("丙")
    assert b.room.missing() == ()
