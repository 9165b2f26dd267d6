"""The painted rows of the stepper: a numbered stage, and the people within the stage of the moment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen

from mediator.gui.icons import pixmap
from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.gui.widgets.arrow_rows import ArrowRow

CENTRE = 32.0
TEXT_LEFT = 56
TEXT_RIGHT = 20
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class StepState(StrEnum):
    """How a step stands; always also said in words."""

    DONE = "done"
    NOW = "now"
    TODO = "todo"
    WARN = "warn"
    SKIPPED = "skipped"


@dataclass(frozen=True)
class SubStep:
    """A person or part within a step: `note` is the state in words, `spoken` the whole for screen readers."""

    key: str
    title: str
    state: StepState = StepState.TODO
    note: str = ""
    spoken: str = ""


@dataclass(frozen=True)
class StepItem:
    """A stage of the way; an unreachable one is no link and says why in `tip`."""

    key: str
    number: int
    title: str
    state: StepState = StepState.TODO
    note: str = ""
    spoken: str = ""
    tip: str = ""
    reachable: bool = True
    children: tuple[SubStep, ...] = ()


def _radius() -> float:
    return min(current().mark(24), 38) / 2


class StepRow(ArrowRow):
    """One stage: circle with number or tick, line to its neighbours, title, note."""

    def __init__(self, item: StepItem, *, first: bool, last: bool) -> None:
        super().__init__(item.key, item.spoken or f"{item.number} {item.title} {item.note}".strip())
        self.item, self._first, self._last, self._rail = item, first, last, False
        self.setFixedHeight(max(38, current().px(38)))
        self.setToolTip(item.tip)
        self.setAccessibleDescription(item.tip)
        if not item.reachable:
            self.setCursor(Qt.CursorShape.ArrowCursor)

    def set_rail(self, *, rail: bool) -> None:
        """Show the circle alone, or the words too."""
        self._rail = rail
        self.setFixedHeight(current().control(38) if rail else current().px(38))
        self.setToolTip(self.item.tip or (self.item.title if rail else ""))
        self.update()

    def sizeHint(self) -> QSize:
        """Rail width or stepper width; the height is fixed."""
        return QSize(64 if self._rail else 160, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = self.item.state
        self.paint_ground(painter, now=state is StepState.NOW)
        self._paint_line(painter)
        self._paint_circle(painter)
        if not self._rail:
            self._paint_words(painter)
        painter.end()

    def _paint_line(self, painter: QPainter) -> None:
        c, half, state = current().palette, self.height() / 2, self.item.state
        gap = _radius() + 2
        passed = state in (StepState.DONE, StepState.SKIPPED)
        if not self._first:
            painter.setPen(QPen(QColor(c.step_line if passed or state is StepState.NOW else c.line), 2))
            painter.drawLine(QPointF(CENTRE, 0), QPointF(CENTRE, half - gap))
        if not self._last or self.item.children:
            painter.setPen(QPen(QColor(c.step_line if passed else c.line), 2))
            painter.drawLine(QPointF(CENTRE, half + gap), QPointF(CENTRE, self.height()))

    def _paint_circle(self, painter: QPainter) -> None:
        theme = current()
        c, radius, half = theme.palette, _radius(), self.height() / 2
        circle = QRectF(CENTRE - radius, half - radius, 2 * radius, 2 * radius)
        inner = circle.adjusted(1, 1, -1, -1)
        state = self.item.state
        if state is StepState.DONE:
            painter.setPen(QPen(QColor(c.line), 2) if theme.high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.step_done))
            painter.drawEllipse(inner if theme.high_contrast else circle)
            side = theme.mark(16)
            mark = pixmap("check", c.primary, side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(CENTRE - side / 2, half - side / 2), mark)
        elif state is StepState.NOW:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.primary))
            painter.drawEllipse(circle)
            self._paint_number(painter, circle, c.text_on)
        elif state is StepState.WARN:
            shade = c.shade(Tone.DISPUTE)
            painter.setPen(QPen(QColor(shade.ink), 1.6))
            painter.setBrush(QColor(shade.tint))
            painter.drawEllipse(inner)
            self._paint_number(painter, circle, shade.ink)
        elif state is StepState.SKIPPED:
            painter.setPen(QPen(QColor(c.line_strong), 1.4, Qt.PenStyle.DashLine))
            painter.setBrush(QColor(c.surface))
            painter.drawEllipse(inner)
            painter.setPen(QPen(QColor(c.text3), 2))
            painter.drawLine(QPointF(CENTRE - 4, half), QPointF(CENTRE + 4, half))
        else:
            painter.setPen(QPen(QColor(c.line_strong), 1.4))
            painter.setBrush(QColor(c.surface))
            painter.drawEllipse(inner)
            self._paint_number(painter, circle, c.text2)

    def _paint_number(self, painter: QPainter, where: QRectF, colour: str) -> None:
        font = current().font(13, bold=True)
        font.setPixelSize(current().mark(13))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, str(self.item.number))

    def _paint_words(self, painter: QPainter) -> None:
        c, state = current().palette, self.item.state
        colours = {StepState.NOW: c.primary, StepState.TODO: c.text2, StepState.SKIPPED: c.text3}
        warned = state is StepState.WARN
        paint_words(
            painter,
            self.size(),
            (self.item.title, current().font(16, bold=state is StepState.NOW), colours.get(state, c.text)),
            (self.item.note, c.named(Tone.DISPUTE) if warned else c.text3),
        )


class SubStepRow(ArrowRow):
    """A person within the stage of the moment: a dot on the line, the name, the state in words."""

    def __init__(self, item: SubStep, *, last: bool) -> None:
        super().__init__(item.key, item.spoken or f"{item.title} {item.note}".strip())
        self.item, self._last = item, last
        self.setFixedHeight(max(36, current().px(36)))

    def sizeHint(self) -> QSize:
        """As a stage's row."""
        return QSize(160, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        c, half = current().palette, self.height() / 2
        now = self.item.state is StepState.NOW
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, now=False)
        painter.setPen(QPen(QColor(c.step_line if self.item.state is not StepState.TODO else c.line), 2))
        painter.drawLine(QPointF(CENTRE, 0), QPointF(CENTRE, half - 6))
        painter.setPen(QPen(QColor(c.step_line if self.item.state is StepState.DONE else c.line), 2))
        if not self._last:
            painter.drawLine(QPointF(CENTRE, half + 6), QPointF(CENTRE, self.height()))
        self._paint_dot(painter, half)
        font = current().font(14, bold=now)
        warned = self.item.state is StepState.WARN
        note = c.named(Tone.DISPUTE) if warned else (c.primary if now else c.text3)
        paint_words(
            painter, self.size(), (self.item.title, font, c.text if now else c.text2), (self.item.note, note)
        )
        painter.end()

    def _paint_dot(self, painter: QPainter, half: float) -> None:
        c, state = current().palette, self.item.state
        if state is StepState.NOW:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.primary))
            painter.drawEllipse(QPointF(CENTRE, half), 5, 5)
            return
        colours = {StepState.DONE: c.primary, StepState.WARN: c.named(Tone.DISPUTE)}
        painter.setPen(QPen(QColor(colours.get(state, c.text3)), 1.6))
        painter.setBrush(QColor(c.primary if state is StepState.DONE else c.surface))
        painter.drawEllipse(QPointF(CENTRE, half), 4, 4)


def paint_words(painter: QPainter, size: QSize, title: tuple[str, QFont, str], note: tuple[str, str]) -> None:
    """The title on the left, elided before the note on the right."""
    words, font, colour = title
    note_font = current().font(13)
    room = size.width() - TEXT_LEFT - TEXT_RIGHT
    if note[0]:
        taken = QFontMetrics(note_font).horizontalAdvance(note[0])
        painter.setFont(note_font)
        painter.setPen(QColor(note[1]))
        painter.drawText(QRectF(TEXT_LEFT, 0, room, size.height()), _RIGHT, note[0])
        room -= taken + 4
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room + (0 if note[0] else 12))
    painter.drawText(QRectF(TEXT_LEFT, 0, size.width() - TEXT_LEFT, size.height()), _LEFT, shown)
