"""The founding case from sign-in to closing with the keyboard alone: no mouse, no pen, no call of a slot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mediator.app.desks import desk_of
from mediator.app.parts import WindowParts, window_parts
from mediator.app.tour import FixedLook, PaperlessDesk
from mediator.app.verbs import Parts
from mediator.domain.errors import MediatorError
from mediator.domain.stages import Stage
from mediator.gui.day_view import DayView
from mediator.gui.entrance import Entrance
from mediator.gui.main_window import MainWindow
from mediator.gui.pages.sign_in import CodePage, SignInPage
from mediator.gui.preferences import Look
from mediator.gui.questions import PreparedQuestions, Question, TextQuestion
from mediator.gui.tour.runner import Tour, answers
from mediator.gui.window_questions import WindowQuestions
from mediator.services.curtain_code import TRAINING_CODE
from mediator.services.desk import Desk
from mediator.services.doors import FirstSetUp, StoreState
from mediator.services.rehearsal import script_station, script_user
from mediator.services.sample_ink import SampleHand
from mediator.services.script import HOST_KEY, Script, ScriptSignature
from mediator.services.script_clock import ScriptClock
from mediator.storage.database import Store
from mediator.storage.wrapping import KeyCost
from tests.e2e.key_hand import KeyHand

PASSPHRASE = "gray heron by the bridge"
CANNOT_WRITE = "手部受伤，不便书写"


class KeyQuestions(PreparedQuestions):
    """Real dialogs of the window, answered with keys by what was laid out for each question."""

    def __init__(self, hand: KeyHand) -> None:
        given = answers()
        super().__init__(
            yes={key for key, answer in given.items() if answer is True},
            texts={
                "own-passphrase": PASSPHRASE,
                **{key: answer for key, answer in given.items() if isinstance(answer, str)},
            },
        )
        self._hand = hand
        self.window: MainWindow | None = None

    def confirm(self, question: Question) -> bool:
        self.asked.append(question.key)
        yes = question.key in self.yes
        self._soon(None, question.yes if yes else question.no)
        return self._real().confirm(question)

    def ask_text(self, question: TextQuestion) -> str | None:
        self.asked.append(question.key)
        text = self.texts.get(question.key)
        self._soon(text, question.no if text is None else question.yes)
        return self._real().ask_text(question)

    def tell(self, error: MediatorError) -> None:
        raise AssertionError(f"refused: {error.title.in_chinese()}")

    def _real(self) -> WindowQuestions:
        assert self.window is not None
        return WindowQuestions(self.window)

    def _soon(self, text: str | None, words: str) -> None:
        """As soon as the dialog has the keyboard."""
        timer = QTimer(QApplication.instance())

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog) and dialog.isActiveWindow() and QApplication.focusWidget():
                timer.stop()
                timer.deleteLater()
                try:
                    self._hand.answer(dialog, text, words)
                except BaseException:
                    dialog.reject()
                    raise

        timer.timeout.connect(look)
        timer.start(0)


class StationDoor:
    """The store of a station, opened by number and pass-phrase, under the clock of the script."""

    def __init__(self, place: Path, script: Script, clock: ScriptClock) -> None:
        self._place, self._script, self._clock = place, script, clock
        self.store: Store | None = None
        Store.create(
            place,
            station=replace(script_station(script.desk), training=False),
            first_user=script_user(script.desk),
            passphrase=PASSPHRASE,
            cost=KeyCost(memory_kib=8, passes=1, lanes=1),
        ).close()

    def state(self) -> StoreState:
        return StoreState.STATION

    def sign_in(self, number: str, passphrase: str) -> Desk:
        self.store = Store.open(self._place, number=number, passphrase=passphrase)
        return desk_of(self.store, self._clock)

    def set_up(self, first: FirstSetUp) -> Desk:
        raise AssertionError("the station is set up")

    def start_training(self) -> Desk:
        raise AssertionError("this is no training")

    def close(self) -> None:
        if self.store is not None:
            self.store.close()
            self.store = None


def without_pen(script: Script) -> Script:
    """The same case with people who cannot write on the pad: all that is signed is signed on paper."""
    keys = [key for p in script.people for key in (p.key, *(g.key for g in p.guardians))]
    return replace(
        script,
        rights=tuple(replace(told, refusal=told.refusal or CANNOT_WRITE) for told in script.rights),
        talks=tuple(replace(talk, refusal=talk.refusal or CANNOT_WRITE) for talk in script.talks),
        signatures=tuple(
            ScriptSignature(where="", person=key, refusal="", paper=CANNOT_WRITE, redone=0)
            for key in (*keys, HOST_KEY)
        ),
    )


@contextmanager
def at_the_window(
    script: Script, folder: Path, app: QApplication
) -> Iterator[tuple[WindowParts, KeyHand, StationDoor]]:
    """The real window before anybody signed in, and a hand without a mouse."""
    clock = ScriptClock(script.desk)
    door = StationDoor(folder / "store", script, clock)
    hand = KeyHand(clock)
    questions = KeyQuestions(hand)
    parts = window_parts(
        app,
        folder / "store",
        folder / "look.json",
        door=door,
        questions=questions,
        preferences=FixedLook(Look(language="zh", scale=1.0)),
        papers=PaperlessDesk(script.agreement.printer),
    )
    questions.window = hand.window = parts.window
    parts.window.resize(1366, 768)
    parts.window.show()
    parts.navigator.session_opened.connect(lambda view: view.context.changed.connect(lambda _: clock.tick()))
    try:
        yield parts, hand, door
    finally:
        parts.window.may_close = lambda: True
        parts.window.close()
        for gone in (parts.navigator, parts.window):
            gone.deleteLater()
        QApplication.processEvents()


def sign_in(parts: WindowParts, hand: KeyHand, script: Script) -> None:
    """Number, pass-phrase, and the curtain code of one's own."""
    parts.navigator.enter()
    hand.settle()
    page = _entrance_page(parts)
    assert isinstance(page, SignInPage)
    hand.type_into(page.number.edit, script.desk.number)
    hand.type_into(page.passphrase.edit, PASSPHRASE)
    hand.click(page.enter)
    code = _entrance_page(parts)
    assert isinstance(code, CodePage)
    hand.type_into(code.code.edit, TRAINING_CODE)
    hand.press(code.code.edit, Qt.Key.Key_Return)
    assert isinstance(parts.navigator.view, DayView)


def _entrance_page(parts: WindowParts) -> QWidget:
    entrance = parts.navigator.view
    assert isinstance(entrance, Entrance)
    return entrance.page


@pytest.fixture
def no_mouse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reaches for the mouse fails."""

    def refuse(*_arguments: object) -> None:
        raise AssertionError("the mouse was used")

    for name in ("mouseClick", "mouseDClick", "mousePress", "mouseMove", "mouseRelease"):
        monkeypatch.setattr(QTest, name, refuse)


@pytest.mark.long
@pytest.mark.usefixtures("no_mouse")
def test_a_whole_mediation_is_done_with_the_keyboard_alone(tmp_path: Path, qapp: QApplication) -> None:
    script = without_pen(Parts().founding_script())
    with at_the_window(script, tmp_path, qapp) as (parts, hand, _door):
        sign_in(parts, hand, script)
        desk = parts.navigator.desk
        assert desk is not None
        tour = Tour(
            parts.window,
            parts.navigator,
            desk,
            script,
            SampleHand(),
            on_picture=lambda _window, _name: None,
            on_clock=lambda _moment: None,
            hand=hand,
        )
        session = tour.walk_on()
        assert session.stage is Stage.CLOSED
        assert session.signed is not None
        assert hand.keys > 1000
        assert hand.lost == 0
        questions = parts.questions
        assert isinstance(questions, KeyQuestions)
        assert {"lock-agreement", "complete-signing", "close-session"} <= set(questions.asked)
