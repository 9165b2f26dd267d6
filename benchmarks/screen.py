"""One application for the benchmarks of the windows, dressed as ours, and the moment a page is painted."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication, QWidget

from mediator.app.collector import look_seldom
from mediator.gui.theme import Theme, load_fonts

SIZE = (1366, 690)


def dressed() -> QApplication:
    """The application as `make run` has it once its first page stands."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([])
        load_fonts()
        app.setCursorFlashTime(0)
        Theme().apply(app)
        look_seldom()
    return app


def painted(app: QApplication, view: QWidget, began: float) -> float:
    """Show a page; the seconds since `began` once it is painted. It is hidden again afterwards."""
    view.resize(*SIZE)
    view.show()
    settle(app)
    took = time.perf_counter() - began
    view.close()
    settle(app)
    return took


def painted_first(app: QApplication, view: QWidget, began: float) -> float:
    """The same, but only to the first painting: what a page puts off until it is seen is not waited for."""
    view.resize(*SIZE)
    view.show()
    app.sendPostedEvents()
    view.repaint()
    took = time.perf_counter() - began
    view.close()
    settle(app)
    return took


def settle(app: QApplication) -> None:
    """Everything that waits to be done, paints included."""
    for _ in range(3):
        app.processEvents()
