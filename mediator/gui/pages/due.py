"""回访与履行: everything that comes due, the overdue first; one line opens its session."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mediator.gui.pages.home import due_detail, due_pill
from mediator.gui.pages.home_deadlines import DeadlineCards
from mediator.gui.widgets import EmptyState, ListCard, NoticeRow, col, label, page, scroll
from mediator.services.desk import Desk
from mediator.services.worklist import Worklist
from mediator.wording import tr


class DuePage(QWidget):
    """A list of what is due, by day."""

    session_opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        rows, today = Worklist(desk).due(), desk.today()
        card = ListCard(tr("到期的履行和回访"), tr("{count}件", count=len(rows)))
        if not rows:
            card.add_row(EmptyState(tr("没有到期的履行和回访。")))
        self.rows: list[NoticeRow] = []
        for due in rows:
            action = tr("登记") if due.item.due_on <= today else tr("查看")
            line = NoticeRow(
                due.summary.title, due_detail(due, today), action, pill=due_pill(due.item.due_on, today)
            )
            line.opened.connect(lambda owner=due.summary.session_id: self.session_opened.emit(owner))
            self.rows.append(line)
            card.add_row(line)
        terms = DeadlineCards(desk)
        terms.session_opened.connect(self.session_opened)
        content = page(
            label(tr("回访与履行"), "h1"), card, terms, None, gap=16, margins=(24, 20, 24, 24), cap=1240
        )
        self.setLayout(col(scroll(content), gap=0))

    def first_focus(self) -> QWidget | None:
        """The most urgent line."""
        return self.rows[0].findChild(QPushButton) if self.rows else None
