"""Keeps what is being typed: saved 400 ms after the last key and at the latest 1 s after the first one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

PAUSE_MS = 400
CEILING_MS = 1000
AGAIN_MS = 2000

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

    A debounce alone would never save a steady typist, hence the ceiling. What could not be saved is tried
    again by itself until it is.
    """

    pending = Signal()
    saved = Signal()
    settled = Signal()  # what was pending needs no saving any more
    failed = Signal()

    def __init__(
        self,
        edit: Edit,
        save: Callable[[str], bool],
        *,
        pause: int = PAUSE_MS,
        ceiling: int = CEILING_MS,
        again: int = AGAIN_MS,
    ) -> None:
        super().__init__(edit)
        self._edit = edit
        self._save = save
        self._last = text_of(edit)
        self._pause = self._timer(pause)
        self._ceiling = self._timer(ceiling)
        self._again = self._timer(again)
        edit.textChanged.connect(self._typed)
        edit.installEventFilter(self)

    def is_pending(self) -> bool:
        """Whether what stands in the field waits to be saved."""
        return self._pause.isActive() or self._ceiling.isActive() or self.is_failing()

    def is_failing(self) -> bool:
        """Whether the last attempt to save did not work."""
        return self._again.isActive()

    def flush(self) -> bool:
        """Save now what is not saved yet; False when that did not work, and it is tried again."""
        waiting = self._stop_waiting()
        text = text_of(self._edit)
        if text == self._last:
            self._tell_settled(waiting=waiting)
            return True
        if not self._save(text):
            self._again.start()
            self.failed.emit()
            return False
        self._last = text
        self.saved.emit()
        return True

    def forget(self) -> None:
        """The text was recorded; the record's commit removed the draft already."""
        waiting = self._stop_waiting()
        self._last = text_of(self._edit)
        self._tell_settled(waiting=waiting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and watched is self._edit:
            self.flush()
        return False

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

    def _stop_waiting(self) -> bool:
        waiting = self.is_pending()
        for timer in (self._pause, self._ceiling, self._again):
            timer.stop()
        return waiting

    def _tell_settled(self, *, waiting: bool) -> None:
        """What was told to be pending needs no saving any more: nobody may be left waiting for it."""
        if waiting:
            self.settled.emit()
