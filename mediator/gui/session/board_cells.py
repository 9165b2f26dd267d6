"""Paints the cells of the table of topics: quotes with their numbers, or why there are none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mediator.domain.account_matrix import Cell, CellState
from mediator.domain.events import Comparison
from mediator.gui.icons import pixmap
from mediator.gui.session.board_table import (
    Index,
    MatrixTable,
    quoted,
    result_shown,
    source_shown,
    state_shown,
    topic_shown,
)
from mediator.gui.session.board_words import LANES
from mediator.gui.session.letters import tone_of
from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.gui.widgets.wrapped import wrapped
from mediator.wording import tr

PAD_X, PAD_Y, BETWEEN = 10, 8, 6
MOST_QUOTES, MOST_CHARACTERS = 2, 60
_LOOKS = {look.comparison: look for look in LANES}


def cell_height(cell: Cell, width: int) -> int:
    """Px a cell of a person needs at this width."""
    inner = width - 2 * PAD_X
    high = 0
    for quote in cell.quotes[:MOST_QUOTES]:
        high += wrapped(_short(quoted(quote)), inner, 14).height + current().line(13) + BETWEEN
    if state_shown(cell) or len(cell.quotes) > MOST_QUOTES:
        high += current().line(14)
    return high + 2 * PAD_Y


def _short(words: str) -> str:
    """What a cell has room for; the whole stands beside the table."""
    return words if len(words) <= MOST_CHARACTERS else f"{words[: MOST_CHARACTERS - 1]}…"


class CellPainter(QStyledItemDelegate):
    """Words in black, where they stand in the record in the colour of their speaker."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Heights are set by the view, which knows the widths."""
        return QSize(120, current().px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell with its line below and, where the keyboard is, a ring."""
        model = index.model()
        if not isinstance(model, MatrixTable):
            return
        theme, c, cell = current(), current().palette, model.cell_at(index)
        area = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, QColor(c.primary_tint if chosen else c.surface))
        painter.setPen(QPen(QColor(c.line), theme.border))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        inner = area.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        painter.setClipRect(area)
        if cell is not None:
            person = model.matrix.people[index.column() - 1]
            self._paint_cell(painter, cell, inner, tone_of(person))
        elif index.column() == 0:
            topic = wrapped(topic_shown(model.row_at(index)), inner.width(), 14, bold=True)
            topic.draw(painter, inner.left(), inner.top(), c.text)
        else:
            self._paint_result(painter, model.row_at(index).result, result_shown(model.row_at(index)), inner)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(c.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(area).adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_cell(self, painter: QPainter, cell: Cell, inner: QRect, tone: Tone) -> None:
        theme, c = current(), current().palette
        top = float(inner.top())
        for quote in cell.quotes[:MOST_QUOTES]:
            words = wrapped(_short(quoted(quote)), inner.width(), 14)
            words.draw(painter, inner.left(), top, c.text)
            top += words.height
            self._line(painter, inner, top, source_shown(quote), c.shade(tone).ink, 13)
            top += theme.line(13) + BETWEEN
        more, state = len(cell.quotes) - MOST_QUOTES, state_shown(cell)
        parts = [tr("另有{count}条", count=more)] if more > 0 else []
        words_below = tr("，").join([*parts, *([state] if state else [])])
        if words_below:
            colour = (
                c.shade(Tone.DISPUTE).ink
                if cell.kept
                else c.text3
                if cell.state is CellState.NOT_ASKED
                else c.text2
            )
            self._line(painter, inner, top, words_below, colour, 14)

    def _line(self, painter: QPainter, inner: QRect, top: float, words: str, colour: str, size: int) -> None:
        painter.setFont(current().font(size))
        painter.setPen(QColor(colour))
        where = QRectF(inner.left(), top, inner.width(), current().line(size))
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_result(self, painter: QPainter, result: Comparison | None, words: str, inner: QRect) -> None:
        theme, c = current(), current().palette
        if result is None:
            self._line(painter, inner, inner.top(), words, c.text3, 14)
            return
        look, side = _LOOKS[result], theme.mark(16)
        ink = c.shade(look.tone).ink
        mark = pixmap(look.icon, ink, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(inner.left(), inner.top() + (theme.line(14) - side) / 2), mark)
        beside = inner.adjusted(side + 6, 0, 0, 0)
        wrapped(words, beside.width(), 14, bold=True).draw(painter, beside.left(), beside.top(), ink)
