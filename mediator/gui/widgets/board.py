"""The comparison board: lanes of cards with what each side said, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from mediator.gui.tokens import Tone
from mediator.gui.widgets.flow import flow
from mediator.gui.widgets.layout import Card, box, clear_layout, row, scroll
from mediator.gui.widgets.marks import Badge
from mediator.gui.widgets.text import ElidedLabel, FlexLabel, Para, icon_label, label


@dataclass(frozen=True)
class Saying:
    """What one person said about an item, with where it stands in the record (甲-4)."""

    letter: str
    tone: Tone
    text: str
    source: str = ""
    spoken: str = ""


class SayingBox(QFrame):
    """One saying on its person's ground."""

    def __init__(self, saying: Saying) -> None:
        super().__init__()
        self.setObjectName("Saying")
        self.setProperty("tone", str(saying.tone))
        self.setAccessibleName(saying.spoken or f"{saying.letter} {saying.text} {saying.source}".strip())
        line = row(gap=10, margins=(10, 8, 10, 8))
        line.addWidget(Badge(saying.letter, saying.tone, 24), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Para(saying.text), 1)
        if saying.source:
            line.addWidget(label(saying.source, "caption"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)


class BoardItem(Card):
    """One item: its title, who mentioned it, where, what each said, and what can be done with it."""

    def __init__(
        self,
        title: str,
        *,
        badges: Sequence[tuple[str, Tone]] = (),
        sources: str = "",
        sayings: Sequence[Saying] = (),
        actions: Sequence[QPushButton] = (),
    ) -> None:
        super().__init__(pad=(12, 10, 12, 10), gap=8, look="Item")
        self.setAccessibleName(title)
        head = row((Para(title, 16, "text", 1.4, bold=True), 1), gap=8)
        if badges:
            marks = box(row(*(Badge(letter, tone, 24, solid=False) for letter, tone in badges), gap=4))
            head.addWidget(marks, 0, Qt.AlignmentFlag.AlignTop)
        self.add(head)
        if sources:
            self.add(label(sources, "caption", wrap=True))
        for saying in sayings:
            self.add(SayingBox(saying))
        if actions:
            line = flow(*actions, gap=16)
            line.setContentsMargins(0, -2, 0, -4)
            self.add(line)


def _note(words: str) -> ElidedLabel:
    made = ElidedLabel(words, "caption")
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return made


class Lane(QFrame):
    """A column of items under a coloured heading with an icon, a count and a note."""

    def __init__(self, title: str, count: str, icon: str, tone: Tone, note: str) -> None:
        super().__init__()
        self.setObjectName("Lane")
        self.setAccessibleName(f"{title} {count}".strip())
        self._title = title
        self._count = label(count, "secondary")
        heading = row(
            icon_label(icon, tone, 20),
            FlexLabel(title, "h3", tone),
            self._count,
            (_note(note), 1),
            gap=8,
            margins=(2, 0, 6, 0),
        )
        self._items = QVBoxLayout()
        self._items.setContentsMargins(0, 0, 4, 0)
        self._items.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 8, 8)
        column.setSpacing(8)
        column.addLayout(heading)
        column.addWidget(scroll(self._items), 1)

    def set_items(self, items: Sequence[QWidget]) -> None:
        """Show these cards."""
        clear_layout(self._items)
        self._items.addStretch(1)
        self.add_items(items)

    def add_items(self, items: Sequence[QWidget]) -> None:
        """Show these below the others."""
        for item in items:
            self._items.insertWidget(self._items.count() - 1, item)

    def set_count(self, count: str) -> None:
        """Show another count."""
        self._count.setText(count)
        self.setAccessibleName(f"{self._title} {count}".strip())
