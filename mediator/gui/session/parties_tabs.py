"""The row of tabs over the people: one a party, then witnesses, others in the room, and the police."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mediator.gui.widgets import chip, clear_layout, flow
from mediator.wording import tr

WITNESSES, HELPERS, OFFICERS = "witnesses", "helpers", "officers"


@dataclass(frozen=True)
class TabRow:
    """A tab: its key, its words, whether somebody is entered and nothing is wanted; `count` for lists."""

    key: str
    title: str
    entered: bool = False
    done: bool = False
    count: int = 0


class PeopleTabs(QWidget):
    """Wraps to more lines where there are many people; only what changed is built anew."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.setAccessibleName(tr("到场的人"))
        self._flow = flow(gap=8)
        self._buttons: dict[str, QPushButton] = {}
        self._shown: list[TabRow] = []
        self.setLayout(self._flow)

    def show_tabs(self, tabs: Sequence[TabRow], current: str) -> None:
        """Draw the tabs with this one open."""
        if list(tabs) != self._shown:
            self._shown = list(tabs)
            clear_layout(self._flow)
            self._buttons = {tab.key: self._made(tab) for tab in tabs}
        for key, made in self._buttons.items():
            made.setChecked(key == current)

    def button_for(self, key: str) -> QPushButton:
        """The button of one tab."""
        return self._buttons[key]

    def _made(self, tab: TabRow) -> QPushButton:
        words = tr("{title} {count}", title=tab.title, count=tab.count) if tab.count else tab.title
        made = chip(words)
        made.clicked.connect(lambda _checked=False: self._pressed(tab.key))
        self._flow.addWidget(made)
        return made

    def _pressed(self, key: str) -> None:
        # A chip releases itself when pressed again, but one tab is always open.
        self._buttons[key].setChecked(True)
        self.chosen.emit(key)
