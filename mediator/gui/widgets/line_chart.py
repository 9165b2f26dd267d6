"""A small chart of lines over numbered rounds, painted with the tokens of the interface."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.gui.widgets.axis import axis_steps

HEIGHT = 168
MARK = 18


@dataclass(frozen=True, kw_only=True)
class ChartLine:
    """One line: the letter at its points, its colour, a value a round, None where there is none.

    `quiet` draws small diamonds without a line, for what is computed and not said.
    """

    mark: str
    tone: Tone
    values: tuple[int | None, ...]
    quiet: bool = False


class LineChart(QWidget):
    """Colour is never alone: each point carries its letter, each line its own dashes."""

    def __init__(self, name: str, shown: Callable[[int], str], round_shown: Callable[[int], str]) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.setAccessibleName(name)
        self._shown, self._round_shown = shown, round_shown
        self._lines: tuple[ChartLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[ChartLine], words: str) -> None:
        """Draw these; `words` say the same to whoever cannot see it."""
        self._lines = tuple(lines)
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its labels need."""
        return QSize(240, current().control(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow, never low."""
        return QSize(160, self.sizeHint().height())

    def steps(self) -> tuple[int, ...]:
        """The round numbers at the side, from the lowest."""
        values = [v for line in self._lines for v in line.values if v is not None]
        return axis_steps(min(values), max(values)) if values else ()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw grid, lines and points."""
        steps = self.steps()
        if not steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = self._field(steps)
        self._draw_grid(painter, field, steps)
        for place, line in enumerate(self._lines):
            self._draw_line(painter, self._points(line, field, steps), line, dashed=place % 2 == 1)
        painter.end()

    def _rounds(self) -> int:
        return max((len(line.values) for line in self._lines), default=0)

    def _field(self, steps: tuple[int, ...]) -> QRectF:
        metrics = QFontMetrics(current().font(13))
        left = max(metrics.horizontalAdvance(self._shown(step)) for step in steps) + 10.0
        half = current().mark(MARK) / 2 + 2.0
        bottom = metrics.height() + 8.0
        return QRectF(left, half, self.width() - left - half - 2, self.height() - half - bottom)

    def _draw_grid(self, painter: QPainter, field: QRectF, steps: tuple[int, ...]) -> None:
        palette = current().palette
        font = current().font(13)
        high = QFontMetrics(font).height()
        painter.setFont(font)
        for step in steps:
            y = self._y(step, field, steps)
            painter.setPen(QPen(QColor(palette.line), 1))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            painter.setPen(QColor(palette.text3))
            where = QRectF(0, y - high / 2, field.left() - 8, high)
            painter.drawText(
                where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._shown(step)
            )
        for i in range(self._rounds()):
            words = self._round_shown(i + 1)
            wide = float(QFontMetrics(font).horizontalAdvance(words)) + 4
            x = min(self._x(i, field) - wide / 2, self.width() - wide)
            painter.drawText(QRectF(x, field.bottom() + 6, wide, high), Qt.AlignmentFlag.AlignCenter, words)

    def _draw_line(self, painter: QPainter, points: list[QPointF], line: ChartLine, *, dashed: bool) -> None:
        shade = current().palette.shade(line.tone)
        if line.quiet:
            painter.setPen(QPen(QColor(shade.ink), 1.5))
            painter.setBrush(QColor(current().palette.surface))
            for p in points:
                painter.drawPolygon(_diamond(p))
            return
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(shade.ink), 2, style))
        painter.drawPolyline(QPolygonF(points))
        side = current().mark(MARK)
        font = current().font(13, bold=True)
        font.setPixelSize(round(side * 0.6))
        painter.setFont(font)
        for p in points:
            circle = QRectF(p.x() - side / 2, p.y() - side / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shade.ink))
            painter.drawEllipse(circle)
            painter.setPen(QColor(current().palette.text_on))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, line.mark)

    def _points(self, line: ChartLine, field: QRectF, steps: tuple[int, ...]) -> list[QPointF]:
        return [
            QPointF(self._x(i, field), self._y(value, field, steps))
            for i, value in enumerate(line.values)
            if value is not None
        ]

    def _x(self, place: int, field: QRectF) -> float:
        count = self._rounds()
        inset = current().mark(MARK)
        if count < 2:
            return field.center().x()
        return field.left() + inset + (field.width() - 2 * inset) * place / (count - 1)

    def _y(self, value: int, field: QRectF, steps: tuple[int, ...]) -> float:
        return field.bottom() - field.height() * (value - steps[0]) / (steps[-1] - steps[0])


def _diamond(at: QPointF) -> QPolygonF:
    half = 5.0
    return QPolygonF(
        [
            QPointF(at.x(), at.y() - half),
            QPointF(at.x() + half, at.y()),
            QPointF(at.x(), at.y() + half),
            QPointF(at.x() - half, at.y()),
        ]
    )
