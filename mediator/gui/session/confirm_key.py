"""Ctrl+Enter confirms a form, but never a word that an input method is still composing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


def confirms(event: QKeyEvent, form: QWidget) -> bool:
    """Whether this key press, which no field of the form took, confirms it."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return enter and held and not _composing(form.focusWidget())


def _composing(edit: QWidget | None) -> bool:
    if not isinstance(edit, QPlainTextEdit):
        return False
    layout = edit.textCursor().block().layout()
    return layout is not None and bool(layout.preeditAreaText())
