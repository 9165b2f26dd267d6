"""The frame of pages for one person: a screen, what may be pressed below it, and where the keyboard rests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from mediator.gui.frame import PartyShell
from mediator.gui.session.context import SessionContext
from mediator.gui.session.rights_screens import Screen
from mediator.wording import language


class ScreensShell(PartyShell):
    """Shows one screen after another; `screen_shown` is the one of the moment."""

    def __init__(self, context: SessionContext, heading: str, size: int) -> None:
        super().__init__(heading, size=size)
        self._context = context
        self.spoken = language()
        self.screen_shown: Screen = Screen()
        self._rest: QWidget | None = None

    def put(self, screen: Screen, left: list[QPushButton], right: list[QPushButton]) -> None:
        """Turn to this screen; what was typed on the one before is saved first."""
        self._context.flush_drafts()
        self.screen_shown = screen
        self.set_page(screen, screen.first)
        self.set_left(left)
        self.set_right(right)
        self._rest = screen.first or (right[-1] if right else None)
        self._take_keyboard()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard comes along when the pages cover the frame, not before they are there."""
        super().showEvent(event)
        if not event.spontaneous():
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        if self._rest is not None:
            self._rest.setFocus(Qt.FocusReason.OtherFocusReason)
