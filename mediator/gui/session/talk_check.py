"""Ends a talk: the whole record is read to the person, put right where needed, then signed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.arrivals import are_asked
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_arrival import ArrivalCard
from mediator.gui.session.interview_correction import CorrectionPanel
from mediator.gui.session.interview_rows import own_statements
from mediator.gui.session.interview_strip import TalkStrip
from mediator.gui.session.talk_check_record import is_question, record_rows
from mediator.gui.session.talk_check_sign import CheckSign
from mediator.gui.session.two_columns import own_scroll, stacked, two_columns
from mediator.gui.widgets import Card, StatementList, box, button, col, label, page, row
from mediator.wording import tr

RECORD_HEIGHT = 320


class TalkCheck(QWidget):
    """The record at the left as it will stand on the paper, the confirmation at the right."""

    back_asked = Signal()
    changed = Signal()

    def __init__(self, context: SessionContext, talk_id: str) -> None:
        super().__init__()
        self._context = context
        self._talk_id = talk_id
        talk = context.session.talk(talk_id)
        self.strip = TalkStrip(context, talk_id, checking=True)
        self.strip.switch.hide()
        self.record = StatementList(tr("谈话记录"))
        if stacked():
            self.record.setMinimumHeight(RECORD_HEIGHT)
        self._count = label("", "secondary")
        self.correct = button(
            tr("更正这一条"), "quiet", "pen-line", small=True, on_click=self._correct_current
        )
        self._card = Card(
            row(label(tr("谈话记录"), "h3"), self._count, None, self.correct, gap=8),
            (self.record, 1),
            pad=(16, 12, 16, 12),
            gap=8,
        )
        self.correction: CorrectionPanel | None = None
        self.sign = CheckSign(context, talk)
        self.sign.changed.connect(self.changed)
        self.arrival = ArrivalCard(context, talk_id) if are_asked(context.session) else None
        confirmation = self.sign if self.arrival is None else box(col((self.sign, 1), self.arrival, gap=16))
        self.record.opened.connect(self.open_correction)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(
            page(self.strip, (two_columns(self._card, own_scroll(confirmation), shares=(10, 11)), 1))
        )
        self.show_session(context.session)

    def show_session(self, session: Session) -> None:
        """Draw what was last committed."""
        self.record.set_rows(record_rows(session, self._talk_id))
        count = len(own_statements(session, session.talk(self._talk_id)))
        self._count.setText(tr("{count}条", count=count))
        if self.arrival is not None:
            self.arrival.show_session(session)

    def _correct_current(self) -> None:
        key = self.record.current_key()
        if not key or is_question(key):
            self._context.toast(tr("先在左边选中要更正的那一条"))
            return
        self.open_correction(key)

    def open_correction(self, statement_id: str) -> None:
        """Put one statement right before it is signed."""
        if is_question(statement_id):
            return
        self.close_correction()
        panel = CorrectionPanel(self._context, self._context.session.statement(statement_id))
        panel.finished.connect(self.close_correction)
        self.correction = panel
        self._card.add(panel)
        QTimer.singleShot(0, panel.words.focus)

    def close_correction(self) -> None:
        """Back to the record."""
        if self.correction is None:
            return
        self.correction.hide()
        self.correction.deleteLater()
        self.correction = None
        self.show_session(self._context.session)
