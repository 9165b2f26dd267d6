"""Leads the second screen from the officer's page of the joint talk: on, forward, back, off."""

from __future__ import annotations

from collections.abc import Callable

from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.joint_party_view import JointPartyView
from mediator.gui.session.own_language import shared_language
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, Pill, button, label, row
from mediator.wording import speaking, tr


class SecondScreenCard(Card):
    """There only while a talk goes on and another screen is plugged in."""

    def __init__(self, context: SessionContext, confirm: Callable[[str], None]) -> None:
        super().__init__(pad=(20, 12, 20, 12), gap=8)
        self._context, self._confirm = context, confirm
        self.view: JointPartyView | None = None
        self._state = Pill(tr("没有显示"), Tone.MUTE, "monitor")
        self._words = Para("", 16)
        self.show_button = button(tr("显示会谈事项"), "tint", "monitor", small=True, on_click=self.open)
        self.back_button = button(tr("上一条"), small=True, on_click=lambda: self._turn(-1))
        self.next_button = button(tr("下一条"), small=True, on_click=lambda: self._turn(1))
        self.hide_button = button(tr("收起"), "quiet", small=True, on_click=self.close_view)
        self.add(
            row(label(tr("第二屏"), "h3"), self._state, None),
            self._words,
            row(self.show_button, self.back_button, self.next_button, self.hide_button, None, gap=8),
        )
        self.hide()
        context.second_changed.connect(self._screens_changed)

    def show_session(self, session: Session) -> None:
        """Follow the talk; what was confirmed says so over there too."""
        if session.open_joint_talk is None and self.view is not None:
            self.close_view()
        if self.view is not None:
            self.view.show_session(session)
        self._show_state()

    def open(self) -> None:
        """Send the agenda to the other screen; this page stays where it is."""
        session = self._context.session
        with speaking(shared_language(session.parties)):
            view = JointPartyView(session)
        view.confirmed.connect(self._confirm)
        view.back_clicked.connect(self.close_view)
        view.turned.connect(lambda _index: self._show_state())
        self.view = view
        self._context.show_second(view)
        self._show_state()

    def close_view(self) -> None:
        """Take it away again."""
        self.view = None
        self._context.show_second(None)
        self._show_state()

    def _turn(self, by: int) -> None:
        if self.view is not None:
            last = len(self.view.screens) - 1
            self.view.show_screen(min(last, max(0, self.view.index + by)))

    def _screens_changed(self) -> None:
        if not self._context.second_on():
            self.view = None
        self._show_state()

    def _show_state(self) -> None:
        going = self._context.session.open_joint_talk is not None
        self.setVisible(going and (self._context.has_second() or self.view is not None))
        view = self.view
        for made in (self.back_button, self.next_button, self.hide_button, self._words):
            made.setVisible(view is not None)
        self.show_button.setVisible(view is None)
        if view is None:
            self._state.set_text(tr("没有显示"), Tone.MUTE, "monitor")
            return
        self._state.set_text(view.progress(), Tone.PRIMARY, "monitor")
        self._words.set_text(view.shown.text)
        self.back_button.setEnabled(view.index > 0)
        self.next_button.setEnabled(not view.last)
