"""Painted lists: what they say, what the keys do, and that their rows hold their text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mediator.gui.theme import Theme
from mediator.gui.widgets import QuestionList, QuestionRow, QuestionState, StatementList, StatementRow
from tests.gui.conftest import on_screen

Look = Callable[..., Theme]
LONG = "11月18日晚上十点半左右，楼上有拖动家具的声音，大概二十分钟。" * 4


def statement(number: int, text: str = "我上楼敲门。", *, private: bool = False) -> StatementRow:
    return StatementRow(
        str(number), f"甲-{number}", "14:08", text, "经过", "只留本人" if private else "可转述", private
    )


@pytest.fixture
def statements(theme: Look, qtbot: QtBot) -> StatementList:
    made = StatementList("王秀兰的陈述")
    on_screen(qtbot, made, 700, 300)
    made.set_rows([statement(1, LONG), statement(2), statement(3, private=True)])
    return made


def test_a_row_says_everything_it_shows(statements: StatementList) -> None:
    index = statements.model().index(2, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "甲-3，14:08，我上楼敲门。，经过，只留本人"
    assert index.data() == "我上楼敲门。"


def test_enter_opens_and_delete_asks_for_the_row_at_the_keyboard(
    statements: StatementList, qtbot: QtBot
) -> None:
    statements.select("2")
    with qtbot.waitSignal(statements.opened) as opened:
        QTest.keyClick(statements, Qt.Key.Key_Return)
    with qtbot.waitSignal(statements.removal_asked) as removed:
        QTest.keyClick(statements, Qt.Key.Key_Delete)
    with qtbot.waitSignal(statements.menu_asked) as menu:
        QTest.keyClick(statements, Qt.Key.Key_Menu)
    assert (opened.args, removed.args, menu.args[0]) == (["2"], ["2"], "2")


def test_without_a_current_row_the_keys_do_nothing(statements: StatementList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(statements.opened), qtbot.assertNotEmitted(statements.removal_asked):
        QTest.keyClick(statements, Qt.Key.Key_Return)
        QTest.keyClick(statements, Qt.Key.Key_Delete)


def test_new_rows_leave_the_current_row_where_it_was(statements: StatementList) -> None:
    statements.select("2")
    statements.set_rows([statement(1), statement(2), statement(3), statement(4)])
    assert statements.current_key() == "2"
    statements.set_rows([statement(1)])
    assert statements.current_key() == ""


def test_a_row_added_is_brought_into_view(statements: StatementList) -> None:
    for number in range(4, 30):
        statements.append(statement(number))
    last = statements.visualRect(statements.model().index(28, 0))
    assert statements.viewport().rect().contains(last)
    assert statements.rows()[-1].key == "29"


def test_long_statements_are_broken_and_never_cut(statements: StatementList) -> None:
    model = statements.model()
    first, second = (statements.visualRect(model.index(row, 0)).height() for row in (0, 1))
    assert first > 1.5 * second
    statements.resize(500, 300)
    statements.scroll_to_end()
    assert statements.visualRect(model.index(0, 0)).height() > first


def test_rows_never_lie_over_each_other_at_any_scale(theme: Look, qtbot: QtBot) -> None:
    for scale in (1.0, 1.25, 2.0):
        theme(scale=scale)
        made = QuestionList("提问提纲")
        qtbot.addWidget(made)
        made.resize(310, 200)
        tip = "对方没说完时先不打断；没听清可以问：“您能再说具体一点吗？”"
        rows = [QuestionRow(str(i), "手机是在什么情况下掉到地上的？", QuestionState.TODO) for i in range(6)]
        rows[2] = QuestionRow("2", rows[2].text, QuestionState.NOW, tip)
        made.set_rows(rows)
        made.show()
        made.scroll_to_end()
        model = made.model()
        for i in range(5):
            here, below = (made.visualRect(model.index(row, 0)) for row in (i, i + 1))
            assert here.bottom() < below.top()


def test_the_question_being_asked_shows_its_tip(theme: Look, qtbot: QtBot) -> None:
    made = QuestionList("提问提纲")
    qtbot.addWidget(made)
    made.resize(310, 400)
    made.show()
    rows = [
        QuestionRow("a", "您希望怎样解决？", QuestionState.NOW, "先不打断"),
        QuestionRow("b", "还有谁在场？"),
    ]
    made.set_rows(rows)
    model = made.model()
    tall, plain = (made.visualRect(model.index(row, 0)).height() for row in (0, 1))
    assert tall > plain


def test_a_click_on_a_question_chooses_it(theme: Look, qtbot: QtBot) -> None:
    made = QuestionList("提问提纲")
    qtbot.addWidget(made)
    made.resize(310, 400)
    made.show()
    made.set_rows([QuestionRow("a", "您希望怎样解决？"), QuestionRow("b", "还有谁在场？")])
    where = made.visualRect(made.model().index(1, 0)).center()
    with qtbot.waitSignal(made.chosen) as told:
        QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == ["b"]


def test_three_hundred_statements_make_no_widget_each(statements: StatementList) -> None:
    statements.set_rows([statement(number) for number in range(300)])
    assert statements.model().rowCount() == 300
    assert len(statements.viewport().children()) == 0
