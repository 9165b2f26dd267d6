"""The paper maker the services ask for: every paper of the product as PDF bytes."""

from __future__ import annotations

from typing import Protocol

from mediator.documents.agreement import agreement_paper
from mediator.documents.follow_up import follow_up_paper
from mediator.documents.fonts import check_glyphs
from mediator.documents.form_paper import form_name, form_paper
from mediator.documents.forms import Form, load_form
from mediator.documents.preview import page_count
from mediator.documents.rights_notice import rights_notice_paper
from mediator.documents.talk_record import talk_record_paper
from mediator.domain.papers import (
    AgreementPaper,
    FollowUpPaper,
    FormPaper,
    RightsNoticePaper,
    TalkRecordPaper,
)
from mediator.domain.wording import Message
from mediator.services.ports import BoundFile


class FormSource(Protocol):
    """Where the forms come from: ours, or ours with a station's own laid over them."""

    def form(self, name: str) -> Form: ...

    def troubles(self) -> tuple[Message, ...]: ...


class OurForms:
    """The forms that are shipped."""

    def form(self, name: str) -> Form:
        return load_form(name)

    def troubles(self) -> tuple[Message, ...]:
        return ()


class Press:
    """Implements `PaperMaker`; keeps nothing but its forms, so one serves the whole process."""

    def __init__(self, forms: FormSource | None = None) -> None:
        self._forms = forms or OurForms()

    def agreement(self, paper: AgreementPaper) -> bytes:
        return agreement_paper(paper, self._forms.form(paper.form))

    def check_frozen(self, pdf: bytes, frozen: str, printed: AgreementPaper) -> None:
        from mediator.documents.frozen_check import check_frozen

        check_frozen(pdf, frozen, printed, self._forms.form(printed.form))

    def talk_record(self, paper: TalkRecordPaper) -> bytes:
        return talk_record_paper(paper, self._forms.form(paper.form))

    def rights_notice(self, paper: RightsNoticePaper) -> bytes:
        return rights_notice_paper(paper, self._forms.form(paper.form))

    def follow_up(self, paper: FollowUpPaper) -> bytes:
        return follow_up_paper(paper, self._forms.form(paper.form))

    def form(self, paper: FormPaper) -> bytes:
        return form_paper(paper, self._forms.form(form_name(paper)))

    def troubles(self) -> tuple[Message, ...]:
        return self._forms.troubles()

    def check_glyphs(self, where: str | Message, text: str) -> None:
        check_glyphs(where, text)

    def page_count(self, pdf: bytes) -> int:
        return page_count(pdf)

    def scan(self, content: bytes) -> bytes:
        from mediator.documents.scan import redrawn

        return redrawn(content)

    def bind(self, file: BoundFile) -> bytes:
        # The library that opens finished files again is loaded when the first one is bound.
        from mediator.documents.dossier import bind

        return bind(file)
