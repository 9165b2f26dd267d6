"""Chooses the topic the board shows: chips with counts while they fit, a list when there are many."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from mediator.domain.session import FactPoint
from mediator.gui.session.two_columns import stacked
from mediator.gui.widgets import ChipGroup, label
from mediator.wording import tr

MOST_CHIPS, MOST_CHARACTERS = 4, 14


class TopicFilter(QWidget):
    """Nothing chosen means every topic."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.chips = ChipGroup((), name=tr("事项"))
        self.list = QComboBox()
        self.list.setAccessibleName(tr("事项"))
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._options: list[tuple[str, str]] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (label(tr("事项"), "secondary"), self.chips, self.list):
            layout.addWidget(widget)
        self.chips.changed.connect(lambda _keys: self.changed.emit())
        self.list.activated.connect(lambda _index: self.changed.emit())

    def chosen(self) -> str:
        """The topic shown, or nothing for all of them."""
        return self.chips.one() if self._as_chips() else str(self.list.currentData() or "")

    def show_points(self, points: tuple[FactPoint, ...]) -> None:
        """Offer the topics of these points with their counts; the choice stays while its topic does."""
        counts = Counter(point.topic for point in points)
        options = [("", tr("全部{count}", count=len(points)))]
        options += [(topic, tr("{topic}{count}", topic=topic, count=n)) for topic, n in counts.items()]
        if options == self._options:
            return
        before = self.chosen() if self._options else ""
        kept = before if before in counts else ""
        self._options = options
        self.chips.set_options(options if self._as_chips() else (), (kept,))
        self.list.clear()
        for key, words in options:
            self.list.addItem(words, key)
        self.list.setCurrentIndex(self.list.findData(kept))
        self.chips.setVisible(self._as_chips())
        self.list.setVisible(not self._as_chips())

    def _as_chips(self) -> bool:
        characters = sum(len(topic) for topic, _words in self._options)
        return len(self._options) <= MOST_CHIPS + 1 and characters <= MOST_CHARACTERS and not stacked()
