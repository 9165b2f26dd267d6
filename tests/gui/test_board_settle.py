"""A difference is settled from its card, opened again, and what stays open is asked in a third round."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt

from mediator.domain.events import Comparison, DifferenceOutcome
from mediator.domain.stages import Stage
from mediator.gui.session.board import BoardPage
from mediator.gui.session.board_lanes import BoardLanes
from mediator.gui.session.board_settle import BoardSettle
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.interview_seating import Seating
from mediator.gui.session.interview_talk import TalkView
from tests.builders import Building
from tests.builders_interview import MARKERS, at_the_board
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.words_in_view import everything_in

Open = Callable[..., PageFrame]
QUESTION = "关于动手，请您再说说当时的情况。"


@pytest.fixture
def opened(theme: Look) -> Iterator[Open]:
    """Open a page of a session that was built: the board, or the further rounds."""
    frames: list[PageFrame] = []

    def make(made: Building, stage: Stage = Stage.COMPARISON, *, seated: str = "") -> PageFrame:
        pages = {Stage.COMPARISON: BoardPage, Stage.SECOND_ROUND: lambda context: InterviewPage(context, 2)}
        frame = PageFrame(made.room, pages, yes=("board-alone",), seated=seated)
        frames.append(frame)
        frame.open(stage)
        frame.hand.settle()
        return frame

    yield make
    for frame in frames:
        frame.close()


def with_a_difference() -> tuple[Building, str]:
    """Who struck first is told in two ways and listed to be asked again; the point's id."""
    made = at_the_board()
    shared = (MARKERS["甲"][0], MARKERS["乙"][0])
    ids = tuple(s.statement_id for s in made.session.statements if s.text in shared)
    made.room.board.note_point("谁先动手", "动手", Comparison.DIFFER, ids)
    point_id = made.session.fact_points[-1].point_id
    made.room.board.list_for_second_round(point_id, QUESTION)
    return made, point_id


def board_of(frame: PageFrame) -> BoardPage:
    assert isinstance(frame.page, BoardPage)
    return frame.page


def lanes_of(frame: PageFrame) -> BoardLanes:
    view = board_of(frame).view
    assert isinstance(view, BoardLanes)
    return view


def settle_of(frame: PageFrame) -> BoardSettle:
    view = board_of(frame).view
    assert isinstance(view, BoardSettle)
    return view


def talks_of(frame: PageFrame) -> InterviewPage:
    assert isinstance(frame.page, InterviewPage)
    return frame.page


def test_a_difference_is_left_open_with_a_reason_by_keyboard(opened: Open) -> None:
    made, point_id = with_a_difference()
    frame = opened(made)
    frame.hand.press(lanes_of(frame).cards[point_id].settle, Qt.Key.Key_Space)
    view = settle_of(frame)
    assert MARKERS["甲"][0] in everything_in(view)
    frame.hand.press(view.outcome.button_for("left_open"), Qt.Key.Key_Space)
    frame.hand.press(view.save, Qt.Key.Key_Space)
    assert "请写明为什么不再问" in everything_in(view.errors)
    frame.hand.type_into(view.reason.edit, "没有监控，双方都不再坚持")
    frame.hand.press(view.save, Qt.Key.Key_Space)
    settled = made.session.fact_point(point_id).settled
    assert settled is not None
    assert (settled.outcome, settled.reason) == (DifferenceOutcome.LEFT_OPEN, "没有监控，双方都不再坚持")
    shown = everything_in(lanes_of(frame).cards[point_id])
    assert "暂不查明" in shown
    assert "没有监控，双方都不再坚持" in shown
    assert not made.desk.drafts.load(made.session.session_id)


def test_what_was_settled_is_opened_again_from_its_card(opened: Open) -> None:
    made, point_id = with_a_difference()
    made.room.board.settle(point_id, DifferenceOutcome.RESOLVED)
    frame = opened(made)
    assert "已说清" in everything_in(lanes_of(frame).cards[point_id])
    frame.hand.click(lanes_of(frame).cards[point_id].settle)
    assert made.session.fact_point(point_id).settled is None
    assert "已说清" not in everything_in(lanes_of(frame).cards[point_id])


def test_without_a_clause_the_page_says_where_to_write_one(opened: Open) -> None:
    made, point_id = with_a_difference()
    frame = opened(made)
    board_of(frame).open_settle(point_id)
    view = settle_of(frame)
    frame.hand.click(view.outcome.button_for("became_clause"))
    frame.hand.click(view.save)
    assert "协议里还没有条款，先到“协议与签名”写好" in everything_in(view.errors)
    assert made.session.fact_point(point_id).settled is None


def test_a_difference_becomes_a_clause_of_the_agreement(opened: Open) -> None:
    made, point_id = with_a_difference()
    made.at(Stage.AGREEMENT)
    clause_id = made.room.agreement.draft_clause(made.clause()).clauses[-1].clause_id
    frame = opened(made)
    board_of(frame).open_settle(point_id)
    view = settle_of(frame)
    frame.hand.click(view.outcome.button_for("became_clause"))
    view.clause.choose(clause_id)
    frame.hand.click(view.save)
    settled = made.session.fact_point(point_id).settled
    assert settled is not None
    assert settled.clause_id == clause_id
    assert "写在协议第1条" in everything_in(lanes_of(frame).cards[point_id])


def test_a_reason_half_typed_waits_on_its_page(opened: Open) -> None:
    made, point_id = with_a_difference()
    frame = opened(made)
    board_of(frame).open_settle(point_id)
    frame.hand.click(settle_of(frame).outcome.button_for("left_open"))
    frame.hand.insert(settle_of(frame).reason.edit, "写到一半")
    board_of(frame).open_lanes()
    board_of(frame).open_settle(point_id)
    assert settle_of(frame).reason.text() == "写到一半"


def test_a_third_round_asks_what_is_still_open(opened: Open) -> None:
    made, _point_id = with_a_difference()
    made.room.advance()
    made.heard("甲", "第二轮的话", round_=2)
    frame = opened(made, Stage.SECOND_ROUND)
    frame.hand.secondary("再谈一轮（第3轮）")
    page = talks_of(frame)
    assert isinstance(page.view, Seating)
    assert "第3轮分别谈" in everything_in(page.view)
    page.view.choose(made.id_of("乙"))
    assert page.view.seat is not None
    frame.hand.click(page.view.seat.tick)
    frame.hand.click(page.view.seat.limits.tick)
    frame.hand.click(page.view.seat.start)
    talk = made.session.talks[-1]
    assert (talk.round, talk.person_id) == (3, made.id_of("乙"))
    assert isinstance(page.view, TalkView)
    shown = everything_in(page.view)
    assert "第3轮" in shown
    assert QUESTION in shown


def test_no_third_round_is_offered_once_everything_is_settled(opened: Open) -> None:
    made, point_id = with_a_difference()
    made.room.advance()
    made.heard("甲", "第二轮的话", round_=2)
    made.room.board.settle(point_id, DifferenceOutcome.RESOLVED)
    frame = opened(made, Stage.SECOND_ROUND)
    assert "再谈一轮" not in everything_in(frame.shell)


def test_the_page_opens_at_the_round_that_began_last(opened: Open) -> None:
    made, _point_id = with_a_difference()
    made.room.advance()
    made.heard("甲", "第二轮的话", round_=2)
    made.talk("乙", 3)
    frame = opened(made, Stage.SECOND_ROUND, seated=made.id_of("乙"))
    assert isinstance(talks_of(frame).view, TalkView)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("state", ["plain", "errors", "clause", "settled"])
def test_the_page_of_settling_is_whole_at_every_size(
    opened: Open, theme: Look, scale: float, state: str
) -> None:
    theme(scale=scale)
    made, point_id = with_a_difference()
    if state == "settled":
        made.room.board.settle(point_id, DifferenceOutcome.LEFT_OPEN, reason="双方都不再坚持")
    frame = opened(made)
    page = board_of(frame)
    if state != "settled":
        page.open_settle(point_id)
    if state == "clause":
        frame.hand.click(settle_of(frame).outcome.button_for("became_clause"))
    if state == "errors":
        frame.hand.click(settle_of(frame).save)
    frame.hand.settle()
    assert audit(page) == []
    assert fits(frame.shell) == []
    assert overflowing(page) == []
    assert stops_without_name(page) == []
