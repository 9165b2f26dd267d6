"""Offers carried back and forth, and who sees what of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.offers import (
    ACCEPTED,
    DECLINED,
    OfferExpired,
    OfferNotCleared,
    OfferNotOpen,
    OfferNotReadBack,
    accepted_by_all,
    expired,
    reply_of,
    visible_to,
)
from mediator.domain.people import PartyRole
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from tests.builders import Building, a_session


@pytest.fixture
def b() -> Building:
    """甲 and 乙 quarrel, 丙 is a third between whom it is, 丁 only takes on a duty; a witness saw it."""
    b = a_session().at(Stage.PARTIES).with_parties().with_party("秦越", PartyRole.BOTH)
    return b.with_party("翠湖管理处", PartyRole.NEITHER).with_fact_witness().at(Stage.SHUTTLE)


def sees(session: Session, party_id: str) -> list[int]:
    return [o.number for o in visible_to(session, party_id)]


def test_an_offer_stays_with_its_maker_until_they_let_it_be_carried(b: Building):
    offer_id = b.offer("甲", may_convey=False)
    with pytest.raises(OfferNotCleared, match="请先征得同意"):
        b.room.offers.convey(offer_id, b.id_of("乙"))
    b.room.offers.clear(offer_id)
    b.room.offers.read_back(offer_id)
    b.room.offers.convey(offer_id, b.id_of("乙"))
    assert reply_of(b.session.offer(offer_id), b.id_of("乙")).conveyed_at is not None


def test_who_sees_an_offer_at_each_step(b: Building):
    offer_id = b.offer("甲", may_convey=False)
    ids = {letter: b.id_of(letter) for letter in "甲乙丙丁"}
    assert {k: sees(b.session, i) for k, i in ids.items()} == {"甲": [1], "乙": [], "丙": [], "丁": []}
    b.room.offers.clear(offer_id)
    assert sees(b.session, ids["乙"]) == []
    b.room.offers.read_back(offer_id)
    b.room.offers.convey(offer_id, ids["乙"])
    assert {k: sees(b.session, i) for k, i in ids.items()} == {"甲": [1], "乙": [1], "丙": [], "丁": []}
    b.room.offers.withdraw(offer_id, "再想想")
    assert sees(b.session, ids["甲"]) == [1] and b.session.offer(offer_id).withdrawn


def test_what_a_party_said_about_an_offer_is_on_nobody_elses_screen(b: Building):
    offer_id = b.offer("甲")
    for letter in "乙丙":
        b.room.offers.convey(offer_id, b.id_of(letter))
        b.room.offers.decline(offer_id, b.id_of(letter), f"{letter}说家里没钱")
    for letter in "甲乙丙":
        shown = repr(visible_to(b.session, b.id_of(letter)))
        others = {"乙", "丙"} - {letter}
        assert not any(f"{other}说家里没钱" in shown for other in others)
    assert "乙说家里没钱" in repr(b.session.offers)


def test_an_offer_is_carried_to_another_party_and_to_nobody_else(b: Building):
    offer_id = b.offer("甲")
    with pytest.raises(BadInput, match="不必转达给提出人本人"):
        b.room.offers.convey(offer_id, b.id_of("甲"))
    with pytest.raises(BadInput, match="只在当事人之间转达"):
        b.room.offers.convey(offer_id, b.id_of("证"))


def test_a_witness_makes_no_offer_and_nobody_a_negative_or_an_empty_one(b: Building):
    with pytest.raises(BadInput, match="方案由当事人提出"):
        b.offer("证")
    with pytest.raises(BadInput, match="金额不能是负数"):
        b.room.offers.make(b.id_of("甲"), "退钱", may_convey=True, amount_fen=-1)
    with pytest.raises(BadInput, match="方案内容还是空的"):
        b.offer("甲", " ")


def test_an_answer_waits_until_the_offer_was_carried(b: Building):
    offer_id = b.offer("甲")
    for verb in (b.room.offers.accept, b.room.offers.decline, b.room.offers.consider):
        with pytest.raises(OfferNotOpen, match="先转达再记下答复"):
            verb(offer_id, b.id_of("乙"))


def test_a_later_answer_stands_in_place_of_the_earlier_one(b: Building):
    offer_id, other = b.offer("甲"), b.id_of("乙")
    b.room.offers.convey(offer_id, other)
    b.room.offers.consider(offer_id, other, "想想")
    b.room.offers.decline(offer_id, other)
    assert reply_of(b.session.offer(offer_id), other).answer == DECLINED
    b.room.offers.accept(offer_id, other, "算了，同意")
    reply = reply_of(b.session.offer(offer_id), other)
    assert (reply.answer, reply.words) == (ACCEPTED, "算了，同意")


def test_agreed_means_every_other_party_between_whom_it_is(b: Building):
    offer_id = b.offer("甲")
    for letter in "乙丙":
        assert not accepted_by_all(b.session, b.session.offer(offer_id))
        b.room.offers.convey(offer_id, b.id_of(letter))
        b.room.offers.accept(offer_id, b.id_of(letter))
    assert accepted_by_all(b.session, b.session.offer(offer_id))
    b.room.offers.withdraw(offer_id)
    assert not accepted_by_all(b.session, b.session.offer(offer_id))


def test_a_withdrawn_offer_stays_in_the_ladder_and_is_neither_carried_nor_answered(b: Building):
    offer_id, other = b.offer("甲"), b.id_of("乙")
    b.room.offers.convey(offer_id, other)
    b.room.offers.withdraw(offer_id)
    for step in (
        lambda: b.room.offers.convey(offer_id, other),
        lambda: b.room.offers.accept(offer_id, other),
        lambda: b.room.offers.clear(offer_id),
        lambda: b.room.offers.withdraw(offer_id),
    ):
        with pytest.raises(OfferNotOpen, match="已经撤回"):
            step()
    assert [o.number for o in b.session.offers] == [1]


def test_a_counter_offer_names_the_one_it_answers(b: Building):
    first = b.offer("甲")
    after = b.room.offers.make(b.id_of("乙"), "再加一百", may_convey=True, answers=first)
    assert (after.offers[1].number, after.offers[1].answers) == (2, first)
    with pytest.raises(KeyError):
        b.room.offers.make(b.id_of("乙"), "再加一百", may_convey=True, answers="no-such-offer")


def test_the_shuttle_ends_with_an_offer_all_accept_or_is_left_out_with_a_reason(b: Building):
    assert [m.code for m in b.room.missing()] == ["accepted"]
    with pytest.raises(Refusal, match="还没有各方都同意的方案"):
        b.room.advance()
    b.room.skip(Stage.SHUTTLE, "当面就能说清")
    b.room.advance()
    assert b.session.stage is Stage.JOINT


def test_an_offer_is_carried_only_once_its_words_were_read_back_to_whoever_made_it(b: Building):
    after = b.room.offers.make(b.id_of("甲"), "愿意道歉", may_convey=True)
    offer_id = after.offers[-1].offer_id
    with pytest.raises(OfferNotReadBack, match="先把方案念给提出人听"):
        b.room.offers.convey(offer_id, b.id_of("乙"))
    b.room.offers.read_back(offer_id)
    b.room.offers.convey(offer_id, b.id_of("乙"))
    with pytest.raises(OfferNotOpen, match="已经念给提出人听过"):
        b.room.offers.read_back(offer_id)


def test_words_kept_back_are_not_read_back_either(b: Building):
    with pytest.raises(OfferNotCleared):
        b.room.offers.read_back(b.offer("甲", may_convey=False))


def _valid_today(b: Building) -> str:
    after = b.room.offers.make(b.id_of("甲"), "付五百", may_convey=True, valid_until=b.desk.today())
    offer_id = after.offers[-1].offer_id
    b.room.offers.read_back(offer_id)
    for letter in "乙丙":
        b.room.offers.convey(offer_id, b.id_of(letter))
    return offer_id


def test_an_offer_can_be_accepted_on_its_last_day_and_not_on_the_next(b: Building):
    offer_id = _valid_today(b)
    b.room.offers.accept(offer_id, b.id_of("乙"))
    b.later(days=1)
    assert expired(b.session.offer(offer_id), b.desk.today())
    with pytest.raises(OfferExpired, match="已过期"):
        b.room.offers.accept(offer_id, b.id_of("丙"))
    assert reply_of(b.session.offer(offer_id), b.id_of("乙")).answer == ACCEPTED


def test_an_offer_everybody_accepted_in_time_stays_agreed(b: Building):
    offer_id = _valid_today(b)
    for letter in "乙丙":
        b.room.offers.accept(offer_id, b.id_of(letter))
    b.later(days=30)
    assert accepted_by_all(b.session, b.session.offer(offer_id))


def test_an_expired_offer_is_not_carried_and_may_still_be_declined(b: Building):
    offer_id = _valid_today(b)
    b.later(days=1)
    with pytest.raises(OfferExpired):
        b.room.offers.convey(offer_id, b.id_of("丁"))
    b.room.offers.decline(offer_id, b.id_of("乙"))
    assert reply_of(b.session.offer(offer_id), b.id_of("乙")).answer == DECLINED


def test_an_offer_is_not_made_for_a_day_that_is_over(b: Building):
    with pytest.raises(BadInput, match="有效期早于今天"):
        b.room.offers.make(
            b.id_of("甲"), "付五百", may_convey=True, valid_until=b.desk.today() - timedelta(days=1)
        )


def test_the_terms_told_with_an_offer_have_its_own_sum_and_day(b: Building):
    told = b.clause(amount_fen=1, due_on=None)
    day = b.desk.today() + timedelta(days=3)
    after = b.room.offers.make(
        b.id_of("甲"), "付五百", may_convey=True, amount_fen=50000, due_on=day, terms=told
    )
    terms = after.offers[-1].terms
    assert terms is not None and (terms.amount_fen, terms.due_on) == (50000, day)
