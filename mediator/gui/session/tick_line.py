"""A tick whose words wrap, so that they are read in full at every size; a click on the words ticks too."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from mediator.gui.theme import current
from mediator.gui.widgets import Para, check_box, row

PARTY_TARGET, OFFICER_TARGET = 60, 32


class TickLine(QWidget):
    """`party` makes it 60 px for a finger. Never ticked beforehand."""

    toggled = Signal(bool)

    def __init__(self, text: str, *, party: bool = False) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.tick = check_box("", party=party, name=text)
        target = current().control(PARTY_TARGET if party else OFFICER_TARGET)
        self.tick.setFixedWidth(max(OFFICER_TARGET, current().control(42 if party else 28)))
        self.words = Para(text, 16)
        self.setMinimumHeight(target)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusProxy(self.tick)
        self.setLayout(row(self.tick, (self.words, 1), gap=0))
        self.tick.toggled.connect(self.toggled)

    def set_text(self, text: str) -> None:
        """Ask for something else, unticked."""
        self.words.set_text(text)
        self.tick.setAccessibleName(text)
        self.tick.setChecked(False)

    def on(self) -> bool:
        """Whether it is ticked."""
        return self.tick.isChecked()

    def set_on(self, *, on: bool) -> None:
        """Tick or untick."""
        self.tick.setChecked(on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.tick.toggle()
