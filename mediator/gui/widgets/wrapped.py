"""Breaks text into lines of a fixed height for painted rows, and remembers the result."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextOption

from mediator.gui.theme import Theme, current


class Wrapped:
    """One text broken at `width` px in type `size`, its lines `line` em apart."""

    def __init__(self, theme: Theme, text: str, width: int, size: int, line: float, bold: bool) -> None:
        font = theme.font(size, bold=bold)
        self._pitch = theme.px(size) * line
        self._inset = max(0.0, (self._pitch - QFontMetricsF(font).height()) / 2)
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._layout.beginLayout()
        self._lines = 0
        while (piece := self._layout.createLine()).isValid():
            piece.setLineWidth(max(width, 1))
            piece.setPosition(QPointF(0, self._lines * self._pitch + self._inset))
            self._lines += 1
        self._layout.endLayout()

    @property
    def height(self) -> int:
        """Px the lines need."""
        return round(max(1, self._lines) * self._pitch)

    def draw(self, painter: QPainter, left: float, top: float, colour: str) -> None:
        """Draw the lines with their upper left corner there."""
        painter.setPen(QColor(colour))
        self._layout.draw(painter, QPointF(left, top))


@lru_cache(maxsize=1024)
def _wrapped(theme: Theme, text: str, width: int, size: int, line: float, bold: bool) -> Wrapped:
    return Wrapped(theme, text, width, size, line, bold)


def wrapped(text: str, width: int, size: int = 16, line: float = 1.5, *, bold: bool = False) -> Wrapped:
    """The text broken for the theme of the moment."""
    return _wrapped(current(), text, width, size, line, bold)
