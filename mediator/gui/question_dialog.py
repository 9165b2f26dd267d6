"""Asks questions in a dialog of the window: title as the question, verbs on the buttons, safe focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mediator.domain.errors import MediatorError, Refusal
from mediator.gui.questions import Question, TextQuestion
from mediator.gui.widgets import Para, TextField, button, label, link, row
from mediator.wording import tr

WIDTH = 520


class QuestionDialog(QDialog):
    """One question with its consequences and two verbs."""

    def __init__(self, parent: QWidget, title: str, lines: tuple[str, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("调解工作台"))
        self.setModal(True)
        self.setMinimumWidth(WIDTH)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(24, 20, 24, 20)
        self._body.setSpacing(12)
        heading = label(title, "h3", wrap=True)
        self._body.addWidget(heading)
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


class WindowQuestions:
    """Answers come from the person at the window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def confirm(self, question: Question) -> bool:
        dialog = QuestionDialog(self._window, question.title, question.lines)
        dialog.set_buttons(question.yes, question.no)
        return dialog.exec() == QDialog.DialogCode.Accepted

    def ask_text(self, question: TextQuestion) -> str | None:
        dialog = QuestionDialog(self._window, question.title, (question.hint,) if question.hint else ())
        field = TextField(tr("说明"), lines=2)
        for choice in question.choices:
            dialog.add(link(choice, lambda *_, text=choice: field.set_text(text)))
        dialog.add(field)
        dialog.set_buttons(question.yes, question.no, yes_first=True)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return None
        text = str(field.text()).strip()
        return text if text or not question.required else None

    def tell(self, error: MediatorError) -> None:
        lines = [tr(error.advice)] if error.advice else []
        if isinstance(error, Refusal) and error.article:
            lines.append(tr("依据：{article}", article=error.article))
        dialog = QuestionDialog(self._window, tr(error.title), tuple(lines))
        dialog.set_buttons(tr("知道了"), "")
        dialog.exec()
