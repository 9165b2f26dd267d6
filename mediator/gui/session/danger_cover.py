"""Stands before the alarms while somebody other than the officer sits here; it names no sign."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.people import Person
from mediator.gui.theme import current
from mediator.gui.widgets import Card, Para, Pill, Tone, button, label, page, row
from mediator.wording import tr


class DangerCover(QWidget):
    """One card with one way on."""

    open_asked = Signal()

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.open = button(tr("打开这一页"), "primary", on_click=self.open_asked.emit)
        self.open.setProperty("looks", True)
        card = Card(
            row(
                label(tr("这一页只给警官看"), "h2"),
                Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off"),
                None,
                gap=8,
            ),
            Para(tr("请先把屏幕转开，不要让{name}看到。", name=person.name), 16, "text2"),
            row(self.open, None),
            pad=24,
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page(card, None, cap=current().px(860)))
