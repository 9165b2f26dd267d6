"""Who may read what somebody said: the one door of confidentiality."""

from __future__ import annotations

import pytest

from mediator.domain.accounts import DisclosureNotAllowed, unplaced
from mediator.domain.disclosure import Audience, Board, Both, Officer, PartyView, held_back, statements_for
from mediator.domain.errors import BadInput
from mediator.domain.events import Comparison
from mediator.domain.people import PersonKind
from mediator.domain.stages import Stage
from tests.builders import Building, a_session


@pytest.fixture
def b() -> Building:
    b = a_session().at(Stage.PARTIES).with_parties().with_fact_witness().at(Stage.FIRST_ROUND)
    for letter in ("甲", "乙", "证"):
        talk_id = b.talk(letter)
        b.says(talk_id, f"{letter}的私话")
        b.says(talk_id, f"{letter}可说", may_say=True)
        struck = b.says(talk_id, f"{letter}删去", may_say=True)
        b.room.talks.strike(struck, "口误")
        b.ended(talk_id)
    return b


def seen(b: Building, audience: Audience) -> set[str]:
    return {s.text for s in statements_for(b.session, audience)}


def test_the_officer_sees_every_standing_statement(b: Building):
    assert seen(b, Officer()) == {f"{who}{what}" for who in "甲乙证" for what in ("的私话", "可说")}


@pytest.mark.parametrize("letter", ["甲", "乙", "证"])
def test_a_persons_screen_shows_nobody_elses_words_even_those_that_may_be_said(b: Building, letter: str):
    assert seen(b, PartyView(b.id_of(letter))) == {f"{letter}的私话", f"{letter}可说"}


@pytest.mark.parametrize("audience", [Both(), Board()])
def test_shared_screens_and_the_board_show_no_private_word(b: Building, audience: Audience):
    assert seen(b, audience) == {"甲可说", "乙可说", "证可说"}


def test_how_many_words_are_held_back_tells_nothing_of_them(b: Building):
    assert held_back(b.session) == 3


def test_leave_given_and_taken_back_moves_words_in_and_out(b: Building):
    private = next(s for s in b.session.statements if s.text == "甲的私话")
    b.room.talks.grant_disclosure(private.statement_id)
    assert "甲的私话" in seen(b, Both())
    b.room.talks.withdraw_disclosure(private.statement_id)
    assert "甲的私话" not in seen(b, Both())


def statement(b: Building, text: str) -> str:
    return next(s.statement_id for s in b.session.statements if s.text == text)


def test_private_words_are_never_put_on_the_board(b: Building):
    for ids in (("甲的私话",), ("甲可说", "乙的私话")):
        with pytest.raises(DisclosureNotAllowed, match="先征得本人同意"):
            b.room.board.note_point(
                "谁先动手", "动手", Comparison.ONE_SIDE, tuple(statement(b, t) for t in ids)
            )


def test_struck_words_are_not_put_on_the_board(b: Building):
    with pytest.raises(BadInput, match="已删除的陈述不能列入看板"):
        b.room.board.note_point("谁先动手", "动手", Comparison.ONE_SIDE, (statement(b, "甲删去"),))


def test_one_side_means_one_speaker_and_comparing_means_two(b: Building):
    mine, yours = statement(b, "甲可说"), statement(b, "乙可说")
    for comparison in (Comparison.AGREE, Comparison.DIFFER):
        with pytest.raises(BadInput, match="至少要选两个人"):
            b.room.board.note_point("谁先动手", "动手", comparison, (mine,))
    with pytest.raises(BadInput, match="应当只选一个人"):
        b.room.board.note_point("谁先动手", "动手", Comparison.ONE_SIDE, (mine, yours))
    with pytest.raises(BadInput, match="应当只选一个人"):
        b.room.board.note_point("谁先动手", "动手", Comparison.ONE_SIDE, ())


def test_what_lies_on_no_point_yet_is_offered_and_never_private(b: Building):
    assert [s.text for s in unplaced(b.session)] == ["甲可说", "乙可说", "证可说"]
    ids = (statement(b, "甲可说"), statement(b, "乙可说"))
    b.room.board.note_point("谁先动手", "动手", Comparison.DIFFER, ids)
    assert [s.text for s in unplaced(b.session)] == ["证可说"]


def test_a_point_is_seen_differently_later_or_dropped_with_its_question(b: Building):
    ids = (statement(b, "甲可说"), statement(b, "乙可说"))
    point_id = b.room.board.note_point("谁先动手", "动手", Comparison.DIFFER, ids).fact_points[0].point_id
    b.room.board.revise_point(point_id, "都动了手", "动手", Comparison.AGREE, ids)
    assert b.session.fact_points[0].comparison is Comparison.AGREE
    b.room.board.list_for_second_round(point_id, "关于动手，请您再说说当时的情况。")
    assert b.session.second_round[0].person_ids == (b.id_of("甲"), b.id_of("乙"))
    b.room.board.drop_point(point_id)
    assert b.session.fact_points == () and b.session.second_round == ()
    assert len(unplaced(b.session)) == 3


def test_the_second_round_asks_parties_and_witnesses_only(b: Building):
    ids = (statement(b, "甲可说"),)
    point_id = b.room.board.note_point("路灯", "路灯", Comparison.ONE_SIDE, ids).fact_points[0].point_id
    b.room.board.list_for_second_round(point_id, "路灯亮着吗", (b.id_of("证"),))
    b.with_helper(PersonKind.INVITEE, "丁香")
    with pytest.raises(BadInput, match="第二轮只问当事人和证人"):
        b.room.board.list_for_second_round(point_id, "路灯亮着吗", (b.id_of("邀"),))
    b.room.board.unlist(point_id)
    assert b.session.second_round == ()
