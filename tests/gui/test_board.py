"""The comparison board: for the officer alone, three lanes, statements made into points, the second round."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt

from mediator.domain.events import Comparison
from mediator.domain.stages import Stage
from mediator.gui.session.board import BoardPage
from mediator.gui.session.board_cover import BoardCover
from mediator.gui.session.board_items import PointCard
from mediator.gui.session.board_lanes import BoardLanes
from mediator.gui.session.board_outline import BoardOutline
from mediator.gui.session.board_sort import ALL, BoardSort
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
    """Open the board of a session that was built; `alone` answers the question before it."""
    frames: list[PageFrame] = []

    def make(made: Building, *, alone: bool = True) -> PageFrame:
        frame = PageFrame(made.room, {Stage.COMPARISON: BoardPage}, yes=("board-alone",) if alone else ())
        frames.append(frame)
        frame.open(Stage.COMPARISON)
        frame.hand.settle()
        return frame

    yield make
    for frame in frames:
        frame.close()


def page_of(frame: PageFrame) -> BoardPage:
    assert isinstance(frame.page, BoardPage)
    return frame.page


def lanes_of(frame: PageFrame) -> BoardLanes:
    view = page_of(frame).view
    assert isinstance(view, BoardLanes)
    return view


def sort_of(frame: PageFrame) -> BoardSort:
    view = page_of(frame).view
    assert isinstance(view, BoardSort)
    return view


def shared(made: Building) -> dict[str, str]:
    """The ids of the statements that may be passed on, by letter."""
    return {
        letter: next(s.statement_id for s in made.session.statements if s.text == words[0])
        for letter, words in MARKERS.items()
    }


def with_points() -> Building:
    """One point a lane; the one that differs is asked again."""
    made = at_the_board()
    ids = shared(made)
    note = made.room.board.note_point
    note("双方在门口争执", "争执", Comparison.AGREE, (ids["甲"], ids["乙"]))
    note("谁先动手", "动手", Comparison.DIFFER, (ids["甲"], ids["乙"]))
    note("听到关门声", "动手", Comparison.ONE_SIDE, (ids["证"],))
    made.room.board.list_for_second_round(made.session.fact_points[1].point_id, QUESTION)
    return made


def test_the_board_shows_nothing_until_no_party_sees_the_screen(opened: Open) -> None:
    frame = opened(with_points(), alone=False)
    assert isinstance(page_of(frame).view, BoardCover)
    assert frame.questions.asked == ["board-alone"]
    everywhere = everything_in(frame.shell)
    assert "谁先动手" not in everywhere
    assert not [words for pair in MARKERS.values() for words in pair if words in everywhere]
    frame.questions.yes.add("board-alone")
    frame.hand.click(page_of(frame).view.open)
    assert isinstance(page_of(frame).view, BoardLanes)


def test_the_question_is_asked_once_a_visit_and_again_at_the_next(opened: Open) -> None:
    frame = opened(with_points())
    lanes_of(frame)
    page_of(frame).open_outline()
    page_of(frame).open_lanes()
    assert frame.questions.asked == ["board-alone"]
    frame.questions.yes.clear()
    page_of(frame).hide()
    assert isinstance(page_of(frame).view, BoardCover)
    page_of(frame).show()
    frame.hand.settle()
    assert frame.questions.asked == ["board-alone", "board-alone"]
    assert "谁先动手" not in everything_in(frame.shell)


def test_each_point_stands_in_its_lane_with_words_only_where_accounts_differ(opened: Open) -> None:
    frame = opened(with_points())
    lanes = lanes_of(frame).lanes
    agree, differ = everything_in(lanes[Comparison.AGREE]), everything_in(lanes[Comparison.DIFFER])
    assert "双方在门口争执" in agree
    assert "甲-1·乙-1" in agree
    assert MARKERS["甲"][0] not in agree
    assert MARKERS["甲"][0] in differ
    assert MARKERS["乙"][0] in differ
    assert "听到关门声" in everything_in(lanes[Comparison.ONE_SIDE])


def test_a_source_opens_the_statement_it_names(opened: Open) -> None:
    made = with_points()
    frame = opened(made)
    point_id = made.session.fact_points[0].point_id
    frame.hand.click(lanes_of(frame).cards[point_id].sources)
    assert MARKERS["甲"][0] in everything_in(lanes_of(frame).lanes[Comparison.AGREE])


def test_private_words_are_nowhere_on_any_view_of_the_board(opened: Open) -> None:
    made = with_points()
    frame = opened(made)
    page = page_of(frame)
    kept = [private for _shared, private in MARKERS.values()]
    for view in (page.open_lanes, page.open_sort, page.open_outline):
        view()
        assert not [words for words in kept if words in everything_in(frame.shell)]
    page.open_sort(made.session.fact_points[1].point_id)
    assert not [words for words in kept if words in everything_in(frame.shell)]
    assert frame.footer.hint() == "3条“只留本人谈话”的内容未列入看板"


def test_a_point_is_made_with_the_keyboard_alone(opened: Open) -> None:
    made = at_the_board()
    frame = opened(made)
    view = sort_of(frame)
    assert view.ticks.hasFocus()
    assert [row.text for row in view.ticks.rows()] == [words[0] for words in MARKERS.values()]
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        frame.hand.press(view.ticks, key)
    editor = view.editor
    frame.hand.type_into(editor.title.edit, "谁先动手")
    frame.hand.type_into(editor.topic.edit, "动手")
    frame.hand.press(editor.lane.button_for("differ"), Qt.Key.Key_Space)
    frame.hand.press(editor.again.tick, Qt.Key.Key_Space)
    assert editor.again.words.text() == QUESTION
    frame.hand.press(editor.save, Qt.Key.Key_Space)
    point = made.session.fact_points[0]
    assert (point.title, point.topic, point.comparison) == ("谁先动手", "动手", Comparison.DIFFER)
    assert point.statement_ids == (shared(made)["甲"], shared(made)["乙"])
    listed = made.session.second_round[0]
    assert (listed.question, listed.person_ids) == (QUESTION, (made.id_of("甲"), made.id_of("乙")))
    assert [row.text for row in sort_of(frame).ticks.rows()] == [MARKERS["证"][0]]
    assert not made.desk.drafts.load(made.session.session_id)
    assert not frame.unsaved


def test_one_speaker_is_one_side_and_two_leave_the_lane_to_the_officer(opened: Open) -> None:
    frame = opened(at_the_board())
    view = sort_of(frame)
    first, second = (row.key for row in view.ticks.rows()[:2])
    view.editor.toggle(first)
    assert view.editor.lane.value() == "one_side"
    view.editor.toggle(second)
    assert view.editor.lane.value() == ""


def test_what_is_missing_is_said_on_top_and_at_its_field(opened: Open) -> None:
    made = at_the_board()
    frame = opened(made)
    editor = sort_of(frame).editor
    frame.hand.click(editor.save)
    assert editor.errors.hasFocus()
    assert editor.title.error() == "请写明事实点"
    assert editor.topic.error() == "请写明事项"
    assert not made.session.fact_points


def test_a_lane_that_does_not_fit_the_speakers_is_refused(opened: Open) -> None:
    made = at_the_board()
    frame = opened(made)
    editor = sort_of(frame).editor
    editor.toggle(sort_of(frame).ticks.rows()[0].key)
    frame.hand.type_into(editor.title.edit, "经过")
    frame.hand.type_into(editor.topic.edit, "经过")
    frame.hand.click(editor.lane.button_for("agree"))
    frame.hand.click(editor.save)
    assert "至少要选两个人的陈述" in everything_in(editor.errors)
    assert not made.session.fact_points


def test_a_point_is_changed_and_keeps_its_question(opened: Open) -> None:
    made = with_points()
    frame = opened(made)
    point = made.session.fact_points[1]
    frame.hand.click(lanes_of(frame).cards[point.point_id].edit)
    editor = sort_of(frame).editor
    assert editor.title.text() == "谁先动手"
    frame.hand.type_into(editor.title.edit, "谁先推了谁")
    frame.hand.click(editor.save)
    assert made.session.fact_point(point.point_id).title == "谁先推了谁"
    assert made.session.second_round[0].question == QUESTION
    assert made.room.session.version == made.events[-1].version
    lanes_of(frame)


def test_a_point_taken_off_can_be_put_back(opened: Open) -> None:
    made = with_points()
    frame = opened(made)
    point = made.session.fact_points[0]
    frame.hand.click(lanes_of(frame).cards[point.point_id].edit)
    frame.hand.click(sort_of(frame).editor.drop)
    assert point.title not in [p.title for p in made.session.fact_points]
    assert frame.undo is not None
    frame.undo()
    assert point.title in [p.title for p in made.session.fact_points]


def test_the_toggle_lists_a_neutral_question_and_takes_it_off(opened: Open) -> None:
    made = with_points()
    frame = opened(made)
    point_id = made.session.fact_points[2].point_id
    frame.hand.click(lanes_of(frame).cards[point_id].second)
    assert made.session.second_round[-1].question == QUESTION
    assert lanes_of(frame).cards[point_id].second.text().strip() == "已列入第二轮"
    frame.hand.click(lanes_of(frame).cards[point_id].second)
    assert point_id not in [q.point_id for q in made.session.second_round]


def test_the_outline_is_worded_anew_for_whom_it_is_put_to(opened: Open) -> None:
    made = with_points()
    frame = opened(made)
    frame.hand.secondary("查看第二轮提纲（1）")
    view = page_of(frame).view
    assert isinstance(view, BoardOutline)
    card = next(iter(view.cards.values()))
    assert not card.save.isEnabled()
    frame.hand.type_into(card.words.edit, "请您再说说两个人碰到一起的经过。")
    frame.hand.click(card.people.chip_of(made.id_of("证")))
    frame.hand.click(card.save)
    listed = made.session.second_round[0]
    assert listed.question == "请您再说说两个人碰到一起的经过。"
    assert made.id_of("证") in listed.person_ids
    assert not made.desk.drafts.load(made.session.session_id)


def test_an_outline_question_without_words_or_people_is_not_recorded(opened: Open) -> None:
    made = with_points()
    frame = opened(made)
    page_of(frame).open_outline()
    view = page_of(frame).view
    assert isinstance(view, BoardOutline)
    card = next(iter(view.cards.values()))
    frame.hand.type_into(card.words.edit, "")
    frame.hand.primary()
    assert "还是空的" in card.words.error()
    assert made.session.stage is Stage.COMPARISON
    assert made.session.second_round[0].question == QUESTION


def test_a_question_taken_off_the_outline_comes_back_by_its_toast(opened: Open) -> None:
    made = with_points()
    frame = opened(made)
    page_of(frame).open_outline()
    view = page_of(frame).view
    assert isinstance(view, BoardOutline)
    frame.hand.click(next(iter(view.cards.values())).remove)
    assert not made.session.second_round
    assert frame.undo is not None
    frame.undo()
    assert made.session.second_round[0].question == QUESTION


def test_a_long_lane_fills_up_to_its_last_card(opened: Open) -> None:
    made = with_points()
    ids = shared(made)
    for place in range(20):
        made.room.board.note_point(f"事实{place}", "动手", Comparison.DIFFER, (ids["甲"], ids["乙"]))
    frame = opened(made)
    for _turn in range(12):
        frame.hand.settle()
    assert set(lanes_of(frame).cards) == {p.point_id for p in made.session.fact_points}
    titles = [c.title_shown for c in lanes_of(frame).lanes[Comparison.DIFFER].findChildren(PointCard)]
    assert titles == ["谁先动手", *(f"事实{place}" for place in range(20))]


def test_topics_filter_the_lanes(opened: Open) -> None:
    frame = opened(with_points())
    lanes = lanes_of(frame)
    assert [b.text() for b in lanes.topics.chips.buttons()] == ["全部3", "争执1", "动手2"]
    frame.hand.click(lanes.topics.chips.button_for("争执"))
    assert [card.title_shown for card in lanes.cards.values()] == ["双方在门口争执"]


def test_a_point_being_written_comes_back_when_the_page_is_built_anew(opened: Open) -> None:
    made = at_the_board()
    frame = opened(made)
    view = sort_of(frame)
    view.editor.toggle(view.ticks.rows()[0].key)
    frame.hand.insert(view.editor.title.edit, "说到一半的事实点")
    frame.open(Stage.COMPARISON)
    frame.hand.settle()
    again = sort_of(frame).editor
    assert again.title.text() == "说到一半的事实点"
    assert again.chosen() == (shared(made)["甲"],)
    assert again.lane.value() == "one_side"


def test_a_change_that_was_begun_comes_back_too(opened: Open) -> None:
    made = with_points()
    frame = opened(made)
    point_id = made.session.fact_points[1].point_id
    page_of(frame).open_sort(point_id)
    frame.hand.type_into(sort_of(frame).editor.title.edit, "改到一半")
    frame.open(Stage.COMPARISON)
    frame.hand.settle()
    assert sort_of(frame).editor.point_id == point_id
    assert sort_of(frame).editor.title.text() == "改到一半"


def test_the_board_leads_on_to_the_second_round(opened: Open) -> None:
    made = with_points()
    frame = opened(made)
    frame.hand.primary()
    assert made.session.stage is Stage.SECOND_ROUND


def test_without_a_question_the_second_round_is_left_out_with_a_reason(opened: Open) -> None:
    made = with_points()
    made.room.board.unlist(made.session.second_round[0].point_id)
    frame = opened(made)
    frame.hand.primary()
    assert made.session.stage is Stage.COMPARISON
    frame.questions.texts["skip-second_round"] = "各方说法已经一致"
    frame.hand.primary()
    assert made.session.skipped == {Stage.SECOND_ROUND: "各方说法已经一致"}
    assert made.session.stage is Stage.SHUTTLE


def test_an_empty_board_does_not_lead_on(opened: Open) -> None:
    made = at_the_board()
    frame = opened(made)
    frame.hand.primary()
    assert "还没有事实点" in frame.questions.told[0].title.in_chinese()
    assert made.session.stage is Stage.COMPARISON


def test_every_statement_can_be_chosen_again_for_another_point(opened: Open) -> None:
    frame = opened(with_points())
    page_of(frame).open_sort()
    assert [row.text for row in sort_of(frame).ticks.rows()] == [words[0] for words in MARKERS.values()]
    assert sort_of(frame).filter.chosen() == (ALL,)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("state", ["cover", "lanes", "sources", "sort", "errors", "edit", "outline"])
def test_every_view_of_the_board_is_whole_at_every_size(
    opened: Open, theme: Look, scale: float, state: str
) -> None:
    theme(scale=scale)
    made = with_points()
    frame = opened(made, alone=state != "cover")
    page = page_of(frame)
    if state == "sources":
        frame.hand.click(lanes_of(frame).cards[made.session.fact_points[0].point_id].sources)
    elif state in ("sort", "errors"):
        page.open_sort()
    elif state == "edit":
        page.open_sort(made.session.fact_points[1].point_id)
    elif state == "outline":
        page.open_outline()
    if state == "errors":
        frame.hand.click(sort_of(frame).editor.save)
    frame.hand.settle()
    assert audit(page) == []
    assert fits(frame.shell) == []
    assert overflowing(page) == []
    assert stops_without_name(page) == []
