"""Adds a further statement while the record is read back; it is read like every other line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from mediator.domain.events import CATEGORY_TITLES, StatementCategory
from mediator.gui.drafts import text_of
from mediator.gui.session.context import SessionContext
from mediator.gui.widgets import ChipGroup, TextField, Well, button, check_box, row
from mediator.wording import tr


class MorePanel(Well):
    """What was half written in the composer stands here too: it is one draft."""

    finished = Signal(str)  # the id of the new statement, "" when nothing was added

    def __init__(self, context: SessionContext, talk_id: str) -> None:
        super().__init__(pad=(12, 10, 12, 10), gap=8)
        self._context = context
        self._talk_id = talk_id
        options = [(category.value, tr(CATEGORY_TITLES[category])) for category in StatementCategory]
        self.words = TextField(tr("补充一条"), lines=2)
        self.chips = ChipGroup(options, (StatementCategory.EVENTS.value,), exclusive=False, name=tr("类别"))
        self.verbatim = check_box(tr("原话照录"))
        self.save = button(tr("记下这一条"), "primary", on_click=self._save)
        self.cancel = button(tr("不补充了"), on_click=self._leave)
        self.add(
            self.words,
            row(self.chips, 8, self.verbatim, None, gap=8),
            row(None, self.cancel, self.save, gap=8),
        )
        self._keeper = context.keep_draft(f"statement:{talk_id}", self.words.edit)
        self.words.changed.connect(lambda _text: self.words.set_error(""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc adds nothing; what was typed waits."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def _save(self) -> None:
        talks = self._context.room.talks
        known = {s.statement_id for s in self._context.session.statements}
        error = self._context.attempt(
            lambda: talks.record_statement(
                self._talk_id,
                text_of(self.words.edit),
                categories=tuple(StatementCategory(key) for key in self.chips.chosen()),
                verbatim=self.verbatim.isChecked(),
            )
        )
        if error is not None:
            self.words.set_error(tr(error.title))
            self.words.focus()
            return
        self._keeper.forget()
        added = (s.statement_id for s in self._context.session.statements if s.statement_id not in known)
        self.finished.emit(next(added, ""))

    def _leave(self) -> None:
        self._keeper.flush()
        self.finished.emit("")
