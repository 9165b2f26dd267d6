"""What a script tells, in the middle of a talk, of words that go on, stay, or must be acted on."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.events import MustActGround


@dataclass(frozen=True, kw_only=True)
class KeepBack:
    """The speaker takes the leave for these words back."""

    where: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """The agreed words of the statement with this label were said to somebody of the other side."""

    where: str
    label: str
    to: str


@dataclass(frozen=True, kw_only=True)
class ActOn:
    """What was said has to be acted on: why, who was told, what is done."""

    where: str
    label: str
    ground: MustActGround
    superior: str
    measures: str


@dataclass(frozen=True, kw_only=True)
class Note:
    """A negotiation note about the person of the talk; `struck` when it was taken out again at once."""

    where: str
    text: str
    struck: bool


@dataclass(frozen=True, kw_only=True)
class Translate:
    """The words of a statement put into another language by an interpreter, by their key."""

    where: str
    label: str
    language: str
    text: str
    by: str
