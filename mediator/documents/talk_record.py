"""谈话记录 and 询问笔录: one talk with one person, to be confirmed and signed page by page."""

from __future__ import annotations

from mediator.documents.form_paper import form_paper
from mediator.documents.forms import Form
from mediator.domain.paper_forms import talk_record_form
from mediator.domain.papers import TalkRecordPaper


def talk_record_paper(paper: TalkRecordPaper, form: Form | None = None) -> bytes:
    """The PDF of the record; raises `GlyphMissing` before anything is drawn."""
    return form_paper(talk_record_form(paper), form, source=paper)
