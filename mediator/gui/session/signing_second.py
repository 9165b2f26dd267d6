"""另一人核对: somebody else than the host types the check code and proves who they are."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.widgets import (
    ErrorSummary,
    LineField,
    Para,
    Well,
    box,
    button,
    col,
    flow,
    row,
)
from mediator.wording import tr

WIDTH = 200


class SecondPerson(Well):
    """One button that opens three fields; afterwards, who it was."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=14, gap=8)
        self._context = context
        self.errors = ErrorSummary()
        self.number = LineField(tr("核对人的警号"), width=WIDTH)
        self.passphrase = LineField(tr("核对人的密码"), width=WIDTH)
        self.passphrase.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.code = LineField(tr("核对码"), hint=tr("对着纸上或屏幕上的输入"), width=WIDTH)
        self.passphrase.setVisible(not context.room.desk.station.training)
        self.open_button = button(tr("请另一人核对"), "quiet", "user-check", small=True, on_click=self.open)
        self.confirm_button = button(tr("核对无误"), on_click=self.confirm)
        self._words = Para("", 15, "text2")
        fields = flow(self.number, self.passphrase, self.code, gap=12)
        self._form = box(col(self.errors, fields, row(self.confirm_button, None), gap=8))
        self._form.setVisible(False)
        self.add(self._words, row(self.open_button, None), self._form)

    def show_session(self, session: Session) -> None:
        """What it is for while nobody did it, and who did."""
        done = session.confirmed_by
        if done is None:
            self._words.set_text(tr("可以请另一人再核对一遍核对码。这是单位内部的核对，不是法定手续。"))
        else:
            self._words.set_text(
                tr(
                    "{name}（{number}）已核对核对码。这是单位内部的核对，不是法定手续。",
                    name=done.name,
                    number=done.number,
                )
            )
        self.open_button.setVisible(done is None and session.signed is None)
        if done is not None:
            self._form.setVisible(False)

    def open(self) -> None:
        """Show the fields and go to the first."""
        self._form.setVisible(True)
        self.number.focus()

    def confirm(self) -> None:
        """Record it, or say what does not fit; the pass-phrase is forgotten either way."""
        room = self._context.room
        passphrase = self.passphrase.edit.text()
        self.passphrase.set_text("")
        number, code = self.number.text(), self.code.text()
        error = self._context.attempt(lambda: room.agreement.confirm_second(number, passphrase, code))
        if error is None:
            self.errors.clear()
        else:
            self.errors.show_errors(tr("还没有核对"), [(tr(error.title), None)])
