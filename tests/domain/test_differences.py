"""What becomes of differences, and the rounds held for those that stay open."""

from __future__ import annotations

import pytest

from mediator.domain.differences import (
    DifferenceNotSettled,
    is_open,
    latest_round,
    next_round,
    open_differences,
    still_asked_of,
    still_listed,
)
from mediator.domain.errors import BadInput
from mediator.domain.events import Comparison, DifferenceOutcome
from mediator.domain.stages import Stage
from tests.builders import Building
from tests.builders_interview import MARKERS, at_the_board


def with_a_difference(comparison: Comparison = Comparison.DIFFER) -> tuple[Building, str]:
    """A point of 甲 and 乙 on the board, listed to be asked again; its id."""
    made = at_the_board()
    ids = tuple(
        s.statement_id for s in made.session.statements if s.text in (MARKERS["甲"][0], MARKERS["乙"][0])
    )
    point_id = made.room.board.note_point("谁先动手", "动手", comparison, ids).fact_points[-1].point_id
    if comparison is not Comparison.AGREE:
        made.room.board.list_for_second_round(point_id, "关于动手，请您再说说。")
    return made, point_id


def test_a_difference_made_clear_is_open_no_more() -> None:
    made, point_id = with_a_difference()
    assert [p.point_id for p in open_differences(made.session)] == [point_id]
    made.room.board.settle(point_id, DifferenceOutcome.RESOLVED)
    assert open_differences(made.session) == ()
    settled = made.session.fact_point(point_id).settled
    assert settled is not None
    assert (settled.outcome, settled.reason, settled.clause_id) == (DifferenceOutcome.RESOLVED, "", "")


def test_leaving_a_difference_open_takes_a_reason() -> None:
    made, point_id = with_a_difference()
    with pytest.raises(BadInput):
        made.room.board.settle(point_id, DifferenceOutcome.LEFT_OPEN)
    made.room.board.settle(point_id, DifferenceOutcome.LEFT_OPEN, reason="没有监控，双方都不再坚持")
    settled = made.session.fact_point(point_id).settled
    assert settled is not None
    assert settled.reason == "没有监控，双方都不再坚持"


def test_a_clause_that_takes_up_a_difference_must_be_in_the_agreement() -> None:
    made, point_id = with_a_difference()
    with pytest.raises(BadInput):
        made.room.board.settle(point_id, DifferenceOutcome.BECAME_CLAUSE, clause_id="nowhere")
    made.at(Stage.AGREEMENT)
    clause_id = made.room.agreement.draft_clause(made.clause()).clauses[-1].clause_id
    made.room.board.settle(point_id, DifferenceOutcome.BECAME_CLAUSE, clause_id=clause_id)
    settled = made.session.fact_point(point_id).settled
    assert settled is not None
    assert settled.clause_id == clause_id


def test_where_accounts_agree_nothing_is_settled() -> None:
    made, point_id = with_a_difference(Comparison.AGREE)
    with pytest.raises(DifferenceNotSettled):
        made.room.board.settle(point_id, DifferenceOutcome.RESOLVED)


def test_a_settled_difference_is_settled_once_and_can_be_opened_again() -> None:
    made, point_id = with_a_difference()
    with pytest.raises(DifferenceNotSettled):
        made.room.board.reopen(point_id)
    made.room.board.settle(point_id, DifferenceOutcome.RESOLVED)
    with pytest.raises(DifferenceNotSettled):
        made.room.board.settle(point_id, DifferenceOutcome.RESOLVED)
    made.room.board.reopen(point_id)
    assert is_open(made.session.fact_point(point_id))


def test_a_settled_point_is_asked_of_nobody_any_more() -> None:
    made, point_id = with_a_difference()
    assert [q.point_id for q in still_asked_of(made.session, made.id_of("甲"))] == [point_id]
    assert still_asked_of(made.session, made.id_of("证")) == ()
    made.room.board.settle(point_id, DifferenceOutcome.RESOLVED)
    assert still_listed(made.session) == ()


def test_a_third_round_is_held_for_what_is_still_open() -> None:
    made, point_id = with_a_difference()
    made.room.advance()
    assert next_round(made.session) is None, "the second round comes by its own stage"
    made.heard("甲", "再说一次", round_=2)
    assert next_round(made.session) == 3
    made.heard("乙", "又说一次", round_=3)
    assert latest_round(made.session) == 3
    assert next_round(made.session) == 4
    made.room.board.settle(point_id, DifferenceOutcome.RESOLVED)
    assert next_round(made.session) is None


def test_no_further_round_begins_while_a_talk_goes_on() -> None:
    made, _point_id = with_a_difference()
    made.room.advance()
    made.heard("甲", "再说一次", round_=2)
    made.talk("乙", 2)
    assert next_round(made.session) is None
