"""Choosing: chips for a category or a filter, segments for yes, no, not yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from mediator.gui.theme import current
from mediator.gui.widgets.flow import Flow
from mediator.gui.widgets.layout import clear_layout

Options = Sequence[tuple[str, str]]
"""Pairs of a key and the words for it."""

CHIP_SIDES = 30
"""Px of border and padding beside a chip's words."""
SEGMENT_SIDES = 36
"""The same beside a segment's words."""


def chip(text: str, *, on: bool = False, big: bool = False) -> QPushButton:
    """A rounded choice that stays pressed; `big` is the 60 px one for parties."""
    made = QPushButton(text)
    made.setProperty("chip", True)
    made.setProperty("big", big)
    made.setCheckable(True)
    made.setChecked(on)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    # A pressed chip is set bold: it takes no more room then than before.
    made.setMinimumWidth(_bold_width(text, 18 if big else 14) + CHIP_SIDES)
    return made


def _bold_width(words: str, size: int) -> int:
    """Px the words take once they are pressed and set bold."""
    return QFontMetrics(current().font(size, bold=True)).horizontalAdvance(words)


class _Choice(QWidget):
    """Buttons of which one (or several) can be pressed: arrow keys go from one to the next."""

    def __init__(self, name: str, *, exclusive: bool, gap: int) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.setAccessibleName(name)
        self._exclusive = exclusive
        self._buttons: dict[str, QPushButton] = {}
        self._row = Flow(gap=gap)
        self.setLayout(self._row)

    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons from left to right."""
        return tuple(self._buttons.values())

    def button_for(self, key: str) -> QPushButton:
        """The button of one option."""
        return self._buttons[key]

    def chosen(self) -> tuple[str, ...]:
        """The keys pressed now, in the order of the options."""
        return tuple(key for key, made in self._buttons.items() if made.isChecked())

    def choose(self, *keys: str) -> None:
        """Press these keys and release the others, without a signal."""
        for key, made in self._buttons.items():
            made.setChecked(key in keys)

    def _put(self, key: str, made: QPushButton) -> None:
        self._buttons[key] = made
        self._row.addWidget(made)
        made.clicked.connect(lambda _checked=False, key=key: self._pressed(key))

    def _pressed(self, key: str) -> None:
        if self._exclusive:
            self.choose(key)
        self._tell()

    def _tell(self) -> None:
        raise NotImplementedError


class ChipGroup(_Choice):
    """Chips: one at a time when `exclusive`, otherwise any number."""

    changed = Signal(object)

    def __init__(
        self,
        options: Options,
        chosen: Sequence[str] = (),
        *,
        exclusive: bool = True,
        big: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(name, exclusive=exclusive, gap=16 if big else 8)
        self._big = big
        self.set_options(options, chosen)

    def set_options(self, options: Options, chosen: Sequence[str] = ()) -> None:
        """Show other options."""
        clear_layout(self._row)
        self._buttons.clear()
        for key, words in options:
            self._put(key, chip(words, on=key in chosen, big=self._big))

    def one(self) -> str:
        """The one key pressed, or nothing."""
        return next(iter(self.chosen()), "")

    def toggle_at(self, index: int) -> None:
        """What Alt+1…4 do: press the chip at this place, counted from 0; out of range is nothing."""
        row = self.buttons()
        if 0 <= index < len(row):
            row[index].click()

    def _tell(self) -> None:
        self.changed.emit(self.chosen())


class SegmentedChoice(_Choice):
    """One answer of two to four, 44 px high; nothing is chosen until someone chooses."""

    changed = Signal(str)

    def __init__(self, options: Options, *, name: str = "", chosen: str = "") -> None:
        super().__init__(name, exclusive=True, gap=8)
        for key, words in options:
            made = QPushButton(words)
            made.setProperty("segment", True)
            made.setCheckable(True)
            made.setChecked(key == chosen)
            made.setAccessibleName(f"{name} {words}".strip())
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.setMinimumWidth(_bold_width(words, 16) + SEGMENT_SIDES)
            self._put(key, made)
        if self.buttons():
            self.setFocusProxy(self.buttons()[0])

    def value(self) -> str:
        """The key chosen, or nothing."""
        return next(iter(self.chosen()), "")

    def set_value(self, key: str) -> None:
        """Choose a key without a signal; an empty one chooses nothing."""
        self.choose(key)

    def set_error(self, wrong: str) -> None:
        """Mark the choice as the place of an error (the words stand beside it), or as right again."""
        self.setAccessibleDescription(wrong)
        for made in self.buttons():
            made.setProperty("err", bool(wrong))
            made.style().unpolish(made)
            made.style().polish(made)

    def _tell(self) -> None:
        self.changed.emit(self.value())
