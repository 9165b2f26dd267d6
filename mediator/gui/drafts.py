"""Keeps what is being typed: saved 400 ms after the last key and at the latest 1 s after the first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

PAUSE_MS = 400
CEILING_MS = 1000

Edit = QLineEdit | QPlainTextEdit


def text_of(edit: Edit) -> str:
    """The text of either kind of field."""
    return edit.toPlainText() if isinstance(edit, QPlainTextEdit) else edit.text()


def put_text(edit: Edit, text: str) -> None:
    """Put text into either kind of field."""
    if isinstance(edit, QPlainTextEdit):
        edit.setPlainText(text)
    else:
        edit.setText(text)


class DraftKeeper(QObject):
    """Watches one field and saves what stands in it; it reads only and never touches a composition.

    A debounce alone would never save a steady typist, hence the ceiling.
    """

    pending = Signal()
    saved = Signal()
    failed = Signal()

    def __init__(self, edit: Edit, save: Callable[[str], bool]) -> None:
        super().__init__(edit)
        self._edit = edit
        self._save = save
        self._last = text_of(edit)
        self._pause = self._timer(PAUSE_MS)
        self._ceiling = self._timer(CEILING_MS)
        edit.textChanged.connect(self._typed)
        edit.installEventFilter(self)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer

    def _typed(self) -> None:
        if text_of(self._edit) == self._last:
            return
        self.pending.emit()
        self._pause.start()
        if not self._ceiling.isActive():
            self._ceiling.start()

    def flush(self) -> bool:
        """Save now what is not saved yet; False when that did not work, and it stays to be tried again."""
        waiting = self._stop_waiting()
        text = text_of(self._edit)
        if text == self._last:
            self._tell_saved(waiting=waiting)
            return True
        if not self._save(text):
            self.failed.emit()
            return False
        self._last = text
        self.saved.emit()
        return True

    def forget(self) -> None:
        """The text was recorded; the record's commit removed the draft already."""
        waiting = self._stop_waiting()
        self._last = text_of(self._edit)
        self._tell_saved(waiting=waiting)

    def _stop_waiting(self) -> bool:
        waiting = self._pause.isActive() or self._ceiling.isActive()
        self._pause.stop()
        self._ceiling.stop()
        return waiting

    def _tell_saved(self, *, waiting: bool) -> None:
        """What was told to be pending needs no saving any more: nobody may be left waiting for it."""
        if waiting:
            self.saved.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return False
