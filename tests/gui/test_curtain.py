"""The curtain: from anywhere, over everything, lifted only by its code and the question who sits here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from mediator.domain.errors import BadInput
from mediator.domain.stages import Stage
from mediator.domain.wording import message
from mediator.gui.curtain import Curtain
from mediator.gui.frame import CurtainView
from mediator.gui.preferences import Look
from mediator.gui.questions import Question
from mediator.gui.session.interview import InterviewPage
from mediator.gui.widgets import SignPad
from mediator.gui.window_questions import WindowQuestions
from mediator.services.curtain_code import CurtainCode
from tests.builders import a_desk, a_session
from tests.gui.audit import audit, fits
from tests.gui.whole_window import Whole, answer_next_dialog, press, settle, texts_in
from tests.people_samples import STATION

Make = Callable[..., Whole]


def unlock(whole: Whole, code: str = "0000") -> None:
    whole.window.curtain_view.pin_edit().setText(code)
    press(whole.window.curtain_view.pin_edit(), Qt.Key.Key_Return)


def choose(whole: Whole, words: str) -> None:
    offered = [b for b in whole.window.curtain_view.findChildren(QPushButton) if b.isVisible()]
    next(b for b in offered if words in b.text()).click()
    settle()


def is_covered(whole: Whole) -> bool:
    view = whole.navigator.view
    return whole.window.curtain_view.isVisible() and view is not None and not view.isVisible()


def test_f9_covers_home(whole: Make):
    home = whole().home()
    home.press(Qt.Key.Key_F9)
    assert is_covered(home)


@pytest.mark.parametrize("stage", list(Stage))
def test_f9_covers_every_page_of_a_session(whole: Make, stage: Stage):
    building = a_session().at(stage)
    made = whole(desk=building.desk)
    made.session(building)
    made.press(Qt.Key.Key_F9)
    assert is_covered(made)
    assert made.window.windowTitle() == "调解工作台"


def test_the_curtain_tells_nothing_of_the_case(whole: Make):
    building = a_session().at(Stage.FIRST_ROUND)
    building.says(building.talk("甲"), "他先推了我一把")
    made = whole(desk=building.desk)
    made.session(building)
    made.press(Qt.Key.Key_F9)
    shown = texts_in(made.window)
    session = building.session
    for word in (session.matter.title, session.number, "他先推了我一把", "第一轮", "林知夏", "许明川"):
        assert word not in shown


def test_f9_covers_a_dialog_which_takes_its_safe_answer(whole: Make):
    made = whole().home()
    questions = WindowQuestions(made.window)
    seen: list[bool] = []
    answer_next_dialog(lambda dialog: (seen.append(dialog.isVisible()), press(dialog, Qt.Key.Key_F9)))
    answer = questions.confirm(Question(key="x", title="锁定协议吗？", yes="锁定", no="再看看"))
    assert seen == [True]
    assert answer is False
    assert is_covered(made)


def test_nothing_is_asked_or_told_over_the_curtain(whole: Make):
    made = whole().home()
    questions = WindowQuestions(made.window)
    made.press(Qt.Key.Key_F9)
    assert questions.confirm(Question(key="x", title="锁定协议吗？", yes="锁定", no="再看看")) is False
    questions.tell(BadInput(message("还没有与林知夏单独谈完")))
    assert QApplication.activeModalWidget() is None
    told: list[str] = []
    answer_next_dialog(lambda dialog: (told.append(dialog.accessibleName()), dialog.accept()))
    unlock(made)
    assert told == ["还没有与林知夏单独谈完"]


def test_f9_covers_while_an_input_method_composes(whole: Make):
    building = a_session().at(Stage.FIRST_ROUND)
    building.talk("甲")
    made = whole(desk=building.desk)
    page = made.session(building).page
    composer = next(e for e in page.findChildren(QPlainTextEdit) if e.isVisible())
    composer.setFocus()
    QApplication.sendEvent(composer, QInputMethodEvent("ta shuo", []))
    made.press(Qt.Key.Key_F9)
    assert is_covered(made)


def test_a_wrong_code_lifts_nothing_and_says_so(whole: Make):
    made = whole().home()
    made.press(Qt.Key.Key_F9)
    unlock(made, "1357")
    assert is_covered(made)
    assert "解锁码不对，请再输一次" in texts_in(made.window)
    assert made.window.curtain_view.pin_edit().text() == ""


def test_escape_and_other_keys_never_lift_it(whole: Make):
    made = whole().home()
    made.press(Qt.Key.Key_F9)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F9, Qt.Key.Key_F1, Qt.Key.Key_Return):
        made.press(key)
        assert is_covered(made)
    made.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert is_covered(made)


def test_the_right_code_shows_home_again(whole: Make):
    made = whole().home()
    made.press(Qt.Key.Key_F9)
    unlock(made)
    assert made.navigator.view is not None and made.navigator.view.isVisible()


def test_an_own_code_replaces_the_published_one(whole: Make):
    made = whole().home()
    CurtainCode(made.desk).choose("2468")
    made.press(Qt.Key.Key_F9)
    assert "0000" not in texts_in(made.window)
    unlock(made, "0000")
    assert is_covered(made)
    unlock(made, "2468")
    assert not is_covered(made)


def test_a_training_store_tells_its_code_and_a_station_does_not(whole: Make):
    training = whole().home()
    training.press(Qt.Key.Key_F9)
    assert "演练库的解锁码是0000" in texts_in(training.window)
    real = a_desk(station=replace(STATION, training=False))
    CurtainCode(real).choose("2468")
    station = whole(desk=real).home()
    station.press(Qt.Key.Key_F9)
    assert "解锁码是" not in texts_in(station.window)


def test_the_officer_says_who_sits_here_before_a_session_is_seen_again(whole: Make):
    building = a_session().at(Stage.FIRST_ROUND)
    building.talk("甲")
    made = whole(desk=building.desk)
    before = made.session(building)
    made.press(Qt.Key.Key_F9)
    unlock(made)
    assert is_covered(made)
    assert "现在在座的是谁？" in texts_in(made.window)
    choose(made, "林知夏")
    assert made.view is before
    assert before.isVisible()


def test_another_person_never_sees_the_page_of_the_one_before(whole: Make):
    building = a_session().at(Stage.FIRST_ROUND)
    building.says(building.talk("甲"), "他先推了我一把")
    made = whole(desk=building.desk)
    before = made.session(building)
    made.press(Qt.Key.Key_F9)
    unlock(made)
    choose(made, "许明川")
    assert made.view is not before
    assert made.view.context.seated == building.id_of("乙")
    assert isinstance(made.view.page, InterviewPage)
    assert "他先推了我一把" not in texts_in(made.window)


def test_a_party_facing_view_is_covered_and_comes_back_to_the_same_person(whole: Make):
    building = a_session().at(Stage.RIGHTS)
    made = whole(desk=building.desk)
    view = made.session(building)
    shown = QLabel("调解自愿")
    view.context.show_party(shown)
    settle()
    assert shown.isVisible()
    press(shown, Qt.Key.Key_F9)
    assert not shown.isVisible()
    unlock(made)
    choose(made, "只有警官")
    assert shown.isVisible()


def test_keys_of_the_officer_do_nothing_while_a_party_reads(whole: Make):
    building = a_session().at(Stage.RIGHTS)
    made = whole(desk=building.desk)
    view = made.session(building)
    shown = QLabel("调解自愿")
    view.context.show_party(shown)
    control = Qt.KeyboardModifier.ControlModifier
    for key, held in ((Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_N, control)):
        press(made.window, key, held)
        assert shown.isVisible()
    press(made.window, Qt.Key.Key_Equal, control)
    assert shown.isVisible()


def test_what_was_copied_here_is_gone(whole: Make):
    made = whole().home()
    QGuiApplication.clipboard().setText("王某的身份证号")
    made.press(Qt.Key.Key_F9)
    assert QGuiApplication.clipboard().text() == ""


def test_menus_are_closed(whole: Make):
    made = whole().home()
    menu = QMenu(made.window)
    menu.addAction("查看陈述")
    menu.popup(made.window.mapToGlobal(made.window.rect().center()))
    settle()
    assert menu.isVisible()
    press(menu, Qt.Key.Key_F9)
    assert not menu.isVisible()
    assert is_covered(made)


def test_what_is_being_typed_is_saved_when_it_falls(whole: Make):
    building = a_session().at(Stage.FIRST_ROUND)
    building.talk("甲")
    made = whole(desk=building.desk)
    page = made.session(building).page
    composer = next(e for e in page.findChildren(QPlainTextEdit) if e.isVisible())
    composer.insertPlainText("那天晚上")
    made.press(Qt.Key.Key_F9)
    assert any(d.text == "那天晚上" for d in building.desk.drafts.all())
    assert "记录已保存" in texts_in(made.window)


def test_the_curtain_says_when_something_could_not_be_saved(whole: Make, monkeypatch: pytest.MonkeyPatch):
    building = a_session().at(Stage.FIRST_ROUND)
    building.talk("甲")
    made = whole(desk=building.desk)
    page = made.session(building).page
    composer = next(e for e in page.findChildren(QPlainTextEdit) if e.isVisible())
    composer.insertPlainText("那天晚上")
    monkeypatch.setattr(made.view.context, "_save_draft", lambda field, text: False)
    made.press(Qt.Key.Key_F9)
    assert "有内容尚未保存" in texts_in(made.window)


def test_nobody_signed_in_has_no_curtain(whole: Make):
    made = whole()
    made.navigator.enter()
    settle()
    made.press(Qt.Key.Key_F9)
    assert not made.window.curtain_view.isVisible()


def test_the_button_in_the_header_draws_it_too(whole: Make):
    building = a_session()
    made = whole(desk=building.desk)
    made.session(building).header.curtain_asked.emit()
    assert is_covered(made)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_nothing_of_the_curtain_is_cut_at_any_size(whole: Make, scale: float):
    made = whole(look=Look(scale=scale)).home()
    made.press(Qt.Key.Key_F9)
    assert audit(made.window) == []
    assert fits(made.window.curtain_view) == []


class Alone:
    """A curtain without a window, whose idle time is short."""

    def __init__(self, app: QApplication, *, signing: bool) -> None:
        self.asked = 0
        self._signing = signing
        self.view = CurtainView()
        self.curtain = Curtain(self.view, app, flush=lambda: True, signing=self._is_signing, idle_ms=1)
        self.curtain.guard(CurtainCode(a_desk()))

    def _is_signing(self) -> bool:
        self.asked += 1
        return self._signing


def test_it_falls_by_itself_when_nobody_does_anything(qtbot: QtBot, dressed: QApplication):
    alone = Alone(dressed, signing=False)
    qtbot.addWidget(alone.view)
    qtbot.waitUntil(lambda: alone.curtain.is_drawn)
    alone.curtain.stop()


def test_it_waits_while_somebody_signs(qtbot: QtBot, dressed: QApplication):
    alone = Alone(dressed, signing=True)
    qtbot.addWidget(alone.view)
    qtbot.waitUntil(lambda: alone.asked >= 3)
    assert not alone.curtain.is_drawn
    alone.curtain.stop()


def test_whatever_a_person_does_puts_it_off(qtbot: QtBot, dressed: QApplication):
    edit = QLineEdit()
    qtbot.addWidget(edit)
    view = CurtainView()
    qtbot.addWidget(view)
    curtain = Curtain(view, dressed, flush=lambda: True, signing=lambda: False, idle_ms=60_000)
    curtain.guard(CurtainCode(a_desk()))
    started: list[int] = []
    curtain._idle.start = lambda: started.append(1)
    press(edit, Qt.Key.Key_A)
    after_key = len(started)
    QApplication.sendEvent(edit, QInputMethodEvent("ta", []))
    assert 0 < after_key < len(started)
    curtain.stop()


def test_a_pad_on_the_screen_counts_as_signing(whole: Make):
    building = a_session().at(Stage.AGREEMENT).locked()
    made = whole(desk=building.desk)
    made.home()
    assert made.window.has_pad() is False
    made.session(building)
    assert any(pad.isVisible() for pad in made.window.findChildren(SignPad))
    assert made.window.has_pad() is True
