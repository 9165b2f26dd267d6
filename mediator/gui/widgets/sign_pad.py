"""The pad a person signs on: strokes from mouse, finger or pen, kept as samples and never as a picture."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator.domain.handwriting import Handwriting, InkPoint
from mediator.gui.theme import current
from mediator.gui.widgets.ink import bounds, draw_piece, draw_strokes

LEAST_STROKES, LEAST_INK, LEAST_WIDTH = 2, 150.0, 60.0
"""What a signature has at least: strokes, px of ink, px across (ux §8); a dot is refused."""
WIDTH, TALLEST = 520, 280
_SIDE = 24


class SignPad(QWidget):
    """White, with a dashed line to write on and the hint below it; `changed` comes after every stroke.

    The pad's size at the first stroke is the canvas: when the window changes, samples stay on that canvas.
    """

    changed = Signal()
    started = Signal()

    def __init__(self, hint: str, name: str, height: int = 136) -> None:
        super().__init__()
        self._hint = hint
        self._strokes: list[list[InkPoint]] = []
        self._canvas: QSize | None = None
        self._device = ""
        self._writing = False
        self._first_ms: int | None = None
        self._clock = QElapsedTimer()
        self._buffer = QPixmap()
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(WIDTH, max(height, self._reserve() * 3))
        self.setMaximumHeight(max(TALLEST, self.minimumHeight()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """The least size; layouts may give more."""
        return self.minimumSize()

    def needed_size(self) -> QSize:
        """What the hint needs, for the audit of painted widgets."""
        words = self.fontMetrics().horizontalAdvance(self._hint)
        return QSize(words, self._reserve() * 2)

    def stroke_count(self) -> int:
        """How many strokes stand on the pad."""
        return len(self._strokes)

    def usable(self) -> bool:
        """Whether it can be a signature: two strokes, 150 px of ink, 60 px across."""
        ink = sum(math.dist((a.x, a.y), (b.x, b.y)) for s in self._strokes for a, b in pairwise(s))
        wide = bounds(self._strokes).width()
        return len(self._strokes) >= LEAST_STROKES and ink > LEAST_INK and wide > LEAST_WIDTH

    def handwriting(self) -> Handwriting:
        """What stands on the pad, with the size of the canvas and the name of the device."""
        canvas = self._canvas or self.size()
        return Handwriting(
            strokes=tuple(tuple(stroke) for stroke in self._strokes),
            width=float(canvas.width()),
            height=float(canvas.height()),
            device=self._device,
        )

    def undo_stroke(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self._after_removal()

    def clear(self) -> None:
        """Take all strokes back."""
        if self._strokes:
            self._strokes.clear()
            self._after_removal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke; presses Qt made out of touches are left out, the touch itself was taken."""
        if event.button() == Qt.MouseButton.LeftButton and _real(event):
            self._begin(event.position(), -1.0, event.timestamp(), event.device().name() or "mouse")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continue the stroke."""
        if self._writing and _real(event):
            self._extend(event.position(), -1.0, event.timestamp())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() == Qt.MouseButton.LeftButton and self._writing and _real(event):
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The same for a pen, with its pressure."""
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._begin(event.position(), event.pressure(), event.timestamp(), event.device().name() or "pen")
        elif kind == QEvent.Type.TabletMove and self._writing:
            self._extend(event.position(), event.pressure(), event.timestamp())
        elif kind == QEvent.Type.TabletRelease and self._writing:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Touches arrive here: the first finger writes, others are left out."""
        kinds = (
            QEvent.Type.TouchBegin,
            QEvent.Type.TouchUpdate,
            QEvent.Type.TouchEnd,
            QEvent.Type.TouchCancel,
        )
        if event.type() not in kinds or not isinstance(event, QTouchEvent):
            return super().event(event)
        points = event.points()
        if event.type() == QEvent.Type.TouchBegin and points:
            device = event.device().name() or "touch"
            self._begin(points[0].position(), _pressure(points[0].pressure()), event.timestamp(), device)
        elif event.type() == QEvent.Type.TouchUpdate and self._writing and points:
            self._extend(points[0].position(), _pressure(points[0].pressure()), event.timestamp())
        elif self._writing:
            self._end()
        event.accept()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw what is there at the new size."""
        super().resizeEvent(event)
        self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Border, line and hint, then the ink kept ready in a picture."""
        theme = current()
        c = theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(QColor(c.surface))
        painter.setPen(QPen(QColor(c.primary), 2))
        painter.drawRoundedRect(frame, 8, 8)
        base = frame.bottom() - self._reserve()
        painter.setPen(QPen(QColor(c.line_strong), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(frame.left() + _SIDE, base), QPointF(frame.right() - _SIDE, base))
        painter.setFont(theme.font(14))
        painter.setPen(QColor(c.text3))
        where = QRectF(frame.left() + _SIDE, base + 4, frame.width() - 2 * _SIDE, theme.line(14))
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._hint)
        painter.drawPixmap(QPoint(0, 0), self._buffer)
        painter.end()

    def _reserve(self) -> int:
        return current().line(14) + 14

    def _scale(self) -> float:
        if self._canvas is None or self._canvas.isEmpty():
            return 1.0
        return min(self.width() / self._canvas.width(), self.height() / self._canvas.height())

    def _point(self, where: QPointF, pressure: float, stamp: int) -> InkPoint:
        now = stamp if stamp > 0 else self._clock.elapsed()
        if self._first_ms is None:
            self._first_ms = now
        previous = self._strokes[-1][-1].t if self._strokes and self._strokes[-1] else 0
        scale = self._scale()
        x = min(max(where.x() / scale, 0.0), self._canvas.width() if self._canvas else math.inf)
        y = min(max(where.y() / scale, 0.0), self._canvas.height() if self._canvas else math.inf)
        return InkPoint(round(x, 1), round(y, 1), max(previous, now - self._first_ms), round(pressure, 2))

    def _begin(self, where: QPointF, pressure: float, stamp: int, device: str) -> None:
        if not self._strokes:
            self._canvas, self._device, self._first_ms = self.size(), device, None
            self._clock.start()
            self.started.emit()
        self._writing = True
        point = self._point(where, pressure, stamp)
        self._strokes.append([point])
        self._draw_last(point, point)

    def _extend(self, where: QPointF, pressure: float, stamp: int) -> None:
        stroke = self._strokes[-1]
        point = self._point(where, pressure, stamp)
        stroke.append(point)
        self._draw_last(stroke[-2], point)

    def _end(self) -> None:
        self._writing = False
        self.changed.emit()

    def _draw_last(self, one: InkPoint, other: InkPoint) -> None:
        scale = self._scale()
        painter = QPainter(self._buffer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        draw_piece(painter, one, other)
        painter.end()
        piece = QRectF(QPointF(one.x, one.y) * scale, QPointF(other.x, other.y) * scale).normalized()
        self.update(piece.adjusted(-6, -6, 6, 6).toAlignedRect())

    def _redraw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._buffer = QPixmap(self.size() * ratio)
        self._buffer.setDevicePixelRatio(ratio)
        self._buffer.fill(Qt.GlobalColor.transparent)
        if not self._buffer.isNull() and self._strokes:
            painter = QPainter(self._buffer)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self._scale(), self._scale())
            draw_strokes(painter, self._strokes)
            painter.end()
        self.update()

    def _after_removal(self) -> None:
        self._writing = False
        self._redraw()
        self.changed.emit()


def _real(event: QMouseEvent) -> bool:
    return event.source() == Qt.MouseEventSource.MouseEventNotSynthesized


def _pressure(value: float) -> float:
    return value if 0.0 < value < 1.0 else -1.0
