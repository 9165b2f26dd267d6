"""Draws the pages of a paper into a file: contents, foot lines, fonts, and the tree of what is what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from mediator.documents import style
from mediator.documents.archive import archived
from mediator.documents.attachment import Attachment
from mediator.documents.metadata import Description
from mediator.documents.page import Flow, Furniture, Placed, Rule, page_of
from mediator.documents.paragraph import Span, set_lines
from mediator.documents.qr import square
from mediator.documents.sheet import Sheet
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
    sheet, marks = Sheet(description.language), Marks()
    for index, items in enumerate(flow.pages):
        _draw_page(sheet, marks, items, furniture, page_of(index + 1, len(flow.pages)))
        sheet.end_page(index)
    write_structure(sheet.canvas._doc, flow.structure, marks)
    return archived(sheet, description, attachment)


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
    if furniture.square:
        sheet.write(ARTIFACT)
        sheet.draw(square(furniture.square))
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
