"""The board as a table of topics and people, with suggestions, and as a line of time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mediator.domain.account_matrix import CellState
from mediator.domain.events import Comparison
from mediator.domain.stages import Stage
from mediator.gui.session.board import BoardPage
from mediator.gui.session.board_lanes import BoardLanes
from mediator.gui.session.board_matrix import BoardMatrix
from mediator.gui.session.board_outline import BoardOutline
from mediator.gui.session.board_sort import BoardSort
from mediator.gui.session.board_timeline import BoardTimeline
from tests.builders_accounts import FILES, Accounts
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import Look
from tests.gui.frame_of_pages import PageFrame
from tests.gui.words_in_view import everything_in

Open = Callable[[Accounts], PageFrame]


def accounts_of(stem: str) -> Accounts:
    return Accounts(next(path for path in FILES if path.stem == stem))


@pytest.fixture
def opened(theme: Look) -> Iterator[Open]:
    """Open the board of these accounts."""
    frames: list[PageFrame] = []

    def make(accounts: Accounts) -> PageFrame:
        frame = PageFrame(accounts.made.room, {Stage.COMPARISON: BoardPage}, yes=("board-alone",))
        frames.append(frame)
        frame.open(Stage.COMPARISON)
        frame.hand.settle()
        page_of(frame).open_lanes()
        return frame

    yield make
    for frame in frames:
        frame.close()


def page_of(frame: PageFrame) -> BoardPage:
    assert isinstance(frame.page, BoardPage)
    return frame.page


def table_of(frame: PageFrame) -> BoardMatrix:
    view = page_of(frame).view
    assert isinstance(view, BoardMatrix)
    return view


def in_table(frame: PageFrame) -> BoardMatrix:
    """Turn to the table with the switch over the lanes."""
    view = page_of(frame).view
    assert isinstance(view, BoardLanes)
    frame.hand.click(view.switch.chips.button_for("matrix"))
    frame.hand.settle()
    return table_of(frame)


def shown(view: BoardMatrix) -> list[list[str]]:
    model = view.model
    return [
        [str(model.data(model.index(line, column))) for column in range(model.columnCount())]
        for line in range(model.rowCount())
    ]


def test_the_table_has_topics_down_and_people_across(opened: Open) -> None:
    view = in_table(opened(accounts_of("noise-hours")))
    heads = [view.model.headerData(i, Qt.Orientation.Horizontal) for i in range(view.model.columnCount())]
    assert heads == ["事项", "甲·陶静怡", "乙·罗启明", "比对结果"]
    assert [line[0] for line in shown(view)] == ["声音", "持续多久"]
    assert shown(view)[1] == ["持续多久", "一直响了20分钟。", "前后只响了5分钟。", "未比对"]


def test_a_cell_says_whether_somebody_was_silent_not_asked_or_keeps_it(opened: Open) -> None:
    accounts = accounts_of("kept-to-the-speaker")
    view = in_table(opened(accounts))
    assert shown(view)[0][1] == "只留本人1条"
    states = [[cell.state for cell in row.cells] for row in view.matrix().rows]
    assert states[0] == [CellState.KEPT, CellState.SAID]
    there = accounts_of("who-was-there")
    view = in_table(opened(there))
    assert shown(view)[0][3] == "问过，没有说"


def test_words_kept_to_their_speaker_are_nowhere_in_the_table_or_beside_it(opened: Open) -> None:
    frame = opened(accounts_of("kept-to-the-speaker"))
    view = in_table(frame)
    for line in range(view.model.rowCount()):
        for column in range(view.model.columnCount()):
            view.table.setCurrentIndex(view.model.index(line, column))
            frame.hand.settle()
            assert "赔300元" not in everything_in(frame.shell)
            assert "其实是我先推的他" not in everything_in(frame.shell)


def test_the_arrow_keys_go_through_the_cells_and_show_each_in_full(opened: Open) -> None:
    frame = opened(accounts_of("noise-hours"))
    view = in_table(frame)
    assert frame.shell.focusWidget() is view.table
    frame.hand.press(view.table, Qt.Key.Key_Right)
    assert "3月14日晚上十点半，我听到楼上拖家具的声音。" in everything_in(view)
    assert "甲-1" in everything_in(view)
    frame.hand.press(view.table, Qt.Key.Key_Down)
    assert "一直响了20分钟。" in everything_in(view)
    assert [card.suggestion.topic for card in view.found.cards] == ["持续多久"]


def test_a_suggestion_is_marked_and_counts_once_it_is_confirmed(opened: Open) -> None:
    accounts = accounts_of("noise-hours")
    frame = opened(accounts)
    view = in_table(frame)
    assert len(view.found.cards) == 3
    card = view.found.cards[0]
    assert "建议" in everything_in(card)
    assert "甲-1说“晚上十点半”，乙-1说“晚上九点半”：时间不同" in everything_in(card)
    assert not accounts.made.session.fact_points
    frame.hand.press(card.confirm, Qt.Key.Key_Space)
    point = accounts.made.session.fact_points[0]
    assert (point.title, point.topic, point.comparison) == ("声音·时间", "声音", Comparison.DIFFER)
    assert shown(view)[0][3] == "说法不同"
    assert len(view.found.cards) == 2


def test_one_press_confirms_a_difference_and_asks_again_in_neutral_words(opened: Open) -> None:
    accounts = accounts_of("noise-hours")
    frame = opened(accounts)
    view = in_table(frame)
    frame.hand.click(view.found.cards[0].ask)
    listed = accounts.made.session.second_round[0]
    assert listed.question == "关于声音，请您说说是什么时候，您是怎么知道时间的。"
    assert set(listed.person_ids) == {p.person_id for p in accounts.made.session.parties}


def test_the_outline_offers_other_neutral_words_for_the_same_point(opened: Open) -> None:
    accounts = accounts_of("noise-hours")
    frame = opened(accounts)
    frame.hand.click(in_table(frame).found.cards[0].ask)
    page_of(frame).open_outline()
    view = page_of(frame).view
    assert isinstance(view, BoardOutline)
    card = next(iter(view.cards.values()))
    first, seen = card.words.text(), []
    for _time in range(8):
        frame.hand.click(card.other)
        seen.append(card.words.text())
        if seen[-1] == first:
            break
    assert seen[-1] == first, "after the last one the first comes again"
    assert len(set(seen)) >= 4
    assert all("关于声音" in words or "从头讲" in words for words in seen)


def test_no_way_of_seeing_the_board_opens_a_window_of_its_own(opened: Open) -> None:
    frame = opened(accounts_of("noise-hours"))
    in_table(frame)
    page_of(frame).open_timeline()
    frame.hand.settle()
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [frame.shell]


def test_what_agrees_is_not_asked_about_again(opened: Open) -> None:
    view = in_table(opened(accounts_of("noise-hours")))
    assert [card.ask.isHidden() for card in view.found.cards] == [False, False, True]


def test_a_suggestion_put_aside_stays_away_while_the_page_is_open(opened: Open) -> None:
    accounts = accounts_of("noise-hours")
    frame = opened(accounts)
    view = in_table(frame)
    frame.hand.click(view.found.cards[0].dismiss)
    assert len(view.found.cards) == 2
    page_of(frame).open_lanes()
    assert len(in_table(frame).found.cards) == 2
    assert not accounts.made.session.fact_points


def test_enter_opens_the_point_of_a_topic(opened: Open) -> None:
    accounts = accounts_of("noise-hours")
    frame = opened(accounts)
    view = in_table(frame)
    frame.hand.click(view.found.cards[0].confirm)
    view.table.setFocus()
    frame.hand.press(view.table, Qt.Key.Key_Return)
    sort = page_of(frame).view
    assert isinstance(sort, BoardSort)
    assert sort.editor.title.text() == "声音·时间"


def test_confirming_leaves_a_point_half_written_as_it_was(opened: Open) -> None:
    frame = opened(accounts_of("noise-hours"))
    page_of(frame).open_sort()
    sort = page_of(frame).view
    assert isinstance(sort, BoardSort)
    frame.hand.insert(sort.editor.title.edit, "写到一半")
    page_of(frame).open_lanes()
    view = in_table(frame)
    frame.hand.click(view.found.cards[0].confirm)
    page_of(frame).open_sort()
    again = page_of(frame).view
    assert isinstance(again, BoardSort)
    assert again.editor.title.text() == "写到一半"


def test_the_line_of_time_has_every_hour_said_and_the_gap_between(opened: Open) -> None:
    frame = opened(accounts_of("noise-hours"))
    view = page_of(frame).view
    assert isinstance(view, BoardLanes)
    frame.hand.click(view.switch.chips.button_for("timeline"))
    time = page_of(frame).view
    assert isinstance(time, BoardTimeline)
    rows = time.moments.rows()
    assert [row.hour for row in rows] == ["21:30", "", "22:30"]
    assert rows[1].in_words() == "这中间1小时没有人说到"
    assert rows[0].source.startswith("乙-1")
    assert rows[2].text == "3月14日晚上十点半，我听到楼上拖家具的声音"
    assert frame.shell.focusWidget() is time.moments


def test_without_an_hour_the_line_of_time_says_so(opened: Open) -> None:
    frame = opened(accounts_of("nothing-to-compare"))
    page_of(frame).open_timeline()
    assert "各方说法里没有写明几点" in everything_in(page_of(frame))


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("state", ["lanes", "matrix", "cell", "confirmed", "timeline"])
def test_every_way_of_seeing_the_board_is_whole_at_every_size(
    opened: Open, theme: Look, scale: float, state: str
) -> None:
    theme(scale=scale)
    frame = opened(accounts_of("three-accounts"))
    page = page_of(frame)
    if state == "timeline":
        page.open_timeline()
    elif state != "lanes":
        page.open_matrix()
    frame.hand.settle()
    if state == "cell":
        frame.hand.press(table_of(frame).table, Qt.Key.Key_Right)
    elif state == "confirmed":
        frame.hand.click(table_of(frame).found.cards[0].confirm)
    frame.hand.settle()
    assert audit(page) == []
    assert fits(frame.shell) == []
    assert overflowing(page) == []
    assert stops_without_name(page) == []
