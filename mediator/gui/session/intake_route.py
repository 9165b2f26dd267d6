"""Which route the session takes, at the top of its intake, and the way to another one."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout

from mediator.domain.events import Regime
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields
from mediator.gui.session.route_words import effect_shown, route_shown
from mediator.gui.widgets import Card, ChipGroup, Para, TextField, box, button, col, label, row
from mediator.wording import tr


class RouteBar(Card):
    """The route with what comes of it; a change wants a reason and opens the page of the other route."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 14, 20, 14), gap=10)
        self._context = context
        self.change = button(tr("变更途径"), small=True, icon="pen-line", on_click=self._open)
        self.routes = ChipGroup([], name=tr("改走哪条途径"))
        self.reason = TextField(tr("变更的理由"), lines=1)
        self.note = button(tr("记下变更"), "tint", on_click=self._record)
        self.back = button(tr("不变更"), "quiet", on_click=self._fold)
        self._kept = KeptFields(context.keep_draft, "regime", {"reason": self.reason.edit}, {})
        self._name = Para("", 16, bold=True, line_height=1.4)
        self._effect = Para("", 14, "text2", 1.4)
        words = col(self._name, self._effect, gap=4)
        self.form = box(self._form())
        self.add(row((words, 1), col(self.change, None), gap=24), self.form)
        self.form.hide()

    def _form(self) -> QLayout:
        return col(
            label(tr("改走哪条途径"), "bold"),
            self.routes,
            self.reason,
            row(col(self.note, None), col(self.back, None), None, gap=8),
            gap=8,
        )

    def show_session(self, session: Session) -> None:
        """Draw the route; a change is offered while one is still possible."""
        room = self._context.room
        rules = room.rules
        self._name.set_text(tr("途径：{route}", route=route_shown(rules)))
        self._effect.set_text(effect_shown(rules))
        offered = room.route.offered()
        possible = bool(offered) and not session.ended
        if not possible:
            self.form.hide()
        self.change.setVisible(possible and not self.form.isVisibleTo(self))
        known = tuple(made.accessibleName() for made in self.routes.buttons())
        options = [(regime.value, route_shown(room.pack.rules_of(regime))) for regime in offered]
        if known != tuple(name for _key, name in options):
            self.routes.set_options(options)

    def _open(self) -> None:
        self.form.show()
        self.change.hide()
        chips = self.routes.buttons()
        if chips:
            chips[0].setFocus()

    def _fold(self) -> None:
        self.form.hide()
        self.change.show()
        self.change.setFocus()

    def _record(self) -> None:
        chosen, reason = self.routes.one(), self.reason.text()
        wrong = "" if reason else tr("请写明变更的理由")
        self.reason.set_error(wrong if chosen else tr("请选择改走哪条途径"))
        if not chosen or not reason:
            return
        regime = Regime(chosen)
        if self._context.do(lambda: self._context.room.route.change_to(regime, reason)):
            self._kept.forget()
            self._context.open_stage(Stage.INTAKE)
