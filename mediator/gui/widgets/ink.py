"""Draws handwriting on the screen from the same outline as the paper: filled curves, never a picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from mediator.domain.handwriting import Handwriting, InkPoint
from mediator.domain.ink_outline import outline
from mediator.gui.theme import current

PEN_WEIGHT = 0.5
"""Px of edge round a signature shrunk to fit, as on the paper, so that thin strokes stay to be seen."""

Strokes = Sequence[Sequence[InkPoint]]


def ink_path(strokes: Strokes) -> QPainterPath:
    """The outline of whole strokes in pad px; crossings stay filled."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    ink = Handwriting(strokes=tuple(tuple(stroke) for stroke in strokes), width=0.0, height=0.0)
    for contour in outline(ink):
        path.moveTo(*contour.start)
        for first, second, end in contour.curves:
            path.cubicTo(*first, *second, *end)
        path.closeSubpath()
    return path


def draw_ink(painter: QPainter, path: QPainterPath, *, edge: float = 0.0) -> None:
    """Fill an outline with ink; `edge` is the width of a line round it, in px of the screen."""
    colour = QColor(current().palette.ink)
    pen = QPen(colour, edge) if edge else QPen(Qt.PenStyle.NoPen)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(colour)
    painter.drawPath(path)


def draw_fitted(painter: QPainter, path: QPainterPath, where: QRectF) -> None:
    """Draw an outline as large as `where` allows, in its own proportions, in the middle of it."""
    if path.isEmpty():
        return
    ink = path.boundingRect()
    scale = min(where.width() / max(ink.width(), 1), where.height() / max(ink.height(), 1), 1.0)
    painter.save()
    painter.translate(where.center())
    painter.scale(scale, scale)
    painter.translate(-ink.center())
    draw_ink(painter, path, edge=PEN_WEIGHT)
    painter.restore()
