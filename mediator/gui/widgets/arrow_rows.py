"""Rows of buttons that are one Tab stop together: arrow keys move within, Enter or Space chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QVBoxLayout, QWidget

from mediator.gui.theme import current

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ArrowRow(QAbstractButton):
    """One row; the column it belongs to decides which row the Tab key reaches."""

    moved = Signal(int)
    jumped = Signal(int)

    def __init__(self, key: str, spoken: str) -> None:
        super().__init__()
        self.key = key
        self.setAccessibleName(spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._hovered = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move; Enter and Space choose."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key == Qt.Key.Key_Home:
            self.jumped.emit(0)
        elif key == Qt.Key.Key_End:
            self.jumped.emit(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Remember the pointer for the quiet ground under it."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paint_ground(self, painter: QPainter, *, now: bool) -> None:
        """The tinted ground and the bar of the row of the moment, and the quiet one under the pointer."""
        palette = current().palette
        ground = QRectF(8, 1, self.width() - 16, self.height() - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if now:
            painter.setBrush(QColor(palette.primary_tint))
            painter.drawRoundedRect(ground, 8, 8)
            painter.setBrush(QColor(palette.primary))
            painter.drawRoundedRect(QRectF(8, 9, 3, self.height() - 18), 1.5, 1.5)
        elif self._hovered and self.isEnabled():
            painter.setBrush(QColor(palette.sunken))
            painter.drawRoundedRect(ground, 8, 8)
        if current().high_contrast and (now or self._hovered):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.line), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 8, 8)


class ArrowColumn(QWidget):
    """The rows one below the other; exactly one of them is reached by Tab."""

    chosen = Signal(str)

    def __init__(self, gap: int = 0) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._rows: list[ArrowRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)

    def rows(self) -> Sequence[ArrowRow]:
        """The rows from top to bottom."""
        return tuple(self._rows)

    def add_row(self, row: ArrowRow) -> None:
        """Append a row."""
        self._rows.append(row)
        self._layout.addWidget(row)
        row.moved.connect(lambda step, row=row: self._move(row, step))
        row.jumped.connect(lambda where: self._focus(0 if where == 0 else len(self._rows) - 1))
        row.clicked.connect(lambda _checked=False, row=row: self.chosen.emit(row.key))

    def add_widget(self, widget: QWidget) -> None:
        """Append something that is no row, such as a heading."""
        self._layout.addWidget(widget)

    def add_stretch(self) -> None:
        """Push the rows to the top."""
        self._layout.addStretch(1)

    def stop_at(self, key: str) -> None:
        """Let the Tab key reach this row (the first, if there is none of that key)."""
        target = next((row for row in self._rows if row.key == key), None) or next(iter(self._rows), None)
        self._make_stop(target)

    def _make_stop(self, stop: ArrowRow | None) -> None:
        for row in self._rows:
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus)

    def _move(self, row: ArrowRow, step: int) -> None:
        shown = [i for i, other in enumerate(self._rows) if other.isVisibleTo(self)]
        at = shown.index(self._rows.index(row)) + step
        if 0 <= at < len(shown):
            self._focus(shown[at])

    def _focus(self, index: int) -> None:
        row = self._rows[index]
        self._make_stop(row)
        row.setFocus(Qt.FocusReason.TabFocusReason)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(row, 0, 8)
