"""The pad a person signs on: strokes from mouse, finger or pen, kept as samples and never as a picture."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QKeyEvent,
    QKeySequence,
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

from mediator.domain.handwriting import Handwriting
from mediator.domain.ink import is_signature
from mediator.gui.theme import current
from mediator.gui.widgets.ink import draw_ink, ink_path
from mediator.gui.widgets.pad_strokes import KeptInk, PadStrokes

WIDTH, TALLEST = 520, 280
_SIDE = 24
_MOUSE, _FINGER, _PEN = "mouse", "touch", "pen"
_TOUCHES = (
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)
_EDGE = 1.0
"""Px of edge that give the outline the weight of a gel pen, as on the paper."""
_REACH = 8
"""How many of the last samples a new one still shapes, by smoothing and curves."""


class SignPad(QWidget):
    """White, with a dashed line to write on and the hint below it; `changed` comes after every stroke.

    The pad's size at the first stroke is the canvas: when the window changes, samples stay on that canvas.
    With the keyboard on it, Ctrl+Z takes a stroke back, Ctrl+Y or Ctrl+Shift+Z brings it back.
    """

    changed = Signal()
    started = Signal()

    def __init__(self, hint: str, name: str, height: int = 136) -> None:
        super().__init__()
        self._hint = hint
        self._ink = PadStrokes()
        self._writer = ""
        self._finger = -1
        self._clock = QElapsedTimer()
        self._clock.start()
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
        return len(self._ink.strokes)

    def times_cleared(self) -> int:
        """How often everything was taken away, on the pads before this one too."""
        return self._ink.cleared

    def usable(self) -> bool:
        """Whether it can be a signature, by the rule that refuses it otherwise."""
        return is_signature(self.handwriting())

    def handwriting(self) -> Handwriting:
        """What stands on the pad, with the size of the canvas and the name of the device."""
        return self._ink.handwriting((self.width(), self.height()))

    def kept(self) -> KeptInk:
        """What a pad that takes this one's place needs to go on."""
        return self._ink.kept()

    def restore(self, kept: KeptInk) -> None:
        """Go on from what a pad in another look kept."""
        self._ink.restore(kept)
        self._after_change()

    def undo_stroke(self) -> None:
        """Take the last stroke back."""
        if self._ink.undo():
            self._after_change()

    def redo_stroke(self) -> None:
        """Bring back what was taken back last: a stroke, or everything a clearing took."""
        if self._ink.redo():
            self._after_change()

    def can_redo(self) -> bool:
        """Whether something taken back can be brought back."""
        return self._ink.can_redo()

    def clear(self) -> None:
        """Take all strokes back."""
        if self._ink.clear():
            self._after_change()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Taking back and bringing back by keyboard; other keys go on."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_stroke()
        elif event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl_y(event):
            self.redo_stroke()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke; presses Qt made out of touches are left out, the touch itself was taken."""
        if event.button() == Qt.MouseButton.LeftButton and _real(event):
            self._begin(_MOUSE, event.position(), -1.0, event.timestamp(), event.device().name())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Continue the stroke."""
        if self._writer == _MOUSE and _real(event):
            self._extend(event.position(), -1.0, event.timestamp())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() == Qt.MouseButton.LeftButton and self._writer == _MOUSE and _real(event):
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The same for a pen, with its pressure. It is taken here, so that no copy comes as a mouse."""
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            self._begin(_PEN, event.position(), event.pressure(), event.timestamp(), event.device().name())
        elif kind == QEvent.Type.TabletMove and self._writer == _PEN:
            self._extend(event.position(), event.pressure(), event.timestamp())
        elif kind == QEvent.Type.TabletRelease and self._writer == _PEN:
            self._end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Touches arrive here: the first finger writes, others are left out."""
        if event.type() not in _TOUCHES or not isinstance(event, QTouchEvent):
            return super().event(event)
        self._touched(event)
        event.accept()
        return True

    def _touched(self, event: QTouchEvent) -> None:
        points = {point.id(): point for point in event.points()}
        if event.type() == QEvent.Type.TouchBegin and points:
            self._finger, first = next(iter(points.items()))
            stamp, device = event.timestamp(), event.device().name()
            self._begin(_FINGER, first.position(), _pressure(first.pressure()), stamp, device)
            return
        if self._writer != _FINGER:
            return
        if event.type() == QEvent.Type.TouchCancel:
            self._drop()
            return
        point = points.get(self._finger)
        if point is not None and point.state() == QEventPoint.State.Updated:
            self._extend(point.position(), _pressure(point.pressure()), event.timestamp())
        lifted = point is not None and point.state() == QEventPoint.State.Released
        if lifted or event.type() == QEvent.Type.TouchEnd:
            self._end()

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
        if self._writer:
            painter.scale(self._scale(), self._scale())
            draw_ink(painter, ink_path(self._ink.strokes[-1:]), edge=_EDGE)
        painter.end()

    def _reserve(self) -> int:
        return current().line(14) + 14

    def _scale(self) -> float:
        wide, high = self._ink.canvas or (0, 0)
        return min(self.width() / wide, self.height() / high) if wide and high else 1.0

    def _begin(self, writer: str, where: QPointF, pressure: float, stamp: int, device: str) -> None:
        if self._writer == _FINGER and writer == _PEN:
            self._drop()
        if self._writer:
            return
        if not self._ink.strokes:
            self.started.emit()
        self._writer = writer
        self._ink.begin((self.width(), self.height()), device or writer)
        self._extend(where, pressure, stamp)

    def _extend(self, where: QPointF, pressure: float, stamp: int) -> None:
        scale = self._scale()
        now = stamp if stamp > 0 else self._clock.elapsed()
        if not self._ink.add(where.x() / scale, where.y() / scale, pressure, now):
            return
        last = self._ink.strokes[-1][-_REACH:]
        xs, ys = [point.x * scale for point in last], [point.y * scale for point in last]
        piece = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        self.update(piece.adjusted(-8, -8, 8, 8).toAlignedRect())

    def _end(self) -> None:
        self._writer = ""
        self._paint_on_buffer(1)
        self.update()
        self.changed.emit()

    def _drop(self) -> None:
        """The stroke was none: a palm before the pen, or a touch the system took away."""
        self._ink.drop_last()
        self._writer = ""
        self.update()
        self.changed.emit()

    def _redraw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._buffer = QPixmap(self.size() * ratio)
        self._buffer.setDevicePixelRatio(ratio)
        self._buffer.fill(Qt.GlobalColor.transparent)
        self._paint_on_buffer(len(self._ink.strokes))
        self.update()

    def _paint_on_buffer(self, last: int) -> None:
        if self._buffer.isNull() or not last or not self._ink.strokes:
            return
        painter = QPainter(self._buffer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale(), self._scale())
        draw_ink(painter, ink_path(self._ink.strokes[-last:]), edge=_EDGE)
        painter.end()

    def _after_change(self) -> None:
        self._writer = ""
        self._redraw()
        self.changed.emit()


def _real(event: QMouseEvent) -> bool:
    return event.source() == Qt.MouseEventSource.MouseEventNotSynthesized


def _pressure(value: float) -> float:
    return value if 0.0 < value < 1.0 else -1.0


def _is_ctrl_y(event: QKeyEvent) -> bool:
    """Ctrl+Y, which not every desktop counts as its own key for redoing."""
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
