"""治安调解协议书: the agreement of a mediation in the order of fields its form gives."""

from __future__ import annotations

from mediator.documents.form_paper import form_paper
from mediator.documents.forms import Form
from mediator.domain.paper_forms import agreement_form
from mediator.domain.papers import AgreementPaper


def agreement_paper(paper: AgreementPaper, form: Form | None = None) -> bytes:
    """The PDF of the agreement; the same data gives the same bytes.

    Raises `GlyphMissing` before anything is drawn, `PaperDiffers` when the finished text is another.
    """
    return form_paper(agreement_form(paper), form, source=paper)
