"""Stands before the board until nobody but the officer can see the screen; it holds no word of the case."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.gui.theme import current
from mediator.gui.widgets import Card, Para, Pill, Tone, button, label, page, row
from mediator.wording import tr


class BoardCover(QWidget):
    """One card with one way on."""

    open_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.open = button(tr("打开看板"), "primary", on_click=self.open_asked.emit)
        self.open.setProperty("looks", True)
        card = Card(
            row(label(tr("比对看板"), "h2"), Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off"), None, gap=8),
            Para(tr("看板把各方的说法放在一起。请先请当事人离开屏幕前。"), 16, "text2"),
            row(self.open, None),
            pad=24,
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page(card, None, cap=current().px(860)))
