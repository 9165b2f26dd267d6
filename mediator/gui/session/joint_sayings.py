"""可以当面说的话: what somebody let be said, folded away on the officer's page until it is wanted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from mediator.domain.session import Session
from mediator.gui.session.joint_items import AgendaItem, saying_items
from mediator.gui.widgets import Card, Para, button, clear_layout, col, label, row
from mediator.wording import tr


class SayingsCard(Card):
    """Only what the door lets through to everybody is listed, and only while a talk goes on."""

    show_asked = Signal(object)  # AgendaItem

    def __init__(self) -> None:
        super().__init__(pad=(20, 12, 20, 12), gap=8)
        self._drawn: object = None
        self._unfolded = False
        self.items: tuple[AgendaItem, ...] = ()
        self.buttons: dict[str, QPushButton] = {}
        self.fold_button = button("", inline=True, on_click=self.fold)
        self._rows = col(gap=8)
        self.add(row(label(tr("可以当面说的话"), "h3"), self.fold_button, None, gap=8), self._rows)

    def show_session(self, session: Session) -> None:
        """Draw them anew when they changed."""
        self.items = saying_items(session) if session.open_joint_talk is not None else ()
        self.setVisible(bool(self.items))
        self._draw()

    def fold(self) -> None:
        """Show or hide them."""
        self._unfolded = not self._unfolded
        self._draw()

    def _draw(self) -> None:
        words = tr("收起") if self._unfolded else tr("看{count}句", count=len(self.items))
        self.fold_button.setText(words)
        self.fold_button.setAccessibleName(words)
        shown = self.items if self._unfolded else ()
        if shown == self._drawn:
            return
        self._drawn = shown
        clear_layout(self._rows)
        self.buttons.clear()
        for item in shown:
            self._rows.addWidget(self._row(item))

    def _row(self, item: AgendaItem) -> Card:
        made = button(
            tr("给双方看"),
            small=True,
            name=tr("给双方看：{item}", item=item.text),
            on_click=lambda: self.show_asked.emit(item),
        )
        self.buttons[item.ref] = made
        head = row(label(item.kind, "caption"), None, made)
        return Card(head, Para(item.text, 16), pad=(14, 10, 14, 10), gap=4, look="Item")
