"""Opens the window: look, fonts, the way in, and the net under everything that nobody expected."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import TracebackType

from mediator.gui.input_method import choose_input_method
from mediator.gui.qt_check import check_qt

LOGGER = logging.getLogger("mediator")


def open_window(
    directory: Path, look_path: Path, *, number: str = "", language: str = "", quit_when_shown: bool = False
) -> int:
    """Run the window until it is closed; the exit code."""
    check_qt()
    choose_input_method()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    from mediator.app.parts import window_parts

    parts = window_parts(app, directory, look_path, number=number, language=language)
    sys.excepthook = _tell_once
    parts.window.show()
    parts.navigator.enter()
    if quit_when_shown:
        QTimer.singleShot(0, app.quit)
    return int(app.exec())


def _tell_once(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A mistake of ours: logged without what anybody typed, told in one sentence, nothing lost."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    place = trace
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename.rpartition('/')[2]}:{place.tb_lineno}" if place else "?"
    # The text of an error may hold a name; its kind and its place never do.
    LOGGER.error("unexpected %s at %s", kind.__name__, where)
    from mediator.app.parts import tell_unexpected

    tell_unexpected()
