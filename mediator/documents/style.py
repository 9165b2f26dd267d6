"""The look of every paper: page, margins, sizes and line pitches, all in points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

MM = 72 / 25.4

# GB/T 9704-2012: A4, text area 156 × 225 mm, room for binding and 骑缝 on the left.
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, TOP = 28 * MM, 37 * MM
TEXT_WIDTH, TEXT_HEIGHT = 156 * MM, 225 * MM
RIGHT_EDGE = LEFT + TEXT_WIDTH
TOP_EDGE = PAGE_HEIGHT - TOP
BOTTOM_EDGE = TOP_EDGE - TEXT_HEIGHT

# The em box of Noto Serif SC: 880 above the base line, 120 below.
ASCENT = 0.88

HAIRLINE, TABLE_LINE = 0.5, 0.6
WATERMARK_GREY = 0.91
WATERMARK_SIZE = 104.0


class Align(Enum):
    """Where the lines of a paragraph stand; `JUSTIFY` fills all but the last."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True)
class TextStyle:
    """Size and line pitch in points, first-line indent in ems, extra space between letters in points."""

    size: float
    pitch: float
    indent: float = 0
    align: Align = Align.JUSTIFY
    spacing: float = 0

    def baseline(self, top: float) -> float:
        """The base line of a line whose box begins at `top`: the em box stands in its middle."""
        return top - (self.pitch - self.size) / 2 - ASCENT * self.size


# 四号 instead of the 三号 of letters: a form with blocks of people then keeps to two pages.
BODY = TextStyle(14, 25.5, indent=2)
HEADING = TextStyle(13, 25.5)
ORGAN = TextStyle(18, 30, align=Align.CENTRE, spacing=2)
TITLE = TextStyle(26, 44, align=Align.CENTRE, spacing=3)
NUMBER = TextStyle(12, 22, align=Align.RIGHT)
CENTRED = TextStyle(12, 25.5, align=Align.CENTRE)
RIGHT_ALIGNED = TextStyle(14, 25.5, align=Align.RIGHT)
CELL = TextStyle(11, 16, align=Align.LEFT)
CELL_LABEL = TextStyle(11, 16, align=Align.CENTRE)
SIGN_LABEL = TextStyle(12, 17, align=Align.LEFT)
SIGN_NOTE = TextStyle(10.5, 15, align=Align.LEFT)
SIGN_DATE = TextStyle(10.5, 15, align=Align.RIGHT)
BOX_TITLE = TextStyle(9, 12, align=Align.CENTRE)
FOOT_LEFT = TextStyle(9, 13, align=Align.LEFT)
FOOT_RIGHT = TextStyle(9, 13, align=Align.RIGHT)
