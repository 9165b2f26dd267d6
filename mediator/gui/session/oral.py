"""The agreement of the committee: on paper, or without one and entered in the register."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from mediator.domain.agreement_checks import open_findings
from mediator.domain.session import Session
from mediator.gui.questions import TextQuestion
from mediator.gui.session.agreement import AgreementPage
from mediator.gui.session.agreement_document import DocumentCard
from mediator.gui.session.context import SessionContext
from mediator.gui.session.stage_page import FooterPlan
from mediator.gui.widgets import InfoCard, col
from mediator.wording import mark, tr

ORAL = "oral"
REASONS = (
    mark("事情简单，双方当面说好，都不要书面协议"),
    mark("当场已经履行，双方都不要书面协议"),
)


class RegisterView(QWidget):
    """The terms as they were read and locked; nobody signs them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("Plain")
        told = InfoCard(
            "book-open", tr("口头协议已登记"), tr("不制作书面协议：{reason}", reason=session.oral)
        )
        self.document = DocumentCard()
        self.setLayout(col(told, (self.document, 1), gap=16))


class CommitteeAgreementPage(AgreementPage):
    """As on every route, and once the text was read aloud it may be entered without a paper."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context)
        self.register: RegisterView | None = None

    def show_session(self, session: Session) -> None:
        if not session.oral:
            super().show_session(session)
            return
        if self.register is None:
            self.draft = self.signing = None
            self.register = RegisterView(session)
            self.register.document.read_asked.connect(self.read_aloud)
            self.register.document.large_asked.connect(self.print_large)
            self.register.document.preview_asked.connect(self.preview)
            self.stack.replace(self.register)
        self.register.document.show_session(session)

    def footer_plan(self) -> FooterPlan:
        plan, session = super().footer_plan(), self.session
        if session.oral:
            return replace(plan, hint=tr("口头协议已登记"))
        if session.signed is None and self._may_be_oral(session):
            return replace(plan, secondary=(*plan.secondary, (ORAL, tr("登记口头协议"))))
        return plan

    def press_secondary(self, key: str) -> None:
        if key == ORAL:
            self.record_oral()
        else:
            super().press_secondary(key)

    def record_oral(self) -> None:
        """Ask why there is no paper, then lock the text and enter it."""
        reason = self.context.questions.ask_text(
            TextQuestion(
                key="oral-agreement",
                title=tr("不制作书面协议，登记口头协议？"),
                hint=tr("正文随即锁定，协议即时生效，不再签名。原因会写进记录。"),
                yes=tr("登记口头协议"),
                no=tr("再看看"),
                choices=tuple(tr(words) for words in REASONS),
            )
        )
        if reason is not None:
            self.context.do(lambda: self.context.room.route.record_oral(reason))

    def first_focus(self) -> QWidget | None:
        if self.register is not None:
            return self.register.document.preview_button
        return super().first_focus()

    def _may_be_oral(self, session: Session) -> bool:
        if session.read_aloud_at is None or session.signatures:
            return False
        return session.lock is not None or not open_findings(self.context.room.agreement.findings())
