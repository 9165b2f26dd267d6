"""A talk going on with one person: who is here, the guide, the statements, the composer at the bottom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.events import RecordClass
from mediator.domain.session import Session, Statement
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_composer import ComposerBar, Written
from mediator.gui.session.interview_consent import ConsentPanel
from mediator.gui.session.interview_correction import CorrectionPanel, correction_begun
from mediator.gui.session.interview_guide import GuideCard
from mediator.gui.session.interview_must_act import MustActPanel
from mediator.gui.session.interview_notes import NotesPanel
from mediator.gui.session.interview_panel import StatementPanel
from mediator.gui.session.interview_rows import own_statements
from mediator.gui.session.interview_statement_menu import CONSENT, MUST_ACT, TRANSLATION
from mediator.gui.session.interview_statements import StatementsPanel
from mediator.gui.session.interview_strip import TalkStrip
from mediator.gui.session.interview_translation import TranslationPanel
from mediator.gui.session.two_columns import stacked
from mediator.gui.widgets import Card, box, page, row, scroll
from mediator.wording import tr

FORMS: dict[str, Callable[[SessionContext, Statement], StatementPanel]] = {
    CONSENT: ConsentPanel,
    MUST_ACT: MustActPanel,
    TRANSLATION: TranslationPanel,
}


class TalkView(QWidget):
    """Everything here belongs to the one person of the talk; nobody else's words are in it."""

    check_asked = Signal()

    def __init__(self, context: SessionContext, talk_id: str) -> None:
        super().__init__()
        self._context = context
        self._talk_id = talk_id
        self.strip = TalkStrip(context, talk_id)
        self.guide = GuideCard(context, talk_id)
        self.statements = StatementsPanel(context, talk_id)
        self.bar = ComposerBar(context, talk_id)
        self.notes = NotesPanel(context, context.session.talk(talk_id).person_id)
        self.correction: CorrectionPanel | None = None
        self.form: StatementPanel | None = None
        self._card = Card((self.statements, 1), (self.notes, 1), self.bar, pad=(16, 12, 16, 12), gap=8)
        # Who is in the room never scrolls away; the rest does where the type is very large.
        self._area = scroll(box(row(self.guide, (self._card, 1), gap=16)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(
            page(self.strip, (self._area, 1), margins=(24, 8, 24, 8) if stacked() else (24, 16, 24, 16))
        )
        self._connect()
        self._shortcuts()
        self._show_class()
        own = own_statements(context.session, context.session.talk(talk_id))
        begun = correction_begun(context, {s.statement_id for s in own})
        if begun:
            self.open_correction(begun)

    def _connect(self) -> None:
        self.bar.submitted.connect(self._record)
        self.bar.undo_asked.connect(self.statements.undo)
        self.bar.redo_asked.connect(self.statements.redo)
        self._area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._reveal())
        self.guide.done.connect(self.focus_composer)
        self.bar.kind.class_changed.connect(lambda _kind: self._show_class())
        self.statements.correction_asked.connect(self.open_correction)
        self.statements.form_asked.connect(self.open_form)
        self.statements.check_asked.connect(self.check_asked)

    def _shortcuts(self) -> None:
        keys: dict[str, Callable[[], None]] = {
            "Alt+Down": self.guide.go_next,
            "Alt+Up": self.guide.go_previous,
            "Alt+Q": lambda: self.bar.press_mark("q"),
            "Alt+P": lambda: self.bar.press_mark("p"),
            "Alt+N": lambda: self.bar.press_mark("n"),
            "Ctrl+M": self.statements.mark_here,
            "Ctrl+Z": self.statements.undo,
            "Ctrl+Y": self.statements.redo,
        }
        for number in "1234":
            keys[f"Alt+{number}"] = partial(self.bar.press_mark, number)
        for keys_pressed, act in keys.items():
            shortcut = QShortcut(QKeySequence(keys_pressed), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def show_session(self, session: Session) -> None:
        """Draw what was last committed; what is being typed stays."""
        self.guide.show_session(session)
        self.statements.show_session(session)
        self.notes.show_session(session)
        self.strip.show_time()

    def _show_class(self) -> None:
        """What is written of one class stands above it; notes are in sight only while they are written."""
        notes = self.bar.kind.kind() is RecordClass.NEGOTIATION
        self.statements.setVisible(not notes)
        self.notes.setVisible(notes)
        self.notes.show_session(self._context.session)

    def _reveal(self) -> None:
        self._area.ensureWidgetVisible(self.correction or self.form or self.bar)

    def focus_composer(self) -> None:
        """The keyboard goes to where the next statement is written."""
        self.bar.composer.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reveal()

    def _record(self, written: Written) -> None:
        if written.kind is RecordClass.NEGOTIATION:
            self._note(written.text)
            return
        talks = self._context.room.talks
        known = {s.statement_id for s in self._context.session.statements}
        error = self._context.attempt(
            lambda: talks.record_statement(
                self._talk_id,
                written.text,
                categories=written.categories,
                verbatim=written.verbatim,
                may_say=written.may_say,
                question_id=self.guide.current,
                language=written.language,
            )
        )
        if error is not None:
            self.bar.show_error(tr(error.title))
            return
        self.bar.recorded()
        added = next(s for s in self._context.session.statements if s.statement_id not in known)
        self.statements.added(added.statement_id)

    def _note(self, text: str) -> None:
        person_id = self._context.session.talk(self._talk_id).person_id
        notes = self._context.room.notes
        error = self._context.attempt(lambda: notes.note(person_id, text, self._talk_id))
        if error is not None:
            self.bar.show_error(tr(error.title))
            return
        self.bar.recorded()
        self.notes.list.scroll_to_end()

    def open_form(self, kind: str, statement_id: str) -> None:
        """One of the forms about a statement, in the composer's place."""
        self.close_form()
        self.close_correction()
        form = FORMS[kind](self._context, self._context.session.statement(statement_id))
        form.finished.connect(self.close_form)
        self.form = form
        self.bar.hide()
        self._card.add(form)
        QTimer.singleShot(0, form.focus_first)

    def close_form(self) -> None:
        """Back to the composer."""
        if self.form is None:
            return
        self.form.hide()
        self.form.deleteLater()
        self.form = None
        self.bar.show()
        self.show_session(self._context.session)
        self.focus_composer()

    def open_correction(self, statement_id: str) -> None:
        """Put one statement right in the composer's place; what stands in the composer waits there."""
        self.close_form()
        self.close_correction()
        panel = CorrectionPanel(self._context, self._context.session.statement(statement_id))
        panel.finished.connect(self.close_correction)
        self.correction = panel
        self.bar.hide()
        self._card.add(panel)
        QTimer.singleShot(0, panel.words.focus)

    def close_correction(self) -> None:
        """Back to the composer."""
        if self.correction is None:
            return
        self.correction.hide()
        self.correction.deleteLater()
        self.correction = None
        self.bar.show()
        self.show_session(self._context.session)
        self.focus_composer()
