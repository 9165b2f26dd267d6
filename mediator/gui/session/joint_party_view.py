"""The joint talk as everybody in the room sees it: one agreed thing a screen, confirmed by both sides."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mediator.domain.session import Session
from mediator.gui.session.joint_items import AgendaItem, agenda_items
from mediator.gui.session.own_language import in_own_language
from mediator.gui.session.party_pages import PartyPages, PartyScreen
from mediator.gui.widgets import big_button
from mediator.wording import tr


class JointPartyView(PartyPages):
    """`confirmed` carries the item's id; recording is up to the page."""

    confirmed = Signal(str)

    def __init__(self, session: Session) -> None:
        self._done = _confirmed(session)
        screens = tuple(_screen(item) for item in agenda_items(session)) or (_nothing_yet(),)
        super().__init__(tr("共同会谈"), screens)
        self.turned.connect(lambda _index: self._show_buttons())
        self._show_buttons()

    def buttons_right(self) -> list[QPushButton]:
        self.confirm_button = big_button(tr("双方确认"), on_click=self._confirm)
        self.next_button = big_button(tr("下一条"), "primary", on_click=self.go_on)
        return [self.confirm_button, self.next_button]

    @in_own_language
    def show_session(self, session: Session) -> None:
        """After a commit: the item just confirmed says so."""
        self._done = _confirmed(session)
        self._show_buttons()
        self.rest()

    def resting_place(self) -> QWidget:
        """On the words while they are not confirmed: confirming is an answer."""
        return self.reading if self.confirm_button.isEnabled() else super().resting_place()

    def _confirm(self) -> None:
        self.confirmed.emit(self.shown.key)

    def _show_buttons(self) -> None:
        done = self.shown.key in self._done
        words = tr("双方已确认") if done else tr("双方确认")
        self.confirm_button.setText(words)
        self.confirm_button.setAccessibleName(words)
        self.confirm_button.setEnabled(bool(self.shown.key) and not done)
        self.next_button.setEnabled(not self.last)


class SayingView(PartyPages):
    """One thing somebody let be said, in the words agreed, before everybody in the room."""

    def __init__(self, item: AgendaItem) -> None:
        super().__init__(tr("共同会谈"), (_screen(item),))

    def progress(self) -> str:
        return ""


def _confirmed(session: Session) -> tuple[str, ...]:
    talk = session.open_joint_talk
    return talk.confirmed if talk else ()


def _screen(item: AgendaItem) -> PartyScreen:
    return PartyScreen(key=item.ref, heading=item.kind, text=item.text, facts=item.facts)


def _nothing_yet() -> PartyScreen:
    return PartyScreen(key="", heading=tr("共同会谈"), text=tr("请双方依次说一说自己的想法。"))
