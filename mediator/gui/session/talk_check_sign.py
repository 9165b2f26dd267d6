"""How the person confirms the record: every line read, then a signature, or the refusal with its reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from mediator.domain.handwriting import Handwriting
from mediator.domain.paper_hand import PaperHand
from mediator.domain.session import Session, Talk
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_strip import names_of
from mediator.gui.session.on_paper import OnPaperFields
from mediator.gui.widgets import Card, FlexLabel, LineField, Para, SignPad, button, check_box, label, row
from mediator.services.draft_keys import paper_form
from mediator.wording import tr


class CheckSign(Card):
    """`changed` comes whenever it may have become complete or incomplete."""

    changed = Signal()

    def __init__(self, context: SessionContext, talk: Talk) -> None:
        super().__init__(pad=16, gap=10)
        session = context.session
        name = session.person(talk.person_id).name
        self._left = 0
        self.progress = FlexLabel("", "bold")
        self.pad = SignPad(tr("请在线上签名"), tr("{name}的手写签名区", name=name))
        self.undo_stroke = button(tr("撤销一笔"), size="xl", icon="undo-2", on_click=self.pad.undo_stroke)
        self.bring_back = button("", icon="redo-2", size="xl", name=tr("恢复"), on_click=self.pad.redo_stroke)
        self.bring_back.setToolTip(tr("恢复"))
        self.again = button(tr("重新签"), size="xl", icon="eraser", on_click=self.pad.clear)
        self._context, self._ink_key = context, f"talk:{talk.talk_id}"
        context.keep_ink(self._ink_key, self.pad)
        self.paper = check_box(tr("改用纸质签名"))
        self.paper_fields = OnPaperFields(context, talk.person_id, name, paper_form(talk.talk_id))
        self.paper.setChecked(bool(self.paper_fields.key()))
        self.refuse = check_box(tr("本人拒绝签名"))
        self.reason = LineField(tr("拒绝签名的理由"), hint=tr("按本人说的写。"))
        self.reason.hide()
        self.keeper = context.keep_draft(f"talk-refusal:{talk.talk_id}", self.reason.edit)
        self.refuse.setChecked(bool(self.reason.text()))
        self.add(
            label(tr("念给本人核对"), "h3"),
            Para(self._how(session, talk), 16, "text2"),
            self.progress,
            label(name, "h2"),
            (self.pad, 3),
            row(self.undo_stroke, self.bring_back, self.again, None, gap=12),
            row(self.refuse, self.paper, None, gap=24),
            self.paper_fields,
            self.reason,
            None,
        )
        self._connect()
        self._show_refusal()

    def _connect(self) -> None:
        self.pad.changed.connect(self.changed)
        self.refuse.toggled.connect(lambda on: self._turned(self.paper, on=on))
        self.paper.toggled.connect(lambda on: self._turned(self.refuse, on=on))
        self.paper_fields.changed.connect(self.changed)
        self.reason.changed.connect(lambda _text: self.changed.emit())

    @staticmethod
    def _how(session: Session, talk: Talk) -> str:
        name, present = session.person(talk.person_id).name, names_of(session, talk.present)
        if present:
            return tr(
                "一条一条念，念一条勾一条。念完问{name}和{present}：记得对不对，有没有要补充的。",
                name=name,
                present=present,
            )
        return tr("一条一条念，念一条勾一条。念完问{name}：记得对不对，有没有要补充的。", name=name)

    def _turned(self, other: QCheckBox, *, on: bool) -> None:
        """Whoever refuses does not sign on paper either."""
        if on:
            other.setChecked(False)
        self._show_refusal()

    def _show_refusal(self) -> None:
        refused, on_paper = self.refuse.isChecked(), self.paper.isChecked()
        self.reason.setVisible(refused)
        self.paper_fields.setVisible(on_paper)
        for widget in (self.pad, self.undo_stroke, self.bring_back, self.again):
            widget.setEnabled(not refused)
            widget.setVisible(not on_paper)
        self.changed.emit()

    def show_left(self, count: int) -> None:
        """How many lines are still to be read."""
        self._left = count
        words = tr("还有{count}条没有念", count=count) if count else tr("已全部念完，没有要改的")
        self.progress.setText(words)

    def ink(self) -> Handwriting | None:
        """The signature, or None where it is refused or goes on paper."""
        elsewhere = self.refuse.isChecked() or self.paper.isChecked()
        return None if elsewhere else self.pad.handwriting()

    def on_paper(self) -> PaperHand | None:
        """How it is signed on paper, or None where it is not."""
        return self.paper_fields.paper() if self.paper.isChecked() else None

    def recorded(self) -> None:
        """It is in the record: nothing that was typed or written here waits any longer."""
        self.keeper.forget()
        self.paper_fields.forget()
        self._context.drop_ink(self._ink_key)

    def refusal(self) -> str:
        """Why the signature is refused; empty where it is not."""
        return self.reason.text() if self.refuse.isChecked() else ""

    def wanting(self) -> str:
        """What is still to be done before the talk can end; empty when nothing is."""
        if self.refuse.isChecked():
            return "" if self.reason.text() else tr("请写明拒绝签名的理由")
        if self._left:
            return tr("还有{count}条没有念完，念一条勾一条", count=self._left)
        if self.paper.isChecked():
            return self.paper_fields.wanting()
        return "" if self.pad.usable() else tr("请本人签名")
