"""The shuttle card: each carrying has an authoriser and a reply, or is shown as waiting."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import OfferCleared, OfferConveyed, OfferMade, OfferReadBack
from mediator.domain.offers import ACCEPTED
from mediator.domain.people import PartyRole
from mediator.domain.shuttle_card import shuttle_cards
from mediator.domain.shuttle_visits import VisitNotAllowed, open_visit
from mediator.domain.stages import Stage
from tests.builders import Building, a_session


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.PARTIES).with_parties().with_party("秦越", PartyRole.BOTH).at(Stage.SHUTTLE)


def test_a_card_tells_who_let_the_words_go_and_the_times_both_ways(b: Building):
    offer_id = b.offer("甲", "付五百", may_convey=False)
    b.later(minutes=2).room.offers.clear(offer_id)
    b.later(minutes=3).room.offers.read_back(offer_id)
    b.later(minutes=4).room.offers.convey(offer_id, b.id_of("乙"))
    b.later(minutes=5).room.offers.accept(offer_id, b.id_of("乙"))
    card = shuttle_cards(b.session)[0]
    delivery = card.delivery_to(b.id_of("乙"))
    assert (card.authorised_by, card.words) == (b.id_of("甲"), "付五百")
    assert card.authorised_at is not None and card.read_back_at is not None
    assert delivery is not None and delivery.answered_at is not None
    steps = [card.made_at, card.authorised_at, card.read_back_at, delivery.carried_at, delivery.answered_at]
    minutes = [(later - first).seconds // 60 for first, later in pairwise(steps)]
    assert minutes == [2, 3, 4, 5]
    assert delivery.answer == ACCEPTED and card.waiting == ()


def test_what_was_carried_and_not_answered_is_shown_as_waiting(b: Building):
    offer_id = b.offer("甲")
    b.room.offers.convey(offer_id, b.id_of("乙"))
    b.room.offers.convey(offer_id, b.id_of("丙"))
    b.room.offers.decline(offer_id, b.id_of("丙"))
    assert [d.to_party for d in shuttle_cards(b.session)[0].waiting] == [b.id_of("乙")]


STEPS = ("make", "make kept", "clear", "read", "carry", "accept", "decline", "consider", "withdraw")


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5), st.integers(0, 2)), max_size=30))
def test_each_delivery_has_an_authoriser_and_a_reply_or_waits(steps: list[tuple[str, int, int]]):
    b = a_session().at(Stage.PARTIES).with_parties().with_party("秦越", PartyRole.BOTH)
    offers = b.room.offers
    for step, which, whom in steps:
        party = b.id_of("甲乙丙"[whom])
        made = b.session.offers
        offer_id = made[which % len(made)].offer_id if made else ""
        try:
            match step:
                case "make" | "make kept":
                    offers.make(party, "付五百", may_convey=step == "make")
                case "clear" if made:
                    offers.clear(offer_id)
                case "read" if made:
                    offers.read_back(offer_id)
                case "carry" if made:
                    offers.convey(offer_id, party)
                case "accept" if made:
                    offers.accept(offer_id, party)
                case "decline" if made:
                    offers.decline(offer_id, party)
                case "consider" if made:
                    offers.consider(offer_id, party)
                case "withdraw" if made:
                    offers.withdraw(offer_id)
        except (Refusal, BadInput):
            continue
    for card in shuttle_cards(b.session):
        assert card.authorised_by == b.session.offer(card.offer_id).party_id
        for delivery in card.deliveries:
            assert card.authorised_at is not None and card.read_back_at is not None
            assert card.authorised_at <= card.read_back_at <= delivery.carried_at
            assert delivery.waiting is (delivery.answered_at is None)
            assert delivery.waiting or delivery.answered_at is not None
    _in_order(b)


def _in_order(b: Building) -> None:
    """Of each offer: leave, then read back, then carried."""
    cleared, read = set(), set()
    for recorded in b.events:
        match recorded.event:
            case OfferMade(offer_id=offer_id, may_convey=True) | OfferCleared(offer_id=offer_id):
                cleared.add(offer_id)
            case OfferReadBack(offer_id=offer_id):
                assert offer_id in cleared
                read.add(offer_id)
            case OfferConveyed(offer_id=offer_id):
                assert offer_id in read


def test_the_officer_is_with_one_party_at_a_time(b: Building):
    b.room.offers.start_visit(b.id_of("甲"))
    with pytest.raises(VisitNotAllowed, match="还在林知夏那里"):
        b.room.offers.start_visit(b.id_of("乙"))
    b.later(minutes=7).room.offers.end_visit()
    b.room.offers.start_visit(b.id_of("乙"))
    one = b.session.shuttle_visits[0]
    assert one.ended_at is not None and (one.ended_at - one.started_at).seconds == 420
    here = open_visit(b.session)
    assert here is not None and here.party_id == b.id_of("乙")


def test_nobody_is_left_who_is_not_visited_and_only_parties_are_visited(b: Building):
    with pytest.raises(VisitNotAllowed, match="不在任何一方那里"):
        b.room.offers.end_visit()
    b.with_fact_witness()
    with pytest.raises(BadInput, match="只到当事人那里"):
        b.room.offers.start_visit(b.id_of("证"))


def test_the_shuttle_is_not_left_while_the_officer_is_still_with_somebody(b: Building):
    b.finish()
    b.room.offers.start_visit(b.id_of("甲"))
    assert [m.code for m in b.room.missing()] == ["open_visit"]
    b.room.offers.end_visit()
    assert b.room.missing() == ()
