"""An accepted offer is the clause: one object under one id, made once, of its own cleared words alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mediator.domain.agreement import AgreementIsLocked
from mediator.domain.clauses import clause_text
from mediator.domain.errors import BadInput
from mediator.domain.events import ClauseKind, ClauseTerms
from mediator.domain.offer_clause import OfferNotAgreed, offer_of_clause, terms_of_offer, to_be_written
from mediator.domain.offers import OfferNotOpen
from mediator.domain.people import PartyRole
from mediator.domain.stages import Stage
from tests.builders import Building, a_session


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.PARTIES).with_parties().at(Stage.SHUTTLE)


def agreed(b: Building, letter: str = "甲", **told: object) -> str:
    """An offer everybody accepted; its id."""
    known: dict[str, object] = {
        "text": "手机维修费",
        "amount_fen": 54000,
        "due_on": b.desk.today() + timedelta(days=5),
        **told,
    }
    after = b.room.offers.make(b.id_of(letter), str(known.pop("text")), may_convey=True, **known)
    offer_id = after.offers[-1].offer_id
    b.room.offers.read_back(offer_id)
    for party in b.session.parties:
        if party.letter != letter:
            b.room.offers.convey(offer_id, party.person_id)
            b.room.offers.accept(offer_id, party.person_id)
    return offer_id


def test_the_clause_has_the_offers_id_its_sum_and_its_day(b: Building):
    offer_id = agreed(b)
    b.room.offers.become_clause(offer_id)
    clause = b.session.clause(offer_id)
    assert b.session.clauses == (clause,)
    assert clause.terms == ClauseTerms(
        kind=ClauseKind.PAY,
        actor_ids=(b.id_of("甲"),),
        to_ids=(b.id_of("乙"),),
        action="手机维修费",
        amount_fen=54000,
        due_on=b.desk.today() + timedelta(days=5),
    )
    assert offer_of_clause(b.session, offer_id) == b.session.offer(offer_id)
    assert to_be_written(b.session) == ()


def test_of_two_whoever_was_harmed_is_paid_whoever_named_the_sum(b: Building):
    offer_id = agreed(b, "乙")
    terms = terms_of_offer(b.session, b.session.offer(offer_id))
    assert (terms.actor_ids, terms.to_ids) == ((b.id_of("甲"),), (b.id_of("乙"),))


def test_of_three_it_is_not_guessed_who_is_paid():
    b = a_session().at(Stage.PARTIES).with_parties().with_party("秦越", PartyRole.BOTH).at(Stage.SHUTTLE)
    offer_id = agreed(b)
    with pytest.raises(BadInput, match="请选择对方是谁"):
        b.room.offers.become_clause(offer_id)
    whom = {"actor_ids": (b.id_of("甲"),), "to_ids": (b.id_of("乙"),)}
    b.room.offers.become_clause(offer_id, b.clause(**whom))
    assert b.session.clause(offer_id).terms.to_ids == (b.id_of("乙"),)


def test_terms_told_in_full_are_the_clause_word_for_word(b: Building):
    told = ClauseTerms(
        kind=ClauseKind.APOLOGY, actor_ids=(b.id_of("甲"),), to_ids=(b.id_of("乙"),), action="推人一事"
    )
    offer_id = agreed(b, amount_fen=None, due_on=None, text="愿意道歉", terms=told)
    b.room.offers.become_clause(offer_id)
    assert b.session.clause(offer_id).terms == b.session.offer(offer_id).terms


def test_what_an_offer_depends_on_goes_into_the_clause(b: Building):
    offer_id = agreed(b, amount_fen=None, text="装一个摄像头。", conditions="镜头只拍公共区域。")
    b.room.offers.become_clause(offer_id)
    words = clause_text(b.session, b.session.clause(offer_id).terms)
    assert "装一个摄像头（前提：镜头只拍公共区域）" in words


def test_an_offer_not_everybody_accepted_is_no_clause(b: Building):
    offer_id = b.offer("甲")
    b.room.offers.convey(offer_id, b.id_of("乙"))
    b.room.offers.consider(offer_id, b.id_of("乙"))
    with pytest.raises(OfferNotAgreed, match="还没有各方都同意"):
        b.room.offers.become_clause(offer_id)


def test_an_offer_becomes_a_clause_once_and_again_after_the_clause_was_struck(b: Building):
    offer_id = agreed(b)
    b.room.offers.become_clause(offer_id)
    with pytest.raises(OfferNotAgreed, match="已经写进协议"):
        b.room.offers.become_clause(offer_id)
    b.room.agreement.strike_clause(offer_id)
    assert [o.offer_id for o in to_be_written(b.session)] == [offer_id]
    b.room.offers.become_clause(offer_id)
    assert [c.clause_id for c in b.session.clauses] == [offer_id]


def test_wording_it_anew_leaves_one_clause_under_the_same_id(b: Building):
    offer_id = agreed(b)
    b.room.offers.become_clause(offer_id)
    b.room.agreement.revise_clause(offer_id, b.clause(manner="现金"))
    assert [(c.clause_id, c.terms.manner) for c in b.session.clauses] == [(offer_id, "现金")]
    assert b.session.offer(offer_id).text == "手机维修费"


def test_what_is_a_clause_is_neither_taken_back_nor_answered_anew(b: Building):
    offer_id = agreed(b)
    b.room.offers.become_clause(offer_id)
    for step in (
        lambda: b.room.offers.withdraw(offer_id),
        lambda: b.room.offers.decline(offer_id, b.id_of("乙")),
    ):
        with pytest.raises(OfferNotOpen, match="已经写进协议"):
            step()


def test_nothing_becomes_a_clause_of_a_locked_text(b: Building):
    offer_id = agreed(b)
    b.at(Stage.AGREEMENT).locked()
    with pytest.raises(AgreementIsLocked):
        b.room.offers.become_clause(offer_id)


def test_a_changed_text_must_be_read_aloud_again(b: Building):
    offer_id = agreed(b)
    b.at(Stage.AGREEMENT).drafted()
    b.room.agreement.read_aloud(tuple(p.person_id for p in b.session.parties))
    b.room.offers.become_clause(offer_id)
    assert b.session.read_aloud_at is None


def test_only_the_accepted_offers_own_words_go_into_the_clause(b: Building):
    kept = b.room.offers.make(b.id_of("甲"), "暗号一：最多两千", may_convey=False, conditions="暗号二")
    countered = kept.offers[-1].offer_id
    declined = b.offer("乙", "暗号三")
    b.room.offers.convey(declined, b.id_of("甲"))
    b.room.offers.decline(declined, b.id_of("甲"), "暗号四")
    offer_id = agreed(b, answers=countered)
    b.room.offers.consider(offer_id, b.id_of("乙"), "暗号五：其实三百也行")
    b.room.offers.accept(offer_id, b.id_of("乙"), "暗号六")
    b.room.offers.become_clause(offer_id)
    assert "暗号" not in repr(b.session.clauses)
    assert "暗号" not in clause_text(b.session, b.session.clauses[0].terms)
