"""Where the keyboard is: the ring after keyboard use only, and the way of the Tab key through a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mediator.gui.frame import Footer, SessionHeader, SessionShell, session_stepper, stage_step
from mediator.gui.theme import Theme
from mediator.gui.widgets import FocusRing, LineField, StepState, button, col, page, row, scroll
from tests.gui.conftest import on_screen

Look = Callable[..., Theme]


@pytest.fixture
def ring(qapp: QApplication) -> Iterator[FocusRing]:
    made = FocusRing(qapp)
    yield made
    qapp.focusChanged.disconnect(made._on_focus)
    made.deleteLater()


def shown(qtbot: QtBot, widget: QWidget) -> None:
    on_screen(qtbot, widget, 1366, 690)


def test_the_ring_comes_with_the_keyboard_and_goes_with_the_mouse(
    theme: Look, qtbot: QtBot, ring: FocusRing
) -> None:
    one, two = button("一"), button("二")
    window = page(one, two)
    shown(qtbot, window)
    one.setFocus()
    assert ring.shown_around() is None
    QTest.keyClick(one, Qt.Key.Key_Tab)
    assert two.hasFocus()
    assert ring.shown_around() is two
    QTest.mouseClick(two, Qt.MouseButton.LeftButton)
    assert ring.shown_around() is None


def test_fields_show_the_focus_themselves(theme: Look, qtbot: QtBot, ring: FocusRing) -> None:
    first, field = button("一"), LineField("姓名")
    window = page(first, field)
    shown(qtbot, window)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert field.edit.hasFocus()
    assert ring.shown_around() is None


def test_the_ring_stands_around_its_control_with_a_gap(theme: Look, qtbot: QtBot, ring: FocusRing) -> None:
    one, two = button("一"), button("二")
    window = page(row(one, two, None), None)
    shown(qtbot, window)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Tab)
    drawn = ring.ring()
    assert drawn is not None
    assert drawn.geometry() == two.geometry().adjusted(-4, -4, 4, 4)
    assert drawn.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_the_ring_follows_what_scrolls_and_vanishes_with_it(
    theme: Look, qtbot: QtBot, ring: FocusRing
) -> None:
    buttons = [button(str(i)) for i in range(30)]
    window = page(scroll(col(*buttons)))
    on_screen(qtbot, window, 400, 300)
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Tab)
    drawn = ring.ring()
    assert drawn is not None
    before = drawn.geometry()
    area = buttons[0].parentWidget().parentWidget().parentWidget()
    area.verticalScrollBar().setValue(10)
    assert drawn.geometry() != before
    area.verticalScrollBar().setValue(500)
    assert ring.shown_around() is None


def test_the_ring_survives_the_end_of_its_window(theme: Look, qtbot: QtBot, ring: FocusRing) -> None:
    one, two = button("一"), button("二")
    window = page(one, two)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Tab)
    window.deleteLater()
    QApplication.sendPostedEvents(None, 52)
    QApplication.processEvents()
    assert ring.shown_around() is None
    other = button("三")
    shown(qtbot, page(other))
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Left)
    assert ring.shown_around() is other


@pytest.fixture
def shell(theme: Look, qtbot: QtBot) -> SessionShell:
    stepper, footer = session_stepper(), Footer()
    stepper.set_steps([stage_step("intake", 1, "受理与审查", StepState.NOW)])
    footer.set_back("上一步")
    footer.set_primary("下一步")
    made = SessionShell(SessionHeader("李明"), stepper, footer)
    shown(qtbot, made)
    return made


def walk(shell: SessionShell, presses: int) -> list[str]:
    names = []
    for _ in range(presses):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
    return names


def test_tab_walks_page_footer_steps_and_header_in_this_order(shell: SessionShell) -> None:
    main = LineField("姓名")
    shell.set_page(page(scroll(col(main, button("读身份证"), None))), main.edit)
    assert main.edit.hasFocus()
    names = walk(shell, 6)
    assert names[:6] == [
        "读身份证",
        "上一步",
        "下一步",
        "第1步 受理与审查，进行中",
        "立案与期限",
        "退出本次会谈",
    ]


def test_tab_comes_round_to_the_page_and_back_again(shell: SessionShell) -> None:
    main = LineField("姓名")
    shell.set_page(page(main, None), main.edit)
    QTest.keyClick(main.edit, Qt.Key.Key_Backtab)
    last = QApplication.focusWidget()
    assert isinstance(last, QPushButton)
    assert last.accessibleName() == "遮挡屏幕  F9"
    QTest.keyClick(last, Qt.Key.Key_Tab)
    assert main.edit.hasFocus()


def test_what_is_added_later_takes_its_place_on_the_page(shell: SessionShell) -> None:
    column = col(button("一"))
    shell.set_page(page(column, None))
    column.addWidget(button("二"))
    QApplication.processEvents()
    assert walk(shell, 3) == ["一", "二", "上一步"]


def test_a_page_without_a_main_control_shows_no_focus(shell: SessionShell) -> None:
    shown_page = page(button("一"), None)
    shell.set_page(shown_page)
    assert shown_page.hasFocus()


def test_ctrl_tab_goes_from_region_to_region(shell: SessionShell) -> None:
    main = LineField("姓名")
    shell.set_page(page(button("一"), main, None), main.edit)
    names = []
    for _ in range(4):
        shell.next_region()
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
    assert names == ["上一步", "第1步 受理与审查，进行中", "大字", "姓名"]


def test_the_page_before_is_let_go(shell: SessionShell) -> None:
    first = page(None)
    shell.set_page(first)
    second = page(None)
    shell.set_page(second)
    assert shell.page() is second
    assert not first.isVisible()
