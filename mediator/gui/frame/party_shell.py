"""The frame of pages a party reads: a title, four sizes of type, 60 px buttons; nothing of the officer's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from mediator.gui.theme import current
from mediator.gui.tokens import READING_SIZES
from mediator.gui.widgets import (
    ChipGroup,
    FlexLabel,
    PageStack,
    big_button,
    clear_layout,
    col,
    label,
    row,
    scroll,
)
from mediator.wording import mark, tr

_SIZE_NAMES = (mark("中"), mark("大"), mark("更大"), mark("特大"))
DEFAULT_SIZE = 40


class PartyShell(QWidget):
    """`size_chosen` carries 24, 32, 40 or 56: the page is then built anew with that size."""

    size_chosen = Signal(int)
    back_clicked = Signal()

    def __init__(self, title: str, *, size: int = DEFAULT_SIZE, back: str = "") -> None:
        super().__init__()
        self.setObjectName("White")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._progress = FlexLabel("", "secondary")
        names = [(str(px), tr(name)) for px, name in zip(READING_SIZES, _SIZE_NAMES, strict=True)]
        self._sizes = ChipGroup(names, (str(size),), big=True, name=tr("字号"))
        self._sizes.changed.connect(lambda _keys: self.size_chosen.emit(self.reading_size()))
        self._back = big_button(back or tr("返回"), icon="x", on_click=self.back_clicked.emit)
        self._back.setMinimumWidth(0)
        self._stack = PageStack()
        self._left, self._right = row(gap=16), row(gap=16)
        self.setLayout(col(self._header(title), (self._stack, 1), self._footer(), gap=0))

    def _header(self, title: str) -> QFrame:
        bar = QFrame()
        bar.setObjectName("Header")
        bar.setFixedHeight(current().control(60) + 24)
        sizes = label(tr("字号"), "secondary")
        line = row(
            label(title, "h2"),
            self._progress,
            None,
            sizes,
            self._sizes,
            self._back,
            gap=16,
            margins=(48, 0, 32, 0),
        )
        bar.setLayout(line)
        return bar

    def _footer(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("Footer")
        bar.setFixedHeight(current().control(60) + 44)
        bar.setLayout(row(self._left, None, self._right, gap=16, margins=(48, 0, 48, 0)))
        return bar

    def set_progress(self, text: str) -> None:
        """Say how far it is ("第1条，共4条")."""
        self._progress.setText(text)
        self._progress.updateGeometry()

    def set_page(self, page: QWidget, first_focus: QWidget | None = None) -> None:
        """Show a page; it scrolls where it does not fit."""
        self._stack.replace(scroll(page))
        if first_focus is not None:
            first_focus.setFocus()

    def set_left(self, buttons: Sequence[QPushButton]) -> None:
        """The buttons on the left of the foot."""
        clear_layout(self._left)
        for made in buttons:
            self._left.addWidget(made)

    def set_right(self, buttons: Sequence[QPushButton]) -> None:
        """The buttons on the right of the foot; the last is the way on."""
        clear_layout(self._right)
        for made in buttons:
            self._right.addWidget(made)

    def reading_size(self) -> int:
        """The size chosen, in px at 100 %."""
        return int(self._sizes.one() or DEFAULT_SIZE)
