"""Opens the window: look, fonts, the way in, and the net under everything that nobody expected."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from mediator.app.collector import look_seldom
from mediator.app.display import check_display
from mediator.gui.input_method import choose_input_method
from mediator.gui.qt_check import check_qt


def open_window(
    directory: Path, look_path: Path, *, number: str = "", language: str = "", quit_when_shown: bool = False
) -> int:
    """Run the window until it is closed; the exit code."""
    # Nothing that is made while the window comes up is garbage; looking for it costs a tenth of the start.
    gc.disable()
    check_qt()
    check_display()
    choose_input_method()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    from mediator.app.late import load_quietly
    from mediator.app.net import Net
    from mediator.app.parts import window_parts

    parts = window_parts(app, directory, look_path, number=number, language=language)
    sys.excepthook = Net(parts.questions)
    parts.window.show()
    parts.navigator.enter()
    look_seldom()
    gc.enable()
    if quit_when_shown:
        QTimer.singleShot(0, app.quit)
    else:
        load_quietly()
    return int(app.exec())
