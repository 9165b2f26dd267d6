"""How long the shuttle has been going on, and a pause; a hint for the officer, never a countdown."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.widgets import button, icon_label, label, row
from mediator.wording import tr

EVERY_MS = 20_000


class ShuttleClock(QWidget):
    """已谈18分, and 休息. Resting is shown and nothing more; it is no part of the record."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context = context
        self._since = context.room.desk.clock.now()
        self._resting_since: datetime | None = None
        self._words = label("", "secondary")
        self.rest_button = button(tr("休息"), small=True, on_click=self.rest)
        self.setLayout(row(icon_label("timer", "text2", 18), self._words, self.rest_button, gap=8))
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.show_time)
        self._timer.start()
        self.show_time()

    def show_session(self, session: Session) -> None:
        """The round began with its first offer, or when the page was opened."""
        if session.offers:
            self._since = session.offers[0].at
        self.show_time()

    def rest(self) -> None:
        """Begin or end a pause."""
        if self._resting_since is None:
            self._resting_since = self._context.room.desk.clock.now()
            self._context.toast(tr("休息一会儿。回来后点“继续商谈”，内容都在。"))
        else:
            self._resting_since = None
        self.rest_button.setText(tr("休息") if self._resting_since is None else tr("继续商谈"))
        self.rest_button.setAccessibleName(self.rest_button.text())
        self.show_time()

    def show_time(self) -> None:
        """Write the minutes anew."""
        now = self._context.room.desk.clock.now()
        if self._resting_since is not None:
            self._words.setText(tr("休息中，已{minutes}分", minutes=_minutes(self._resting_since, now)))
        else:
            self._words.setText(tr("已商谈{minutes}分", minutes=_minutes(self._since, now)))


def _minutes(since: datetime, now: datetime) -> int:
    return max(0, int((now - since).total_seconds() // 60))
