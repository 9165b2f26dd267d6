"""What the forms about one statement share: they stand in the composer's place and keep their drafts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from mediator.domain.session import Session, Statement
from mediator.gui.drafts import DraftKeeper, Edit
from mediator.gui.session.context import SessionContext
from mediator.gui.session.wrapping_row import WrappingRow
from mediator.gui.widgets import Well, button, label, row
from mediator.wording import tr


class StatementPanel(Well):
    """Asks for what is needed to record something about one statement."""

    finished = Signal()

    def __init__(self, context: SessionContext, statement: Statement) -> None:
        super().__init__(pad=(12, 10, 12, 10), gap=8)
        self.context = context
        self.statement_id = statement.statement_id
        self.save: QPushButton = button(tr("记下"), "primary", on_click=self._save)
        self.cancel: QPushButton = button(tr("不改了"), on_click=self._cancel)
        self._error = label("", "bold", "danger", wrap=True)
        self._error.hide()
        self._keepers: dict[str, DraftKeeper] = {}

    def wanting(self) -> str:
        """What still has to be filled in; "" when it can be recorded."""
        raise NotImplementedError

    def record(self) -> Session:
        """Record it."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard where one begins."""
        raise NotImplementedError

    def keep(self, draft: str, edit: Edit) -> None:
        """Keep what is typed here until it is recorded or given up."""
        self._keepers[draft] = self.context.keep_draft(draft, edit)

    def add_buttons(self, *before: QWidget) -> None:
        """The error line and the buttons, last; what stands before them is at their left."""
        left, right = row(*before, None, gap=8), row(self.cancel, self.save, gap=8)
        self.add(self._error, WrappingRow(left, right))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
            return
        super().keyPressEvent(event)

    def _show_error(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def _save(self) -> None:
        wanting = self.wanting()
        error = None if wanting else self.context.attempt(self.record)
        self._show_error(wanting or (tr(error.title) if error else ""))
        if not wanting and error is None:
            self._leave()
        else:
            self.focus_first()

    def _cancel(self) -> None:
        drafts = self.context.room.desk.drafts
        for draft in self._keepers:
            drafts.drop(self.context.session.session_id, draft)
        self._leave()

    def _leave(self) -> None:
        for keeper in self._keepers.values():
            keeper.forget()
        self.finished.emit()
