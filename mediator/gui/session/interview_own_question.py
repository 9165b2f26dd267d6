"""The officer's own question: typed, kept as a draft, put once."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediator.gui.session.context import SessionContext
from mediator.gui.session.leak_warning import LeakWarning
from mediator.gui.session.question_hints import QuestionHints
from mediator.gui.widgets import LineField, button, col, row
from mediator.wording import tr

LONGEST = 500


class OwnQuestion(QWidget):
    """One line with its two buttons; Enter puts the question, Esc puts it away with its draft kept."""

    asked = Signal(str)
    put_away = Signal()

    def __init__(self, context: SessionContext, talk_id: str) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.field = LineField(tr("自拟提问"), hint=tr("用“请您说说、什么时候、怎样”来问。"))
        self.field.edit.setMaxLength(LONGEST)
        person_id = context.session.talk(talk_id).person_id
        self.put = button(tr("提问"), "tint", small=True, on_click=self._ask)
        self.cancel = button(tr("收起"), "quiet", small=True, on_click=self.put_away.emit)
        self.leaks = LeakWarning(context, self.field.text, lambda: (person_id,))
        self.hints = QuestionHints(context, talk_id, self.field.text)
        buttons = row(None, self.cancel, self.put)
        self.setLayout(col(self.field, self.hints, self.leaks, buttons, gap=6, margins=(8, 4, 8, 4)))
        self.field.changed.connect(lambda _text: self.leaks.look_soon())
        self.field.changed.connect(lambda _text: self.hints.look_soon())
        self.keeper = context.keep_draft(f"own-question:{talk_id}", self.field.edit)
        self.field.edit.returnPressed.connect(self._ask)
        self.field.edit.textEdited.connect(lambda _text: self.field.set_error(""))

    def open(self) -> None:
        """Show it with the cursor in it."""
        self.show()
        self.field.focus()

    def recorded(self) -> None:
        """The question was put; empty the line quietly, its draft went with the commit."""
        with QSignalBlocker(self.field.edit):
            self.field.edit.clear()
        self.hints.forget()
        self.keeper.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away.emit()
            return
        super().keyPressEvent(event)

    def _ask(self) -> None:
        if self.hints.may_put():
            self.asked.emit(self.field.text())
        else:
            self.field.set_error(tr("法律不允许这样问，请换个问法。已经问了的，勾上后如实记录"))
