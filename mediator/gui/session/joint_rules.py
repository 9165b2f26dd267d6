"""会谈约定: the ground rules read to everybody before a joint talk, one a screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from mediator.gui.session.party_pages import PartyPages, PartyScreen
from mediator.gui.widgets import big_button
from mediator.wording import mark, tr

GROUND_RULES: tuple[str, ...] = (
    mark("一个人说话时，其他人先听完。"),
    mark("说自己看到的、想到的，不骂人，不动手。"),
    mark("今天只谈列出的事项，分别谈话时说的其他话不在这里谈。"),
    mark("想休息、想单独和主持人说话，随时可以提出来。"),
    mark("同不同意由您自己决定，没有人能替您决定。"),
)


class RulesView(PartyPages):
    """Turned through to its end; then all accept the rules, or somebody does not and nothing begins."""

    accepted = Signal()
    declined = Signal()

    def __init__(self) -> None:
        screens = tuple(
            PartyScreen(key=str(i), heading=tr("会谈约定"), text=tr(rule))
            for i, rule in enumerate(GROUND_RULES, 1)
        )
        super().__init__(tr("共同会谈"), screens)
        self.turned.connect(lambda _index: self._show_buttons())
        self._show_buttons()

    def buttons_right(self) -> list[QPushButton]:
        self.decline_button = big_button(tr("有人不同意"), on_click=self.declined.emit)
        self.accept_button = big_button(tr("都同意，开始会谈"), on_click=self.accepted.emit)
        self.next_button = big_button(tr("听清了，下一条"), "primary", on_click=self.go_on)
        return [self.decline_button, self.accept_button, self.next_button]

    def _show_buttons(self) -> None:
        self.next_button.setVisible(not self.last)
        self.decline_button.setVisible(self.last)
        self.accept_button.setVisible(self.last)
