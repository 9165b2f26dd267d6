"""Two groups side by side where there is room for both, one below the other where there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget

from mediator.gui.widgets import box

SIDE_BY_SIDE, STACKED = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class WrappingRow(QWidget):
    """The first group stands left, the second right; its least width is that of the wider group."""

    def __init__(self, first: QLayout, second: QLayout, *, gap: int = 8) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._first, self._second, self._gap = box(first), box(second), gap
        self._layout = QBoxLayout(STACKED, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._layout.addWidget(self._first, 1)
        self._layout.addWidget(self._second)

    def minimumSizeHint(self) -> QSize:
        """Stacked: the window may always become that narrow."""
        one, other = self._first.minimumSizeHint(), self._second.minimumSizeHint()
        height = self._layout.minimumSize().height()
        return QSize(max(one.width(), other.width()), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        needed = self._first.sizeHint().width() + self._second.sizeHint().width() + self._gap
        wanted = SIDE_BY_SIDE if needed <= self.width() else STACKED
        if self._layout.direction() != wanted:
            self._layout.setDirection(wanted)
            self.updateGeometry()
