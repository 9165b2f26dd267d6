"""Goes to a row of a painted list with the keyboard, and chooses from the menu that opens there."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.gui.widgets.painted_list import PaintedList, Row

R = TypeVar("R", bound=Row)


def go_to_row(hand: Hand, rows: PaintedList[R], key: str) -> None:
    """Home, then ↓ until the row is reached."""
    hand.go(rows)
    hand.press(rows, Qt.Key.Key_Home)
    for _ in rows.rows():
        if rows.current_key() == key:
            return
        hand.press(rows, Qt.Key.Key_Down)
    raise HandSlipped(f"no row {key!r} in {rows.accessibleName()!r}")


def choose_from_menu(hand: Hand, rows: PaintedList[R], key: str, words: str) -> None:
    """Open the row's menu with the menu key and choose an entry by its words."""
    go_to_row(hand, rows, key)
    hand.press(rows, Qt.Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        raise HandSlipped(f"no menu opened for {key!r}")
    for action in menu.actions():
        hand.press(menu, Qt.Key.Key_Down)
        if menu.activeAction() is action and action.text() == words:
            hand.press(menu, Qt.Key.Key_Return)
            return
    raise HandSlipped(f"no entry {words!r} in the menu")
