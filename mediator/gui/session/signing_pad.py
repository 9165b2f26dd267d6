"""One person signs: identity checked by the officer, the pad, the own tick, and a look before it counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.handwriting import Handwriting
from mediator.domain.signing import SigningLine
from mediator.gui.session.context import SessionContext
from mediator.gui.session.signing_words import consent_words, identity_words
from mediator.gui.session.tick_line import TickLine
from mediator.gui.session.wrapping_row import WrappingRow
from mediator.gui.widgets import (
    FlexLabel,
    Para,
    SignPad,
    SignThumb,
    box,
    button,
    check_box,
    clear_layout,
    col,
    label,
    row,
)
from mediator.wording import tr


class SignHere(QWidget):
    """Nothing is recorded before both ticks, a usable signature and the signer's own yes to it."""

    signed = Signal()

    def __init__(self, context: SessionContext, line: SigningLine) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context, self.line = context, line
        session = context.session
        lock = session.lock
        self._key = f"line:{lock.digest if lock else ''}:{line.role.value}:{line.signer_id}"
        self._title = FlexLabel(tr("请{name}本人签名", name=line.name), "h2")
        self.identity = check_box(identity_words(session, line))
        self.pad = SignPad(tr("请在框内签写本人姓名"), tr("{name}的手写签名区", name=line.name))
        self.undo = button(tr("撤销一笔"), icon="undo-2", size="xl", on_click=self.pad.undo_stroke)
        self.bring_back = button("", icon="redo-2", size="xl", name=tr("恢复"), on_click=self.pad.redo_stroke)
        self.bring_back.setToolTip(tr("恢复"))
        self.redo = button(tr("重新签"), icon="eraser", size="xl", on_click=self.sign_anew)
        self.consent = TickLine(consent_words(session, line), party=True)
        words = tr("确认{name}的签名", name=line.name)
        self.confirm = button(words, "primary", "check", size="xl", on_click=self.ask)
        self._wrong = label("", "bold", "danger", wrap=True)
        self._wrong.hide()
        self._writing = box(
            col(row(self.undo, self.bring_back, self.redo, None, gap=12), self.consent, self.confirm, gap=8)
        )
        self._asking = QVBoxLayout()
        self._asking.setSpacing(12)
        head = WrappingRow(row(self._title, None), row(self.identity, None))
        self.setLayout(col(head, (self.pad, 6), self._wrong, self._writing, self._asking, None, gap=10))
        context.keep_ink(self._key, self.pad)
        self.pad.changed.connect(self._show_state)
        self.identity.toggled.connect(lambda _on: self._show_state())
        self.consent.toggled.connect(lambda _on: self._show_state())
        self._show_state()

    def sign_anew(self) -> None:
        """Take the ink away; the pad counts it for the record, and brings it back until the next stroke."""
        self.pad.clear()
        self._show_writing()

    def ask(self) -> None:
        """Show the signature beside the printed name and ask whether it is theirs."""
        self._writing.hide()
        self.pad.setEnabled(False)
        clear_layout(self._asking)
        ink = self.pad.handwriting()
        self.yes = button(tr("是，是我签的"), "primary", size="xl", on_click=lambda: self._record(ink))
        self.no = button(tr("重新签"), icon="eraser", size="xl", on_click=self.sign_anew)
        shown = row(SignThumb(ink, self.line.name, 152, 64), label(self.line.name, "h2"), None, gap=16)
        question = Para(tr("{name}，这是您签的名字吗？", name=self.line.name), 22, "text", 1.4, bold=True)
        self._asking.addLayout(shown)
        self._asking.addWidget(question)
        self._asking.addLayout(row(self.no, None, self.yes, gap=16))

    def _record(self, ink: Handwriting) -> None:
        error = self._context.attempt(
            lambda: self._context.room.agreement.sign(
                self.line.signer_id,
                self.line.role,
                ink,
                identity_checked=self.identity.isChecked(),
                read_or_heard=self.consent.on(),
                redone=self.pad.times_cleared(),
            )
        )
        if error is None:
            self._context.drop_ink(self._key)
            self.signed.emit()
            return
        self._show_writing()
        self._wrong.setText(tr(error.title))
        self._wrong.show()

    def _show_writing(self) -> None:
        clear_layout(self._asking)
        self._wrong.hide()
        self._writing.show()
        self.pad.setEnabled(True)
        self._show_state()

    def _show_state(self) -> None:
        strokes = self.pad.stroke_count() > 0
        self.undo.setEnabled(strokes)
        self.bring_back.setEnabled(self.pad.can_redo())
        self.redo.setEnabled(strokes)
        wanting = self._wanting()
        self.confirm.setEnabled(not wanting)
        self.confirm.setToolTip(wanting)
        self.confirm.setAccessibleDescription(wanting)

    def _wanting(self) -> str:
        if not self.identity.isChecked():
            return tr("请先核对{name}的身份", name=self.line.name)
        if not self.pad.usable():
            return (
                tr("签名太短，看不出是姓名")
                if self.pad.stroke_count()
                else tr("请{name}签名", name=self.line.name)
            )
        return "" if self.consent.on() else tr("请先确认看过或听过全文")
