"""For the eyes and fingers of parties: large reading text, fact boxes, 60 px buttons, who is in the room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from mediator.gui.tokens import Tone
from mediator.gui.widgets.buttons import button
from mediator.gui.widgets.layout import Card, Well, col, row
from mediator.gui.widgets.marks import Badge
from mediator.gui.widgets.text import Para


class LargeText(Para):
    """Text to be read out, at one of the reading sizes (24, 32, 40, 56 px)."""

    def __init__(self, text: str, size: int = 40, *, strong: Sequence[str] = ()) -> None:
        super().__init__(text, size, "text", 1.65, strong=strong)


class FactBox(Well):
    """One fact of a clause: who, to whom, how much, by when."""

    def __init__(self, caption: str, value: str) -> None:
        super().__init__(
            Para(caption, 20, "text2", 1.4),
            Para(value, 32, "text", 1.4, bold=True),
            pad=(24, 16, 24, 18),
            gap=4,
        )
        self.setAccessibleName(f"{caption} {value}")


def big_button(
    text: str,
    kind: str = "plain",
    icon: str | None = None,
    *,
    name: str = "",
    on_click: Callable[[], None] | None = None,
) -> QPushButton:
    """A button of 60 px for a finger."""
    made = button(text, kind, icon, size="xl", name=name, on_click=on_click)
    made.setMinimumWidth(176)
    return made


class PersonStrip(Card):
    """Who is in the room: badge, title, a line below, and widgets on the right."""

    def __init__(self, letter: str, tone: Tone, title: str, subtitle: str, *extras: QWidget) -> None:
        super().__init__(pad=(16, 8, 16, 8), tone=tone)
        self.setAccessibleName(title)
        words = col(Para(title, 18, "text", 1.4, bold=True), Para(subtitle, 14, "text2", 1.4), gap=0)
        self.body.addLayout(row(Badge(letter, tone, 36), (words, 1), *extras, gap=10))
