"""商谈记录 of one person in a talk: in sight only while the officer writes of that class."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.negotiation_notes import notes_about
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.wrapping_row import WrappingRow
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    FlexLabel,
    Pill,
    StatementList,
    StatementRow,
    button,
    col,
    label,
    row,
)
from mediator.wording import tr


class NotesPanel(QWidget):
    """The standing notes about this person, in the order of time; Delete takes one out."""

    def __init__(self, context: SessionContext, person_id: str) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context, self._person_id = context, person_id
        name = context.session.person(person_id).name
        self.list = StatementList(tr("关于{name}的商谈记录", name=name))
        self._count = label("", "secondary")
        self.strike = button(tr("删除这一条"), "quiet", "trash-2", small=True, on_click=self._strike_current)
        title = label(tr("关于{name}的商谈记录", name=name), "h3")
        only = Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off")
        heading = WrappingRow(row(title, self._count, only, None, gap=8), row(None, self.strike, gap=8))
        note = FlexLabel(tr("底线、动机、对条件的想法记在这里；不进谈话记录，不打印，不转给对方"))
        self.setLayout(col(heading, note, (self.list, 1), gap=8))
        self.list.removal_asked.connect(self.take_out)

    def show_session(self, session: Session) -> None:
        """Draw what was last committed; out of sight it holds nothing that could be found in it."""
        notes = () if self.isHidden() else notes_about(session, self._person_id)
        self.list.set_rows([StatementRow(n.note_id, tr("商谈"), f"{n.at:%H:%M}", n.text) for n in notes])
        self._count.setText(tr("{count}条", count=len(notes)))
        self.strike.setEnabled(bool(notes))

    def take_out(self, note_id: str) -> None:
        """The note does not count any more; it can be written again."""
        note = next(n for n in notes_about(self._context.session, self._person_id) if n.note_id == note_id)
        if self._context.do(lambda: self._context.room.notes.strike(note_id)):
            self._context.toast(
                tr("已删除1条商谈记录。"), tr("撤销"), lambda: self._again(note.text, note.talk_id)
            )

    def _again(self, text: str, talk_id: str) -> None:
        notes = self._context.room.notes
        self._context.do(lambda: notes.note(self._person_id, text, talk_id, again=True))

    def _strike_current(self) -> None:
        key = self.list.current_key()
        if key:
            self.take_out(key)
        else:
            self._context.toast(tr("先选中要删除的那一条"))
