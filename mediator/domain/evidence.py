"""Pieces of evidence that lie in the file: listed with source and sheets, taken off with a reason."""

from __future__ import annotations

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import ExhibitListed, ExhibitRemoved
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import message

MOST_SHEETS = 9999
MOST_EXHIBITS = 200


class ExhibitUnknown(Refusal):
    """There is no such piece on the list."""


def list_exhibit(
    session: Session, exhibit_id: str, *, title: str, source: str, sheets: int, note: str = ""
) -> ExhibitListed:
    """One piece: what it is, from whom, how many sheets; 0 for a thing that has none, such as a disc."""
    if len(session.exhibits) >= MOST_EXHIBITS:
        raise BadInput(message("证据材料最多列{most}件", most=MOST_EXHIBITS))
    if not 0 <= sheets <= MOST_SHEETS:
        raise BadInput(message("张数请填0到{most}", most=MOST_SHEETS))
    return ExhibitListed(
        exhibit_id=exhibit_id,
        title=check_line(title, message("证据名称"), most=100),
        source=check_line(source, message("证据来源"), most=100),
        sheets=sheets,
        note=check_line(note, message("备注"), most=100, required=False),
    )


def remove_exhibit(session: Session, exhibit_id: str, reason: str) -> ExhibitRemoved:
    """A piece that does not belong there; the reason stays in the record."""
    if all(exhibit.exhibit_id != exhibit_id for exhibit in session.exhibits):
        raise ExhibitUnknown(message("清单上没有这一件"))
    return ExhibitRemoved(
        exhibit_id=exhibit_id, reason=check_text(reason, message("移出清单的原因"), most=200)
    )
