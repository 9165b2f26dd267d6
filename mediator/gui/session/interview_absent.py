"""Shown when somebody else sits here while a talk is open: nothing of it but the way back to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.session import Session, Talk
from mediator.gui.session.interview_strip import round_shown
from mediator.gui.theme import current
from mediator.gui.widgets import Card, Para, button, page, row
from mediator.wording import tr


class OtherTalkOpen(QWidget):
    """A talk is with one person at a time, so the open one is finished first."""

    seat_asked = Signal(str)  # person id

    def __init__(self, session: Session, talk: Talk) -> None:
        super().__init__()
        name = session.person(talk.person_id).name
        title = tr("{round}与{name}的谈话还没有结束", round=round_shown(talk.round), name=name)
        self.seat = button(
            tr("请{name}入座", name=name),
            "primary",
            "users",
            on_click=lambda: self.seat_asked.emit(talk.person_id),
        )
        card = Card(
            Para(title, 22, bold=True),
            Para(tr("已记下的内容都在。请{name}回来核对签字，再与下一位谈。", name=name), 16, "text2"),
            row(self.seat, None),
            pad=24,
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page(card, None, cap=current().px(860)))
