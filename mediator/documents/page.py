"""Fills A4 pages from top to bottom, and remembers of everything placed what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from mediator.documents import style
from mediator.documents.paragraph import Span, TextLine, set_lines
from mediator.documents.sheet import Sheet
from mediator.documents.style import TextStyle
from mediator.documents.tags import Element
from mediator.domain.chinese_dates import BLANK_DATE

FEWEST_LINES = 2
PAGE_ENDS = "（本页以下空白）"
TEXT_ENDS = "（以下空白）"


class Item(Protocol):
    """Something with its place on a page."""

    def draw(self, sheet: Sheet, /) -> None: ...


class PlacedLine(NamedTuple):
    """A set line at its place; `baseline` from the foot of the page."""

    line: TextLine
    x: float
    baseline: float

    def draw(self, sheet: Sheet) -> None:
        self.line.draw(sheet, self.x, self.baseline)


class Rule(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = style.HAIRLINE

    def draw(self, sheet: Sheet) -> None:
        sheet.canvas.setLineWidth(self.width)
        sheet.canvas.line(self.x1, self.y1, self.x2, self.y2)


class Placed(NamedTuple):
    """An item and the element of the paper it belongs to; None for what only adorns, such as a rule."""

    item: Item
    element: Element | None


@dataclass(frozen=True, kw_only=True)
class Furniture:
    """What every page carries besides the text, and the language the file is in.

    `sign_at_foot` labels a line to sign on each page; `square` are the words of the code in its corner.
    """

    title: str
    organ: str
    foot: str
    watermark: str = ""
    sign_at_foot: str = ""
    language: str = "zh-CN"
    square: str = ""

    def texts(self, page: int, pages: int) -> tuple[str, ...]:
        """Every text of the furniture on one page. The watermark is none: it is drawn as outlines."""
        signing = (self.sign_at_foot, BLANK_DATE) if self.sign_at_foot else ()
        return tuple(t for t in (*signing, self.foot, page_of(page, pages)) if t)


class Flow:
    """The pages as they fill up. Heights in points; places from the foot of the page."""

    def __init__(self) -> None:
        self.pages: list[list[Placed]] = [[]]
        self.room = style.TEXT_HEIGHT
        self.structure = Element("Document")
        self._open = [self.structure]

    @property
    def top(self) -> float:
        """Where the next thing begins, from the foot of the page."""
        return style.BOTTOM_EDGE + self.room

    def add(self, item: Item, element: Element | None = None) -> None:
        """Put something on the page in work, at the place it knows; text belongs to some element."""
        if element is None and isinstance(item, PlacedLine):
            element = self.text_element()
        self.pages[-1].append(Placed(item, element))

    @property
    def element(self) -> Element:
        """The element that is being filled."""
        return self._open[-1]

    @contextmanager
    def inside(self, kind: str) -> Iterator[Element]:
        """What is placed within belongs to a new element of this kind."""
        element = self.element.child(kind)
        self._open.append(element)
        try:
            yield element
        finally:
            self._open.pop()

    def text_element(self) -> Element:
        """Where text belongs: to the element being filled, or to a paragraph of its own in it."""
        return self.element if self.element.is_leaf else self.element.child("P")

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
        element = self.text_element() if rest else None
        while rest:
            fitting = int((self.room + 0.01) // kind.pitch)
            if fitting < len(rest):
                fitting = min(fitting, max(len(rest) - FEWEST_LINES, 1))
                if fitting < min(FEWEST_LINES, len(rest)) and self.pages[-1]:
                    self.reserve(style.TEXT_HEIGHT)
                    continue
            for line in rest[:fitting]:
                self.add(PlacedLine(line, x, kind.baseline(self.take(kind.pitch))), element)
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


def place_lines(
    flow: Flow,
    lines: Sequence[TextLine],
    kind: TextStyle,
    x: float,
    top: float,
    *,
    element: Element | None = None,
) -> None:
    """Lines below each other from `top`, on the page in work, without using up its room."""
    if lines and element is None:
        element = flow.text_element()
    for index, line in enumerate(lines):
        flow.add(PlacedLine(line, x, kind.baseline(top - index * kind.pitch)), element)
