"""签署过的文本: every agreement that was signed, which of them binds now, and the way to a supplement."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.supplements import is_open, signed_versions
from mediator.gui.dates import day_shown
from mediator.gui.questions import TextQuestion
from mediator.gui.session.context import SessionContext
from mediator.gui.session.route_words import agreement_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, Pill, box, button, clear_layout, col, flow, label, row, rule
from mediator.wording import mark, tr

OPEN_REASONS = (mark("期限要推迟"), mark("金额要改"), mark("有一条写得不清楚"))
WITHDRAW_REASONS = (mark("双方不再改了"), mark("补充内容没有谈成"))
HEAD, ROW = (20, 14, 20, 12), (20, 12, 16, 12)


class SignedTexts(Card):
    """A row a signed text, the newest first; below them what may be done about a supplement."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=0, gap=0)
        self._context = context
        self.open_button = button(tr("另立补充协议"), icon="plus", small=True, on_click=self.ask_open)
        self.go_button = button(
            tr("去写补充协议"), icon="pen-line", small=True, on_click=lambda: self._go(Stage.AGREEMENT)
        )
        self.withdraw_button = button(tr("撤回补充协议"), "quiet", small=True, on_click=self.ask_withdraw)
        self._rows = col(gap=0)
        self._why = Para("", 14, "text2", 1.4)
        acts = row(self.open_button, self.go_button, self.withdraw_button, None, gap=8)
        self.add(
            row(label(tr("签署过的文本"), "h3"), None, margins=HEAD),
            box(self._rows),
            rule(),
            box(col(self._why, acts, gap=8, margins=ROW)),
        )

    def show_session(self, session: Session) -> None:
        """Draw the texts, and what the present state allows."""
        clear_layout(self._rows)
        versions = signed_versions(session)
        for version in reversed(versions):
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(session, version, binds=version.signed == versions[-1].signed))
        open_now = is_open(session)
        may_act = bool(versions) and not session.ended and not session.oral
        self.setVisible(bool(versions) and not session.oral)
        self.open_button.setVisible(may_act and not open_now)
        for act in (self.go_button, self.withdraw_button):
            act.setVisible(may_act and open_now)
        self._why.set_text(_explained(session))

    def ask_open(self) -> None:
        """The reason first; then the draft opens, with the terms as they were signed."""
        reason = self._context.questions.ask_text(
            TextQuestion(
                key="open-supplement",
                title=tr("另立补充协议？"),
                hint=tr("签署过的文本不改动，现在仍然有效。补充协议签完后按补充协议履行。原因会写进记录。"),
                yes=tr("另立补充协议"),
                no=tr("再看看"),
                choices=tuple(tr(reason) for reason in OPEN_REASONS),
            )
        )
        if reason is not None and self._context.do(lambda: self._context.room.supplement.open(reason)):
            self._go(Stage.AGREEMENT)

    def ask_withdraw(self) -> None:
        """The reason; what was signed before stands as it stood."""
        reason = self._context.questions.ask_text(
            TextQuestion(
                key="withdraw-supplement",
                title=tr("撤回补充协议？"),
                hint=tr("没有签完的补充协议不再继续，以前签署的文本照旧有效。原因会写进记录。"),
                yes=tr("撤回补充协议"),
                no=tr("再看看"),
                choices=tuple(tr(reason) for reason in WITHDRAW_REASONS),
            )
        )
        if reason is not None:
            self._context.do(lambda: self._context.room.supplement.withdraw(reason))

    def _row(self, session: Session, version: Session, *, binds: bool) -> QWidget:
        number = version.supplement.number if version.supplement else 0
        title = tr("补充协议第{number}号", number=number) if number else agreement_shown(session)
        state = (
            Pill(tr("现在有效"), Tone.AGREE, "circle-check")
            if binds
            else Pill(tr("已有补充协议"), Tone.MUTE, "history")
        )
        show = button(
            tr("查看"),
            small=True,
            name=tr("查看{title}", title=title),
            on_click=lambda: self._show(number, title),
        )
        about = label(_about(version), "secondary", wrap=True)
        return box(row((col(flow(label(title, "bold"), state, gap=8), about, gap=4), 1), show, margins=ROW))

    def _show(self, number: int, title: str) -> None:
        try:
            pdf = self._context.room.supplement.pdf(number)
        except MediatorError as error:
            self._context.questions.tell(error)
            return
        kind = f"supplement-{number:02}" if number else "agreement"
        self._context.open_paper(kind, title, pdf)

    def _go(self, stage: Stage) -> None:
        self._context.open_stage(stage)


def _about(version: Session) -> str:
    if version.lock is None or version.signed is None:
        return ""
    return tr(
        "{day}签署，第{draft}稿，核对码{code}",
        day=day_shown(version.signed.at.date()),
        draft=version.lock.draft,
        code=version.lock.check_code,
    )


def _explained(session: Session) -> str:
    if session.supplement is not None and is_open(session):
        return tr(
            "补充协议第{number}号还没有签完。签完以前，仍按上面有效的文本履行。",
            number=session.supplement.number,
        )
    return tr("签署过的文本不能改动。要改时另立补充协议，各方重新签名。")
