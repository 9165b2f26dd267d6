"""权利义务告知书: what one person was told, the answers, and whether the person wants mediation."""

from __future__ import annotations

from mediator.documents.form_paper import form_paper
from mediator.documents.forms import Form
from mediator.domain.paper_forms import rights_notice_form
from mediator.domain.papers import RightsNoticePaper


def rights_notice_paper(paper: RightsNoticePaper, form: Form | None = None) -> bytes:
    """The PDF of the notice; raises `GlyphMissing` before anything is drawn."""
    return form_paper(rights_notice_form(paper), form, source=paper)
