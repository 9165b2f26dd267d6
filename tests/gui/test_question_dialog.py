"""Questions in a dialog: the title asks, buttons are verbs, the safe answer has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.wording import message
from mediator.gui.main_window import MainWindow
from mediator.gui.questions import Question, TextQuestion
from mediator.gui.window_questions import WindowQuestions
from tests.gui.audit import audit
from tests.gui.conftest import Look, on_screen
from tests.gui.whole_window import answer_next_dialog, press, settle, texts_in

LOCK = Question(
    key="lock",
    title="现在锁定协议吗？",
    lines=("锁定后正文不能再改动。",),
    yes="锁定协议",
    no="再看看",
)
REASON = TextQuestion(
    key="skip",
    title="不做第二轮？",
    hint="原因会写进记录。",
    yes="略过",
    no="再看看",
    choices=("双方说法一致",),
)


@pytest.fixture
def questions(qtbot: QtBot, theme: Look) -> Iterator[WindowQuestions]:
    window = MainWindow()
    on_screen(qtbot, window, 1366, 690)
    yield WindowQuestions(window)


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == words)


def looked_at(seen: list[object], look: Callable[[QDialog], object], then: Callable[[QDialog], object]):
    answer_next_dialog(lambda dialog: (seen.append(look(dialog)), then(dialog)))


def test_yes_and_no_are_the_verbs_on_the_buttons(questions: WindowQuestions):
    answer_next_dialog(lambda d: button(d, "锁定协议").click())
    assert questions.confirm(LOCK) is True
    answer_next_dialog(lambda d: button(d, "再看看").click())
    assert questions.confirm(LOCK) is False


def test_the_safe_answer_has_the_keyboard_and_escape_is_it(questions: WindowQuestions):
    seen: list[object] = []
    looked_at(seen, lambda d: QApplication.focusWidget().text(), lambda d: press(d, Qt.Key.Key_Escape))
    assert questions.confirm(LOCK) is False
    assert seen == ["再看看"]
    answer_next_dialog(lambda d: press(QApplication.focusWidget(), Qt.Key.Key_Return))
    assert questions.confirm(LOCK) is False


def test_title_and_consequences_are_there_for_eyes_and_ears(questions: WindowQuestions):
    seen: list[object] = []
    looked_at(seen, lambda d: (d.accessibleName(), d.accessibleDescription(), texts_in(d)), QDialog.reject)
    questions.confirm(LOCK)
    name, described, shown = seen[0]
    assert (name, described) == (LOCK.title, LOCK.lines[0])
    assert LOCK.title in shown and LOCK.lines[0] in shown


def test_the_window_title_of_a_dialog_is_neutral(questions: WindowQuestions):
    seen: list[object] = []
    looked_at(seen, QDialog.windowTitle, QDialog.reject)
    questions.confirm(LOCK)
    assert seen == ["调解工作台"]


def typed(dialog: QDialog) -> QPlainTextEdit:
    return dialog.findChildren(QPlainTextEdit)[0]


def test_a_sentence_is_typed_and_given_back_without_blank_ends(questions: WindowQuestions):
    answer_next_dialog(lambda d: (typed(d).insertPlainText("  都说清楚了 "), button(d, "略过").click()))
    assert questions.ask_text(REASON) == "都说清楚了"


def test_an_offered_sentence_is_taken_over_by_one_click(questions: WindowQuestions):
    answer_next_dialog(lambda d: (button(d, "双方说法一致").click(), button(d, "略过").click()))
    assert questions.ask_text(REASON) == "双方说法一致"


def test_a_required_sentence_is_asked_for_until_it_is_there(questions: WindowQuestions):
    seen: list[object] = []

    def answer(dialog: QDialog) -> None:
        button(dialog, "略过").click()
        settle()
        seen.append((dialog.isVisible(), "请先写明，再继续" in texts_in(dialog), typed(dialog).hasFocus()))
        typed(dialog).insertPlainText("双方都到场")
        button(dialog, "略过").click()

    answer_next_dialog(answer)
    assert questions.ask_text(REASON) == "双方都到场"
    assert seen == [(True, True, True)]


def test_giving_up_gives_nothing_back(questions: WindowQuestions):
    answer_next_dialog(lambda d: (typed(d).insertPlainText("写了一半"), button(d, "再看看").click()))
    assert questions.ask_text(REASON) is None


def test_the_keyboard_begins_in_the_field_and_tab_leaves_it(questions: WindowQuestions):
    seen: list[object] = []

    def answer(dialog: QDialog) -> None:
        seen.append(typed(dialog).hasFocus())
        press(typed(dialog), Qt.Key.Key_Tab)
        seen.append(typed(dialog).hasFocus())
        dialog.reject()

    answer_next_dialog(answer)
    questions.ask_text(REASON)
    assert seen == [True, False]


def test_a_refusal_says_what_to_do_and_on_what_it_rests(questions: WindowQuestions):
    seen: list[object] = []
    looked_at(seen, texts_in, lambda d: button(d, "知道了").click())
    questions.tell(Refusal(message("还没有告知权利义务"), message("请先告知"), article="程序规定第七十四条"))
    shown = str(seen[0])
    for words in ("还没有告知权利义务", "请先告知", "依据：程序规定第七十四条"):
        assert words in shown


def test_an_error_without_advice_is_one_sentence(questions: WindowQuestions):
    seen: list[object] = []
    looked_at(seen, texts_in, QDialog.accept)
    questions.tell(BadInput(message("日期看不懂")))
    assert "日期看不懂" in str(seen[0])
    assert "依据" not in str(seen[0])


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_nothing_of_a_dialog_is_cut_at_any_size(questions: WindowQuestions, theme: Look, scale: float):
    theme(scale=scale)
    seen: list[object] = []
    looked_at(seen, audit, QDialog.reject)
    questions.ask_text(REASON)
    looked_at(seen, audit, QDialog.reject)
    questions.confirm(LOCK)
    assert seen == [[], []]
