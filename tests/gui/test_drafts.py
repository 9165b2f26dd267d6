"""What is being typed is saved within a second, however steadily; what cannot be saved is tried again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.stages import Stage
from mediator.domain.wording import message
from mediator.gui.drafts import AGAIN_MS, CEILING_MS, PAUSE_MS, DraftKeeper
from mediator.gui.frame import SaveState
from mediator.gui.questions import PreparedQuestions, prepared
from mediator.gui.session.context import SessionContext
from mediator.services.desk import Desk
from mediator.services.ports import Draft
from tests.builders import a_desk, a_session
from tests.gui.whole_window import Whole, settle

NEVER = 10_000_000
Make = Callable[..., Whole]


class Shelf:
    """Where a keeper saves to; refuses as long as it is full."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.full = False
        self.tries = 0

    def save(self, text: str) -> bool:
        self.tries += 1
        if self.full:
            return False
        self.kept.append(text)
        return True


@pytest.fixture
def edit(qtbot: QtBot, dressed: QApplication) -> QLineEdit:
    made = QLineEdit()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_the_times_are_those_of_the_specification():
    assert (PAUSE_MS, CEILING_MS) == (400, 1000)
    assert AGAIN_MS <= 5000


def test_a_pause_saves(qtbot: QtBot, edit: QLineEdit, shelf: Shelf):
    DraftKeeper(edit, shelf.save, pause=1, ceiling=NEVER)
    QTest.keyClicks(edit, "wang")
    qtbot.waitUntil(lambda: shelf.kept[-1:] == ["wang"])


def test_a_steady_typist_is_saved_by_the_ceiling(qtbot: QtBot, edit: QLineEdit, shelf: Shelf):
    """The pause never comes: only the ceiling can save, and it must not start anew with every key."""
    keeper = DraftKeeper(edit, shelf.save, pause=NEVER, ceiling=20)

    def one_more_key() -> bool:
        QTest.keyClicks(edit, "a")
        return bool(shelf.kept)

    qtbot.waitUntil(one_more_key)
    assert set(shelf.kept[0]) == {"a"}
    assert keeper.is_pending() or shelf.kept[-1] == edit.text()


def test_without_pause_and_ceiling_nothing_would_be_saved(edit: QLineEdit, shelf: Shelf):
    DraftKeeper(edit, shelf.save, pause=NEVER, ceiling=NEVER)
    QTest.keyClicks(edit, "wang")
    settle()
    assert shelf.kept == []


def test_leaving_the_field_saves_at_once(edit: QLineEdit, shelf: Shelf):
    DraftKeeper(edit, shelf.save, pause=NEVER, ceiling=NEVER)
    QTest.keyClicks(edit, "wang")
    QApplication.sendEvent(edit, QFocusEvent(QEvent.Type.FocusOut))
    assert shelf.kept == ["wang"]


def test_a_composition_is_neither_saved_nor_disturbed(edit: QLineEdit, shelf: Shelf):
    keeper = DraftKeeper(edit, shelf.save, pause=NEVER, ceiling=NEVER)
    edit.setText("他")
    QApplication.sendEvent(edit, QInputMethodEvent("shuo", []))
    keeper.flush()
    assert shelf.kept == ["他"]
    assert edit.text() == "他"
    done = QInputMethodEvent()
    done.setCommitString("说")
    QApplication.sendEvent(edit, done)
    keeper.flush()
    assert "说" in shelf.kept[-1]


def test_what_could_not_be_saved_is_tried_again_by_itself(qtbot: QtBot, edit: QLineEdit, shelf: Shelf):
    keeper = DraftKeeper(edit, shelf.save, pause=NEVER, ceiling=NEVER, again=1)
    shelf.full = True
    QTest.keyClicks(edit, "wang")
    assert keeper.flush() is False
    assert keeper.is_failing()
    qtbot.waitUntil(lambda: shelf.tries >= 3)
    shelf.full = False
    with qtbot.waitSignal(keeper.saved):
        pass
    assert shelf.kept == ["wang"]
    assert not keeper.is_failing()


def test_what_was_recorded_is_no_draft_any_more(edit: QLineEdit, shelf: Shelf):
    keeper = DraftKeeper(edit, shelf.save, pause=NEVER, ceiling=NEVER)
    QTest.keyClicks(edit, "wang")
    keeper.forget()
    assert keeper.flush() is True
    assert shelf.kept == []


# -- in a session ----------------------------------------------------------------------


class FullDisk:
    """Drafts that cannot be written as long as the disk is full."""

    def __init__(self, desk: Desk) -> None:
        self._drafts = desk.drafts
        self.full = True

    def save(self, draft: Draft) -> None:
        if self.full:
            raise EnvironmentTrouble(message("磁盘满了"))
        self._drafts.save(draft)

    def load(self, session_id: str) -> tuple[Draft, ...]:
        return self._drafts.load(session_id)

    def all(self) -> tuple[Draft, ...]:
        return self._drafts.all()

    def drop(self, session_id: str, field: str) -> None:
        self._drafts.drop(session_id, field)


@pytest.fixture
def fields(dressed: QApplication) -> Iterator[Callable[[], QLineEdit]]:
    made: list[QLineEdit] = []

    def make() -> QLineEdit:
        made.append(QLineEdit())
        return made[-1]

    yield make
    for field in made:
        field.deleteLater()


def context_of(building_desk: Desk, *, questions: PreparedQuestions | None = None) -> SessionContext:
    return SessionContext(a_session(desk=building_desk).room, questions or prepared())


def test_a_draft_comes_back_in_its_own_session(fields: Callable[[], QLineEdit]):
    room = a_session().room
    first = fields()
    SessionContext(room, prepared()).keep_draft("note", first)
    first.setText("先记一半")
    QApplication.sendEvent(first, QFocusEvent(QEvent.Type.FocusOut))
    again = fields()
    SessionContext(room, prepared()).keep_draft("note", again)
    assert again.text() == "先记一半"


def test_a_draft_is_never_offered_on_another_session(fields: Callable[[], QLineEdit]):
    desk = a_desk()
    first, other = fields(), fields()
    context_of(desk).keep_draft("note", first)
    first.setText("林知夏说")
    QApplication.sendEvent(first, QFocusEvent(QEvent.Type.FocusOut))
    assert len(desk.drafts.all()) == 1
    context_of(desk).keep_draft("note", other)
    assert other.text() == ""


def test_a_full_disk_is_told_in_the_header_until_the_text_is_saved(whole: Make):
    desk = a_desk()
    disk = FullDisk(desk)
    building = a_session(desk=replace(desk, drafts=disk))
    made = whole(desk=building.desk)
    view = made.session(building, Stage.INTAKE)
    note = QLineEdit(view.page)
    keeper = view.context.keep_draft("probe", note)
    note.setText("改到一半")
    keeper.flush()
    assert view.header.save_state() is SaveState.UNSAVED
    assert "未保存" in view.header.save_words()
    disk.full = False
    view.save_now()
    assert view.header.save_state() is SaveState.SAVED
    assert any(d.text == "改到一半" for d in desk.drafts.all())


def test_unsaved_text_is_not_left_without_a_question(whole: Make):
    disk_desk = a_desk()
    building = a_session(desk=replace(disk_desk, drafts=FullDisk(disk_desk)))
    questions = prepared()
    made = whole(desk=building.desk, questions=questions)
    view = made.session(building, Stage.INTAKE)
    note = QLineEdit(view.page)
    view.context.keep_draft("probe", note)
    note.setText("改到一半")
    view.leave()
    settle()
    assert questions.asked == ["leave-unsaved"]
    assert made.navigator.view is view
    questions.yes.add("leave-unsaved")
    view.leave()
    settle()
    assert made.navigator.view is not view
