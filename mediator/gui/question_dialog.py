"""Asks questions in a dialog of the window: title as the question, verbs on the buttons, safe focus."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from mediator.gui.questions import TextQuestion
from mediator.gui.theme import current
from mediator.gui.widgets import LineField, Para, TextField, button, label, link, row
from mediator.wording import tr

WIDTH = 520
WIDEST = 900


class QuestionDialog(QDialog):
    """One question with its consequences and two verbs."""

    def __init__(self, parent: QWidget, title: str, lines: tuple[str, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("调解工作台"))
        self.setModal(True)
        self.setFixedWidth(min(current().px(WIDTH), WIDEST))
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(24, 20, 24, 20)
        self._body.setSpacing(12)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(lines))
        self._body.addWidget(label(title, "h3", wrap=True))
        for line in lines:
            self._body.addWidget(Para(line, 16, "text2"))

    def add(self, widget: QWidget) -> None:
        """Put something between the lines and the buttons."""
        self._body.addWidget(widget)

    def set_buttons(self, yes: str, no: str, *, yes_first: bool = False) -> None:
        """The verbs; focus starts on the safe one unless there is only one thing to do."""
        accept = button(yes, "primary", on_click=self.accept)
        self._body.addSpacing(4)
        if not no:
            self._body.addLayout(row(None, accept, gap=12))
            accept.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        refuse = button(no, on_click=self.reject)
        self._body.addLayout(row(None, refuse, accept, gap=12))
        (accept if yes_first else refuse).setFocus(Qt.FocusReason.OtherFocusReason)
        refuse.setAutoDefault(not yes_first)
        accept.setAutoDefault(yes_first)


class TextDialog(QuestionDialog):
    """Asks for a sentence; one that is required is asked for until it is there or the person gives up."""

    def __init__(self, parent: QWidget, question: TextQuestion) -> None:
        super().__init__(parent, question.title, (question.hint,) if question.hint else ())
        self._required = question.required
        self.field: TextField | LineField = TextField(tr("说明"), lines=2)
        if question.secret:
            self.field = LineField(tr("密码"))
            self.field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        for choice in question.choices:
            self.add(link(choice, partial(self.field.set_text, choice)))
        self.add(self.field)
        self.set_buttons(question.yes, question.no, yes_first=True)
        if isinstance(self.field, TextField):
            self.field.edit.setTabChangesFocus(True)
        self.field.focus()

    def text(self) -> str:
        """What was typed."""
        return self.field.edit.text() if isinstance(self.field, LineField) else self.field.text()

    def accept(self) -> None:
        if self._required and not self.text():
            secret = isinstance(self.field, LineField)
            self.field.set_error(tr("请填写密码") if secret else tr("请先写明，再继续"))
            self.field.focus()
            return
        super().accept()
