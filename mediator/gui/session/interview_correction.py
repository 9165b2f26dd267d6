"""Puts a statement right, with the reason; what stood before stays in the record."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator.domain.events import CATEGORY_TITLES, StatementCategory
from mediator.domain.session import Session, Statement
from mediator.gui.drafts import put_text, text_of
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_rows import number_shown
from mediator.gui.session.kept_fields import carrier
from mediator.gui.session.two_columns import stacked
from mediator.gui.widgets import ChipGroup, LineField, TextField, Well, button, check_box, label, row
from mediator.services.draft_keys import correction_drafts
from mediator.wording import tr

OFFICER = "officer"
"""The key of the officer's own correction, which is nobody's wish."""


class CorrectionPanel(Well):
    """Stands in the composer's place while one statement is put right."""

    finished = Signal()

    def __init__(self, context: SessionContext, statement: Statement, *, reading_back: bool = False) -> None:
        super().__init__(pad=(12, 10, 12, 10), gap=8)
        self._context = context
        self.statement_id = statement.statement_id
        number = number_shown(context.session, statement)
        options = [(category.value, tr(CATEGORY_TITLES[category])) for category in StatementCategory]
        chosen = [category.value for category in statement.categories]
        self.words = TextField(tr("更正{number}", number=number), lines=2)
        self.chips = ChipGroup(options, chosen, exclusive=False, name=tr("类别"))
        self.verbatim = check_box(tr("原话照录"), checked=statement.verbatim)
        self.reason = LineField(tr("更正的原因"))
        self.reason.edit.setPlaceholderText(tr("例如：本人核对时说时间记错了"))
        self.asked_by = ChipGroup(
            _asking(context.session, statement),
            () if reading_back else (OFFICER,),
            name=tr("谁要求更正的"),
        )
        self._asked = carrier(self.asked_by, self)
        self.save = button(tr("保存更正"), "primary", on_click=self._save)
        self.cancel = button(tr("不改了"), on_click=self._cancel)
        self.add(
            self.words,
            row(self.chips, 8, self.verbatim, None, gap=8),
            row(label(tr("谁要求更正的"), "secondary"), self.asked_by, None, gap=8),
            *self._reason_and_buttons(),
        )
        put_text(self.words.edit, statement.text)
        key = correction_draft(statement.statement_id)
        self._keepers = (
            context.keep_draft(key, self.words.edit),
            context.keep_draft(f"{key}-reason", self.reason.edit),
            context.keep_draft(f"{key}-asked", self._asked),
        )
        for field in (self.words, self.reason):
            field.changed.connect(lambda _text, field=field: field.set_error(""))

    def _reason_and_buttons(self) -> tuple[QWidget | QHBoxLayout, ...]:
        if stacked():
            return (self.reason, row(None, self.cancel, self.save, gap=8))
        return (row((self.reason, 1), self.cancel, self.save, gap=8, align=Qt.AlignmentFlag.AlignBottom),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the statement as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
            return
        super().keyPressEvent(event)

    def _save(self) -> None:
        talks = self._context.room.talks
        if not self.reason.text():
            self.reason.set_error(tr("请写明更正的原因"))
            self.reason.focus()
            return
        if not self.asked_by.chosen():
            self.reason.set_error(tr("请选择谁要求更正的"))
            self.asked_by.buttons()[0].setFocus()
            return
        asked_by = self.asked_by.one()
        error = self._context.attempt(
            lambda: talks.correct(
                self.statement_id,
                text_of(self.words.edit),
                categories=tuple(StatementCategory(key) for key in self.chips.chosen()),
                verbatim=self.verbatim.isChecked(),
                reason=self.reason.text(),
                asked_by="" if asked_by == OFFICER else asked_by,
            )
        )
        if error is not None:
            self.words.set_error(tr(error.title))
            self.words.focus()
            return
        self._leave()

    def _cancel(self) -> None:
        drafts = self._context.room.desk.drafts
        for field in correction_drafts(self.statement_id):
            drafts.drop(self._context.session.session_id, field)
        self._leave()

    def _leave(self) -> None:
        for keeper in self._keepers:
            keeper.forget()
        self.finished.emit()


def _asking(session: Session, statement: Statement) -> list[tuple[str, str]]:
    """The speaker, whoever sits in, and the officer."""
    present = session.talk(statement.talk_id).present
    people = [session.person(person_id) for person_id in (statement.person_id, *present)]
    return [*((p.person_id, p.name) for p in people), (OFFICER, tr("记录人自己"))]


def correction_draft(statement_id: str) -> str:
    """The name of the draft in which a correction is kept while it is typed."""
    return f"correction:{statement_id}"


def correction_begun(context: SessionContext, statement_ids: set[str]) -> str:
    """The statement whose correction was begun and not saved, or nothing."""
    begun = {draft.field for draft in context.room.desk.drafts.load(context.session.session_id)}
    wanted = (
        i
        for i in sorted(statement_ids)
        if correction_draft(i) in begun or f"{correction_draft(i)}-reason" in begun
    )
    return next(wanted, "")
