"""A titled choice of chips that wraps to as many lines as its column needs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from mediator.gui.widgets import box, chip, clear_layout, col, icon_label, label, row


class ChipGrid(QWidget):
    """One chip an option: one at a time when `exclusive`, otherwise any number; an error line in words."""

    changed = Signal()

    def __init__(self, title: str, *, exclusive: bool, columns: int = 2, optional: str = "") -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.setAccessibleName(title)
        self._exclusive = exclusive
        self._columns = columns
        self._chips: dict[str, QPushButton] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        self._title = label(title, "bold")
        self._error = label("", "bold", "danger", wrap=True)
        self._error_line = box(row(icon_label("circle-alert", "danger", 18), (self._error, 1), gap=6))
        self._error_line.hide()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        head = row(self._title, label(optional, "secondary"), None, gap=6)
        self.setLayout(col(head, self._error_line, self._grid, gap=6))

    def set_title(self, title: str) -> None:
        """Ask with other words."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these keys with their words; what was chosen stays chosen where it still can be."""
        if tuple(options) == self._shown:
            return
        before = self.chosen()
        self._shown = tuple(options)
        clear_layout(self._grid)
        self._chips.clear()
        for i, (key, words) in enumerate(options):
            made = chip(words, on=key in before)
            made.clicked.connect(lambda _checked=False, key=key: self._pressed(key))
            self._chips[key] = made
            self._grid.addWidget(made, i // self._columns, i % self._columns)
        if self._chips:
            self.setFocusProxy(next(iter(self._chips.values())))

    def chip_of(self, key: str) -> QPushButton:
        """The chip of one option."""
        return self._chips[key]

    def chosen(self) -> tuple[str, ...]:
        """The keys chosen, in the order they are offered."""
        return tuple(key for key, made in self._chips.items() if made.isChecked())

    def one(self) -> str:
        """The key chosen, or nothing."""
        return next(iter(self.chosen()), "")

    def choose(self, keys: Sequence[str]) -> None:
        """Choose these and release the others, without a signal."""
        for key, made in self._chips.items():
            made.setChecked(key in keys)

    def set_error(self, wrong: str) -> None:
        """Say in words what is to be chosen here, or nothing."""
        self._error.setText(wrong)
        self._error_line.setVisible(bool(wrong))
        self.setAccessibleDescription(wrong)

    def _pressed(self, key: str) -> None:
        if self._exclusive:
            self.choose([key])
        self.set_error("")
        self.changed.emit()
