"""Draws the line of time: a line with a dot a moment in its speaker's colour, dashed where nobody speaks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.gui.widgets.painted_list import Index, PaintedList, row_of, view_width
from mediator.gui.widgets.wrapped import Wrapped, wrapped

HOUR_WIDTH, LINE_WIDTH, PAD_Y = 108, 40, 8


@dataclass(frozen=True, kw_only=True)
class TimeRow:
    """A moment with its hour and speaker, or a gap, which has neither."""

    key: str
    hour: str
    day: str
    letter: str
    tone: Tone
    text: str
    source: str
    spoken: str = ""

    @property
    def is_gap(self) -> bool:
        return not self.hour

    def in_words(self) -> str:
        """The row for screen readers."""
        return self.spoken or self.text


class TimeList(PaintedList[TimeRow]):
    """One Tab stop; the arrow keys go along the line."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _TimePainter())


class _TimePainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row, width = row_of(index), view_width(option)
        if not isinstance(row, TimeRow):
            return QSize(width, 0)
        if row.is_gap:
            return QSize(width, current().line(14) + 2 * PAD_Y)
        beside = current().line(16) + (current().line(13) if row.day else 0)
        words = self._words(row, width).height + current().line(13)
        return QSize(width, max(beside, words, _badge()) + 2 * PAD_Y)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = row_of(index)
        if not isinstance(row, TimeRow):
            return
        theme, c, area = current(), current().palette, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(c.focus), 2))
            painter.setBrush(QColor(c.primary_tint))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 8, 8)
        middle = area.left() + theme.px(HOUR_WIDTH) + LINE_WIDTH / 2
        style = Qt.PenStyle.DashLine if row.is_gap else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(c.line_strong), 2, style))
        painter.drawLine(QPointF(middle, area.top()), QPointF(middle, area.bottom() + 1))
        left, top = area.left() + theme.px(HOUR_WIDTH) + LINE_WIDTH, area.top() + PAD_Y
        if row.is_gap:
            wrapped(row.text, area.right() - left, 14).draw(painter, left + 10, top, c.text3)
        else:
            self._paint_hour(painter, row, area.left(), top)
            self._paint_badge(painter, row, middle, top)
            words = self._words(row, area.width())
            words.draw(painter, left + 10, top, c.text)
            painter.setFont(theme.font(13))
            painter.setPen(QColor(c.shade(row.tone).ink))
            below = QRectF(left + 10, top + words.height, area.width(), theme.line(13))
            painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.source)
        painter.restore()

    def _paint_hour(self, painter: QPainter, row: TimeRow, left: int, top: int) -> None:
        theme, c = current(), current().palette
        across, end = theme.px(HOUR_WIDTH), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(16, bold=True))
        painter.setPen(QColor(c.text))
        painter.drawText(QRectF(left, top, across, theme.line(16)), end, row.hour)
        if row.day:
            painter.setFont(theme.font(13))
            painter.setPen(QColor(c.text2))
            painter.drawText(QRectF(left, top + theme.line(16), across, theme.line(13)), end, row.day)

    def _paint_badge(self, painter: QPainter, row: TimeRow, middle: float, top: int) -> None:
        shade, side = current().palette.shade(row.tone), _badge()
        circle = QRectF(middle - side / 2, top, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shade.ink))
        painter.drawEllipse(circle)
        font = current().font(16, bold=True)
        font.setPixelSize(round(side * 0.47))
        painter.setFont(font)
        painter.setPen(QColor(current().palette.text_on))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, row.letter)

    def _words(self, row: TimeRow, width: int) -> Wrapped:
        return wrapped(row.text, width - current().px(HOUR_WIDTH) - LINE_WIDTH - 20)


def _badge() -> int:
    return current().control(24)
