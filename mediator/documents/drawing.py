"""Draws the pages of a paper into a file: contents, foot lines, fonts, and the tree of what is what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from mediator.documents import style
from mediator.documents.archive import archive_entries, properties
from mediator.documents.attachment import Attachment
from mediator.documents.fonts import FILES, face_of
from mediator.documents.metadata import Description
from mediator.documents.page import Flow, Furniture, Placed, Rule, page_of
from mediator.documents.paragraph import Span, set_lines
from mediator.documents.pdf_objects import PdfObjects
from mediator.documents.sheet import FONTS, Drawing, Sheet, number
from mediator.documents.subset import Subset
from mediator.documents.tags import ARTIFACT, END, Element, Marks, write_structure
from mediator.documents.watermark import watermark
from mediator.domain.chinese_dates import BLANK_DATE

FOOT_BELOW = 34.0
SIGN_LINE_GAP = 48.0


def draw_pages(
    flow: Flow, furniture: Furniture, *, attachment: Attachment | None = None, made_on: date | None = None
) -> bytes:
    """The finished PDF/A-3: the same flow, furniture and attachment give the same bytes in any process."""
    description = Description(
        title=furniture.title,
        author=furniture.organ,
        subject=furniture.foot,
        language=furniture.language,
        made_on=made_on,
    )
    return _drawn(flow, furniture, description, attachment)


@dataclass
class _File:
    """A file being drawn: its objects, the characters used of each face, and the drawings it holds."""

    objects: PdfObjects = field(default_factory=PdfObjects)
    marks: Marks = field(default_factory=Marks)
    subsets: dict[str, Subset] = field(default_factory=lambda: {n: Subset(face_of(n)) for n in FILES})
    drawings: dict[Drawing, str] = field(default_factory=dict)

    def name_of(self, drawing: Drawing) -> str:
        """The name by which every page knows the drawing."""
        return self.drawings.setdefault(drawing, f"X{len(self.drawings) + 1}")

    def resources(self) -> int:
        """The fonts and drawings, one list for all pages."""
        fonts = [
            f"/{FONTS[name]} {subset.embed(self.objects)} 0 R"
            for name, subset in self.subsets.items()
            if subset.characters
        ]
        drawings = [f"/{name} {self._drawing(drawing)} 0 R" for drawing, name in self.drawings.items()]
        return self.objects.add(f"<</Font<<{''.join(fonts)}>>/XObject<<{''.join(drawings)}>>>>")

    def _drawing(self, drawing: Drawing) -> int:
        box = " ".join(number(edge) for edge in drawing.box)
        return self.objects.deflated(
            drawing.deflated, f"/Type/XObject/Subtype/Form/BBox[{box}]/Resources<<>>"
        )


def _drawn(
    flow: Flow, furniture: Furniture, description: Description, attachment: Attachment | None
) -> bytes:
    file = _File()
    objects = file.objects
    catalog, tree = objects.reserve(), objects.reserve()
    pages = [objects.reserve() for _ in flow.pages]
    contents = []
    for count, items in enumerate(flow.pages, start=1):
        sheet = Sheet(file.subsets, file.name_of)
        _draw_page(sheet, file.marks, items, furniture, page_of(count, len(flow.pages)))
        contents.append(objects.deflated(sheet.content()))
    resources = file.resources()
    box = f"0 0 {number(style.PAGE_WIDTH)} {number(style.PAGE_HEIGHT)}"
    for index, (page, content) in enumerate(zip(pages, contents, strict=True)):
        objects.put(
            page,
            f"<</Type/Page/Parent {tree} 0 R/MediaBox[{box}]/Resources {resources} 0 R"
            f"/Contents {content} 0 R/StructParents {index}/Tabs/S>>",
        )
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects.put(tree, f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>")
    structure = write_structure(objects, flow.structure, file.marks, pages)
    archived = archive_entries(objects, description, attachment)
    objects.put(catalog, f"<</Type/Catalog/Pages {tree} 0 R/StructTreeRoot {structure} 0 R{archived}>>")
    return objects.file(catalog, properties(objects, description))


def _draw_page(sheet: Sheet, marks: Marks, items: Sequence[Placed], furniture: Furniture, count: str) -> None:
    marks.begin_page()
    if furniture.watermark:
        sheet.write(ARTIFACT)
        sheet.draw(watermark(furniture.watermark))
        sheet.write(END)
    for element, placed in groupby(items, key=_element):
        sheet.write(marks.begin(element) if element else ARTIFACT)
        for one in placed:
            one.item.draw(sheet)
        sheet.write(END)
    sheet.write(ARTIFACT)
    if furniture.sign_at_foot:
        _draw_sign_line(sheet, furniture.sign_at_foot)
    _draw_foot(sheet, furniture.foot, count)
    sheet.write(END)


def _element(placed: Placed) -> Element | None:
    return placed.element


def _draw_sign_line(sheet: Sheet, label: str) -> None:
    """Label, a line for the pen, and room for the date, under the text of every page."""
    baseline = style.SIGN_LABEL.baseline(style.BOTTOM_EDGE - 8)
    (left,) = set_lines([Span(label)], style.SIGN_LABEL, style.TEXT_WIDTH)
    (right,) = set_lines([Span(BLANK_DATE.strip())], style.SIGN_LABEL, style.TEXT_WIDTH)
    left.draw(sheet, style.LEFT, baseline)
    date_x = style.RIGHT_EDGE - right.width
    right.draw(sheet, date_x, baseline)
    Rule(style.LEFT + left.width, baseline - 3, date_x - SIGN_LINE_GAP, baseline - 3).draw(sheet)


def _draw_foot(sheet: Sheet, foot: str, count: str) -> None:
    """A rule, the foot text at the left and the page count at the right, below it when the text is long."""
    edge = style.BOTTOM_EDGE - FOOT_BELOW
    Rule(style.LEFT, edge, style.RIGHT_EDGE, edge).draw(sheet)
    left = set_lines([Span(foot)], style.FOOT_LEFT, style.TEXT_WIDTH)
    right = set_lines([Span(count)], style.FOOT_RIGHT, style.TEXT_WIDTH)
    below = len(left) - 1
    if left[-1].width + right[0].width + style.FOOT_LEFT.size > style.TEXT_WIDTH:
        below += 1
    for index, line in enumerate(left):
        line.draw(sheet, style.LEFT, style.FOOT_LEFT.baseline(edge - 3 - index * style.FOOT_LEFT.pitch))
    right[0].draw(sheet, style.LEFT, style.FOOT_RIGHT.baseline(edge - 3 - below * style.FOOT_RIGHT.pitch))
