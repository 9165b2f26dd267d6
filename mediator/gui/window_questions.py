"""Answers from the person at the window; the dialogs themselves are loaded when something is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from mediator.domain.errors import MediatorError, Refusal
from mediator.wording import tr

if TYPE_CHECKING:
    from mediator.gui.main_window import MainWindow
    from mediator.gui.questions import Question, TextQuestion


class WindowQuestions:
    """Answers come from the person at the window; while the curtain is drawn nothing is asked or shown."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._waiting: list[MediatorError] = []
        window.uncovered.connect(self._tell_waiting)

    def confirm(self, question: Question) -> bool:
        if self._window.is_covered:
            return False
        from mediator.gui.question_dialog import QuestionDialog

        dialog = QuestionDialog(self._window, question.title, question.lines)
        dialog.set_buttons(question.yes, question.no)
        return dialog.exec() == QDialog.DialogCode.Accepted

    def ask_text(self, question: TextQuestion) -> str | None:
        if self._window.is_covered:
            return None
        from mediator.gui.question_dialog import TextDialog

        dialog = TextDialog(self._window, question)
        return dialog.text() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def tell(self, error: MediatorError) -> None:
        if self._window.is_covered:
            self._waiting.append(error)
            return
        from mediator.gui.question_dialog import QuestionDialog

        lines = [tr(error.advice)] if error.advice else []
        if isinstance(error, Refusal) and error.article:
            lines.append(tr("依据：{article}", article=error.article))
        dialog = QuestionDialog(self._window, tr(error.title), tuple(lines))
        dialog.set_buttons(tr("知道了"), "")
        dialog.exec()

    def _tell_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for error in waiting:
            self.tell(error)
