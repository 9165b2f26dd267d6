"""Statements to be ticked: painted rows, a click or the space bar ticks one; hundreds open at once."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mediator.gui.icons import pixmap
from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.gui.widgets.painted_list import Index, PaintedList, row_of, view_width
from mediator.gui.widgets.wrapped import Wrapped, wrapped
from mediator.wording import tr

GAP, PAD_X, PAD_Y = 6, 12, 9


@dataclass(frozen=True)
class TickRow:
    """A statement with its speaker's letter, ticked or not; `spoken` says all of it."""

    key: str
    letter: str
    tone: Tone
    text: str
    source: str
    ticked: bool
    spoken: str

    def in_words(self) -> str:
        """The row for screen readers."""
        ticked, plain = tr("已选：{row}", row=self.spoken), tr("未选：{row}", row=self.spoken)
        return ticked if self.ticked else plain


class TickList(PaintedList[TickRow]):
    """One Tab stop; arrows move, the space bar or Enter ticks."""

    toggled = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name, _TickDelegate())
        self.setMinimumSize(current().px(240), current().px(160))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._on_click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar and Enter tick the current row."""
        key = self.current_key()
        if key and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggled.emit(key)
            return
        super().keyPressEvent(event)

    def _on_click(self, index: QModelIndex) -> None:
        self.toggled.emit(self.rows()[index.row()].key)


class _TickDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = row_of(index)
        width = view_width(option)
        if not isinstance(row, TickRow):
            return QSize(width, 0)
        words = self._words(row, width).height + current().line(13)
        return QSize(width, max(words, _badge()) + 2 * PAD_Y + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = row_of(index)
        if not isinstance(row, TickRow):
            return
        theme = current()
        c = theme.palette
        card = option.rect.adjusted(0, 0, 0, -GAP)
        at = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = c.focus if at else c.primary if row.ticked else c.line
        width = 2 if at or row.ticked else theme.border
        painter.setPen(QPen(QColor(line), width))
        painter.setBrush(QColor(c.primary_tint if row.ticked else c.surface))
        painter.drawRoundedRect(QRectF(card).adjusted(width / 2, width / 2, -width / 2, -width / 2), 8, 8)
        self._paint_tick(painter, card.left() + PAD_X, card.top() + PAD_Y + 2, ticked=row.ticked)
        self._paint_badge(painter, row, card.left() + PAD_X + _box() + 10, card.top() + PAD_Y)
        words = self._words(row, card.width())
        words.draw(painter, card.left() + self._left(), card.top() + PAD_Y, c.text)
        painter.setFont(theme.font(13))
        painter.setPen(QColor(c.text3))
        below = QRectF(
            card.left() + self._left(), card.top() + PAD_Y + words.height, card.width(), theme.line(13)
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.source)
        painter.restore()

    def _paint_tick(self, painter: QPainter, left: int, top: int, *, ticked: bool) -> None:
        c = current().palette
        painter.setPen(QPen(QColor(c.primary if ticked else c.line_strong), 1))
        painter.setBrush(QColor(c.primary if ticked else c.surface))
        painter.drawRoundedRect(QRectF(left + 0.5, top + 0.5, _box() - 1, _box() - 1), 4, 4)
        if ticked:
            mark = pixmap("check", c.text_on, _box() - 4, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(left + 2, top + 2), mark)

    def _paint_badge(self, painter: QPainter, row: TickRow, left: int, top: int) -> None:
        shade = current().palette.shade(row.tone)
        circle = QRectF(left, top, _badge(), _badge())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shade.ink))
        painter.drawEllipse(circle)
        font = current().font(16, bold=True)
        font.setPixelSize(round(_badge() * 0.47))
        painter.setFont(font)
        painter.setPen(QColor(current().palette.text_on))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, row.letter)

    def _left(self) -> int:
        return PAD_X + _box() + 10 + _badge() + 10

    def _words(self, row: TickRow, width: int) -> Wrapped:
        return wrapped(row.text, width - self._left() - PAD_X)


def _box() -> int:
    return current().control(20)


def _badge() -> int:
    return current().control(24)
