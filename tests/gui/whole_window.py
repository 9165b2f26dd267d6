"""The whole window on memory doubles: a door that knows one officer, grey pages, prepared answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.domain.print_jobs import JobReport, JobState, Printer, PrinterState
from mediator.domain.stages import Stage
from mediator.domain.wording import message
from mediator.gui.looks import Looks
from mediator.gui.main_window import MainWindow
from mediator.gui.navigator import Navigator
from mediator.gui.preferences import Look
from mediator.gui.questions import PreparedQuestions, Questions
from mediator.gui.session.session_view import SessionView
from mediator.gui.theme import Theme
from mediator.services.desk import Desk
from mediator.services.doors import FirstSetUp, Recovery, StoreState
from mediator.services.ports import SignInRefused
from mediator.wording import use_language
from tests.builders import Building, a_desk

PASSPHRASE = "青石桥边数白鹭九只"
CODE = "2468"


@dataclass
class OneDoor:
    """Lets one officer in with the right pass-phrase; `trouble` is raised instead of opening anything."""

    desk: Desk
    stands: StoreState = StoreState.STATION
    trouble: Exception | None = None
    set_up_with: list[FirstSetUp] = field(default_factory=list)
    recovered_with: list[Recovery] = field(default_factory=list)
    closed: int = 0

    def state(self) -> StoreState:
        return self.stands

    def set_up(self, first: FirstSetUp) -> Desk:
        self._may_fail()
        if len(first.passphrase) < 8:
            raise BadInput(message("密码太短，至少要8个字符"), message("没有改动任何东西"))
        self.set_up_with.append(first)
        return self.desk

    def sign_in(self, number: str, passphrase: str) -> Desk:
        self._may_fail()
        if (number, passphrase) != (self.desk.user.number, PASSPHRASE):
            raise SignInRefused
        return self.desk

    def recover(self, typed: Recovery) -> Desk:
        self._may_fail()
        self.recovered_with.append(typed)
        return self.desk

    def start_training(self) -> Desk:
        self._may_fail()
        return self.desk

    def close(self) -> None:
        self.closed += 1

    def _may_fail(self) -> None:
        if self.trouble is not None:
            raise self.trouble


@dataclass
class KeptLook:
    """Remembers the look for one test."""

    look: Look = field(default_factory=lambda: Look(scale=1.0))

    def load(self) -> Look:
        return self.look

    def save(self, look: Look) -> None:
        self.look = look


@dataclass(frozen=True)
class GreyPage:
    """A page of one grey."""

    width: int
    height: int

    @property
    def stride(self) -> int:
        return self.width * 4

    @property
    def data(self) -> bytes:
        return b"\xaa" * (self.stride * self.height)


@dataclass
class GreyPapers:
    """Pages without words and one printer; `trouble` is what the printer answers."""

    count: int = 2
    queues: tuple[str, ...] = ("一楼打印机",)
    trouble: EnvironmentTrouble | None = None
    not_a4: BadInput | None = None
    reports: list[JobReport] = field(default_factory=lambda: [JobReport(state=JobState.COMPLETED)])
    """What the service says of a job, one look after another; the last again and again."""
    printed: list[tuple[str, int]] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    drawn: list[tuple[int, int]] = field(default_factory=list)

    def page_count(self, pdf: bytes) -> int:
        return self.count

    def page(self, pdf: bytes, number: int, dpi: int) -> GreyPage:
        self.drawn.append((number, dpi))
        return GreyPage(round(8.27 * dpi), round(11.69 * dpi))

    def check_a4(self, pdf: bytes) -> None:
        if self.not_a4 is not None:
            raise self.not_a4

    def printers(self) -> tuple[Printer, ...]:
        return tuple(Printer(name=name, state=PrinterState.READY) for name in self.queues)

    def submit(self, pdf: bytes, printer: str, copies: int) -> str:
        if self.trouble is not None:
            raise self.trouble
        self.printed.append((printer, copies))
        return f"{printer}-{len(self.printed)}"

    def job(self, job_id: str) -> JobReport:
        return self.reports.pop(0) if len(self.reports) > 1 else self.reports[0]

    def cancel(self, job_id: str) -> None:
        self.cancelled.append(job_id)
        self.reports[:] = [JobReport(state=JobState.CANCELLED)]


class Whole:
    """One window with everything behind it."""

    def __init__(
        self,
        app: QApplication,
        *,
        desk: Desk | None = None,
        door: OneDoor | None = None,
        questions: Questions | None = None,
        papers: GreyPapers | None = None,
        look: Look | None = None,
        size: tuple[int, int] = (1366, 690),
    ) -> None:
        self.desk = desk or a_desk()
        self.door = door or OneDoor(self.desk)
        self.questions = questions or PreparedQuestions()
        self.papers = papers or GreyPapers()
        self.preferences = KeptLook(look or Look(scale=1.0))
        looks = Looks(app, self.preferences)
        looks.apply()
        self.window = MainWindow()
        self.navigator = Navigator(
            app, self.window, self.door, self.papers, looks, self.questions, Path("no-such-folder")
        )
        self.window.resize(*size)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)

    def home(self) -> Whole:
        """Somebody is signed in; the day is shown."""
        self.navigator.came_in(self.desk)
        settle()
        return self

    def session(self, building: Building, stage: Stage | None = None) -> SessionView:
        """A session in its frame."""
        if self.navigator.desk is None:
            self.home()
        self.navigator.open_room(building.room, stage)
        settle()
        return self.view

    @property
    def view(self) -> SessionView:
        view = self.navigator.view
        assert isinstance(view, SessionView)
        return view

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key where the keyboard is."""
        press(QApplication.focusWidget() or self.window, key, held)

    def close(self) -> None:
        """Nothing stays behind for the next test."""
        self.window.may_close = lambda: True
        self.window.close()
        self.navigator.deleteLater()
        self.window.deleteLater()
        settle()
        QApplication.sendPostedEvents(None, 0)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        use_language("zh")
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        Theme().apply(app)


def press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key at one widget."""
    settle()
    QTest.keyClick(widget, key, held)
    settle()


def settle() -> None:
    """Let the windows finish what they are doing."""
    for _ in range(3):
        QApplication.processEvents()


def texts_in(widget: QWidget) -> str:
    """Every word a person or a screen reader could find in the visible part of a widget."""
    settle()
    found = []
    for part in (widget, *widget.findChildren(QWidget)):
        if not part.isVisible():
            continue
        for name in ("text", "toPlainText", "placeholderText", "text_shown"):
            read = getattr(part, name, None)
            if callable(read):
                found.append(str(read()))
        found += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
    return "\n".join(found)


def answer_next_dialog(act: Callable[[QDialog], object]) -> None:
    """Do something with the next dialog that opens, as soon as it is there."""
    timer = QTimer(QApplication.instance())

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isActiveWindow() or not QApplication.focusWidget():
            return
        timer.stop()
        timer.deleteLater()
        try:
            act(dialog)
        except BaseException:
            dialog.reject()  # or the test would wait for ever
            raise

    timer.timeout.connect(look)
    timer.start(0)
