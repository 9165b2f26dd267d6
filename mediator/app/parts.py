"""Puts the window's parts together, the same for a person, for the tour and for the tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from mediator.app.door import Door, store_in_use
from mediator.app.late import LatePrintDesk
from mediator.app.look_file import LookFile
from mediator.app.remnants import printing_place
from mediator.gui.looks import Looks
from mediator.gui.main_window import MainWindow
from mediator.gui.navigator import Navigator
from mediator.gui.preferences import Preferences
from mediator.gui.questions import Questions
from mediator.gui.theme import load_fonts
from mediator.gui.widgets import FocusRing
from mediator.gui.window_questions import WindowQuestions
from mediator.resources import RESOURCES
from mediator.services.doors import StoreDoor

if TYPE_CHECKING:
    from mediator.gui.preview import PaperDesk


@dataclass
class WindowParts:
    """The window, what steers it, and who answers its questions."""

    window: MainWindow
    navigator: Navigator
    questions: Questions
    ring: FocusRing


def window_parts(
    app: QApplication,
    directory: Path,
    look_path: Path,
    *,
    number: str = "",
    language: str = "",
    door: StoreDoor | None = None,
    questions: Questions | None = None,
    preferences: Preferences | None = None,
    papers: PaperDesk | None = None,
) -> WindowParts:
    """Everything but showing it."""
    app.setApplicationName("mediator")
    app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "scale.svg")))
    load_fonts()
    _speak_chinese_in_dialogs(app)
    looks = Looks(app, preferences or LookFile(look_path), language)
    looks.apply()
    window = MainWindow()
    answers = questions or WindowQuestions(window)
    desk = papers or LatePrintDesk(lambda: printing_place(store_in_use(directory)))
    navigator = Navigator(app, window, door or Door(directory, number), desk, looks, answers, Path.home())
    return WindowParts(window=window, navigator=navigator, questions=answers, ring=FocusRing(app))


def _speak_chinese_in_dialogs(app: QApplication) -> None:
    """Qt's own buttons, such as in the file dialog, in Chinese."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
