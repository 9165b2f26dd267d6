"""休息 and 继续: a rest that stands in the record, so that it counts as nobody's talking time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from mediator.domain.breaks import open_break, time_without_breaks
from mediator.gui.session.context import SessionContext
from mediator.gui.widgets import button
from mediator.wording import tr


class RestButton(QObject):
    """Begins and ends a rest; `button` says which of the two it does now."""

    def __init__(self, context: SessionContext, *, go_on: str) -> None:
        super().__init__()
        self._context = context
        self._go_on = go_on
        self.button: QPushButton = button(tr("休息"), icon="pause", small=True, on_click=self.press)
        self.show_state()

    def press(self) -> None:
        """Rest, or go on."""
        pace = self._context.room.pace
        resting = open_break(self._context.session) is not None
        if self._context.do(pace.go_on if resting else pace.rest) and not resting:
            self._context.toast(tr("休息一会儿。回来后点“{button}”，内容都在。", button=self._go_on))
        self.show_state()

    def show_state(self) -> None:
        """Write on the button what it does now."""
        resting = open_break(self._context.session) is not None
        words = self._go_on if resting else tr("休息")
        self.button.setText(words)
        self.button.setAccessibleName(words)


def minutes_shown(context: SessionContext, since: datetime, talked: str) -> str:
    """`talked` filled with the minutes talked since then; while a rest goes on, how long it lasts."""
    now, resting = context.room.desk.clock.now(), open_break(context.session)
    if resting is not None:
        return tr("休息中，已{minutes}分", minutes=_minutes((now - resting.started_at).total_seconds()))
    seconds = time_without_breaks(context.session, since, now).total_seconds()
    return tr(talked, minutes=_minutes(seconds))


def _minutes(seconds: float) -> int:
    return max(0, int(seconds // 60))
