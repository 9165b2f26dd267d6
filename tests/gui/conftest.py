"""What every test of the windows starts from: the product's fonts, one look, no blinking cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mediator.gui.theme import Theme, load_fonts
from mediator.wording import use_language
from tests.gui.whole_window import Whole

Look = Callable[..., Theme]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with the product's fonts, loaded once."""
    assert load_fonts()
    qapp.setCursorFlashTime(0)
    return qapp


@pytest.fixture(autouse=True)
def cleared(dressed: QApplication) -> Iterator[None]:
    """No window outlives its test: all that is left would be dressed anew with every look to come."""
    yield
    for window in dressed.topLevelWidgets():
        window.deleteLater()
    bury()
    Theme().apply(dressed)


@pytest.fixture
def theme(dressed: QApplication) -> Look:
    """Apply a look: `theme(scale=1.25, high_contrast=True)`; the plain one is back after the test."""

    def apply(*, scale: float = 1.0, high_contrast: bool = False) -> Theme:
        made = Theme(scale=scale, high_contrast=high_contrast)
        made.apply(dressed)
        return made

    apply()
    return apply


def bury() -> None:
    """Delete at once the windows that were closed: a new look would be worked out for them, too."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def on_screen(qtbot: QtBot, window: QWidget, width: int = 0, height: int = 0) -> None:
    """Show a window, in the size asked for, and wait until it has the keyboard."""
    qtbot.addWidget(window)
    if width and height:
        window.resize(width, height)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


@pytest.fixture
def whole(dressed: QApplication) -> Iterator[Callable[..., Whole]]:
    """Make a whole window: `whole(desk=…, door=…)`; it is gone after the test."""
    made: list[Whole] = []

    def make(**parts: object) -> Whole:
        made.append(Whole(dressed, **parts))
        return made[-1]

    yield make
    for window in made:
        window.close()
    bury()


@pytest.fixture
def english() -> Iterator[None]:
    """Show English for one test."""
    use_language("en")
    yield
    use_language("zh")
