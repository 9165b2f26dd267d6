"""The composer: what is still being composed is never sent and never overwritten."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator.gui.theme import Theme
from mediator.gui.widgets import Composer
from tests.gui.conftest import on_screen

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def composer(theme: Callable[..., Theme], qtbot: QtBot) -> Composer:
    made = Composer("听到什么记什么", "新陈述")
    on_screen(qtbot, made)
    made.setFocus()
    return made


def compose(composer: Composer, preedit: str) -> None:
    QApplication.sendEvent(composer, QInputMethodEvent(preedit, []))


def commit(composer: Composer, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(composer, event)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_hands_the_text_over(composer: Composer, qtbot: QtBot, key: Qt.Key) -> None:
    composer.set_text("推搡的时候手机掉在地上。")
    with qtbot.waitSignal(composer.submitted) as sent:
        QTest.keyClick(composer, key, CTRL)
    assert sent.args == ["推搡的时候手机掉在地上。"]
    assert composer.text() == "推搡的时候手机掉在地上。"


def test_enter_alone_begins_a_new_line(composer: Composer, qtbot: QtBot) -> None:
    composer.set_text("甲")
    with qtbot.assertNotEmitted(composer.submitted):
        QTest.keyClick(composer, Qt.Key.Key_Return)
    assert composer.text() == "甲\n"


def test_nothing_is_sent_while_a_word_is_being_composed(composer: Composer, qtbot: QtBot) -> None:
    compose(composer, "ni hao")
    assert composer.composing()
    with qtbot.assertNotEmitted(composer.submitted):
        QTest.keyClick(composer, Qt.Key.Key_Return, CTRL)
        composer.submit()


def test_the_word_is_sent_once_it_is_composed(composer: Composer, qtbot: QtBot) -> None:
    compose(composer, "ni hao")
    commit(composer, "你好")
    assert not composer.composing()
    with qtbot.waitSignal(composer.submitted) as sent:
        QTest.keyClick(composer, Qt.Key.Key_Return, CTRL)
    assert sent.args == ["你好"]


def test_a_draft_never_overwrites_a_word_being_composed(composer: Composer) -> None:
    composer.set_text("已有")
    compose(composer, "shou ji")
    assert not composer.set_text("草稿")
    commit(composer, "手机")
    assert composer.text() == "已有手机"


def test_what_is_being_composed_is_no_text_yet(composer: Composer, qtbot: QtBot) -> None:
    compose(composer, "shou ji")
    assert composer.text() == ""
    with qtbot.waitSignal(composer.text_changed) as told:
        commit(composer, "手机")
    assert told.args == ["手机"]


def test_tab_leaves_the_composer(composer: Composer) -> None:
    assert composer.tabChangesFocus()
    assert composer.accessibleName() == "新陈述"
