"""One page, or one drawing used on many, as the operators of PDF, written down while they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import cos, radians, sin
from typing import NamedTuple

from mediator.documents.fonts import BOLD, REGULAR
from mediator.documents.pdf_objects import deflate
from mediator.documents.subset import Subset

NON_ZERO_WINDING = 1
FONTS = {REGULAR: "F1", BOLD: "F2"}


class Drawing(NamedTuple):
    """Operators that stand in the file once, deflated, and their box: left, bottom, right, top."""

    deflated: bytes
    box: tuple[float, float, float, float]


class Path:
    """Lines and curves to be drawn together."""

    def __init__(self) -> None:
        self.operators: list[str] = []

    def move_to(self, x: float, y: float) -> None:
        self.operators.append(f"{number(x)} {number(y)} m")

    def line_to(self, x: float, y: float) -> None:
        self.operators.append(f"{number(x)} {number(y)} l")

    def curve_to(self, x1: float, y1: float, x2: float, y2: float, x3: float, y3: float) -> None:
        self.operators.append(
            f"{number(x1)} {number(y1)} {number(x2)} {number(y2)} {number(x3)} {number(y3)} c"
        )

    def close(self) -> None:
        self.operators.append("h")


class Sheet:
    """What is drawn, in points from the lower left corner.

    `subsets` collects the characters of each face for the whole paper; `name_of` tells by which name a
    drawing that stands elsewhere in the file is used here.
    """

    def __init__(self, subsets: Mapping[str, Subset], name_of: Callable[[Drawing], str]) -> None:
        self._subsets = subsets
        self._name_of = name_of
        self.operators: list[str] = []
        self.write = self.operators.append

    def content(self) -> bytes:
        """Everything drawn so far, deflated."""
        return deflate("\n".join(self.operators))

    def show(self, x: float, y: float, text: str, face: str, size: float, spacing: float) -> None:
        """Show text from `x`, `y`, with `spacing` after each character; between `BT` and `ET`."""
        self.write(
            f"/{FONTS[face]} {number(size)} Tf 1 0 0 1 {number(x)} {number(y)} Tm {number(spacing)} Tc "
            f"<{self._subsets[face].encode(text)}> Tj"
        )

    def draw(self, drawing: Drawing) -> None:
        """Show a drawing that is kept elsewhere in the file."""
        self.write(f"/{self._name_of(drawing)} Do")

    def save(self) -> None:
        self.write("q")

    def restore(self) -> None:
        self.write("Q")

    def transform(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """From here on, points are first multiplied by this matrix."""
        self.write(f"{a:.6f} {b:.6f} {c:.6f} {d:.6f} {number(e)} {number(f)} cm")

    def translate(self, x: float, y: float) -> None:
        self.transform(1, 0, 0, 1, x, y)

    def rotate(self, degrees: float) -> None:
        turn = radians(degrees)
        self.transform(cos(turn), sin(turn), -sin(turn), cos(turn), 0, 0)

    def line_width(self, width: float) -> None:
        self.write(f"{number(width)} w")

    def line_cap(self, cap: int) -> None:
        self.write(f"{cap} J")

    def line_join(self, join: int) -> None:
        self.write(f"{join} j")

    def dash(self, *lengths: float) -> None:
        self.write(f"[{' '.join(number(length) for length in lengths)}] 0 d")

    def fill_grey(self, grey: float) -> None:
        self.write(f"{number(grey)} g")

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self.write(f"{number(x1)} {number(y1)} m {number(x2)} {number(y2)} l S")

    def rect(self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0) -> None:
        end = _painting(stroke, fill, NON_ZERO_WINDING)
        self.write(f"{number(x)} {number(y)} {number(width)} {number(height)} re {end}")

    def draw_path(
        self, path: Path, stroke: int = 1, fill: int = 0, fill_mode: int = NON_ZERO_WINDING
    ) -> None:
        self.operators += path.operators
        self.write(_painting(stroke, fill, fill_mode))


def number(value: float) -> str:
    """A number as PDF writes it, to a thousandth of a point; so short that it never has an exponent."""
    return repr(round(value, 3))


def _painting(stroke: int, fill: int, fill_mode: int) -> str:
    """The operator that ends a path."""
    if fill:
        even_odd = "" if fill_mode == NON_ZERO_WINDING else "*"
        return ("B" if stroke else "f") + even_odd
    return "S" if stroke else "n"
