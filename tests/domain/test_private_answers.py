"""背靠背表态: each party marks alone, and nobody learns of a mark before all say yes to all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.domain.disclosure import Both, Officer, PartyView
from mediator.domain.errors import BadInput, MediatorError
from mediator.domain.events import PrivateAnswer
from mediator.domain.people import PartyRole
from mediator.domain.private_answers import (
    PrivateRoundNotAllowed,
    RoundView,
    asked,
    open_round_of,
    view_for,
)
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from tests.builders import Building, a_session

YES, NO, IF = PrivateAnswer.YES, PrivateAnswer.NO, PrivateAnswer.IF
SECRET = "先付三百，其余到年底"


@pytest.fixture
def b() -> Building:
    return opened(a_session().at(Stage.AGREEMENT).drafted())


def opened(b: Building) -> Building:
    b.room.private.open(tuple(c.clause_id for c in b.session.clauses))
    return b


def clause_ids(b: Building) -> tuple[str, ...]:
    return tuple(c.clause_id for c in b.session.clauses)


def mark(b: Building, letter: str, number: int, answer: PrivateAnswer) -> None:
    words = SECRET if answer is IF else ""
    b.room.private.answer(clause_ids(b)[number - 1], b.id_of(letter), answer, words)


def seen(b: Building, audience: Both | Officer | PartyView) -> RoundView:
    round_ = b.session.private_rounds[-1]
    return view_for(b.session, round_, audience)


def with_marks(b: Building, marks: dict[tuple[int, str], PrivateAnswer | None]) -> Building:
    for (number, letter), answer in marks.items():
        if answer is not None:
            mark(b, letter, number, answer)
    return b


EVERY = (None, YES, NO, IF)


def test_a_party_sees_the_same_whatever_the_other_marked_unless_all_say_yes_to_all():
    """Every mark 甲 can make at two clauses beside every mark 乙 can: 4⁴ pairs of rooms."""
    pictures: dict[tuple[PrivateAnswer | None, ...], set[object]] = {}
    for own in product(EVERY, repeat=2):
        for others in product(EVERY, repeat=2):
            if own + others == (YES,) * 4:
                continue
            b = opened(a_session().at(Stage.AGREEMENT).drafted())
            with_marks(b, {(1, "乙"): others[0], (2, "乙"): others[1]})
            with_marks(b, {(1, "甲"): own[0], (2, "甲"): own[1]})
            view = seen(b, PartyView(b.id_of("甲")))
            pictures.setdefault(own, set()).add(repr(view))
    assert {own: len(shown) for own, shown in pictures.items()} == dict.fromkeys(product(EVERY, repeat=2), 1)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_order_of_marks_tells_one_party_of_another(data: st.DataObject):
    """Three parties mark in any order and change their minds; the room of 甲 shows only what 甲 did."""
    b = a_session().at(Stage.PARTIES).with_parties().with_party("白露", PartyRole.BOTH)
    b = opened(b.at(Stage.AGREEMENT).drafted())
    alone = opened(
        a_session()
        .at(Stage.PARTIES)
        .with_parties()
        .with_party("白露", PartyRole.BOTH)
        .at(Stage.AGREEMENT)
        .drafted()
    )
    steps = data.draw(
        st.lists(
            st.tuples(st.sampled_from("甲乙丙"), st.integers(1, 2), st.sampled_from((YES, NO, IF))),
            max_size=8,
        )
    )
    for letter, number, answer in steps:
        if seen(b, Both()).agreed:
            return
        mark(b, letter, number, answer)
        if letter == "甲":
            mark(alone, letter, number, answer)
        if not seen(b, Both()).agreed:
            assert seen(b, PartyView(b.id_of("甲"))) == seen(alone, PartyView(alone.id_of("甲")))


def test_a_full_yes_is_shown_to_everybody_and_then_stands(b: Building):
    for letter, number in product("甲乙", (1, 2)):
        assert not seen(b, Both()).agreed
        mark(b, letter, number, YES)
    for audience in (Both(), PartyView(b.id_of("甲")), PartyView(b.id_of("乙")), Officer()):
        assert seen(b, audience).agreed
    with pytest.raises(PrivateRoundNotAllowed, match="各方都同意了"):
        mark(b, "甲", 1, NO)


def test_the_room_sees_no_mark_a_party_its_own_and_the_officer_all(b: Building):
    mark(b, "甲", 1, IF)
    mark(b, "乙", 1, NO)
    assert seen(b, Both()).marks == ()
    (own,) = seen(b, PartyView(b.id_of("甲"))).marks
    assert (own.answer, own.words) == (IF, SECRET)
    assert SECRET not in repr(seen(b, PartyView(b.id_of("乙"))))
    assert {(m.party_id, m.answer) for m in seen(b, Officer()).marks} == {
        (b.id_of("甲"), IF),
        (b.id_of("乙"), NO),
    }


def test_somebody_who_is_not_asked_sees_no_mark_at_all():
    b = a_session().at(Stage.PARTIES).with_parties().with_party("翠湖公园", PartyRole.NEITHER)
    b = opened(b.at(Stage.AGREEMENT).drafted())
    mark(b, "甲", 1, NO)
    assert [p.letter for p in asked(b.session)] == ["甲", "乙"]
    assert seen(b, PartyView(b.id_of("丙"))).marks == ()
    with pytest.raises(BadInput, match="只请纠纷双方表态"):
        mark(b, "丙", 1, YES)


def test_the_latest_mark_counts_and_a_condition_wants_its_words(b: Building):
    mark(b, "甲", 1, NO)
    mark(b, "甲", 1, YES)
    (own,) = seen(b, PartyView(b.id_of("甲"))).marks
    assert own.answer is YES
    with pytest.raises(BadInput, match="同意的条件还是空的"):
        b.room.private.answer(clause_ids(b)[0], b.id_of("甲"), IF, " ")
    b.room.private.answer(clause_ids(b)[0], b.id_of("甲"), NO, "这句不留")
    assert seen(b, PartyView(b.id_of("甲"))).marks[0].words == ""


def refusals(b: Building) -> Iterator[str]:
    """What 乙 is told when 乙 does something that cannot be."""
    for answer, clause_id, letter in ((IF, clause_ids(b)[0], "乙"), (YES, "x", "乙")):
        try:
            b.room.private.answer(clause_id, b.id_of(letter), answer)
        except MediatorError as error:
            yield error.title.in_chinese()


def test_what_is_refused_to_a_party_does_not_depend_on_the_others(b: Building):
    before = list(refusals(b))
    mark(b, "甲", 1, NO)
    mark(b, "甲", 2, YES)
    assert before and list(refusals(b)) == before


def test_a_round_is_over_chosen_clauses_of_the_draft_one_round_at_a_time(b: Building):
    with pytest.raises(PrivateRoundNotAllowed, match="还没有结束"):
        b.room.private.open(clause_ids(b))
    b.room.private.close()
    assert open_round_of(b.session) is None
    with pytest.raises(BadInput, match="请选择要表态的条款"):
        b.room.private.open(())
    with pytest.raises(BadInput, match="已经不在草稿里"):
        b.room.private.open(("x",))
    b.room.private.open(clause_ids(b)[:1])
    with pytest.raises(BadInput, match="不在本轮表态里"):
        mark(b, "甲", 2, YES)
    mark(b, "甲", 1, YES)
    mark(b, "乙", 1, YES)
    assert seen(b, Both()).agreed


def test_words_that_are_being_marked_are_not_changed_meanwhile(b: Building):
    """Striking a clause on which one said no would show, by the full yes that follows, that somebody did."""
    for step in (
        lambda: b.room.agreement.strike_clause(clause_ids(b)[0]),
        lambda: b.room.agreement.revise_clause(clause_ids(b)[0], b.clause(amount_fen=30000)),
    ):
        with pytest.raises(PrivateRoundNotAllowed, match="请先结束本轮表态再改"):
            step()
    b.room.private.close()
    b.room.agreement.strike_clause(clause_ids(b)[0])
    assert len(b.session.clauses) == 1


def test_nobody_marks_a_text_that_is_locked_or_a_round_that_is_over(b: Building):
    b.locked()
    with pytest.raises(PrivateRoundNotAllowed, match="已锁定"):
        mark(b, "甲", 1, YES)
    b.room.agreement.unlock("有一条要修改")
    b.room.private.close()
    with pytest.raises(PrivateRoundNotAllowed, match="还没有开始"):
        mark(b, "甲", 1, YES)


def test_the_moment_of_a_mark_is_no_part_of_what_a_party_sees(b: Building):
    mark(b, "乙", 1, YES)
    early = seen(b, PartyView(b.id_of("乙")))
    later: Session = replace(
        b.session,
        private_rounds=tuple(
            replace(r, marks=tuple(replace(m, at=m.at.replace(hour=23)) for m in r.marks))
            for r in b.session.private_rounds
        ),
    )
    assert view_for(later, later.private_rounds[-1], PartyView(b.id_of("乙"))) == early
