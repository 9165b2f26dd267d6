"""The parts a form may be made of, in the order they stand on the page; each a plain description."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


@dataclass(frozen=True)
class FormField:
    """One field of a row: which value, its label, and how many columns of the grid value and label span."""

    name: str
    label: str
    columns: int
    label_columns: int = 1


Row = tuple[FormField, ...]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """When a part stands on the paper: any of `when` has a value or is chosen, and none of `unless`."""

    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RowsPart(Shown):
    """A ruled block of labelled fields; with `label` in the grid of a person, under that label.

    `blanks` is what stands in a field without a value instead of the stroke, for a pen.
    """

    rows: tuple[Row, ...]
    label: str = ""
    blanks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PeoplePart(Shown):
    """A block for each person of the group `name`; with nobody, a row `none` that is struck.

    `omit_empty` leaves out a row without any value: for fields that are ours and not the form's.
    `label_row` puts what the person is into a row of its own with this label, for long words.
    """

    name: str
    rows: tuple[Row, ...]
    none: str = ""
    omit_empty: bool = False
    label_row: str = ""
    blanks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TextPart(Shown):
    """Typed text under a heading, or after it in the same line; struck when nothing was typed.

    Several texts of one name are paragraphs; `numbered` counts them 一、二、.
    """

    name: str
    heading: str = ""
    hint: str = ""
    inline: bool = False
    numbered: bool = False


class Place(Enum):
    """Where fixed words stand in the line; `BODY` is a paragraph with its first line set in."""

    BODY = "body"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, kw_only=True)
class FixedPart(Shown):
    """Words of the form with {placeholders} for fields; `blanks` is the room for a pen where one is empty."""

    text: str
    heading: str = ""
    place: Place = Place.BODY
    bold: bool = False
    blanks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class BoxesPart(Shown):
    """Choices with a box before each, ticked when chosen: lead, boxes, end in one paragraph."""

    options: tuple[tuple[str, str], ...]
    heading: str = ""
    lead: str = ""
    end: str = ""
    bold_lead: bool = False


@dataclass(frozen=True, kw_only=True)
class TablePart(Shown):
    """Rows under column heads that are repeated on each page; `widths` are shares of the line.

    Fewer rows than `least_rows` are filled up with struck ones.
    """

    name: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    heading: str = ""
    least_rows: int = 1


@dataclass(frozen=True, kw_only=True)
class TalkPart(Shown):
    """What was said: each row of the table `name` is who or 问： in bold, then the words."""

    name: str
    heading: str = ""


@dataclass(frozen=True, kw_only=True)
class QuestionPart(Shown):
    """A fixed question and its answer, the text `name`; without one there is room for a pen."""

    name: str
    question: str


@dataclass(frozen=True, kw_only=True)
class SignaturesPart(Shown):
    """Places to sign: those whose label is listed, or all that no other part lists.

    `closing` stands above them on the same page; `seal` and the day of the paper below, at the right.
    """

    labels: tuple[str, ...] = ()
    closing: str = ""
    seal: str = ""
    dated: bool = False


@dataclass(frozen=True, kw_only=True)
class LinePart(Shown):
    """A line across the page, dashed with words to tear along, or room that stays free."""

    text: str = ""
    space: float = 0.0


@dataclass(frozen=True, kw_only=True)
class PagePart(Shown):
    """What follows begins a new page."""


Part = (
    RowsPart
    | PeoplePart
    | TextPart
    | FixedPart
    | BoxesPart
    | TablePart
    | TalkPart
    | QuestionPart
    | SignaturesPart
    | LinePart
    | PagePart
)
