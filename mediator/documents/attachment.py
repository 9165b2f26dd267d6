"""What a paper carries besides its pages: the agreement as data, and the day the paper was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mediator.domain.papers import AgreementPaper, FormPaper, agreement_text

AGREEMENT_FILE = "agreement.json"
# The field that tells the day of a paper: the first that is filled in.
DAYS = ("made_on", "ended_at", "started_at", "told_at", "visited_on")


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF. `relationship` is the word of PDF/A-3 for what it is to the pages."""

    name: str
    data: bytes
    description: str
    media_type: str = "application/json"
    relationship: str = "Data"


def attachment_of(paper: object) -> Attachment | None:
    """The frozen words of an agreement, byte for byte what its digest is of; nothing for any other paper.

    A paper made by its form is an agreement when it carries a check code and is no reading copy.
    """
    if isinstance(paper, AgreementPaper) or (
        isinstance(paper, FormPaper) and paper.check_code and paper.language == "zh"
    ):
        text = agreement_text(paper)
        return Attachment(AGREEMENT_FILE, text.encode("utf-8"), "协议内容，供程序读取")
    return None


def day_of(paper: object) -> date | None:
    """The day the paper was made, as its own data say; None while that is open."""
    for name in DAYS:
        day = getattr(paper, name, None)
        if isinstance(day, datetime):
            return day.date()
        if isinstance(day, date):
            return day
    return None
