"""One clause in the draft: its number, the sentence, doubts noted while reading, and what may be done."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediator.domain.clauses import KIND_NAMES, clause_text
from mediator.domain.session import Clause, Session
from mediator.gui.session.agreement_document import emphasised
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, button, icon_label, label, row
from mediator.wording import tr


class ClauseCard(Card):
    """Signals carry nothing: the card belongs to one clause."""

    up_asked = Signal()
    down_asked = Signal()
    change_asked = Signal()
    strike_asked = Signal()

    def __init__(self, session: Session, clause: Clause, place: int) -> None:
        super().__init__(pad=(14, 10, 14, 10), gap=6, look="Item")
        self.clause = clause
        number, total = place + 1, len(session.clauses)
        head = row(
            label(tr("第{number}条", number=number), "bold"),
            label(tr(KIND_NAMES[clause.terms.kind]), "caption"),
            None,
            gap=8,
        )
        self.up = button(
            "↑", small=True, name=tr("把第{number}条上移", number=number), on_click=self.up_asked.emit
        )
        self.down = button(
            "↓", small=True, name=tr("把第{number}条下移", number=number), on_click=self.down_asked.emit
        )
        self.up.setEnabled(place > 0)
        self.down.setEnabled(number < total)
        self.change = button(
            tr("修改"),
            inline=True,
            icon="pen-line",
            name=tr("修改第{number}条", number=number),
            on_click=self.change_asked.emit,
        )
        self.strike = button(
            tr("删除"),
            inline=True,
            icon="x",
            name=tr("删除第{number}条", number=number),
            on_click=self.strike_asked.emit,
        )
        for made in (self.up, self.down):
            head.addWidget(made)
        self.add(head, Para(clause_text(session, clause.terms), 16, strong=emphasised(clause.terms)))
        for note in clause.questioned:
            doubt = Para(tr("有疑问：{note}", note=note), 14, Tone.DISPUTE, 1.4, bold=True)
            self.add(row(icon_label("circle-question-mark", Tone.DISPUTE, 18), (doubt, 1), gap=6))
        self.add(row(self.change, None, self.strike))
