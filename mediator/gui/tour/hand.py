"""A hand at the windows: clicks, types, draws and waits as a person would, with real Qt events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from mediator.domain.handwriting import Handwriting
from mediator.gui.drafts import text_of
from mediator.gui.frame import Footer
from mediator.services.sample_ink import SampleHand


class HandSlipped(AssertionError):
    """Something the hand wanted to do could not be done; says what and where."""


class Hand:
    """Moves through the real windows. `on_picture` is called with a name when a view is worth a picture."""

    def __init__(
        self,
        on_picture: Callable[[str], None],
        on_clock: Callable[[datetime], None] = lambda _: None,
        writer: SampleHand | None = None,
    ) -> None:
        self._writer = writer or SampleHand()
        self._on_picture = on_picture
        self._on_clock = on_clock
        self._footer: Footer | None = None

    def clock_to(self, moment: datetime | None) -> None:
        """Days pass: the prepared clock goes forward to a moment of the script."""
        if moment is not None:
            self._on_clock(moment)

    def hold(self, footer: Footer) -> None:
        """The footer of the session that is open, for `primary` and `secondary`."""
        self._footer = footer

    def primary(self) -> None:
        """Press the one forward action of the footer."""
        button = self._footer.primary() if self._footer else None
        if button is None:
            raise HandSlipped("no forward action in the footer")
        self.click(button)

    def secondary(self, text: str) -> None:
        """Press a secondary action of the footer, by its words."""
        if self._footer is None:
            raise HandSlipped("no footer")
        self.click_text(self._footer, text)

    def picture(self, name: str) -> None:
        """Keep what is on the screen now under this name, such as 04-first-round."""
        self.settle()
        self._on_picture(name)

    def settle(self) -> None:
        """Let the windows finish what they are doing."""
        for _ in range(3):
            QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        """A left click in the middle of a visible, enabled control."""
        self._reach(widget)
        if not widget.isEnabled():
            raise HandSlipped(f"not enabled: {self._described(widget)}: {widget.toolTip()}")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def click_text(self, within: QWidget, text: str) -> None:
        """Click the visible button with this text, or whose accessible name it is."""
        self.click(self.button(within, text))

    def button(self, within: QWidget, text: str) -> QAbstractButton:
        """The visible button with this text or accessible name."""
        for candidate in within.findChildren(QAbstractButton):
            # Icon buttons carry a thin space before their text.
            shown = candidate.text().replace("\u2009", "").strip()
            if candidate.isVisible() and text in (shown, candidate.accessibleName()):
                return candidate
        raise HandSlipped(f"no button {text!r}")

    def go(self, widget: QWidget) -> None:
        """Give a control the keyboard, as a click into it does."""
        self._reach(widget)
        widget.setFocus(Qt.FocusReason.MouseFocusReason)

    def type_into(self, edit: QLineEdit | QPlainTextEdit, text: str) -> None:
        """Replace what stands in a field. Chinese arrives as an input method would commit it."""
        self.go(edit)
        edit.selectAll()
        QTest.keyClick(edit, Qt.Key.Key_Delete)
        self.insert(edit, text)
        if text_of(edit).strip() != text.strip():
            raise HandSlipped(f"typed {text!r}, found {text_of(edit)!r}")

    def insert(self, edit: QLineEdit | QPlainTextEdit, text: str) -> None:
        """Commit text at the cursor, as an input method does."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(edit, event)
        self.settle()

    def press(self, widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """One key with its modifiers."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(widget, key, held)
        self.settle()

    def write_name(self, pad: QWidget, name: str) -> None:
        """Write a name on a pad, as large as the pad allows."""
        self.draw(pad, self._writer.write(name, float(pad.width()), float(pad.height())))

    def draw(self, pad: QWidget, ink: Handwriting) -> None:
        """Write on a pad with the mouse, stroke by stroke, scaled to the pad's size."""
        self._reach(pad)
        scale = min(pad.width() / ink.width, pad.height() / ink.height)
        for stroke in ink.strokes:
            points = [QPoint(round(p.x * scale), round(p.y * scale)) for p in stroke]
            QTest.mousePress(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
            for point in points[1:]:
                QTest.mouseMove(pad, point)
            QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])
        self.settle()

    def _reach(self, widget: QWidget) -> None:
        """Scroll until the control is in view, as a person would."""
        self.settle()
        parent = widget.parentWidget()
        while parent is not None:
            inner = parent.widget() if isinstance(parent, QScrollArea) else None
            if isinstance(parent, QScrollArea) and inner is not None and inner.isAncestorOf(widget):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        self.settle()
        if not widget.isVisible():
            raise HandSlipped(f"not visible: {self._described(widget)}")

    @staticmethod
    def _described(widget: QWidget) -> str:
        return f"{type(widget).__name__} {widget.accessibleName()!r}"
