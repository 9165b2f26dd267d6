"""From a difference to a neutral question: it fits the kind, names nobody and quotes nobody."""

from __future__ import annotations

import pytest

from mediator.domain.comparables import ComparableKind
from mediator.domain.events import Comparison
from mediator.domain.mentions import mentions
from mediator.domain.next_questions import ABOUT, kinds_of, next_questions, question_about, reveals_nothing
from mediator.domain.suggestions import suggestions
from tests.builders_accounts import FILES, Accounts

KINDS = {
    "noise-hours": ComparableKind.TIME,
    "who-struck-first": ComparableKind.ORDER,
    "repair-bill": ComparableKind.AMOUNT,
    "parked-where": ComparableKind.PLACE,
    "who-was-there": ComparableKind.PEOPLE,
}


def with_point(stem: str) -> Accounts:
    """The first difference of a file, confirmed."""
    accounts = Accounts(next(path for path in FILES if path.stem == stem))
    found = suggestions(accounts.made.session, accounts.matrix())[0]
    assert found.comparison is Comparison.DIFFER
    accounts.made.room.board.note_point(found.title, found.topic_title, found.comparison, found.statement_ids)
    return accounts


@pytest.mark.parametrize(("stem", "kind"), KINDS.items())
def test_the_question_fits_what_differs(stem: str, kind: ComparableKind) -> None:
    session = with_point(stem).made.session
    point = session.fact_points[0]
    assert kind in kinds_of(session, point)
    people = tuple(p.person_id for p in session.parties)
    asked = question_about(session, point, people)
    assert asked.template in [t.template for k in kinds_of(session, point) for t in ABOUT[k]]


@pytest.mark.parametrize("stem", KINDS)
def test_no_question_holds_anything_particular_or_anybodys_words(stem: str) -> None:
    session = with_point(stem).made.session
    point = session.fact_points[0]
    people = tuple(p.person_id for p in session.parties)
    names = tuple(p.name for p in session.people)
    for question in next_questions(session, point.topic, kinds_of(session, point), people):
        words = question.in_chinese()
        assert mentions(words, names=names) == ()
        assert not any(name in words for name in names)
        assert reveals_nothing(session, words, people)


def test_every_kind_has_several_questions_and_none_leads() -> None:
    assert set(ABOUT) == {None, *ComparableKind}
    assert all(len(templates) >= 2 for templates in ABOUT.values())
    words = "".join(t.template for templates in ABOUT.values() for t in templates)
    assert not [
        leading for leading in ("是不是", "难道", "为什么要", "对吧", "对方", "承认") if leading in words
    ]


def test_a_topic_that_is_itself_particular_is_left_out() -> None:
    session = with_point("repair-bill").made.session
    people = tuple(p.person_id for p in session.parties)
    found = next_questions(session, "报价680元", (ComparableKind.AMOUNT,), people)
    assert [question.in_chinese() for question in found] == ["请您把那天的情况再从头讲一遍。"]


def test_what_was_asked_before_is_not_asked_in_the_same_words() -> None:
    accounts = with_point("noise-hours")
    made, point = accounts.made, accounts.made.session.fact_points[0]
    people = tuple(p.person_id for p in made.session.parties)
    first = question_about(made.session, point, people).in_chinese()
    made.room.board.list_for_second_round(point.point_id, first, people)
    made.room.advance()
    talk_id = made.talk("甲", 2)
    made.room.talks.ask(talk_id, point.point_id, first)
    assert question_about(made.session, point, people).in_chinese() != first


def test_a_point_without_anything_comparable_gets_the_open_question() -> None:
    accounts = Accounts(next(path for path in FILES if path.stem == "nothing-to-compare"))
    session = accounts.made.session
    ids = (session.statements[0].statement_id, session.statements[2].statement_id)
    accounts.made.room.board.note_point("经过", "经过", Comparison.DIFFER, ids)
    session = accounts.made.session
    people = tuple(p.person_id for p in session.parties)
    asked = question_about(session, session.fact_points[0], people).in_chinese()
    assert asked == "关于经过，请您再说说当时的情况。"
