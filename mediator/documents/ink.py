"""Draws handwriting into a paper as a filled vector path, never as a picture."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from mediator.documents.engine import deflate
from mediator.documents.sheet import Drawing, Sheet
from mediator.domain.handwriting import Handwriting
from mediator.domain.ink_outline import Bounds, Contour, bounds, outline

ROUND_JOIN = 1
# The pad is shrunk to fit; a thin edge gives the strokes the weight of a gel pen again.
PEN_WEIGHT = 0.5
# A small signature on a wide pad is not blown up beyond this share of the box's width.
MOST_ENLARGED = 1.6
# Points are written in tenths of a pad pixel: whole numbers are shorter, and finer than any printer.
STEPS = 10
# Papers are previewed, drawn and printed one after the other with the same few signatures.
KEPT_SIGNATURES = 64
BEGIN, CURVE, CLOSE = "%d %d m\n", "%d %d %d %d %d %d c\n", "h\n"


@dataclass(frozen=True)
class PlacedInk:
    """Handwriting inside a box whose lower left corner is x, y; points, kept in proportion."""

    ink: Handwriting
    x: float
    y: float
    width: float
    height: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def draw(self, sheet: Sheet) -> None:
        found = _drawing(self.ink)
        if found is None:
            return
        drawing, extent = found
        scale = min(
            self.width / max(extent.width, 1.0),
            self.height / max(extent.height, 1.0),
            MOST_ENLARGED * self.width / max(self.ink.width, 1.0),
        )
        left = self.x + (self.width - extent.width * scale) / 2 - extent.left * scale
        top = self.y + (self.height + extent.height * scale) / 2 + extent.top * scale
        canvas = sheet.canvas
        canvas.saveState()
        canvas.setLineJoin(ROUND_JOIN)
        canvas.transform(scale / STEPS, 0, 0, -scale / STEPS, left, top)
        canvas.setLineWidth(PEN_WEIGHT * STEPS / scale)
        sheet.draw(drawing)
        canvas.restoreState()


@lru_cache(maxsize=KEPT_SIGNATURES)
def _drawing(ink: Handwriting) -> tuple[Drawing, Bounds] | None:
    """The strokes in tenths of a pad pixel, y downwards, and the room they take; None for no stroke."""
    contours = outline(ink)
    extent = bounds(contours)
    if extent is None:
        return None
    operators = "".join([_operators(contour) for contour in contours])
    # The thin edge of a large signature may lie outside its points.
    edge = 10 * STEPS
    box = (
        extent.left * STEPS - edge,
        extent.top * STEPS - edge,
        extent.right * STEPS + edge,
        extent.bottom * STEPS + edge,
    )
    return Drawing(deflate(f"{operators}B".encode("ascii")), box), extent


def _operators(contour: Contour) -> str:
    """One closed shape. All its numbers are filled in at once: a signature has thousands."""
    words = f"{BEGIN}{CURVE * ((len(contour.numbers) - 2) // 6)}{CLOSE}"
    return words % tuple([round(value * STEPS) for value in contour.numbers])
