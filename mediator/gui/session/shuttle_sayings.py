"""可以转述的话 on the officer's page of the shuttle: the agreed words, and to whom they were said."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from mediator.domain.disclosure import Both, statements_for, words_for
from mediator.domain.disclosure_rules import listeners
from mediator.domain.session import Session, Statement
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_rows import number_shown
from mediator.gui.widgets import Card, Para, button, clear_layout, flow, label, row
from mediator.wording import tr


class ShuttleSayingsCard(Card):
    """Folded away until it is wanted; only words their speaker let go, as agreed."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 12, 20, 12), gap=8)
        self._context = context
        self._drawn: object = None
        self._unfolded = False
        self.buttons: dict[tuple[str, str], QPushButton] = {}
        self.fold_button = button("", inline=True, on_click=self.fold)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.add(row(label(tr("可以转述的话"), "h3"), None, self.fold_button, gap=8), self._rows)

    def show_session(self, session: Session) -> None:
        """Draw them anew when they changed."""
        found = statements_for(session, Both())
        self.setVisible(bool(found))
        words = tr("收起") if self._unfolded else tr("看{count}句", count=len(found))
        self.fold_button.setText(words)
        self.fold_button.setAccessibleName(words)
        shown = found if self._unfolded else ()
        if shown == self._drawn:
            return
        self._drawn = shown
        clear_layout(self._rows)
        self.buttons.clear()
        for statement in shown:
            self._rows.addWidget(self._row(session, statement))

    def fold(self) -> None:
        """Show or hide them."""
        self._unfolded = not self._unfolded
        self.show_session(self._context.session)

    def _row(self, session: Session, statement: Statement) -> Card:
        number = number_shown(session, statement)
        name = session.person(statement.person_id).name
        made = []
        for person in listeners(session, statement):
            told = button(
                tr("已转述给{name}", name=person.name),
                small=True,
                name=tr("{number}已转述给{name}", number=number, name=person.name),
                on_click=partial(self._said, statement.statement_id, person.person_id),
            )
            self.buttons[statement.statement_id, person.person_id] = told
            made.append(told)
        lines = [Para(words_for(session, statement, Both()), 16)]
        if statement.said_to:
            names = tr("、").join(session.person(i).name for i in statement.said_to)
            lines.append(Para(tr("已转述给{names}", names=names), 14, "text2"))
        head = label(tr("{name}·{number}", name=name, number=number), "caption")
        return Card(head, *lines, flow(*made), pad=(14, 10, 14, 10), gap=4, look="Item")

    def _said(self, statement_id: str, to_person: str) -> None:
        self._context.do(lambda: self._context.room.talks.say(statement_id, to_person))
