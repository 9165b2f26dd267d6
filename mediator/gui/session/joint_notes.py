"""What is said with everybody in the room, on the officer's screen: who, and the words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.session import JointEntry, Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.people_choice import PeopleChoice, badge_of
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Badge, Card, Composer, Para, Pill, button, col, label, row, scroll
from mediator.gui.widgets.layout import box
from mediator.services.terms_drafts import JOINT_DRAFT
from mediator.wording import tr


class NotesCard(Card):
    """Entries from the first to the last, and a composer that keeps its draft."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=10)
        self._context = context
        self._drawn: tuple[JointEntry, ...] = ()
        self._entries = QVBoxLayout()
        self._entries.setSpacing(8)
        self._empty = label(tr("谁说了什么，一条一条记在这里。"), "secondary", wrap=True)
        self.who = PeopleChoice(tr("谁说的"), exclusive=True)
        self.composer = Composer(tr("记下这句话，Ctrl+Enter 记下"), tr("发言内容"))
        self._keeper = context.keep_draft(JOINT_DRAFT, self.composer)
        self._wrong = label("", "bold", "danger", wrap=True)
        self._wrong.hide()
        self.record_button = button(tr("记下这一条"), "tint", "plus", on_click=self.composer.submit)
        line = row(self.composer)
        # The style sheet's least height would let a low window press the words out of sight.
        line.addStrut(self.composer.maximumHeight())
        self._form = box(col(self.who, self._wrong, line, row(self.record_button, None), gap=8))
        self._list = scroll(box(col(self._empty, self._entries, None, gap=0)))
        self._list.setMinimumHeight(96)
        self.add(
            row(label(tr("发言记录"), "h3"), Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off"), None),
            (self._list, 1),
            self._form,
        )
        self.composer.submitted.connect(self.record)

    def show_session(self, session: Session) -> None:
        """Append what was recorded; while nothing goes on, only read."""
        talk = session.open_joint_talk
        shown = talk or (session.joint_talks[-1] if session.joint_talks else None)
        entries = shown.entries if shown else ()
        if entries[: len(self._drawn)] != self._drawn:
            self._clear()
        for entry in entries[len(self._drawn) :]:
            self._entries.addWidget(self._row(session, entry))
        self._drawn = entries
        self._empty.setVisible(not entries)
        self._form.setVisible(talk is not None)
        if talk is not None:
            self.who.set_people(session, tuple(session.person(i) for i in talk.present))

    def record(self, text: str) -> None:
        """Commit one entry; a refusal leaves the words where they are."""
        who = self.who.one()
        if not who:
            self.who.set_error(tr("请选择是谁说的"))
            return
        error = self._context.attempt(lambda: self._context.room.joint.record_entry(who, text))
        self._wrong.setText(tr(error.title) if error else "")
        self._wrong.setVisible(error is not None)
        if error is not None:
            return
        self.composer.clear_text()
        self._keeper.forget()
        bar = self._list.verticalScrollBar()
        bar.setValue(bar.maximum())
        self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def wrong(self) -> str:
        """What is said below the speaker while an entry cannot be recorded."""
        return self._wrong.text()

    def _clear(self) -> None:
        while (item := self._entries.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._drawn = ()

    def _row(self, session: Session, entry: JointEntry) -> QWidget:
        person = session.person(entry.person_id)
        letter, tone = badge_of(session, person)
        head = tr("{name}·{time}", name=person.name, time=f"{entry.at:%H:%M}")
        words = col(label(head, "caption"), Para(entry.text, 16), gap=2)
        badge = Badge(letter, tone, 24, name=person.name)
        return box(row(badge, (words, 1), gap=8, align=Qt.AlignmentFlag.AlignTop))
