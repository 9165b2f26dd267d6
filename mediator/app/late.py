"""What the first page does without: loaded when it is wanted, or quietly once the window stands.

Measured: loading everything first makes the start three times as long as a bare window's.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from mediator.documents.preview import PageImage
    from mediator.documents.print_desk import PrintDesk

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
    """The print desk, loaded when a paper is first looked at."""

    def page_count(self, pdf: bytes) -> int:
        return _print_desk().page_count(pdf)

    def page(self, pdf: bytes, number: int, dpi: int) -> PageImage:
        return _print_desk().page(pdf, number, dpi)

    def printers(self) -> tuple[str, ...]:
        return _print_desk().printers()

    def print(self, pdf: bytes, printer: str, copies: int) -> None:
        _print_desk().print(pdf, printer, copies)


def load_quietly(names: Sequence[str] = QUIETLY) -> None:
    """Load the rest piece by piece between two looks at the keyboard, so that nothing waits for it later."""
    if not names:
        return

    def load_next() -> None:
        importlib.import_module(names[0])
        load_quietly(names[1:])

    QTimer.singleShot(PAUSE_MS, load_next)


@lru_cache(maxsize=1)
def _print_desk() -> PrintDesk:
    from mediator.documents.print_desk import PrintDesk

    return PrintDesk()
