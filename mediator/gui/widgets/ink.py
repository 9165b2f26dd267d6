"""Draws handwriting on the screen: strokes whose width follows the pressure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from mediator.domain.handwriting import Handwriting, InkPoint
from mediator.gui.theme import current

UNKNOWN_PRESSURE = 0.5


def pen_width(pressure: float) -> float:
    """Width of the line in pad px; pressure 0 to 1, below 0 unknown."""
    return 1.6 + 2.4 * (pressure if pressure >= 0 else UNKNOWN_PRESSURE)


def draw_piece(painter: QPainter, one: InkPoint, other: InkPoint) -> None:
    """Draw from one sample to the next (a dot where they are the same)."""
    width = pen_width((max(one.p, 0) + max(other.p, 0)) / 2 if one.p >= 0 and other.p >= 0 else -1)
    pen = QPen(QColor(current().palette.ink), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawLine(QPointF(one.x, one.y), QPointF(other.x, other.y))


def draw_strokes(painter: QPainter, strokes: Sequence[Sequence[InkPoint]]) -> None:
    """Draw whole strokes in pad px."""
    for stroke in strokes:
        if len(stroke) == 1:
            draw_piece(painter, stroke[0], stroke[0])
        for one, other in pairwise(stroke):
            draw_piece(painter, one, other)


def bounds(strokes: Sequence[Sequence[InkPoint]]) -> QRectF:
    """The rectangle the ink covers, in pad px; empty without ink."""
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return QRectF()
    left, right = min(p.x for p in points), max(p.x for p in points)
    top, bottom = min(p.y for p in points), max(p.y for p in points)
    return QRectF(left, top, right - left, bottom - top)


def draw_fitted(painter: QPainter, handwriting: Handwriting, where: QRectF) -> None:
    """Draw handwriting as large as `where` allows, in its own proportions, in the middle of it."""
    ink = bounds(handwriting.strokes)
    if ink.isEmpty() and not handwriting.strokes:
        return
    scale = min(where.width() / max(ink.width(), 1), where.height() / max(ink.height(), 1), 1.0)
    painter.save()
    painter.translate(where.center())
    painter.scale(scale, scale)
    painter.translate(-ink.center())
    draw_strokes(painter, handwriting.strokes)
    painter.restore()
