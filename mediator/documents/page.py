"""Fills A4 pages from top to bottom, then draws them with foot lines, page x of y and watermark."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import NamedTuple, Protocol

from reportlab.pdfgen.canvas import Canvas

from mediator.documents import style
from mediator.documents.archive import archive
from mediator.documents.attachment import Attachment
from mediator.documents.fonts import REGULAR, register_fonts
from mediator.documents.metadata import Description
from mediator.documents.paragraph import Span, TextLine, set_lines
from mediator.documents.style import TextStyle
from mediator.documents.watermark import add_watermark, place_watermark
from mediator.domain.chinese_dates import BLANK_DATE

FEWEST_LINES = 2
FOOT_BELOW = 34.0
PAGE_ENDS = "（本页以下空白）"
TEXT_ENDS = "（以下空白）"

# The engine's settings and font subsets are global to the process: one paper at a time.
_one_at_a_time = threading.Lock()


class Item(Protocol):
    """Something with its place on a page."""

    def draw(self, canvas: Canvas) -> None: ...


class PlacedLine(NamedTuple):
    """A set line at its place; `baseline` from the foot of the page."""

    line: TextLine
    x: float
    baseline: float

    def draw(self, canvas: Canvas) -> None:
        self.line.draw(canvas, self.x, self.baseline)


class Rule(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = style.HAIRLINE

    def draw(self, canvas: Canvas) -> None:
        canvas.setLineWidth(self.width)
        canvas.line(self.x1, self.y1, self.x2, self.y2)


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """What every page carries besides the text, and the language the file is in.

    `sign_at_foot` labels a line to sign on each page.
    """

    title: str
    organ: str
    foot: str
    watermark: str = ""
    sign_at_foot: str = ""
    language: str = "zh-CN"

    def texts(self, page: int, pages: int) -> tuple[str, ...]:
        """Every text of the furniture on one page. The watermark is none: it is drawn as outlines."""
        signing = (self.sign_at_foot, BLANK_DATE) if self.sign_at_foot else ()
        return tuple(t for t in (*signing, self.foot, page_of(page, pages)) if t)


class Flow:
    """The pages as they fill up. Heights in points; places from the foot of the page."""

    def __init__(self) -> None:
        self.pages: list[list[Item]] = [[]]
        self.room = style.TEXT_HEIGHT

    @property
    def top(self) -> float:
        """Where the next thing begins, from the foot of the page."""
        return style.BOTTOM_EDGE + self.room

    def add(self, item: Item) -> None:
        """Put something on the page in work, at the place it knows."""
        self.pages[-1].append(item)

    def take(self, height: float) -> float:
        """Use up this height, on a new page when there is no room; its upper edge."""
        self.reserve(height)
        top = self.top
        self.room -= height
        return top

    def space(self, height: float) -> None:
        """Leave a gap, but none at the head of a page."""
        if self.pages[-1]:
            self.room = max(0.0, self.room - height)

    def reserve(self, height: float, *, closing: bool = False) -> None:
        """Go to a new page unless this height is free; `closing` says on the old one that it ends there."""
        if height <= self.room + 0.01 or not self.pages[-1]:
            return
        if closing and self.room >= style.CENTRED.pitch:
            self.lines(set_lines([Span(PAGE_ENDS)], style.CENTRED, style.TEXT_WIDTH), style.CENTRED)
        self.pages.append([])
        self.room = style.TEXT_HEIGHT

    def lines(self, lines: Sequence[TextLine], kind: TextStyle, *, x: float = style.LEFT) -> None:
        """Lines of one paragraph: at least two stay on a page and two go over."""
        rest = list(lines)
        while rest:
            fitting = int((self.room + 0.01) // kind.pitch)
            if fitting < len(rest):
                fitting = min(fitting, max(len(rest) - FEWEST_LINES, 1))
                if fitting < min(FEWEST_LINES, len(rest)) and self.pages[-1]:
                    self.reserve(style.TEXT_HEIGHT)
                    continue
            for line in rest[:fitting]:
                self.add(PlacedLine(line, x, kind.baseline(self.take(kind.pitch))))
            rest = rest[fitting:]

    def paragraphs(self, paragraphs: Sequence[Sequence[TextLine]], kind: TextStyle) -> None:
        """One paragraph after the other."""
        for lines in paragraphs:
            self.lines(lines, kind)

    def text_ends(self) -> None:
        """Say that nothing follows, where a line of the page is left for it."""
        if self.room >= style.CENTRED.pitch:
            self.lines(set_lines([Span(TEXT_ENDS)], style.CENTRED, style.TEXT_WIDTH), style.CENTRED)


def page_of(page: int, pages: int) -> str:
    """第 1 页 共 2 页, counted from 1."""
    return f"第 {page} 页 共 {pages} 页"


def place_lines(flow: Flow, lines: Sequence[TextLine], kind: TextStyle, x: float, top: float) -> None:
    """Lines below each other from `top`, on the page in work, without using up its room."""
    for index, line in enumerate(lines):
        flow.add(PlacedLine(line, x, kind.baseline(top - index * kind.pitch)))


def draw_pages(
    flow: Flow, furniture: Furniture, *, attachment: Attachment | None = None, made_on: date | None = None
) -> bytes:
    """The finished PDF/A-3: the same flow, furniture and attachment give the same bytes in any process."""
    register_fonts()
    description = Description(
        title=furniture.title, author=furniture.organ, subject=furniture.foot, made_on=made_on
    )
    return archive(_drawn(flow, furniture), description, attachment)


def _drawn(flow: Flow, furniture: Furniture) -> bytes:
    with _one_at_a_time:
        target = BytesIO()
        canvas = Canvas(
            target,
            pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            initialFontName=REGULAR,
            lang=furniture.language,
        )
        if furniture.watermark:
            add_watermark(canvas, furniture.watermark)
        for number, items in enumerate(flow.pages, start=1):
            _draw_page(canvas, items, furniture, number, len(flow.pages))
        canvas.save()
        return target.getvalue()


def _draw_page(canvas: Canvas, items: Sequence[Item], furniture: Furniture, number: int, total: int) -> None:
    if furniture.watermark:
        place_watermark(canvas)
    for item in items:
        item.draw(canvas)
    if furniture.sign_at_foot:
        _draw_sign_line(canvas, furniture.sign_at_foot)
    _draw_foot(canvas, furniture.foot, page_of(number, total))
    canvas.showPage()


def _draw_sign_line(canvas: Canvas, label: str) -> None:
    """Label, a line for the pen, and room for the date, under the text of every page."""
    baseline = style.SIGN_LABEL.baseline(style.BOTTOM_EDGE - 8)
    (left,) = set_lines([Span(label)], style.SIGN_LABEL, style.TEXT_WIDTH)
    (right,) = set_lines([Span(BLANK_DATE.strip())], style.SIGN_LABEL, style.TEXT_WIDTH)
    left.draw(canvas, style.LEFT, baseline)
    date_x = style.RIGHT_EDGE - right.width
    right.draw(canvas, date_x, baseline)
    Rule(style.LEFT + left.width, baseline - 3, date_x - 48, baseline - 3).draw(canvas)


def _draw_foot(canvas: Canvas, foot: str, count: str) -> None:
    """A rule, the foot text at the left and the page count at the right, below it when the text is long."""
    edge = style.BOTTOM_EDGE - FOOT_BELOW
    Rule(style.LEFT, edge, style.RIGHT_EDGE, edge).draw(canvas)
    left = set_lines([Span(foot)], style.FOOT_LEFT, style.TEXT_WIDTH)
    right = set_lines([Span(count)], style.FOOT_RIGHT, style.TEXT_WIDTH)
    below = len(left) - 1
    if left[-1].width + right[0].width + style.FOOT_LEFT.size > style.TEXT_WIDTH:
        below += 1
    for index, line in enumerate(left):
        line.draw(canvas, style.LEFT, style.FOOT_LEFT.baseline(edge - 3 - index * style.FOOT_LEFT.pitch))
    right[0].draw(canvas, style.LEFT, style.FOOT_RIGHT.baseline(edge - 3 - below * style.FOOT_RIGHT.pitch))
