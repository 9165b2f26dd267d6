"""Shows where the keyboard is: a 2 px ring with a gap around the focused control, after keyboard use only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from mediator.gui.theme import current

GAP = 4
_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractItemView)
_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
}
_MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta}


class FocusRing(QObject):
    """One ring for the whole application. Fields and painted lists show the focus themselves.

    It watches the focused control and what that control lies in, not every event of the application.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_keyboard = False
        app.focusChanged.connect(self._on_focus)

    def ring(self) -> QWidget | None:
        """The ring's own widget, when it has been drawn yet."""
        return self._ring if self._ring is not None and isValid(self._ring) else None

    def shown_around(self) -> QWidget | None:
        """The control the ring is around now."""
        ring = self.ring()
        return self._target if ring is not None and ring.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys on the focused control bring the ring, a press of the mouse takes it away."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() not in _MODIFIERS and not self._by_keyboard:
                self._by_keyboard = True
                self._place()
        elif kind == QEvent.Type.MouseButtonPress:
            self._by_keyboard = False
            self._place()
        elif kind in _FOLLOWED:
            self._place()
        return False

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched.clear()
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_keyboard = False
        self._target = new
        widget: QWidget | None = new
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target
        ring = self._ring if self._ring is not None and isValid(self._ring) else None
        wanted = (
            target is not None
            and isValid(target)
            and self._by_keyboard
            and target.isVisible()
            and not isinstance(target, _FIELDS)
        )
        if ring is not None and (not wanted or target is None or ring.parentWidget() is not target.window()):
            ring.hide()
        if target is None or not wanted:
            return
        if ring is None or ring.parentWidget() is not target.window():
            if ring is not None:
                ring.deleteLater()
            ring = _Ring(target.window())
        self._ring = ring
        ring.surround(target)


class _Ring(QWidget):
    """The drawing; it lies over the window and lets every click through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._whole = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def surround(self, target: QWidget) -> None:
        """Draw around the target, as far as the scroll areas it lies in show it."""
        window = target.window()
        corner = target.mapTo(window, QPoint(0, 0)) if target is not window else QPoint(0, 0)
        self._whole = QRect(corner, target.size()).adjusted(-GAP, -GAP, GAP, GAP)
        visible = QRect(self._whole).intersected(window.rect())
        # A menu is a window of its own and yet has a parent, which lies in another window.
        parent = target.parentWidget() if target is not window else None
        while parent is not None and parent is not window:
            outer = parent.parentWidget()
            if isinstance(outer, QAbstractScrollArea) and outer.viewport() is parent:
                seen = QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
                visible = visible.intersected(seen.adjusted(-GAP, -GAP, GAP, GAP))
            parent = outer
        self.setGeometry(visible)
        self.setVisible(not visible.isEmpty())
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring, its outside cut where the control is scrolled away."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self._offset())
        painter.setPen(QPen(QColor(current().palette.focus), 2))
        painter.drawRoundedRect(
            QRectF(0, 0, self._whole.width(), self._whole.height()).adjusted(1, 1, -1, -1), 11, 11
        )
        painter.end()

    def _offset(self) -> QPoint:
        return self.geometry().topLeft() - self._whole.topLeft()
