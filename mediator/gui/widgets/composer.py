"""Where statements are written down: Ctrl+Enter records one, but never a word still being composed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from mediator.gui.theme import current


class Composer(QPlainTextEdit):
    """`submitted` carries the text as written; the page clears it once it is recorded."""

    submitted = Signal(str)
    text_changed = Signal(str)

    def __init__(self, placeholder: str, name: str, *, lines: int = 2) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setAccessibleDescription(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(max(64, current().line(16) * lines + 18))
        self.textChanged.connect(lambda: self.text_changed.emit(self.text()))

    def composing(self) -> bool:
        """Whether an input method is in the middle of a word."""
        layout = self.textCursor().block().layout()
        return layout is not None and bool(layout.preeditAreaText())

    def text(self) -> str:
        """What has been written, without what is still being composed."""
        return self.toPlainText()

    def set_text(self, text: str) -> bool:
        """Put a text in, such as a draft; refused while an input method composes."""
        if self.composing():
            return False
        if text != self.toPlainText():
            self.setPlainText(text)
            self.moveCursor(self.textCursor().MoveOperation.End)
        return True

    def clear_text(self) -> None:
        """Empty it after its text was recorded."""
        self.clear()

    def submit(self) -> None:
        """What the button does: hand the text over, unless a word is still being composed."""
        if not self.composing():
            self.submitted.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter submits."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
            return
        super().keyPressEvent(event)
