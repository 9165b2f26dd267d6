"""回访记录: one visit after the agreement, with performance, findings and the parties' satisfaction."""

from __future__ import annotations

from mediator.documents.form_paper import form_paper
from mediator.documents.forms import Form
from mediator.domain.paper_forms import follow_up_form
from mediator.domain.papers import FollowUpPaper


def follow_up_paper(paper: FollowUpPaper, form: Form | None = None) -> bytes:
    """The PDF of the visit's record; raises `GlyphMissing` before anything is drawn."""
    return form_paper(follow_up_form(paper), form, source=paper)
