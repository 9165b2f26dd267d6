"""全部会谈 and 查询: found by words and state, readable, names cut until one is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mediator.gui.pages.records import RecordsPage
from mediator.gui.pages.session_table import COLUMNS, HOST, NAMES, NUMBER, STATE, TITLE
from mediator.gui.preferences import Look as Chosen
from mediator.services.desk import Desk
from mediator.services.reception import Reception
from tests.builders import a_desk, a_session
from tests.fakes import CountingIds, MemoryRecord
from tests.gui.audit import audit, fits, overflowing, stops_without_name
from tests.gui.conftest import Look, on_screen
from tests.gui.whole_window import Whole, press, texts_in
from tests.people_samples import MATTER, OFFICER, OTHER_OFFICER, SUPERVISOR

Make = Callable[..., Whole]


def a_shelf() -> Desk:
    """Three sessions: one under way with people, one just opened, one that came to nothing."""
    desk = a_desk()
    a_session(desk=desk).with_parties()
    for title in ("停车位争执", "阳台花盆"):
        room = Reception(desk).open(replace(MATTER, title=title), guide_id="general")
    room.terminate("不谈了", "告知起诉")
    return desk


def page_of(qtbot: QtBot, desk: Desk, typed: dict[str, str] | None = None) -> RecordsPage:
    page = RecordsPage(desk, "全部会谈", typed or {})
    on_screen(qtbot, page, 1150, 650)
    return page


def cells(page: RecordsPage, column: int) -> list[str]:
    model = page.table.model()
    return [str(model.index(r, column).data()) for r in range(model.rowCount())]


def test_every_session_is_listed_the_one_touched_last_first(qtbot: QtBot, theme: Look):
    page = page_of(qtbot, a_shelf())
    assert cells(page, TITLE) == ["阳台花盆", "停车位争执", "楼道纠纷"]
    assert page.count.text() == "3件"


def test_names_are_cut_to_the_surname(qtbot: QtBot, theme: Look):
    page = page_of(qtbot, a_shelf())
    assert "林某、许某" in cells(page, NAMES)
    model = page.table.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    every = [
        str(model.index(r, c).data(role))
        for r in range(model.rowCount())
        for c in range(len(COLUMNS))
        for role in roles
    ]
    assert not any("林知夏" in words or "许明川" in words for words in every)


def test_words_are_looked_for_after_a_pause_and_at_once_on_enter(qtbot: QtBot, theme: Look):
    page = page_of(qtbot, a_shelf())
    page.search.setText("停车位")
    qtbot.waitUntil(lambda: cells(page, TITLE) == ["停车位争执"])
    page.search.setText("许明川")
    press(page.search, Qt.Key.Key_Return)
    assert cells(page, TITLE) == ["楼道纠纷"]


def test_nothing_found_is_one_sentence(qtbot: QtBot, theme: Look):
    page = page_of(qtbot, a_shelf(), {"words": "没有这个词"})
    assert not page.table.isVisible()
    assert "没有找到。换个词，或少写几个字。" in texts_in(page)


def test_a_state_is_chosen_by_one_click(qtbot: QtBot, theme: Look):
    page = page_of(qtbot, a_shelf())
    page.states.button_for("terminated").click()
    assert cells(page, TITLE) == ["阳台花盆"]
    assert cells(page, STATE) == ["已终止"]
    page.states.button_for("all").click()
    assert len(cells(page, TITLE)) == 3


def test_enter_and_double_click_open_the_session(qtbot: QtBot, theme: Look):
    desk = a_shelf()
    page = page_of(qtbot, desk)
    wanted = desk.lists.summaries()[1].session_id
    page.table.setFocus()
    page.table.selectRow(1)
    with qtbot.waitSignal(page.session_opened, check_params_cb=lambda got: got == wanted):
        press(page.table, Qt.Key.Key_Return)
    rect = page.table.visualRect(page.table.model().index(1, TITLE))
    viewport = page.table.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=rect.center())
    with qtbot.waitSignal(page.session_opened, check_params_cb=lambda got: got == wanted):
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=rect.center())


def test_ctrl_f_goes_to_the_box(qtbot: QtBot, theme: Look):
    page = page_of(qtbot, a_shelf())
    page.table.setFocus()
    press(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()


def test_only_a_supervisor_reads_who_hosts(qtbot: QtBot, theme: Look):
    record = MemoryRecord()
    a_session(OFFICER, desk=a_desk(OFFICER, record=record))
    other = replace(a_desk(OTHER_OFFICER, record=record), ids=Later())
    a_session(OTHER_OFFICER, desk=other)
    officers = page_of(qtbot, a_desk(OFFICER, record=record))
    assert officers.table.isColumnHidden(HOST)
    assert len(cells(officers, TITLE)) == 1
    supervisors = page_of(qtbot, a_desk(SUPERVISOR, record=record))
    assert not supervisors.table.isColumnHidden(HOST)
    assert sorted(cells(supervisors, HOST)) == sorted([OFFICER.name, OTHER_OFFICER.name])


class Later(CountingIds):
    """Ids that come after those another desk has given."""

    def __init__(self) -> None:
        super().__init__()
        self._given = 100


def test_where_it_is_narrow_the_title_and_the_state_stay(qtbot: QtBot, theme: Look):
    page = page_of(qtbot, a_shelf())
    assert not page.table.isColumnHidden(NUMBER)
    page.resize(560, 650)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(NUMBER))
    assert not any(page.table.isColumnHidden(c) for c in (TITLE, NAMES, STATE))


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_cut_at_any_size(whole: Make, scale: float, language: str):
    made = whole(desk=a_shelf(), look=Chosen(scale=scale, language=language)).home()
    made.navigator.show_day("sessions")
    assert audit(made.window) == []
    assert fits(made.window) == []
    assert overflowing(made.window) == []
    assert stops_without_name(made.window) == []
