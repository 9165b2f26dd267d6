"""Before a joint talk: who is in the room. Nobody is ticked beforehand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from mediator.domain.people import PersonKind
from mediator.domain.session import Session
from mediator.gui.dates import day_shown
from mediator.gui.session.context import SessionContext
from mediator.gui.session.people_choice import person_shown
from mediator.gui.widgets import Card, ErrorSummary, button, check_box, clear_layout, col, label, row
from mediator.wording import tr

AT_THE_TABLE = tuple(kind for kind in PersonKind if kind is not PersonKind.FACT_WITNESS)


class PresenceCard(Card):
    """Ticks for parties, guardians and helpers, and the way to the ground rules."""

    asked = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=10)
        self._context = context
        self._shown: tuple[tuple[str, str], ...] = ()
        self.ticks: dict[str, QCheckBox] = {}
        self.errors = ErrorSummary()
        self.until = label("", "secondary", wrap=True)
        self.until.hide()
        self._column = col(gap=2)
        self.read_rules = button(tr("念会谈约定"), "tint", "volume-2", on_click=self.asked.emit)
        self.add(
            label(tr("现在谁在场"), "h3"),
            label(tr("逐个看到人再勾选。未成年人由监护人陪同"), "secondary", wrap=True),
            self.until,
            self.errors,
            self._column,
            row(self.read_rules, None),
            label(tr("约定念完、双方都同意后，会谈开始计时"), "secondary", wrap=True),
        )

    def show_session(self, session: Session) -> None:
        """One tick a person who may sit at the table; ticks already made stay."""
        self._show_last_day()
        people = tuple((p.person_id, person_shown(session, p)) for p in session.here(*AT_THE_TABLE))
        if people == self._shown:
            return
        before = self.present()
        self._shown = people
        clear_layout(self._column)
        self.ticks.clear()
        for person_id, words in people:
            tick = check_box(words, checked=person_id in before)
            self.ticks[person_id] = tick
            self._column.addLayout(row(tick, None))

    def _show_last_day(self) -> None:
        """After a mediation that failed: until when the only other one may be done."""
        end = self._context.room.case.second_mediation_until()
        self.until.setVisible(end is not None)
        if end is not None:
            self.until.setText(
                tr("首次调解没有达成协议，可以再调解一次，应在{day}前完成", day=day_shown(end.day))
            )

    def present(self) -> tuple[str, ...]:
        """The ids ticked, in the order of the list."""
        return tuple(person_id for person_id, tick in self.ticks.items() if tick.isChecked())

    def show_error(self, sentence: str) -> None:
        """Say what keeps the talk from beginning; nothing takes it away again."""
        first = next(iter(self.ticks.values()), None)
        self.errors.show_errors(tr("会谈还不能开始"), [(sentence, first)] if sentence else [])
