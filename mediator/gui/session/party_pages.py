"""Something read to the people in the room, one thing a screen in large type, with finger-sized buttons."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from mediator.gui.frame import PartyShell
from mediator.gui.session.own_language import in_own_language
from mediator.gui.theme import current
from mediator.gui.widgets import FactBox, LargeText, Para, big_button, box, col
from mediator.wording import language, tr

FACTS_IN_ONE_ROW_BELOW = 1.5
HEADING_SIZE = 24


@dataclass(frozen=True, kw_only=True)
class PartyScreen:
    """One screen: a small heading, the words in large type, and up to four boxes with the plain facts."""

    key: str
    heading: str
    text: str
    strong: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


class PartyPages(PartyShell):
    """Goes through screens one by one; what the buttons at the right do is said by whoever shows it.

    It keeps to the language in use when it was made: make it inside `speaking` for somebody else's.
    """

    turned = Signal(int)

    def __init__(self, title: str, screens: tuple[PartyScreen, ...], *, size: int = 40) -> None:
        super().__init__(title, size=size)
        self.spoken = language()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.screens = screens
        self.index = 0
        self.back_button = big_button(tr("上一条"), icon="arrow-left", on_click=self.go_back)
        self._ways_left = [self.back_button, *self.more_left()]
        self.set_left(self._ways_left)
        self._ways_on = self.buttons_right()
        self.set_right(self._ways_on)
        self.size_chosen.connect(lambda _px: self.show_screen(self.index))
        self.show_screen(0)

    def more_left(self) -> list[QPushButton]:
        """Further buttons at the left."""
        return []

    def buttons_right(self) -> list[QPushButton]:
        """The buttons that lead on."""
        return []

    @property
    def shown(self) -> PartyScreen:
        """What is shown now."""
        return self.screens[self.index]

    @property
    def last(self) -> bool:
        """Whether nothing comes after this screen."""
        return self.index == len(self.screens) - 1

    def progress(self) -> str:
        """Where we are, in words."""
        return tr("第{number}条，共{total}条", number=self.index + 1, total=len(self.screens))

    def go_back(self) -> None:
        """The screen before this one."""
        self.show_screen(max(0, self.index - 1))
        if not self.back_button.isEnabled():
            self.rest()

    def go_on(self) -> None:
        """The next screen."""
        self.show_screen(min(len(self.screens) - 1, self.index + 1))
        self.rest()

    def rest(self) -> None:
        """Put the keyboard where it may wait: never on a size of type, never on an answer."""
        self.resting_place().setFocus(Qt.FocusReason.OtherFocusReason)

    def resting_place(self) -> QWidget:
        """The way on; where there is none, or it is an answer, the words that are read."""
        way = self._ways_on[-1] if self._ways_on else None
        return way if way is not None and way.isEnabled() and not way.isHidden() else self.reading

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard comes along when the view covers the frame."""
        super().showEvent(event)
        if not event.spontaneous():
            self.rest()

    @in_own_language
    def show_screen(self, index: int) -> None:
        """Show this screen in the size chosen."""
        self.index = index
        self.back_button.setEnabled(index > 0)
        self.set_progress(self.progress())
        self.reading = self.body_of(self.shown)
        self.reading.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.reading.setAccessibleName(self.shown.text)
        self.set_page(self.reading)
        self._order_keys()
        self.turned.emit(index)

    def _order_keys(self) -> None:
        """What is read comes first, then the foot, then the sizes of type."""
        inside = [w for w in self.reading.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        stops = [inside[-1] if inside else self.reading, *self._ways_left, *self._ways_on]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def body_of(self, screen: PartyScreen) -> QWidget:
        """The widget of one screen, in the size chosen."""
        heading = Para(screen.heading, HEADING_SIZE, "text2", 1.4)
        words = LargeText(screen.text, self.reading_size(), strong=screen.strong)
        margins = (96, 40, 96, 32) if current().scale < FACTS_IN_ONE_ROW_BELOW else (32, 16, 32, 16)
        body = col(heading, words, None, gap=24, margins=margins)
        if screen.facts:
            body.addLayout(self._facts(screen))
        return box(body)

    def _facts(self, screen: PartyScreen) -> QGridLayout:
        columns = 4 if current().scale < FACTS_IN_ONE_ROW_BELOW else 2
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        for i, (caption, value) in enumerate(screen.facts):
            grid.addWidget(FactBox(caption, value), i // columns, i % columns)
            grid.setColumnStretch(i % columns, 1)
        return grid
