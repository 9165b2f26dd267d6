"""A hand that never touches the mouse: Tab and arrow keys to a control, then Space, Enter or typing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from mediator.domain.handwriting import Handwriting
from mediator.gui.drafts import text_of
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.gui.widgets.arrow_rows import ArrowRow
from mediator.services.script_clock import ScriptClock

NOTHING = Qt.KeyboardModifier.NoModifier
TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


class KeyHand(Hand):
    """The tour's hand with the mouse taken away; what the keyboard does not reach, it cannot do."""

    def __init__(self, clock: ScriptClock) -> None:
        super().__init__(lambda _name: None, clock.move_to)
        self.window: QWidget | None = None
        self.keys = 0
        self.lost = 0
        """How often a key was pressed while nothing on the page had the keyboard."""

    def go(self, widget: QWidget) -> None:
        """Tab, or Shift+Tab where that is nearer, until the control has the keyboard."""
        self._reach(widget)
        wanted = _focus_of(widget)
        if self._focus() is wanted:
            return
        stop = _stop_of(wanted)
        self._tab_to(stop)
        if stop is not wanted:
            self._arrow_to(wanted)
        self._reach(wanted)

    def click(self, widget: QWidget) -> None:
        """Space on the control that has the keyboard."""
        if not widget.isEnabled():
            raise HandSlipped(f"not enabled: {self._described(widget)}: {widget.toolTip()}")
        self.go(widget)
        if not isinstance(_focus_of(widget), QAbstractButton):
            raise HandSlipped(f"no button: {self._described(widget)}")
        self._key(Qt.Key.Key_Space)

    def type_into(self, edit: QLineEdit | QPlainTextEdit, text: str) -> None:
        """Select all that stands there and type over it."""
        self.go(edit)
        self._key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self._key(Qt.Key.Key_Delete)
        self.insert(edit, text)
        if text_of(edit).strip() != text.strip():
            raise HandSlipped(f"typed {text!r}, found {text_of(edit)!r}")

    def press(self, widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """One key where the keyboard is; a menu that is open takes it first."""
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            self.go(widget)
        held = NOTHING
        for modifier in modifiers:
            held |= modifier
        self._key(key, held)

    def draw(self, pad: QWidget, ink: Handwriting) -> None:
        """There is no pen."""
        raise HandSlipped(f"a pen is needed: {self._described(pad)}")

    def answer(self, dialog: QDialog, text: str | None, words: str) -> None:
        """Type where there is something to type, and press the button with these words."""
        if text is not None:
            self.type_into(dialog.findChild(QPlainTextEdit) or dialog.findChild(QLineEdit), text)
        self.click_text(dialog, words)

    def _focus(self) -> QWidget | None:
        """Where the keyboard is; the desktop gives it back to the window that a menu or dialog came from."""
        if QApplication.activeWindow() is None and self.window is not None:
            self.window.activateWindow()
            QApplication.processEvents()
        return QApplication.focusWidget()

    def _key(self, key: Qt.Key, held: Qt.KeyboardModifier = NOTHING) -> None:
        """One key where the keyboard is; a menu that is open takes it first."""
        focus = self._focus()
        if focus is None:
            self.lost += 1
        target = QApplication.activePopupWidget() or focus or QApplication.activeWindow()
        if target is None:
            raise HandSlipped("no window has the keyboard")
        self.keys += 1
        QTest.keyClick(target, key, held)
        if key in (TAB, BACKTAB):
            QApplication.processEvents()
        else:
            self.settle()

    def _tab_to(self, stop: QWidget) -> None:
        seen = []
        key = _nearer(self._focus(), stop)
        while self._focus() is not stop:
            before = self._focus()
            if before in seen:
                raise HandSlipped(f"{self._described(stop)} is no Tab stop here; passed {len(seen)}")
            seen.append(before)
            self._key(key)
            if self._focus() is before:
                raise HandSlipped(f"the keyboard is caught in {before and self._described(before)}")

    def _arrow_to(self, wanted: QWidget) -> None:
        """Within a column of rows: to its top, then down."""
        self._key(Qt.Key.Key_Home)
        while self._focus() is not wanted:
            before = self._focus()
            self._key(Qt.Key.Key_Down)
            if self._focus() is before:
                raise HandSlipped(f"the arrow keys do not reach {self._described(wanted)}")


def _focus_of(widget: QWidget) -> QWidget:
    """Who takes the keyboard for a control."""
    while widget.focusProxy() is not None:
        widget = widget.focusProxy()
    return widget


def _stop_of(widget: QWidget) -> QWidget:
    """The Tab stop of a control; the rows of a column have one together."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not isinstance(widget, ArrowRow):
        return widget
    column = widget.parentWidget()
    rows = column.findChildren(ArrowRow) if column is not None else []
    return next((row for row in rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus), widget)


def _nearer(focus: QWidget | None, stop: QWidget) -> Qt.Key:
    """Whether the control lies before or behind, as a person sees it.

    Qt knows the chain of the keyboard too, but handing it out wraps widgets that are Qt's own, which ends
    in crashes when those are gone.
    """
    if focus is None:
        return TAB
    here, there = (widget.mapToGlobal(QPoint(0, 0)) for widget in (focus, stop))
    return BACKTAB if (there.y(), there.x()) < (here.y(), here.x()) else TAB
