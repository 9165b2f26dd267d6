"""主要事实 as the agreement states them: written by the officer, kept while typed, recorded by a button."""

from __future__ import annotations

from mediator.domain.accounts import points_in
from mediator.domain.events import Comparison
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.leak_warning import LeakWarning, everybody
from mediator.gui.widgets import Card, Pill, TextField, Tone, button, link, row
from mediator.services.terms_drafts import FACTS_DRAFT
from mediator.wording import tr


class FactsCard(Card):
    """A redraw never overwrites what is being typed."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=8)
        self._context = context
        self._recorded = context.session.facts_text
        self.field = TextField(
            tr("主要事实"),
            self._recorded,
            hint=tr("时间、地点、人员、起因、经过、结果，只写各方都认可的"),
            lines=4,
        )
        self._keeper = context.keep_draft(FACTS_DRAFT, self.field.edit)
        self._state = Pill(tr("有改动，还没有写入"), Tone.DISPUTE, "pen-line")
        self.record_button = button(tr("写入协议"), "tint", small=True, on_click=self.record)
        self.from_board = link(tr("用说法一致的内容起草"), self.use_agreed_points)
        self.leaks = LeakWarning(context, self._new_text, lambda: everybody(context.session))
        self.add(self.field, self.leaks, row(self.record_button, self._state, None, self.from_board))
        self.field.changed.connect(lambda _text: self._show_state())
        self.field.changed.connect(lambda _text: self.leaks.look_soon())
        self._show_state()

    def show_session(self, session: Session) -> None:
        """Take over what was recorded where nothing else was typed."""
        if session.facts_text != self._recorded:
            if not self.touched():
                self.field.set_text(session.facts_text)
                self._keeper.forget()
            self._recorded = session.facts_text
        self.from_board.setVisible(bool(points_in(session, Comparison.AGREE)) and not self.field.text())
        self._show_state()

    def touched(self) -> bool:
        """Whether something was typed that the agreement does not have yet."""
        return self.field.text() != self._recorded

    def _new_text(self) -> str:
        return self.field.text() if self.touched() else ""

    def record(self) -> None:
        """Commit; a refusal is shown at the field and the words stay."""
        error = self._context.attempt(lambda: self._context.room.agreement.write_facts(self.field.text()))
        self.field.set_error(tr(error.title) if error else "")
        if error is None:
            self._recorded = self._context.session.facts_text
            self._keeper.forget()
            self._show_state()

    def use_agreed_points(self) -> None:
        """Start from the points on which the accounts agree."""
        titles = [p.title.rstrip("。") for p in points_in(self._context.session, Comparison.AGREE)]
        self.field.set_text("；".join(titles) + "。")
        self.field.focus()

    def _show_state(self) -> None:
        changed = self.touched()
        self._state.setVisible(changed and bool(self.field.text()))
        self.record_button.setEnabled(changed)
        if self.field.text():
            self.from_board.hide()
