"""The way a session takes, with its law and effect, and the change to another while that is still open."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from mediator.domain.events import Regime
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.questions import TextQuestion
from mediator.gui.session.context import SessionContext
from mediator.gui.session.route_words import effect_shown, route_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, ChipGroup, Para, Pill, button, clear_layout, col, row
from mediator.wording import mark, tr

REASONS = (mark("情况与受理时了解的不同"), mark("当事人提出"), mark("受理时选错了途径"))


class RouteStrip(Card):
    """One line at the top of the intake: the route, what comes of it, and the way to change it."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 10, 20, 10), gap=8)
        self._context = context
        self.change = button(tr("改走别的途径"), small=True, on_click=self._offer)
        self.title = Pill("", Tone.PRIMARY)
        self.effect = Para("", 14, "text2", 1.4)
        self._chips = col(gap=8)
        self.choice: ChipGroup | None = None
        self.add(row(self.title, (self.effect, 1), self.change, gap=12), self._chips)

    def show_session(self, session: Session) -> None:
        """Draw the route as it stands now."""
        rules = self._context.room.rules
        self.title.set_text(route_shown(rules), Tone.PRIMARY)
        law = rules.instrument + rules.article
        self.effect.set_text(tr("{effect}（{law}）", effect=effect_shown(rules), law=law))
        self.change.setVisible(not session.ended and bool(self._context.room.route.offered()))

    def _offer(self) -> None:
        """Show the other ways, or take them away again."""
        clear_layout(self._chips)
        if self.choice is not None:
            self.choice = None
            return
        room = self._context.room
        options = [(r.value, route_shown(room.pack.rules_of(r))) for r in room.route.offered()]
        self.choice = ChipGroup(options, name=tr("改走别的途径"))
        self.choice.changed.connect(lambda chosen: self._ask(Regime(chosen[0])) if chosen else None)
        self._chips.addWidget(self.choice)

    def _ask(self, regime: Regime) -> None:
        rules = self._context.room.pack.rules_of(regime)
        reason = self._context.questions.ask_text(
            TextQuestion(
                key="regime-change",
                title=tr("改走“{route}”？", route=route_shown(rules)),
                hint=tr("原因会写进记录，编号不变。"),
                yes=tr("改走这条途径"),
                no=tr("再看看"),
                choices=tuple(tr(words) for words in REASONS),
            )
        )
        if reason is None:
            if self.choice is not None:
                self.choice.choose()
            return
        room = self._context.room
        if self._context.do(lambda: room.route.change_to(regime, reason)):
            # The page of the new route takes the place of this one, which must not happen in its own click.
            QTimer.singleShot(0, self, lambda: self._context.open_stage(Stage.INTAKE))
