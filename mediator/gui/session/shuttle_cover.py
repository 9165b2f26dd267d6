"""Stands before the shuttle while somebody other than the officer sits here; it holds no word of an offer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mediator.domain.people import Person, PersonKind
from mediator.gui.theme import current
from mediator.gui.widgets import Card, Para, Pill, Tone, button, label, page, row
from mediator.wording import tr


class ShuttleCover(QWidget):
    """What this person may see, or the officer's page once they have left the screen."""

    open_asked = Signal()
    offers_asked = Signal(str)  # person id

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person
        party = person.kind is PersonKind.PARTY
        self.open = button(tr("打开商谈页"), "plain" if party else "primary", on_click=self.open_asked.emit)
        self.open.setProperty("looks", True)
        self.offers: QPushButton | None = None
        if party:
            words = tr("给{name}看方案", name=person.name)
            self.offers = button(
                words, "primary", "users", on_click=lambda: self.offers_asked.emit(person.person_id)
            )
        card = Card(
            row(label(tr("往返商谈"), "h2"), Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off"), None, gap=8),
            Para(tr("这一页有各方的方案和答复。请先请{name}离开屏幕前。", name=person.name), 16, "text2"),
            row(*([self.offers] if self.offers else []), self.open, None, gap=12),
            pad=24,
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page(card, None, cap=current().px(860)))
