"""The line of time: what everybody says happened when, drawn from top to bottom, gaps and all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.account_matrix import account_matrix
from mediator.domain.guides import QuestionGuide
from mediator.domain.session import Session
from mediator.domain.timeline import Entry, Gap, Moment, timeline
from mediator.gui.dates import day_shown
from mediator.gui.session.board_switch import TIMELINE, BoardSwitch
from mediator.gui.session.board_table import source_shown
from mediator.gui.session.board_time_list import TimeList, TimeRow
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, Pill, flow, label, page
from mediator.wording import tr


class BoardTimeline(QWidget):
    """One row a moment; it says where the words stand, so that nothing is put in anybody's mouth."""

    turned = Signal(str)

    def __init__(self, session: Session, guide: QuestionGuide) -> None:
        super().__init__()
        self._guide = guide
        self.switch = BoardSwitch(TIMELINE)
        self.switch.turned.connect(self.turned)
        self.moments = TimeList(tr("时间线"))
        self.empty = Para(tr("各方说法里没有写明几点。谈话时可以问“什么时候”。"), 16, "text2")
        pill = Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off")
        head = flow(label(tr("比对看板"), "h2"), pill, self.switch, push_last=True)
        hint = Para(tr("按各人自己说的时间排列，没有判断谁说得准。"), 14, "text2")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = Card(self.empty, (self.moments, 1), pad=(16, 12, 16, 12))
        outer.addWidget(page(head, hint, (card, 1)))
        self.show_session(session)

    def show_session(self, session: Session) -> None:
        """Draw what was last committed."""
        entries = timeline(session, account_matrix(session, self._guide))
        rows, day = [], None
        for at, entry in enumerate(entries):
            fresh = not isinstance(entry, Gap) and entry.day != day
            rows.append(_row(session, entry, at, with_day=fresh))
            day = day if isinstance(entry, Gap) else entry.day
        self.moments.set_rows(rows)
        self.moments.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def first_focus(self) -> QWidget:
        """The line of time, or the switch where there is none."""
        return self.switch.chips.buttons()[-1] if self.moments.isHidden() else self.moments


def _row(session: Session, entry: Entry, at: int, *, with_day: bool) -> TimeRow:
    if isinstance(entry, Gap):
        words = tr("这中间{length}没有人说到", length=_length(entry.minutes))
        return TimeRow(key=f"gap-{at}", hour="", day="", letter="", tone=Tone.MUTE, text=words, source="")
    person = session.person(entry.quote.person_id)
    day = day_shown(entry.day) if with_day and entry.day is not None else ""
    hour = f"{entry.minutes // 60:02d}:{entry.minutes % 60:02d}"
    return TimeRow(
        key=f"{entry.quote.statement_id}-{at}",
        hour=hour,
        day=day,
        letter=letter_shown(person.letter),
        tone=tone_of(person),
        text=entry.words,
        source=_source(entry),
        spoken=tr("{day}{hour}，{name}说：{words}", day=day, hour=hour, name=person.name, words=entry.words),
    )


def _source(moment: Moment) -> str:
    """甲-1 09:00, and that it was not said whether in the morning or in the evening."""
    source = source_shown(moment.quote)
    return source if moment.said_half else tr("{source}，没说上午还是下午", source=source)


def _length(minutes: int) -> str:
    if minutes < 60:
        return tr("{minutes}分钟", minutes=minutes)
    if minutes % 60 == 0:
        return tr("{hours}小时", hours=minutes // 60)
    return tr("{hours}小时{minutes}分", hours=minutes // 60, minutes=minutes % 60)
