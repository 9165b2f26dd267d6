"""The question guide: what was asked, what is being asked with a tip, what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mediator.gui.icons import pixmap
from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.gui.widgets.painted_list import Index, PaintedList, row_of, view_width
from mediator.gui.widgets.wrapped import Wrapped, wrapped

GAP, PAD_X, PAD_Y, ICON_GAP = 2, 12, 10, 10
HEAD_ABOVE, HEAD_BELOW = 8, 2


class QuestionState(StrEnum):
    """How a question stands."""

    DONE = "done"
    NOW = "now"
    TODO = "todo"


@dataclass(frozen=True)
class QuestionRow:
    """One question; the tip shows while it is the one being asked, `heading` stands above a new part."""

    key: str
    text: str
    state: QuestionState = QuestionState.TODO
    tip: str = ""
    spoken: str = ""
    heading: str = ""

    def in_words(self) -> str:
        """The question and how it stands for screen readers, the part of the talk first."""
        return "\n".join(words for words in (self.heading, self.spoken or self.text) if words)


class QuestionList(PaintedList[QuestionRow]):
    """The questions in order; a click or Enter makes one the question being asked (`chosen`)."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name, _QuestionDelegate())
        self.setMinimumHeight(current().px(120))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.opened.connect(self.chosen)
        self.clicked.connect(self._on_click)

    def reveal_now(self) -> None:
        """Bring the question being asked into view."""
        for row in self.rows():
            if row.state is QuestionState.NOW:
                self.select(row.key)

    def _on_click(self, index: QModelIndex) -> None:
        self.chosen.emit(self.rows()[index.row()].key)


_MARKS: dict[QuestionState, tuple[str, str | Tone]] = {
    QuestionState.DONE: ("circle-check", Tone.AGREE),
    QuestionState.NOW: ("circle-dot", "primary"),
    QuestionState.TODO: ("circle", "line_strong"),
}


class _QuestionDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = row_of(index)
        width = view_width(option)
        if not isinstance(row, QuestionRow):
            return QSize(width, 0)
        tip = self._tip(row, width)
        extra = tip.height + 4 if tip is not None else 0
        extra += self._heading_height(row, width)
        return QSize(width, self._words(row, width).height + extra + 2 * PAD_Y + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = row_of(index)
        if not isinstance(row, QuestionRow):
            return
        c = current().palette
        ground = option.rect.adjusted(0, self._heading_height(row, option.rect.width()), 0, -GAP)
        painter.save()
        if (heading := self._heading(row, option.rect.width())) is not None:
            heading.draw(painter, option.rect.left() + PAD_X, option.rect.top() + HEAD_ABOVE, c.text2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, at = row.state is QuestionState.NOW, bool(option.state & QStyle.StateFlag.State_HasFocus)
        if now or at:
            width = 2 if at else current().border
            painter.setPen(QPen(QColor(c.focus if at else c.primary_line), width))
            painter.setBrush(QColor(c.primary_tint) if now else Qt.BrushStyle.NoBrush)
            inset = width / 2
            painter.drawRoundedRect(QRectF(ground).adjusted(inset, inset, -inset, -inset), 8, 8)
        words = self._words(row, ground.width())
        mark, colour = _MARKS[row.state]
        top = ground.top() + PAD_Y
        first = current().px(16) * 1.45
        side = current().mark(20)
        picture = pixmap(mark, c.named(colour), side, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(ground.left() + PAD_X, top + max(0.0, (first - side) / 2)), picture)
        left = ground.left() + PAD_X + side + ICON_GAP
        words.draw(painter, left, top, c.text2 if row.state is QuestionState.DONE else c.text)
        if (tip := self._tip(row, ground.width())) is not None:
            tip.draw(painter, left, top + words.height + 4, c.text2)
        painter.restore()

    def _heading(self, row: QuestionRow, width: int) -> Wrapped | None:
        return wrapped(row.heading, width - 2 * PAD_X, 13, 1.4, bold=True) if row.heading else None

    def _heading_height(self, row: QuestionRow, width: int) -> int:
        heading = self._heading(row, width)
        return round(heading.height) + HEAD_ABOVE + HEAD_BELOW if heading is not None else 0

    def _room(self, width: int) -> int:
        return width - 2 * PAD_X - current().mark(20) - ICON_GAP

    def _words(self, row: QuestionRow, width: int) -> Wrapped:
        return wrapped(row.text, self._room(width), 16, 1.45, bold=row.state is QuestionState.NOW)

    def _tip(self, row: QuestionRow, width: int) -> Wrapped | None:
        if row.state is not QuestionState.NOW or not row.tip:
            return None
        return wrapped(row.tip, self._room(width), 14, 1.5)
