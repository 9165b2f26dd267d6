"""The tab of the fact witnesses: who is entered, and the form of one of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.attendance import next_letter
from mediator.domain.people import PersonKind
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.id_reader import IdReader
from mediator.gui.session.parties_panel import PersonPanel
from mediator.gui.session.parties_rows import EnteredPeople, remove_person
from mediator.gui.widgets import Card, PageStack, Para, button, col, row
from mediator.services.ports import Draft
from mediator.wording import tr


class WitnessesPanel(QWidget):
    """证人 saw what happened and are asked about it; 见证人 stand under the other people."""

    changed = Signal()

    def __init__(self, context: SessionContext, reader: IdReader) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context, self._reader = context, reader
        self.people = EnteredPeople()
        self.add = button(tr("添加证人"), icon="plus")
        self.panel: PersonPanel | None = None
        self._stack = PageStack()
        note = tr("证人看到或听到了经过，要单独询问。见证签名的人请填在“其他在场人”。")
        self.setLayout(
            col(
                Card(Para(note, 14, "text2", 1.4), self.people, row(self.add, None), pad=20, gap=12),
                self._stack,
                None,
                gap=16,
            )
        )
        self.people.change_asked.connect(
            lambda person_id: self._open(context.session.person(person_id).letter)
        )
        self.people.removal_asked.connect(self._remove)
        self.add.clicked.connect(lambda _checked=False: self.open_new())
        self._stack.hide()
        letter = next_letter(context.session, PersonKind.FACT_WITNESS)
        if any(d.field.startswith(f"person-{letter}-") for d in self._drafts()):
            self._open(letter)

    def show_session(self, session: Session) -> None:
        """Draw who is entered."""
        closed = session.ended or session.lock is not None
        witnesses = session.here(PersonKind.FACT_WITNESS)
        self.people.show_people(session, witnesses, self._context.room.desk.today(), closed=closed)
        self.add.setVisible(not closed)
        if self.panel is not None:
            self.panel.show_session(session)
            if self.panel.person is None and any(p.letter == self.panel.letter for p in session.people):
                self._close()

    def open_new(self) -> None:
        """An empty form for one more witness."""
        self._open(next_letter(self._context.session, PersonKind.FACT_WITNESS))

    def touched(self) -> bool:
        """Whether something is typed that is not recorded."""
        return self.panel is not None and self.panel.touched()

    def save(self) -> bool:
        """Record the open form, if one is."""
        return self.panel is None or not self.panel.touched() or self.panel.save()

    def show_missing(self) -> bool:
        """Open the first witness of whom something is wanted."""
        missing = {m.person_id for m in self._context.room.missing()}
        for person in self._context.session.here(PersonKind.FACT_WITNESS):
            if person.person_id in missing:
                self._open(person.letter)
                return self.panel is None or self.panel.show_missing()
        return True

    def first_field(self) -> QWidget:
        """Where the keyboard goes when the tab opens."""
        return self.panel.form.name if self.panel is not None else self.add

    def _open(self, letter: str) -> None:
        if not self._context.flush_drafts():
            return
        self.panel = PersonPanel(self._context, PersonKind.FACT_WITNESS, letter, self._reader)
        self.panel.changed.connect(self.changed)
        self._stack.replace(self.panel)
        self._stack.show()
        self.panel.form.name.focus()

    def _close(self) -> None:
        self.panel = None
        self._stack.replace(QWidget())
        self._stack.hide()

    def _remove(self, person_id: str) -> None:
        remove_person(self._context, self._context.session.person(person_id))

    def _drafts(self) -> tuple[Draft, ...]:
        return self._context.room.desk.drafts.load(self._context.session.session_id)
