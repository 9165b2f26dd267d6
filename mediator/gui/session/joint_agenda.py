"""The agenda on the officer's page: each item with its state, to be confirmed by both sides."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.joint_items import AgendaItem, agenda_items, confirmed_in
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, EmptyState, Para, Pill, button, clear_layout, label, row
from mediator.wording import tr


class AgendaCard(Card):
    """Only what the domain's agenda lets through is listed here."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=10)
        self._context = context
        self._drawn: object = None
        self.confirm_buttons: dict[str, QWidget] = {}
        self._count = label("", "secondary")
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.add(
            row(label(tr("会谈事项"), "h3"), self._count, None),
            label(tr("只列双方说法一致的事实和各方都同意的方案"), "secondary", wrap=True),
            self._column,
        )

    def show_session(self, session: Session) -> None:
        """Draw the items anew when they or their state changed."""
        items = agenda_items(session)
        states = tuple((item, confirmed_in(session, item.ref) is not None) for item in items)
        key = (states, session.open_joint_talk is not None)
        if key == self._drawn:
            return
        self._drawn = key
        clear_layout(self._column)
        self.confirm_buttons.clear()
        done = sum(1 for _item, confirmed in states if confirmed)
        self._count.setText(tr("{done}项已确认，共{total}项", done=done, total=len(items)))
        if not items:
            self._column.addWidget(EmptyState(tr("还没有可以放到一起谈的事项。")))
        for item, confirmed in states:
            self._column.addWidget(
                self._row(item, confirmed=confirmed, going=session.open_joint_talk is not None)
            )

    def _row(self, item: AgendaItem, *, confirmed: bool, going: bool) -> Card:
        made = Card(pad=(14, 10, 14, 10), gap=4, look="Item")
        head = row(label(item.kind, "caption"), None)
        if confirmed:
            head.addWidget(Pill(tr("双方已确认"), Tone.AGREE, "circle-check"))
        elif going:
            confirm = button(
                tr("双方确认"),
                "tint",
                small=True,
                name=tr("双方确认：{item}", item=item.text),
                on_click=lambda: self.confirm(item.ref),
            )
            self.confirm_buttons[item.ref] = confirm
            head.addWidget(confirm)
        made.add(head, Para(item.text, 16))
        if item.detail:
            made.add(Para(item.detail, 16, bold=True))
        return made

    def confirm(self, ref: str) -> None:
        """Both sides confirmed this item in each other's presence."""
        self._context.do(lambda: self._context.room.joint.confirm(ref))
