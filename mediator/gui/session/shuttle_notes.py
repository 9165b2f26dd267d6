"""商谈记录 on the officer's page of the shuttle: folded away until it is wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.craft_states import NegotiationNote
from mediator.domain.disclosure import Officer, notes_for
from mediator.domain.session import Session
from mediator.gui.session.choice_memory import ChoiceMemory
from mediator.gui.session.context import SessionContext
from mediator.gui.session.people_choice import PeopleChoice, badge_of
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Badge,
    Card,
    LineField,
    Para,
    Pill,
    box,
    button,
    clear_layout,
    col,
    label,
    row,
)
from mediator.services.draft_keys import NOTE_DRAFTS
from mediator.wording import tr


class ShuttleNotesCard(Card):
    """What was noted of each party's terms and motives, and a line for the next note."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 12, 20, 12), gap=8)
        self._context = context
        self._drawn: object = None
        self._unfolded = False
        self.fold_button = button("", inline=True, on_click=self.fold)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.who = PeopleChoice(tr("关于谁"), exclusive=True)
        self.words = LineField(tr("底线、动机、想法"))
        self.note_button = button(tr("记下"), "tint", small=True, on_click=self.note)
        line = row((self.words, 1), self.note_button, gap=8, align=Qt.AlignmentFlag.AlignBottom)
        self._body = box(col(self._rows, self.who, line, gap=8))
        head = row(
            label(tr("商谈记录"), "h3"),
            Pill(tr("不打印"), Tone.DISPUTE, "eye-off"),
            None,
            self.fold_button,
            gap=8,
        )
        self.add(head, self._body)
        self._memory = ChoiceMemory(self)
        words, who = NOTE_DRAFTS
        self._keepers = (context.keep_draft(words, self.words.edit), context.keep_draft(who, self._memory))
        self.who.changed.connect(lambda: self._memory.remember(self.who.chosen()))
        self.words.changed.connect(lambda _text: self.words.set_error(""))
        self.words.edit.returnPressed.connect(self.note)
        self._unfolded = bool(self.words.text())

    def show_session(self, session: Session) -> None:
        """Draw the notes anew when they changed."""
        self.who.set_people(session, session.parties)
        if not self.who.chosen():
            self.who.choose(self._memory.remembered(1)[0])
        notes = notes_for(session, Officer())
        words = tr("收起") if self._unfolded else tr("看{count}条", count=len(notes))
        self.fold_button.setText(words)
        self.fold_button.setAccessibleName(words)
        self._body.setVisible(self._unfolded)
        shown = notes if self._unfolded else ()
        if shown == self._drawn:
            return
        self._drawn = shown
        clear_layout(self._rows)
        for note in shown:
            self._rows.addWidget(self._row(session, note))

    def fold(self) -> None:
        """Show or hide them."""
        self._unfolded = not self._unfolded
        self.show_session(self._context.session)

    def note(self) -> None:
        """Record what is typed about the party chosen."""
        who = self.who.one()
        if not who:
            self.who.set_error(tr("请选择关于谁"))
            return
        error = self._context.attempt(lambda: self._context.room.notes.note(who, self.words.text()))
        if error is not None:
            self.words.set_error(tr(error.title))
            return
        self.words.set_text("")
        for keeper in self._keepers:
            keeper.forget()
        self.words.focus()

    def take_out(self, note_id: str) -> None:
        """The note does not count any more."""
        self._context.do(lambda: self._context.room.notes.strike(note_id))

    def _row(self, session: Session, note: NegotiationNote) -> QWidget:
        person = session.person(note.person_id)
        letter, tone = badge_of(session, person)
        strike = button(
            tr("删除"),
            inline=True,
            name=tr("删除这条商谈记录：{words}", words=note.text),
            on_click=lambda: self.take_out(note.note_id),
        )
        head = row(label(f"{note.at:%H:%M}", "caption"), None, strike)
        badge = Badge(letter, tone, 24, name=person.name)
        words = col(head, Para(note.text, 16), gap=2)
        return box(row(badge, (words, 1), gap=8, align=Qt.AlignmentFlag.AlignTop))
