"""Refuses a character that no paper can print, in one sentence: which, its code, where, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.wording import Message, message

if TYPE_CHECKING:
    from mediator.services.doors import FirstSetUp
    from mediator.services.ports import PaperMaker


def check_printable(papers: PaperMaker, place: Message, text: str) -> None:
    """Raise a `BadInput` that tells all of it, so that it can stand at a field."""
    try:
        papers.check_glyphs(place, text)
    except (BadInput, Refusal) as error:
        if error.advice is None:
            raise
        what = message("{what}。{advice}", what=error.title, advice=error.advice)
        raise BadInput(what) from error


def check_set_up(papers: PaperMaker, first: FirstSetUp) -> None:
    """What is typed when a station begins stands on every paper of its."""
    for place, text in (
        (message("公安机关名称"), first.station.organ),
        (message("单位"), first.station.name),
        (message("地点"), first.station.room),
        (message("姓名"), first.user.name),
        *((message("姓名"), user.name) for user, _ in first.administrators),
    ):
        check_printable(papers, place, text)
