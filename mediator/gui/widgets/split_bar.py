"""One bar split between several sides by their amounts; the figures stand beside it in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator.gui.theme import current
from mediator.gui.tokens import Tone

HIGH, GAP, ROUND = 10, 2, 3


class SplitBar(QWidget):
    """Parts in the colours of the sides, from left to right; empty while nobody has anything."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._parts: tuple[tuple[int, Tone], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_parts(self, parts: Sequence[tuple[int, Tone]], spoken: str) -> None:
        """Show these amounts; `spoken` is the same in words for screen readers."""
        self._parts = tuple(parts)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(spoken)
        self.update()

    def parts(self) -> tuple[tuple[int, Tone], ...]:
        """The amounts shown, with their colours."""
        return self._parts

    def sizeHint(self) -> QSize:
        """As high as a line of small type is thick."""
        return QSize(120, current().mark(HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, current().mark(HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and each part with its outline."""
        del event
        palette = current().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(palette.line), 1))
        painter.setBrush(QColor(palette.subtle))
        painter.drawRoundedRect(whole, ROUND, ROUND)
        total = sum(amount for amount, _ in self._parts)
        left = whole.left()
        for amount, tone in self._parts:
            if not amount:
                continue
            shade = palette.shade(tone)
            wide = whole.width() * amount / total
            painter.setPen(QPen(QColor(shade.ink), 1))
            painter.setBrush(QColor(shade.line))
            painter.drawRoundedRect(
                QRectF(left, whole.top(), max(1.0, wide - GAP), whole.height()), ROUND, ROUND
            )
            left += wide
