"""Events of printing: a paper was handed to a printer, and what the officer then counted in the tray."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from mediator.domain.events.event import Event


class PrintOutcome(Enum):
    """What became of one print, by the count of the officer; a printer's own word is never enough."""

    PRINTED = "printed"
    HALF_PRINTED = "half_printed"
    OFFLINE = "offline"
    OUT_OF_PAPER = "out_of_paper"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, kw_only=True)
class PrintQueued(Event):
    """A paper goes to a printer; nothing is said of whether it came out.

    `paper` is its kind and `title` what it is called; `pages` are those of one copy; `number` says which
    print of this very paper it is, 1 the first.
    """

    print_id: str
    paper: str
    title: str
    paper_sha256: str
    printer: str
    copies: int
    pages: int
    number: int


@dataclass(frozen=True, kw_only=True)
class PrintSettled(Event):
    """The officer counted `pages_out` pages of all copies together."""

    print_id: str
    outcome: PrintOutcome
    pages_out: int
    note: str = ""
