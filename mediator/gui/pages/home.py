"""今日工作: today's sessions, drafts, what comes due; the page an officer starts the day on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.people import short_name
from mediator.domain.stages import STAGE_TITLES, Stage, number_of
from mediator.domain.summary import SessionSummary, SummaryState
from mediator.gui.dates import day_shown, month_day_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    AgendaRow,
    EmptyState,
    ListCard,
    NoticeRow,
    Pill,
    box,
    button,
    col,
    label,
    page,
    row,
    scroll,
)
from mediator.services.desk import Desk
from mediator.services.ports import Draft
from mediator.services.worklist import DueRow, Worklist
from mediator.wording import mark, tr

WEEKDAYS = tuple(mark(day) for day in ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"))
SIDE_WIDTH = 376
WIDEST = 1760
STEPS = 10


class HomePage(QWidget):
    """Left the sessions and drafts, right what comes due."""

    session_opened = Signal(str)
    new_asked = Signal()
    all_asked = Signal()
    due_asked = Signal()
    draft_opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        work = Worklist(desk)
        self.new_button = button(
            tr("新建调解"),
            "primary",
            "plus",
            size="l",
            name=tr("新建调解 Ctrl+N"),
            on_click=self.new_asked.emit,
        )
        body = row(
            (col(self._today_card(work.today()), self._drafts_card(work.drafts()), None, gap=16), 1),
            box(col(self._due_card(work.due()), None, gap=16), width=SIDE_WIDTH),
            gap=24,
        )
        content = page(self._heading(), body, None, gap=16, margins=(24, 20, 24, 24), cap=WIDEST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(content))

    def _heading(self) -> QWidget:
        today = self._desk.today()
        where = tr(
            "{day}{weekday}·{station}{room}",
            day=day_shown(today),
            weekday=tr(WEEKDAYS[today.weekday()]),
            station=self._desk.station.name,
            room=self._desk.station.room,
        )
        title = col(label(tr("今日工作"), "h1"), label(where, "secondary"), gap=2)
        return box(row((title, 1), label("Ctrl+N", "caption"), self.new_button, gap=12))

    def _today_card(self, rows: Sequence[SessionSummary]) -> QWidget:
        card = ListCard(tr("今日会谈"), tr("{count}场", count=len(rows)), link=tr("全部会谈"))
        card.link_clicked.connect(self.all_asked)
        if not rows:
            empty = EmptyState(tr("今天没有安排会谈。"), tr("新建调解"))
            empty.acted.connect(self.new_asked)
            card.add_row(empty)
        for index, summary in enumerate(rows):
            card.add_row(self._agenda_row(summary, highlight=index == 0))
        return card

    def _agenda_row(self, summary: SessionSummary, *, highlight: bool) -> QWidget:
        number = min(number_of(summary.stage), STEPS)
        stage = tr(STAGE_TITLES[summary.stage])
        shown = tr("第{number}步{stage}", number=number, stage=stage)
        opened = AgendaRow(
            f"{summary.scheduled_at or summary.opened_at:%H:%M}",
            summary.title,
            names_shown(summary),
            stage if summary.stage is Stage.CLOSED else shown,
            number,
            STEPS,
            pill=state_pill(summary),
            action=tr("继续") if summary.state is SummaryState.UNDER_WAY else tr("查看"),
            highlight=highlight and summary.state is SummaryState.UNDER_WAY,
            steps_name=shown,
        )
        opened.opened.connect(lambda: self.session_opened.emit(summary.session_id))
        return opened

    def _drafts_card(self, rows: Sequence[tuple[Draft, SessionSummary | None]]) -> QWidget:
        card = ListCard(tr("草稿"), tr("{count}份", count=len(rows)))
        if not rows:
            card.add_row(EmptyState(tr("没有未记下的文字。")))
        for draft, summary in rows:
            title = summary.title if summary else tr("新建调解")
            where = tr(STAGE_TITLES[summary.stage]) if summary else tr("受理登记")
            detail = tr("停在{stage}·{when}自动保存", stage=where, when=self._when(draft.at))
            line = NoticeRow(title, detail, tr("继续填写"))
            line.opened.connect(lambda owner=draft.session_id: self.draft_opened.emit(owner))
            card.add_row(line)
        return card

    def _due_card(self, rows: Sequence[DueRow]) -> QWidget:
        card = ListCard(tr("到期回访"), tr("{count}件", count=len(rows)), link=tr("全部") if rows else "")
        card.link_clicked.connect(self.due_asked)
        if not rows:
            card.add_row(EmptyState(tr("没有到期的履行和回访。")))
        for due in rows[:6]:
            card.add_row(self._due_row(due))
        return card

    def _due_row(self, due: DueRow) -> QWidget:
        line = NoticeRow(
            due.summary.title,
            due_detail(due),
            tr("登记") if due.item.due_on <= self._desk.today() else tr("查看"),
            pill=due_pill(due.item.due_on, self._desk.today()),
        )
        line.opened.connect(lambda: self.session_opened.emit(due.summary.session_id))
        return line

    def _when(self, at: datetime) -> str:
        days = (self._desk.today() - at.date()).days
        if days == 0:
            return tr("今天{time}", time=f"{at:%H:%M}")
        if days == 1:
            return tr("昨天{time}", time=f"{at:%H:%M}")
        return day_shown(at.date())


def names_shown(summary: SessionSummary) -> str:
    """王某与赵某·另有证人1名: outside a session names are cut to the surname."""
    names = tr("与").join(short_name(n) for n in summary.names) or tr("尚未登记当事人")
    if not summary.witnesses:
        return names
    return tr("{names}·另有证人{count}名", names=names, count=summary.witnesses)


def state_pill(summary: SessionSummary) -> Pill:
    """The state of a session in words, with a colour."""
    match summary.state:
        case SummaryState.UNDER_WAY:
            return Pill(tr("进行中"), Tone.PRIMARY)
        case SummaryState.SIGNED:
            return Pill(tr("协议已签"), Tone.AGREE, "check")
        case SummaryState.CLOSED:
            return Pill(tr("已结案"), Tone.MUTE, "check")
        case SummaryState.TERMINATED:
            return Pill(tr("已终止"), Tone.MUTE)


def due_pill(due_on: date, today: date) -> Pill:
    """Overdue is red, today amber, the rest quiet."""
    late = (today - due_on).days
    if late > 0:
        return Pill(tr("逾期{days}天", days=late), Tone.DANGER)
    if late == 0:
        return Pill(tr("今天"), Tone.DISPUTE)
    return Pill(month_day_shown(due_on), Tone.MUTE)


def due_detail(due: DueRow) -> str:
    """What is due, in a line; names cut to the surname."""
    who = tr("、").join(short_name(n) for n in due.item.who.split("、") if n)
    if due.item.kind == "visit":
        return tr("回访{who}", who=who)
    return tr("{who}：{what}", who=who, what=due.item.what)
