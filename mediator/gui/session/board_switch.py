"""Turns between the three ways of seeing the board: the lanes, the table of topics, the line of time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator.gui.widgets import ChipGroup
from mediator.wording import mark, tr

LANES, MATRIX, TIMELINE = "lanes", "matrix", "timeline"
TITLES: dict[str, str] = {LANES: mark("看板"), MATRIX: mark("对照表"), TIMELINE: mark("时间线")}


class BoardSwitch(QWidget):
    """Three chips, one of them pressed."""

    turned = Signal(str)  # LANES, MATRIX or TIMELINE

    def __init__(self, here: str) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.chips = ChipGroup([(key, tr(words)) for key, words in TITLES.items()], (here,), name=tr("看法"))
        self.chips.changed.connect(self._pressed)
        self._here = here
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.chips)

    def _pressed(self, chosen: tuple[str, ...]) -> None:
        wanted = next(iter(chosen), self._here)
        self.chips.choose(self._here)
        if wanted != self._here:
            self.turned.emit(wanted)
