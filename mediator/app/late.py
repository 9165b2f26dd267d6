"""What the first page does without: loaded when it is wanted, or quietly once the window stands.

Measured: loading everything first makes the start three times as long as a bare window's.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from mediator.documents.preview import PageImage
    from mediator.documents.print_desk import PrintDesk
    from mediator.domain.print_jobs import JobReport, Printer

PAUSE_MS = 15
QUIETLY = (
    "mediator.services.desk",
    "mediator.storage.database",
    "mediator.app.desks",
    "mediator.gui.day_view",
    "mediator.services.room",
    "mediator.gui.session.interview",
    "mediator.gui.session.board",
    "mediator.gui.session.agreement",
    "mediator.gui.session.session_view",
    "mediator.documents.press",
)


class LatePrintDesk:
    """The print desk, loaded when a paper is first looked at; its copies lie in the folder for a moment."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder

    def page_count(self, pdf: bytes) -> int:
        return self._desk.page_count(pdf)

    def page(self, pdf: bytes, number: int, dpi: int) -> PageImage:
        return self._desk.page(pdf, number, dpi)

    def check_a4(self, pdf: bytes) -> None:
        self._desk.check_a4(pdf)

    def printers(self) -> tuple[Printer, ...]:
        return self._desk.printers()

    def submit(self, pdf: bytes, printer: str, copies: int) -> str:
        return self._desk.submit(pdf, printer, copies)

    def job(self, job_id: str) -> JobReport:
        return self._desk.job(job_id)

    def cancel(self, job_id: str) -> None:
        self._desk.cancel(job_id)

    @property
    def _desk(self) -> PrintDesk:
        return _print_desk(self._folder())


def load_quietly(names: Sequence[str] = QUIETLY) -> None:
    """Load the rest piece by piece between two looks at the keyboard, so that nothing waits for it later."""
    if not names:
        return

    def load_next() -> None:
        importlib.import_module(names[0])
        load_quietly(names[1:])

    QTimer.singleShot(PAUSE_MS, load_next)


@lru_cache(maxsize=1)
def _print_desk(folder: Path) -> PrintDesk:
    from mediator.documents.print_desk import PrintDesk

    return PrintDesk(folder)
