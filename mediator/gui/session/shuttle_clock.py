"""How long the shuttle has been going on without rests, and a rest; for the officer, never a countdown."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.rest_button import RestButton, minutes_shown
from mediator.gui.widgets import icon_label, label, row
from mediator.wording import mark, tr

EVERY_MS = 20_000
TALKED = mark("已商谈{minutes}分")


class ShuttleClock(QWidget):
    """已商谈18分, and 休息, which is recorded."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context = context
        self._since = context.room.desk.clock.now()
        self._words = label("", "secondary")
        self.rest = RestButton(context, go_on=tr("继续商谈"))
        self.rest_button = self.rest.button
        self.setLayout(row(icon_label("timer", "text2", 18), self._words, self.rest_button, gap=8))
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.show_time)
        self._timer.start()
        self.show_session(context.session)

    def show_session(self, session: Session) -> None:
        """The round began with its first offer or visit, or when the page was opened."""
        began = [o.at for o in session.offers[:1]] + [v.started_at for v in session.shuttle_visits[:1]]
        if began:
            self._since = min(began)
        self.rest.show_state()
        self.show_time()

    def show_time(self) -> None:
        """Write the minutes anew."""
        self._words.setText(minutes_shown(self._context, self._since, TALKED))

    def words(self) -> str:
        """What is shown now."""
        return self._words.text()
