"""Header, footer, party frame and curtain: what they show and what they tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mediator.gui.frame import CurtainView, Footer, HomeHeader, PartyShell, SaveState, SessionHeader
from mediator.gui.theme import Theme
from mediator.gui.widgets import LargeText, Toast, big_button, col
from mediator.gui.widgets.layout import box
from tests.gui.audit import audit, fits
from tests.gui.conftest import on_screen

Look = Callable[..., Theme]


def shown(qtbot: QtBot, widget: QWidget) -> None:
    on_screen(qtbot, widget, 1366, widget.sizeHint().height())


def press(widget: QWidget, name: str) -> None:
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible()]
    assert len(found) == 1, name
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def texts(widget: QWidget) -> str:
    labels = [label.text() for label in widget.findChildren(QLabel)]
    buttons = [made.text() for made in widget.findChildren(QPushButton)]
    names = [part.accessibleName() for part in widget.findChildren(QWidget)]
    return "\n".join((*labels, *buttons, *names))


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (SaveState.SAVED, "已保存 14:24:06"),
        (SaveState.SAVING, "正在保存"),
        (SaveState.UNSAVED, "2处未保存"),
        (SaveState.FAILED, "没有保存成功，内容还在屏幕上"),
    ],
)
def test_the_header_says_how_the_record_stands(
    theme: Look, qtbot: QtBot, state: SaveState, words: str
) -> None:
    header = SessionHeader("李明")
    shown(qtbot, header)
    assert header.save_state() is None
    header.set_save_state(state, time="14:24:06", count=2)
    assert (header.save_state(), header.save_words()) == (state, words)
    assert audit(header) == []


def test_saving_is_never_shown_before_someone_says_so(theme: Look, qtbot: QtBot) -> None:
    header = SessionHeader("李明")
    shown(qtbot, header)
    visible = [label.text() for label in header.findChildren(QLabel) if label.isVisible()]
    assert not any("已保存" in words for words in visible)


def test_the_header_tells_what_was_asked_for(theme: Look, qtbot: QtBot) -> None:
    header = SessionHeader("李明")
    header.set_session("邻里噪声", "TJ-2025-0128")
    shown(qtbot, header)
    for signal, name in (
        (header.curtain_asked, "遮挡屏幕  F9"),
        (header.larger_asked, "大字"),
        (header.language_asked, "English"),
    ):
        with qtbot.waitSignal(signal):
            press(header, name)


def test_the_search_box_hands_over_what_was_typed(theme: Look, qtbot: QtBot) -> None:
    header = HomeHeader("李明")
    shown(qtbot, header)
    header.focus_search()
    assert header.search.hasFocus()
    QTest.keyClicks(header.search, " 0128 ")
    with qtbot.waitSignal(header.search_submitted) as told:
        QTest.keyClick(header.search, Qt.Key.Key_Return)
    assert told.args == ["0128"]


def test_the_footer_has_one_main_action_which_says_what_it_waits_for(theme: Look, qtbot: QtBot) -> None:
    footer = Footer()
    shown(qtbot, footer)
    footer.set_back("上一步")
    footer.set_primary("保存并继续")
    footer.set_primary("完成签署", enabled=False, why="还差2人签名")
    footer.set_secondary([("draft", "存为草稿")])
    primary = footer.primary()
    QApplication.processEvents()
    assert primary is not None
    assert not primary.isEnabled()
    assert primary.accessibleDescription() == "还差2人签名"
    kinds = [b for b in footer.findChildren(QPushButton) if b.property("kind") == "primary" and b.isVisible()]
    assert kinds == [primary]
    with qtbot.waitSignal(footer.secondary_clicked) as told:
        press(footer, "存为草稿")
    assert told.args == ["draft"]
    with qtbot.waitSignal(footer.back_clicked):
        press(footer, "上一步")


def test_an_empty_footer_shows_nothing(theme: Look, qtbot: QtBot) -> None:
    footer = Footer()
    shown(qtbot, footer)
    assert [b for b in footer.findChildren(QPushButton) if b.isVisible()] == []
    footer.set_primary("下一步")
    footer.reset()
    assert footer.primary() is None


@pytest.mark.parametrize("scale", [1.0, 1.125, 1.25, 1.5, 1.75, 2.0])
def test_a_long_hint_wraps_in_the_footer_at_every_scale(theme: Look, qtbot: QtBot, scale: float) -> None:
    theme(scale=scale)
    footer = Footer()
    footer.set_back("上一步")
    footer.set_hint("4人签完后，由主持人和见证人各自确认一次，再锁定归档", "users")
    footer.set_primary("完成签署")
    shown(qtbot, footer)
    assert audit(footer) == []


@pytest.mark.parametrize("scale", [1.0, 1.125, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("size", [24, 32, 40, 56])
def test_party_pages_have_large_targets_and_fit_the_smallest_screen(
    theme: Look, qtbot: QtBot, scale: float, size: int
) -> None:
    theme(scale=scale)
    shell = PartyShell("朗读协议", size=size)
    shell.set_progress("第1条，共4条")
    words = LargeText("赵建国付给王秀兰手机维修费五百四十元。", size, strong=("五百四十元",))
    shell.set_page(box(col(words, None, margins=(96, 48, 96, 40))))
    shell.set_left([big_button("上一条", icon="arrow-left")])
    shell.set_right([big_button("有疑问"), big_button("听清了，下一条", "primary")])
    qtbot.addWidget(shell)
    shell.resize(1366, 690)
    shell.show()
    assert audit(shell, smallest=60) == []
    assert fits(shell) == []


def test_a_party_chooses_the_size_of_the_type(theme: Look, qtbot: QtBot) -> None:
    shell = PartyShell("朗读协议")
    shown(qtbot, shell)
    assert shell.reading_size() == 40
    with qtbot.waitSignal(shell.size_chosen) as told:
        press(shell, "特大")
    assert told.args == [56]
    with qtbot.waitSignal(shell.back_clicked):
        press(shell, "返回")


@pytest.fixture
def curtain(theme: Look, qtbot: QtBot) -> CurtainView:
    made = CurtainView()
    on_screen(qtbot, made, 1366, 690)
    made.reset()
    return made


def test_the_curtain_hands_the_pin_over(curtain: CurtainView, qtbot: QtBot) -> None:
    assert curtain.pin_edit().hasFocus()
    assert curtain.pin_edit().echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClicks(curtain.pin_edit(), "246810")
    with qtbot.waitSignal(curtain.unlock_asked) as told:
        QTest.keyClick(curtain.pin_edit(), Qt.Key.Key_Return)
    assert told.args == ["246810"]


def test_a_wrong_pin_is_said_in_words_and_emptied(curtain: CurtainView) -> None:
    QTest.keyClicks(curtain.pin_edit(), "1")
    curtain.show_error("解锁码不对，请再试一次")
    assert curtain.pin_edit().text() == ""
    assert curtain.pin_edit().hasFocus()
    assert "解锁码不对，请再试一次" in texts(curtain)
    assert curtain.pin_edit().accessibleDescription() == "解锁码不对，请再试一次"


def test_after_the_pin_it_asks_who_is_in_the_room(curtain: CurtainView, qtbot: QtBot) -> None:
    curtain.ask_who([("a", "王秀兰"), ("b", "赵建国")])
    with qtbot.waitSignal(curtain.person_chosen) as told:
        press(curtain, "赵建国")
    assert told.args == ["b"]


def test_drawn_again_it_knows_no_name_any_more(curtain: CurtainView) -> None:
    QTest.keyClicks(curtain.pin_edit(), "99")
    curtain.ask_who([("a", "王秀兰")])
    curtain.reset()
    QApplication.processEvents()
    visible = [b.text() for b in curtain.findChildren(QPushButton) if b.isVisible()]
    assert visible == ["恢复显示"]
    assert curtain.pin_edit().text() == ""


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_curtain_fits_the_smallest_screen(theme: Look, qtbot: QtBot, scale: float) -> None:
    theme(scale=scale)
    made = CurtainView()
    made.set_time("14:26")
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    assert fits(made) == []
    assert audit(made) == []


def test_the_toast_offers_to_take_the_last_act_back(theme: Look, qtbot: QtBot) -> None:
    window = QWidget()
    on_screen(qtbot, window, 800, 400)
    toast = Toast(window)
    undone: list[str] = []
    toast.show_message("已删除 甲-3。", action="撤销", on_action=lambda: undone.append("甲-3"))
    toast.show_message("已删除 甲-4。", action="撤销", on_action=lambda: undone.append("甲-4"))
    assert toast.isVisible()
    assert toast.accessibleName() == "已删除 甲-4。"
    assert window.rect().contains(toast.geometry())
    press(toast, "撤销")
    assert undone == ["甲-4"]
    assert not toast.isVisible()
