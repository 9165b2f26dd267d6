"""A paper being drawn on reportlab's canvas; text, drawn hundreds of times, is written as operators."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from mediator.documents import style
from mediator.documents.fonts import FILES, REGULAR, font_of

PDF_VERSION = (1, 7)


class Drawing(NamedTuple):
    """Operators that stand in the file once, deflated, and their box: left, bottom, right, top."""

    deflated: bytes
    box: tuple[float, float, float, float]


class _Codes:
    """Where each character of a face stands: the part of the face it is in, and its code in that part."""

    def __init__(self, name: str, document: pdfdoc.PDFDocument) -> None:
        self._font, self._document = font_of(name), document
        self._found: dict[str, tuple[str, str]] = {}

    def of(self, text: str) -> list[tuple[str, str]]:
        """The part and the code of every character; reportlab gives both out, in order."""
        found = self._found
        new = [character for character in dict.fromkeys(text) if character not in found]
        if new:
            codes = (
                (self._font.getSubsetInternalName(part, self._document), f"{code:02x}")
                for part, string in self._font.splitString("".join(new), self._document)
                for code in string
            )
            found.update(zip(new, codes, strict=True))
        return [found[character] for character in text]


class Sheet:
    """The pages one after the other; places in points from the lower left corner.

    `canvas` is reportlab's own, for lines, curves and the state of the pen.
    """

    def __init__(self, language: str = "zh-CN") -> None:
        self.canvas = new_canvas(language)
        self._codes = {name: _Codes(name, self.canvas._doc) for name in FILES}
        self._drawings: dict[Drawing, str] = {}

    def write(self, operators: str) -> None:
        """Operators as they are."""
        self.canvas._code.append(operators)

    def show(self, x: float, y: float, text: str, face: str, size: float, spacing: float) -> None:
        """Show text from `x`, `y`, with `spacing` after each character; between `BT` and `ET`."""
        parts = [f"1 0 0 1 {number(x)} {number(y)} Tm {number(spacing)} Tc"]
        here = ""
        for part, code in self._codes[face].of(text):
            if part == here:
                parts.append(code)
            else:
                parts.append(f"{'> Tj' if here else ''} {part} {number(size)} Tf <{code}")
                here = part
        self.write(f"{''.join(parts)}> Tj")

    def draw(self, drawing: Drawing) -> None:
        """Show a drawing that stands in the file once, however often it is shown."""
        name = self._drawings.get(drawing)
        if name is None:
            name = self._drawings[drawing] = str(len(self._drawings) + 1)
            document = self.canvas._doc
            document.Reference(_form(drawing), document.getXObjectName(name))
        self.canvas.doForm(name)

    def end_page(self, index: int) -> None:
        """Close the page, which has this index in the structure; what is drawn next is on another."""
        self.canvas.showPage()
        page = self.canvas._doc.Pages.pages[-1]
        # Even an empty way of turning the page is one, which archives do not want.
        page.Trans = None
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = index, pdfdoc.PDFName("S")


def new_canvas(language: str = "zh-CN") -> Canvas:
    """A canvas of reportlab on which no font is used but ours."""
    font_of(REGULAR)
    return Canvas(
        BytesIO(),
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        pdfVersion=PDF_VERSION,
        initialFontName=REGULAR,
        lang=language,
    )


def number(value: float) -> str:
    """A number as PDF writes it, to a thousandth of a point; so short that it never has an exponent."""
    return repr(round(value, 3))


def _form(drawing: Drawing) -> pdfdoc.PDFStream:
    entries = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Form"),
        "BBox": pdfdoc.PDFArray(drawing.box),
        "Resources": pdfdoc.PDFDictionary(),
        "Filter": pdfdoc.PDFName("FlateDecode"),
    }
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), drawing.deflated)
