"""What a person said, one card a statement: number, time, words, tags, and whether it may be passed on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mediator.gui.icons import pixmap
from mediator.gui.theme import Theme, current
from mediator.gui.tokens import Tone
from mediator.gui.widgets.painted_list import Index, PaintedList, row_of, view_width
from mediator.gui.widgets.wrapped import Wrapped, wrapped
from mediator.wording import tr

GAP, PAD_X, PAD_Y = 8, 13, 9
TICK = 22
BESIDE_BAR = 6
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class StatementRow:
    """One statement in finished words; `sharing` says how far it may go, `private` that it may not at all.

    `mark` and `tone` are the icon and colour of the sharing where it is neither kept nor plainly let go.
    `ticked` is None for rows that are not ticked off one by one; `anchor` is a place in a recording.
    """

    key: str
    number: str
    time: str
    text: str
    tags: str = ""
    sharing: str = ""
    private: bool = False
    spoken: str = ""
    faded: bool = False
    mark: str = ""
    tone: Tone | None = None
    ticked: bool | None = None
    anchor: str = ""

    def beside(self) -> str:
        """What stands at the right: the tags, and the place in the recording."""
        return tr("{tags}·{place}", tags=self.tags, place=self.anchor) if self.anchor else self.tags

    def in_words(self) -> str:
        """Everything in the row for screen readers."""
        parts = (self._tick_in_words(), self.number, self.time, self.text, self.tags, self.sharing)
        anchor = tr("录音{place}", place=self.anchor) if self.anchor else ""
        return self.spoken or tr("，").join(part for part in (*parts, anchor) if part)

    def _tick_in_words(self) -> str:
        if self.ticked is None:
            return ""
        return tr("已念") if self.ticked else tr("还没有念")


class StatementList(PaintedList[StatementRow]):
    """The statements in the order they were recorded; Space, or a click on its box, ticks a row off."""

    ticked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name, _StatementDelegate())
        self.setMinimumSize(current().px(320), current().px(72))
        self.clicked.connect(self._on_click)
        self._pressed_at = QPoint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks the row the keyboard is at, where rows are ticked off."""
        if event.key() == Qt.Key.Key_Space and self._may_tick(self.current_key()):
            self.ticked.emit(self.current_key())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where, so that a click on the box is told from one on the words."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def _on_click(self, index: Index) -> None:
        row = row_of(index)
        if isinstance(row, StatementRow) and row.ticked is not None:
            on_box = self._pressed_at.x() <= PAD_X + tick_room(row)
            if on_box:
                self.ticked.emit(row.key)

    def _may_tick(self, key: str) -> bool:
        return any(row.key == key and row.ticked is not None for row in self.rows())


class _StatementDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = row_of(index)
        width = view_width(option) - BESIDE_BAR
        if not isinstance(row, StatementRow):
            return QSize(width, 0)
        needed = max(self._words(row, width).height, _two_captions(current()))
        return QSize(width, needed + 2 * PAD_Y + _gap_below(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = row_of(index)
        if not isinstance(row, StatementRow):
            return
        theme = current()
        c = theme.palette
        card = option.rect.adjusted(0, 0, -BESIDE_BAR, -_gap_below(index))
        at = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if at else theme.border
        painter.setPen(QPen(QColor(c.focus if at else c.line), width))
        painter.setBrush(QColor(c.sunken if row.faded else c.surface))
        inset = width / 2
        painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), 8, 8)
        self._paint_number(painter, card, row)
        words = self._words(row, card.width())
        top = card.top() + (card.height() - words.height) / 2
        words.draw(painter, card.left() + self._text_left(row), top, c.text3 if row.faded else c.text)
        self._paint_tags(painter, card, row)
        painter.restore()

    def _paint_number(self, painter: QPainter, card: QRect, row: StatementRow) -> None:
        theme = current()
        high = theme.line(13)
        painter.setFont(theme.font(13))
        top, left = card.top() + PAD_Y, card.left() + PAD_X
        if row.ticked is not None:
            colour = theme.palette.named(Tone.AGREE) if row.ticked else theme.palette.line_strong
            icon = "square-check" if row.ticked else "square"
            mark = pixmap(icon, colour, theme.mark(TICK), painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(left, card.top() + (card.height() - theme.mark(TICK)) / 2), mark)
            left += tick_room(row)
        for words, colour in ((row.number, theme.palette.text2), (row.time, theme.palette.text3)):
            painter.setPen(QColor(colour))
            painter.drawText(QRect(left, top, self._number_width(), high), _LEFT, words)
            top += high

    def _paint_tags(self, painter: QPainter, card: QRect, row: StatementRow) -> None:
        theme = current()
        c, high, wide = theme.palette, theme.line(13), self._tags_width(row)
        right = card.right() + 1 - PAD_X
        painter.setFont(theme.font(13))
        painter.setPen(QColor(c.text3))
        top = card.top() + PAD_Y
        painter.drawText(QRect(right - wide, top, wide, high), _RIGHT, row.beside())
        if not row.sharing:
            return
        tone = row.tone or (Tone.DISPUTE if row.private else None)
        colour = c.text3 if tone is None else c.named(tone)
        painter.setPen(QColor(colour))
        second = QRect(right - wide, top + high, wide, high)
        painter.drawText(second, _RIGHT, row.sharing)
        words = QFontMetrics(theme.font(13)).horizontalAdvance(row.sharing)
        side = theme.mark(16)
        icon = row.mark or ("lock" if row.private else "message-square")
        mark = pixmap(icon, colour, side, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(right - words - 4 - side, second.top() + (high - side) / 2), mark)

    def _number_width(self) -> int:
        return current().px(44)

    def _text_left(self, row: StatementRow) -> int:
        return PAD_X + tick_room(row) + self._number_width() + 12

    def _tags_width(self, row: StatementRow) -> int:
        return _tags_width(current(), row.beside(), row.sharing)

    def _words(self, row: StatementRow, width: int) -> Wrapped:
        room = width - self._text_left(row) - self._tags_width(row) - 12 - PAD_X
        return wrapped(row.text, room)


def tick_room(row: StatementRow) -> int:
    """Px the box takes before the number; nothing where rows are not ticked off."""
    return 0 if row.ticked is None else current().mark(TICK) + 10


@lru_cache(maxsize=64)
def _two_captions(theme: Theme) -> int:
    return 2 * theme.line(13)


@lru_cache(maxsize=512)
def _tags_width(theme: Theme, tags: str, sharing: str) -> int:
    """Px beside the words; asked for at every row and each layout, while few tags differ."""
    metrics = QFontMetrics(theme.font(13))
    second = metrics.horizontalAdvance(sharing) + theme.mark(16) + 4 if sharing else 0
    return max(metrics.horizontalAdvance(tags), second)


def _gap_below(index: Index) -> int:
    return GAP if index.row() < index.model().rowCount() - 1 else 0
