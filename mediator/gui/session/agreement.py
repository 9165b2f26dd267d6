"""协议与签名: drafted, read aloud, locked, signed in order, completed."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.session import Session
from mediator.domain.signing import signature_of, signing_plan
from mediator.domain.stages import Stage
from mediator.gui.questions import Question, TextQuestion
from mediator.gui.session.agreement_draft import AgreementDraft
from mediator.gui.session.agreement_footer import draft_footer, why_not_complete
from mediator.gui.session.agreement_signing import AgreementSigning
from mediator.gui.session.context import SessionContext
from mediator.gui.session.own_language import shared_language
from mediator.gui.session.private_desk import PrivateDesk
from mediator.gui.session.read_aloud import ReadAloudView
from mediator.gui.session.route_words import agreement_shown
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.widgets import PageStack, col, page
from mediator.wording import mark, speaking, tr

UNLOCK_REASONS = (mark("有一条要修改"), mark("当事人要求补充"))
DOUBTS = (mark("金额不清楚"), mark("期限不清楚"), mark("怎样做不清楚"))


class AgreementPage(StagePage):
    """Two phases, told by the session alone: drafting until the lock, signing after it."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, Stage.AGREEMENT)
        self._busy = False
        self.reading: ReadAloudView | None = None
        self.draft: AgreementDraft | None = None
        self.signing: AgreementSigning | None = None
        self.private: PrivateDesk | None = None
        self.stack = PageStack()
        self.setLayout(col(page((self.stack, 1)), gap=0))

    def show_session(self, session: Session) -> None:
        if self.private is not None:
            self.private.show_session(session)
            return
        turned = (session.lock is None) is (self.draft is None)
        if session.lock is None and self.draft is None:
            self._open_draft()
        elif session.lock is not None and self.signing is None:
            self._open_signing()
        if self.draft is not None:
            self.draft.show_session(session)
        if self.signing is not None:
            self.signing.show_session(session)
        if turned:
            self._focus_first()

    def _focus_first(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus()

    def _open_draft(self) -> None:
        self.signing = None
        self.draft = AgreementDraft(self.context)
        self.draft.document.read_asked.connect(self.read_aloud)
        self.draft.document.large_asked.connect(self.print_large)
        self.draft.clauses.private_asked.connect(self.open_private)
        self.stack.replace(self.draft)

    def _open_signing(self) -> None:
        self.draft = None
        self.signing = AgreementSigning(self.context)
        self.signing.document.read_asked.connect(self.read_aloud)
        self.signing.document.large_asked.connect(self.print_large)
        self.signing.document.preview_asked.connect(self.preview)
        self.signing.card.preview_asked.connect(self.preview)
        self.signing.card.print_asked.connect(self.preview)
        self.stack.replace(self.signing)

    def open_private(self) -> None:
        """Let each party mark the clauses alone; what is being typed in the draft is kept."""
        self.context.flush_drafts()
        self.draft = None
        self.private = PrivateDesk(self.context)
        self.private.footer_changed.connect(self.footer_changed)
        self.stack.replace(self.private)
        self.private.show_session(self.session)
        self._focus_first()
        self.footer_changed.emit()

    def close_private(self) -> None:
        """Back to the draft."""
        self.private = None
        self.show_session(self.session)
        self.footer_changed.emit()

    def read_aloud(self) -> None:
        """Read facts and clauses to everybody, one a screen."""
        session = self.session
        if self.draft is not None and self.draft.unfinished():
            return
        if not session.clauses or not session.facts_text:
            # The domain words this refusal; nothing is recorded by asking.
            self.context.do(lambda: self.context.room.agreement.read_aloud(()))
            return
        with speaking(shared_language(session.parties)):
            view = ReadAloudView(session)
        view.back_clicked.connect(self._stop_reading)
        view.questioned.connect(self._questioned)
        view.refused.connect(self._refused)
        view.heard.connect(self._heard)
        self.reading = view
        self.context.show_party(view)

    def print_large(self) -> None:
        """Open what is read out as a paper in large type."""
        try:
            pdf = self.context.room.papers.read_aloud()
        except MediatorError as error:
            self.context.questions.tell(error)
            return
        self.context.open_paper("read-aloud", tr("协议朗读稿"), pdf)

    def _stop_reading(self) -> None:
        self.reading = None
        self.context.show_party(None)

    def _heard(self, heard_by: tuple[str, ...]) -> None:
        self._stop_reading()
        if self.session.lock is None:
            self.context.do(lambda: self.context.room.agreement.read_aloud(heard_by))

    def _questioned(self, clause_id: str) -> None:
        if self.session.lock is not None:
            self._stop_reading()
            self.context.toast(tr("正文已锁定。需要修改时先解除锁定。"))
            return
        note = self._ask_doubt() if clause_id else ""
        if note is None:
            return
        self._stop_reading()
        if note and self.context.do(lambda: self.context.room.agreement.question_clause(clause_id, note)):
            self.context.toast(tr("疑问已记下，请先改好再朗读。"))
        if self.draft is not None:
            self.draft.show_doubt(clause_id)

    def _refused(self, clause_id: str) -> None:
        self._stop_reading()
        if self.draft is not None:
            self.draft.refuse(clause_id)
        elif self.signing is not None:
            self.signing.refusals.open(clause_id)

    def _ask_doubt(self) -> str | None:
        return self.context.questions.ask_text(
            TextQuestion(
                key="clause-question",
                title=tr("哪里不清楚？"),
                hint=tr("记下后回到草稿，改好再念一遍。"),
                yes=tr("记下疑问"),
                no=tr("接着念"),
                choices=tuple(tr(doubt) for doubt in DOUBTS),
            )
        )

    def lock(self) -> None:
        """Freeze the text, after the officer saw what follows from it."""
        if self.draft is not None and self.draft.unfinished():
            return
        question = Question(
            key="lock-agreement",
            title=tr("锁定协议正文？"),
            lines=(
                tr("锁定后正文不能再改，按顺序请各方签名。"),
                tr("要修改时先解除锁定，已有的签名随之作废。"),
            ),
            yes=tr("锁定协议"),
            no=tr("再看看"),
        )
        if self.context.questions.confirm(question):
            self.context.do(self.context.room.agreement.lock)

    def unlock(self) -> None:
        """Open the text again, with the reason; the signatures on it are void."""
        reason = self.context.questions.ask_text(
            TextQuestion(
                key="unlock-agreement",
                title=tr("解除锁定？"),
                hint=tr("已有的{count}个签名会作废。原因会写进记录。", count=len(self.session.signatures)),
                yes=tr("解除锁定"),
                no=tr("再看看"),
                choices=tuple(tr(reason) for reason in UNLOCK_REASONS),
            )
        )
        if reason is not None:
            self.context.do(lambda: self.context.room.agreement.unlock(reason))

    def complete(self) -> None:
        """Build the paper once and keep it; afterwards nothing can be changed."""
        count = len(signing_plan(self.session))
        question = Question(
            key="complete-signing",
            title=tr("完成签署？"),
            lines=(
                tr("{count}人的签名已经记下，协议书按现在的内容存档。", count=count),
                tr("完成后不能再改，也不能解除锁定。要改动时另立补充协议。"),
            ),
            yes=tr("完成签署"),
            no=tr("再看看"),
        )
        if self._busy or not self.context.questions.confirm(question):
            return
        self._busy = True
        self.footer_changed.emit()
        # The footer shows that it is busy before the paper is built.
        QTimer.singleShot(0, self, self._complete)

    def _complete(self) -> None:
        self.context.do(self.context.room.agreement.complete)
        self._busy = False
        self.footer_changed.emit()

    def preview(self) -> None:
        """Open the agreement as it will be, or was, printed."""
        try:
            pdf = self.context.room.agreement.pdf()
        except MediatorError as error:
            self.context.questions.tell(error)
            return
        self.context.open_paper("agreement", agreement_shown(self.session), pdf)

    def footer_plan(self) -> FooterPlan:
        session = self.session
        if self.private is not None:
            return self.private.footer_plan()
        if session.signed is not None:
            return FooterPlan(
                back=tr("上一步"),
                hint=tr("协议已经签署"),
                hint_icon="circle-check",
                secondary=(("print", tr("打印")),),
                primary=self.onward(),
            )
        if session.lock is None:
            return draft_footer(session, self.context.room.agreement.findings())
        return self._signing_footer(session)

    def _signing_footer(self, session: Session) -> FooterPlan:
        waiting = sum(1 for line in signing_plan(session) if signature_of(session, line) is None)
        why = why_not_complete(session)
        hint = tr("还有{count}人没有签，签完后完成签署", count=waiting) if waiting else why
        return FooterPlan(
            back=tr("上一步"),
            hint=hint or tr("都签好了，请核对后完成签署"),
            hint_icon="users",
            secondary=(("unlock", tr("解除锁定")),),
            primary=tr("正在生成协议书") if self._busy else tr("完成签署"),
            enabled=not why and not self._busy,
            why=why,
        )

    def press_back(self) -> None:
        if self.private is not None:
            self.close_private()
        else:
            super().press_back()

    def press_primary(self) -> None:
        if self.private is not None:
            self.close_private()
        elif self.session.signed is not None:
            self.go_on()
        elif self.session.lock is None:
            self.lock()
        else:
            self.complete()

    def press_secondary(self, key: str) -> None:
        actions = {
            "read": self.read_aloud,
            "unlock": self.unlock,
            "print": self.preview,
            "checks": self.show_checks,
        }
        actions[key]()

    def show_checks(self) -> None:
        """Lead to what is still open."""
        if self.draft is not None:
            self.draft.show_checks()

    def first_focus(self) -> QWidget | None:
        if self.private is not None:
            return self.private.first_focus()
        if self.draft is not None:
            return self.draft.first_focus()
        return self.signing.card.first_focus() if self.signing is not None else None
