"""Not on the pad: on paper, by finger or another's hand, or not at all; a short form in the pad's place."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediator.domain.paper_hand import PaperWay
from mediator.domain.session import Session
from mediator.domain.signing import OWN_HAND_ROLES, SigningLine
from mediator.gui.session.context import SessionContext
from mediator.gui.session.on_paper import EVERY_WAY, OnPaperFields
from mediator.gui.session.signing_words import consent_words, identity_words
from mediator.gui.session.tick_line import TickLine
from mediator.gui.widgets import Well, button, check_box, label, row
from mediator.services.draft_keys import paper_form
from mediator.wording import tr


class OtherwiseForm(Well):
    """Both ticks are asked for as on the pad; whoever refuses is asked for neither."""

    recorded = Signal(bool)  # True where the paper is to be printed now
    left = Signal()

    def __init__(self, context: SessionContext, line: SigningLine) -> None:
        super().__init__(pad=14, gap=10)
        self._context, self.line = context, line
        session = context.session
        ways = (PaperWay.OWN_HAND,) if line.role in OWN_HAND_ROLES else EVERY_WAY
        self.fields = OnPaperFields(
            context,
            line.signer_id,
            line.name,
            paper_form(f"{line.role.value}-{line.signer_id}"),
            ways=ways,
            may_refuse=True,
        )
        self.identity = check_box(identity_words(session, line))
        self.consent = TickLine(consent_words(session, line))
        self._wrong = label("", "bold", "danger", wrap=True)
        self._wrong.hide()
        self.back = button(tr("返回签名"), icon="arrow-left", on_click=self.leave)
        self.note = button(tr("记下"), "primary", on_click=self.record)
        self.add(
            label(tr("{name}不在屏幕上签名", name=line.name), "h3", wrap=True),
            self.fields,
            row(self.identity, None),
            self.consent,
            self._wrong,
            row(None, self.back, self.note, gap=12),
        )
        self.fields.changed.connect(self._show_state)
        self.identity.toggled.connect(lambda _on: self._show_state())
        self.consent.toggled.connect(lambda _on: self._show_state())
        self._show_state()

    def is_begun(self) -> bool:
        """Whether something was chosen before the page was built anew."""
        return bool(self.fields.key())

    def open_with(self, key: str) -> None:
        """Ask for this way; another may still be chosen."""
        self.fields.choose(key)
        self.fields.focus()

    def record(self) -> None:
        """Record it, or say what does not fit; what was typed stays."""
        refuses = self.fields.refuses()
        error = self._context.attempt(self._refuse if refuses else self._choose_paper)
        if error is None:
            self.fields.forget()
            self.recorded.emit(not refuses)
            return
        self._wrong.setText(tr(error.title))
        self._wrong.show()

    def leave(self) -> None:
        """Back to the pad; nothing typed here is kept."""
        self.fields.empty()
        self.left.emit()

    def _refuse(self) -> Session:
        line, fields = self.line, self.fields
        verbs = self._context.room.agreement
        return verbs.refuse_signature(line.signer_id, line.role, fields.reason.text(), fields.witness.key())

    def _choose_paper(self) -> Session:
        return self._context.room.agreement.choose_paper(
            self.line.signer_id,
            self.line.role,
            self.fields.paper(),
            identity_checked=self.identity.isChecked(),
            read_or_heard=self.consent.on(),
        )

    def _show_state(self) -> None:
        refuses = self.fields.refuses()
        self.identity.setVisible(not refuses)
        self.consent.setVisible(not refuses)
        self._wrong.hide()
        wanting = self._wanting()
        self.note.setEnabled(not wanting)
        self.note.setToolTip(wanting)
        self.note.setAccessibleDescription(wanting)

    def _wanting(self) -> str:
        wanting = self.fields.wanting()
        if wanting or self.fields.refuses():
            return wanting
        if not self.identity.isChecked():
            return tr("请先核对{name}的身份", name=self.line.name)
        return "" if self.consent.on() else tr("请先确认看过或听过全文")
