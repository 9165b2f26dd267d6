"""Ends a talk: the whole record is read to the person line by line, put right where needed, then signed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.arrivals import are_asked
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_arrival import ArrivalCard
from mediator.gui.session.interview_correction import CorrectionPanel
from mediator.gui.session.interview_strip import TalkStrip
from mediator.gui.session.own_language import in_own_language
from mediator.gui.session.talk_check_aloud import RecordAloudView
from mediator.gui.session.talk_check_heard import HeardLines
from mediator.gui.session.talk_check_more import MorePanel
from mediator.gui.session.talk_check_record import is_question, record_rows
from mediator.gui.session.talk_check_sign import CheckSign
from mediator.gui.session.two_columns import own_scroll, stacked, two_columns
from mediator.gui.session.wrapping_row import WrappingRow
from mediator.gui.widgets import Card, StatementList, box, button, col, label, page, row
from mediator.wording import language, speaking, tr

RECORD_HEIGHT = 320


class TalkCheck(QWidget):
    """The record at the left as it will stand on the paper, the confirmation at the right."""

    back_asked = Signal()
    changed = Signal()

    def __init__(self, context: SessionContext, talk_id: str) -> None:
        super().__init__()
        self.spoken = language()
        self._context = context
        self._talk_id = talk_id
        talk = context.session.talk(talk_id)
        self.strip = TalkStrip(context, talk_id, checking=True)
        self.strip.switch.hide()
        self.heard = HeardLines(context, talk_id, self)
        self.record = StatementList(tr("谈话记录"))
        if stacked():
            self.record.setMinimumHeight(RECORD_HEIGHT)
        self.aloud: RecordAloudView | None = None
        self.correction: CorrectionPanel | None = None
        self.more: MorePanel | None = None
        self._card = self._record_card()
        self.sign = CheckSign(context, talk)
        self.sign.changed.connect(self.changed)
        self.arrival = ArrivalCard(context, talk_id) if are_asked(context.session) else None
        confirmation = self.sign if self.arrival is None else box(col((self.sign, 1), self.arrival, gap=16))
        self.record.opened.connect(self.open_correction)
        self.record.ticked.connect(self.turn_tick)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(
            page(self.strip, (two_columns(self._card, own_scroll(confirmation), shares=(10, 11)), 1))
        )
        self.show_session(context.session)

    def _record_card(self) -> Card:
        self._count = label("", "secondary")
        self.read = button(tr("大字逐条念"), "quiet", "a-large-small", small=True, on_click=self.read_aloud)
        self.correct = button(
            tr("更正这一条"), "quiet", "pen-line", small=True, on_click=self._correct_current
        )
        self.add_one = button(tr("补充一条"), "quiet", "plus", small=True, on_click=self.open_more)
        return Card(
            WrappingRow(
                row(label(tr("谈话记录"), "h3"), self._count, None, gap=8),
                row(self.read, self.correct, self.add_one, gap=4),
            ),
            (self.record, 1),
            pad=(16, 12, 16, 12),
            gap=8,
        )

    @in_own_language
    def show_session(self, session: Session) -> None:
        """Draw what was last committed."""
        ticked, left = self.heard.ticked(), self.heard.left()
        open_still = session.talk(self._talk_id).read_back_at is None
        self.record.set_rows(record_rows(session, self._talk_id, ticked if open_still else None))
        self._count.setText(tr("已念{done}条，共{count}条", done=len(ticked), count=len(ticked) + len(left)))
        self.sign.show_left(len(left))
        if self.arrival is not None:
            self.arrival.show_session(session)

    def turn_tick(self, statement_id: str) -> None:
        """A line was read, or has to be read again; the keyboard goes on to the next one unread."""
        self._tick(statement_id, on=statement_id not in self.heard.ticked())
        left = self.heard.left()
        if left and statement_id not in left:
            keys = [r.key for r in self.record.rows()]
            after = [key for key in left if keys.index(key) > keys.index(statement_id)]
            self.record.select((after or left)[0])

    def _tick(self, statement_id: str, *, on: bool) -> None:
        self.heard.set(statement_id, on=on)
        self.show_session(self._context.session)
        self.changed.emit()

    def read_aloud(self) -> None:
        """Put the record before the person, one line a screen, from the first line not read yet."""
        session = self._context.session
        talk, first = session.talk(self._talk_id), next(iter(self.heard.left()), "")
        with speaking(session.person(talk.person_id).details.language):
            view = RecordAloudView(session, talk, first=first)
        view.heard.connect(lambda statement_id: self._tick(statement_id, on=True))
        view.wrong.connect(self._wrong)
        view.more.connect(self._more_wanted)
        view.done.connect(self._close_aloud)
        view.back_clicked.connect(self._close_aloud)
        self.aloud = view
        self._context.show_party(view)

    def _close_aloud(self) -> None:
        self.aloud = None
        self._context.show_party(None)
        self.record.setFocus()

    def _wrong(self, statement_id: str) -> None:
        self._close_aloud()
        self.record.select(statement_id)
        self.open_correction(statement_id)

    def _more_wanted(self) -> None:
        self._close_aloud()
        self.open_more()

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
        self.close_panels()
        panel = CorrectionPanel(
            self._context, self._context.session.statement(statement_id), reading_back=True
        )
        panel.finished.connect(self.close_panels)
        self.correction = panel
        self._card.add(panel)
        QTimer.singleShot(0, panel.words.focus)

    def open_more(self) -> None:
        """Add one more statement."""
        self.close_panels()
        panel = MorePanel(self._context, self._talk_id)
        panel.finished.connect(self._added)
        self.more = panel
        self._card.add(panel)
        QTimer.singleShot(0, panel.words.focus)

    def _added(self, statement_id: str) -> None:
        self.close_panels()
        if statement_id:
            self.record.scroll_to_end()
            self.record.select(statement_id)

    def close_panels(self) -> None:
        """Back to the record."""
        panel = self.correction or self.more
        if panel is None:
            return
        panel.hide()
        panel.deleteLater()
        self.correction = self.more = None
        self.show_session(self._context.session)
        self.record.setFocus()
        self.changed.emit()
