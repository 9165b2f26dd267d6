"""Stepper and navigation: one Tab stop, arrow keys, states in words, folding to the rail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mediator.gui.frame import person_step, session_stepper, show_progress, stage_step
from mediator.gui.frame.tab_order import reading_order
from mediator.gui.theme import Theme
from mediator.gui.widgets import NavEntry, Navigation, Stepper, StepState
from tests.gui.conftest import on_screen

Look = Callable[..., Theme]


@pytest.fixture
def stepper(theme: Look, qtbot: QtBot) -> Stepper:
    made = session_stepper()
    show_progress(made, 2, 4)
    talking = person_step("party:a", "甲 王秀兰", StepState.NOW, "谈话中")
    made.set_steps(
        [
            stage_step("intake", 1, "受理与审查", StepState.DONE),
            stage_step("talk", 2, "第一轮分别谈", StepState.NOW, children=(talking,)),
            stage_step("second", 3, "第二轮分别谈", StepState.SKIPPED, tip="双方说法一致"),
            stage_step("sign", 4, "协议与签名", StepState.TODO, reachable=False, tip="先完成权利义务告知"),
        ]
    )
    on_screen(qtbot, made, 216, 600)
    return made


def test_the_state_of_every_step_is_said_in_words(stepper: Stepper) -> None:
    assert [row.accessibleName() for row in stepper.rows()] == [
        "第1步 受理与审查，已完成",
        "第2步 第一轮分别谈，进行中",
        "甲 王秀兰，谈话中",
        "第3步 第二轮分别谈，未进行",
        "第4步 协议与签名，未开始",
    ]


def test_the_tab_key_stops_once_at_the_step_of_the_moment(stepper: Stepper) -> None:
    stops = [row for row in stepper.rows() if row.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert [row.key for row in stops] == ["talk"]


def test_arrow_keys_move_and_enter_chooses(stepper: Stepper, qtbot: QtBot) -> None:
    rows = stepper.rows()
    rows[1].setFocus()
    QTest.keyClick(rows[1], Qt.Key.Key_Up)
    assert rows[0].hasFocus()
    with qtbot.waitSignal(stepper.chosen) as told:
        QTest.keyClick(rows[0], Qt.Key.Key_Return)
    assert told.args == ["intake"]
    QTest.keyClick(rows[0], Qt.Key.Key_End)
    assert rows[-1].hasFocus()
    QTest.keyClick(rows[-1], Qt.Key.Key_Down)
    assert rows[-1].hasFocus()
    QTest.keyClick(rows[-1], Qt.Key.Key_Home)
    assert rows[0].hasFocus()


def test_a_person_within_a_step_can_be_chosen(stepper: Stepper, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stepper.chosen) as told:
        QTest.mouseClick(stepper.rows()[2], Qt.MouseButton.LeftButton)
    assert told.args == ["party:a"]


def test_a_step_out_of_reach_is_no_link_and_says_why(stepper: Stepper, qtbot: QtBot) -> None:
    last = stepper.rows()[-1]
    with qtbot.assertNotEmitted(stepper.chosen), qtbot.waitSignal(stepper.refused) as told:
        QTest.mouseClick(last, Qt.MouseButton.LeftButton)
    assert told.args == ["先完成权利义务告知"]
    assert last.accessibleDescription() == "先完成权利义务告知"
    assert last.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_rail_hides_words_and_people_but_keeps_the_names(stepper: Stepper) -> None:
    stepper.set_rail(rail=True)
    assert stepper.width() == 64
    rows = stepper.rows()
    assert not rows[2].isVisible()
    assert rows[1].accessibleName() == "第2步 第一轮分别谈，进行中"
    assert rows[1].toolTip() == "第一轮分别谈"
    rows[1].setFocus()
    QTest.keyClick(rows[1], Qt.Key.Key_Down)
    assert rows[3].hasFocus()
    stepper.set_rail(rail=False)
    assert rows[2].isVisible()


def test_new_states_leave_the_keyboard_where_it_was(stepper: Stepper) -> None:
    stepper.rows()[0].setFocus()
    stepper.set_steps([stage_step("intake", 1, "受理与审查", StepState.WARN, note="待补充")])
    assert stepper.rows()[0].hasFocus()
    assert stepper.rows()[0].accessibleName() == "第1步 受理与审查，待补充"


def test_the_way_out_of_the_session_is_told(stepper: Stepper, qtbot: QtBot) -> None:
    leave = next(w for w in reading_order(stepper) if w.accessibleName() == "退出本次会谈")
    with qtbot.waitSignal(stepper.leave_asked):
        QTest.keyClick(leave, Qt.Key.Key_Space)


@pytest.fixture
def navigation(theme: Look, qtbot: QtBot) -> Navigation:
    made = Navigation(
        [
            NavEntry("today", "今日工作", "house"),
            NavEntry("due", "回访与履行", "calendar-check", "2", "回访与履行，2件"),
        ],
        [("所领导", [NavEntry("statistics", "统计", "chart-column")])],
        [NavEntry("help", "帮助  F1", "circle-question-mark")],
    )
    on_screen(qtbot, made, 216, 600)
    return made


def test_navigation_tells_the_page_chosen(navigation: Navigation, qtbot: QtBot) -> None:
    with qtbot.waitSignal(navigation.chosen) as told:
        QTest.mouseClick(navigation.items()[2], Qt.MouseButton.LeftButton)
    assert told.args == ["statistics"]


def test_a_count_at_an_entry_is_said_in_words(navigation: Navigation) -> None:
    assert navigation.items()[1].accessibleName() == "回访与履行，2件"
    navigation.set_badge("due", "", "")
    assert navigation.items()[1].accessibleName() == "回访与履行"


def test_navigation_is_one_stop_above_and_one_at_the_foot(navigation: Navigation) -> None:
    navigation.set_current("due")
    stops: list[QWidget] = list(reading_order(navigation))
    assert [stop.accessibleName() for stop in stops] == ["回访与履行，2件", "帮助  F1"]
    QTest.keyClick(stops[0], Qt.Key.Key_Down)
    assert navigation.items()[2].hasFocus()


def test_navigation_is_wide_enough_for_its_words_at_every_scale(theme: Look, qtbot: QtBot) -> None:
    for scale in (1.0, 1.5, 2.0):
        theme(scale=scale)
        made = Navigation([NavEntry("due", "Follow-ups and performance", "calendar-check", "12")])
        qtbot.addWidget(made)
        made.resize(made.sizeHint())
        made.show()
        item = made.items()[0]
        assert item.width() >= item.needed_size().width()
