"""The paper maker the services ask for: every paper of the product as PDF bytes."""

from __future__ import annotations

from mediator.documents.agreement import agreement_paper
from mediator.documents.follow_up import follow_up_paper
from mediator.documents.fonts import check_glyphs
from mediator.documents.form_paper import form_paper
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


class Press:
    """Implements `PaperMaker`; keeps nothing, so one serves the whole process."""

    def agreement(self, paper: AgreementPaper) -> bytes:
        return agreement_paper(paper)

    def talk_record(self, paper: TalkRecordPaper) -> bytes:
        return talk_record_paper(paper)

    def rights_notice(self, paper: RightsNoticePaper) -> bytes:
        return rights_notice_paper(paper)

    def follow_up(self, paper: FollowUpPaper) -> bytes:
        return follow_up_paper(paper)

    def form(self, paper: FormPaper) -> bytes:
        return form_paper(paper)

    def check_glyphs(self, where: str | Message, text: str) -> None:
        check_glyphs(where, text)

    def page_count(self, pdf: bytes) -> int:
        return page_count(pdf)
