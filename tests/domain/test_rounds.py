"""Sums named back and forth: rounds, gap, middle, movement."""

from __future__ import annotations

import pytest

from mediator.domain.people import PartyRole
from mediator.domain.rounds import agreed_sum, money_rounds, movements
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from tests.builders import Building, a_session


@pytest.fixture
def b() -> Building:
    return a_session().at(Stage.PARTIES).with_parties().at(Stage.SHUTTLE)


def named(b: Building, letter: str, yuan: int | None) -> str:
    fen = None if yuan is None else yuan * 100
    after = b.room.offers.make(b.id_of(letter), "修手机", may_convey=True, amount_fen=fen)
    return after.offers[-1].offer_id


def figures(session: Session) -> list[tuple[tuple[int, ...], int | None, int | None]]:
    """Sums, gap and middle of each round in yuan."""
    yuan = lambda fen: None if fen is None else fen // 100  # noqa: E731
    return [
        (tuple(b.amount_fen // 100 for b in r.bids), yuan(r.gap_fen), yuan(r.middle_fen))
        for r in money_rounds(session)
    ]


def test_two_sides_move_towards_each_other_round_by_round(b: Building):
    for letter, yuan in (("甲", 300), ("乙", 800), ("甲", 450), ("乙", 600)):
        named(b, letter, yuan)
    assert figures(b.session) == [((300, 800), 500, 550), ((450, 600), 150, 525)]
    changes = [b_.change_fen for b_ in money_rounds(b.session)[1].bids]
    assert changes == [15000, -20000]
    assert [(m.first_fen, m.last_fen, m.moved_fen, m.sums) for m in movements(b.session)] == [
        (30000, 45000, 15000, 2),
        (80000, 60000, -20000, 2),
    ]


def test_who_stays_silent_in_a_round_stands_where_they_stood(b: Building):
    for letter, yuan in (("乙", 800), ("甲", 300), ("甲", 400)):
        named(b, letter, yuan)
    last = money_rounds(b.session)[-1]
    assert [(bid.amount_fen, bid.number) for bid in last.bids] == [(40000, 3), (80000, 0)]
    assert last.gap_fen == 40000


def test_one_side_alone_has_no_gap_and_no_middle(b: Building):
    named(b, "甲", 300)
    named(b, "甲", 400)
    assert figures(b.session) == [((300,), None, None), ((400,), None, None)]


def test_offers_without_a_sum_and_those_taken_back_do_not_count(b: Building):
    named(b, "甲", None)
    gone = named(b, "乙", 9000)
    named(b, "乙", 800)
    named(b, "甲", 300)
    b.room.offers.withdraw(gone)
    assert figures(b.session) == [((300, 800), 500, 550)]


def test_a_middle_of_odd_fen_is_cut_to_a_whole_one(b: Building):
    for letter, fen in (("甲", 100), ("乙", 103)):
        b.room.offers.make(b.id_of(letter), "修手机", may_convey=True, amount_fen=fen)
    assert money_rounds(b.session)[0].middle_fen == 101


def test_of_three_the_gap_spans_the_highest_and_the_lowest():
    b = a_session().at(Stage.PARTIES).with_parties().with_party("秦越", PartyRole.BOTH).at(Stage.SHUTTLE)
    for letter, yuan in (("丙", 500), ("甲", 300), ("乙", 900)):
        named(b, letter, yuan)
    assert figures(b.session) == [((300, 900, 500), 600, 600)]


def test_the_agreed_sum_is_that_of_the_offer_everybody_accepted(b: Building):
    assert agreed_sum(b.session) is None
    offer_id = named(b, "甲", 540)
    b.room.offers.read_back(offer_id)
    b.room.offers.convey(offer_id, b.id_of("乙"))
    b.room.offers.accept(offer_id, b.id_of("乙"))
    assert agreed_sum(b.session) == 54000


def test_without_sums_there_are_no_rounds(b: Building):
    named(b, "甲", None)
    assert money_rounds(b.session) == () and movements(b.session) == ()
