"""Draws handwriting into a paper as a filled vector path, never as a picture."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from mediator.domain.handwriting import Handwriting
from mediator.domain.ink_outline import Point, bounds, outline

NON_ZERO_WINDING = 1
ROUND_JOIN = 1
# The pad is shrunk to fit; a thin edge gives the strokes the weight of a gel pen again.
PEN_WEIGHT = 0.5
# A small signature on a wide pad is not blown up beyond this share of the box's width.
MOST_ENLARGED = 1.6


@dataclass(frozen=True)
class PlacedInk:
    """Handwriting inside a box whose lower left corner is x, y; points, kept in proportion."""

    ink: Handwriting
    x: float
    y: float
    width: float
    height: float

    def draw(self, canvas: Canvas) -> None:
        contours = outline(self.ink)
        extent = bounds(contours)
        if extent is None:
            return
        scale = min(
            self.width / max(extent.width, 1.0),
            self.height / max(extent.height, 1.0),
            MOST_ENLARGED * self.width / max(self.ink.width, 1.0),
        )
        left = self.x + (self.width - extent.width * scale) / 2 - extent.left * scale
        top = self.y + (self.height + extent.height * scale) / 2 + extent.top * scale
        path = canvas.beginPath()
        for contour in contours:
            path.moveTo(*_at(contour.start, left, top, scale))
            for curve in contour.curves:
                path.curveTo(
                    *_at(curve.first, left, top, scale),
                    *_at(curve.second, left, top, scale),
                    *_at(curve.end, left, top, scale),
                )
            path.close()
        canvas.saveState()
        canvas.setLineJoin(ROUND_JOIN)
        canvas.setLineWidth(PEN_WEIGHT)
        canvas.drawPath(path, stroke=1, fill=1, fillMode=NON_ZERO_WINDING)
        canvas.restoreState()


def _at(point: Point, left: float, top: float, scale: float) -> Point:
    """A pad point on the page, to a hundredth of a point: finer than any printer."""
    return round(left + point[0] * scale, 2), round(top - point[1] * scale, 2)
