"""今日工作: today's sessions, drafts, what comes due; the page an officer starts the day on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediator.domain.people import short_name
from mediator.domain.regimes import RegimeRules
from mediator.domain.stages import Stage
from mediator.domain.summary import SessionSummary, SummaryState
from mediator.gui.dates import day_shown, month_day_shown
from mediator.gui.pages.home_deadlines import DeadlineCards
from mediator.gui.session.route_words import route_shown, rules_of_row, stage_shown
from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    AgendaRow,
    EmptyState,
    InfoCard,
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
from mediator.services.backing_up import BackingUp
from mediator.services.desk import Desk
from mediator.services.ports import Draft
from mediator.services.worklist import DueRow, Worklist
from mediator.wording import mark, tr

WEEKDAYS = tuple(mark(day) for day in ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"))
SIDE_WIDTH = 376
WIDEST = 1760
STACK_BELOW = 980
"""Px of width, at 100 % type, under which the two columns stand one below the other."""
HOUR_WIDTH, DAY_WIDTH = 48, 62
MOST_DUE = 6
MOST_TERMS = 4


class HomePage(QWidget):
    """Left the sessions and drafts, right what comes due; one column where it is narrow."""

    session_opened = Signal(str)
    new_asked = Signal()
    all_asked = Signal()
    due_asked = Signal()
    draft_opened = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._work = Worklist(desk)
        self.new_button = button(
            tr("新建调解"),
            "primary",
            "plus",
            size="l",
            name=tr("新建调解 Ctrl+N"),
            on_click=self.new_asked.emit,
        )
        left = box(
            col(self._today_card(self._work.today()), self._drafts_card(self._work.drafts()), None, gap=16)
        )
        terms = DeadlineCards(desk, most=MOST_TERMS)
        terms.session_opened.connect(self.session_opened)
        terms.all_asked.connect(self.due_asked)
        self._side = box(col(self._due_card(self._work.due()), terms, None, gap=16))
        self._columns = row((left, 1), self._side, gap=24)
        content = page(
            self._heading(), *_alarms(desk), self._columns, None, gap=16, margins=(24, 20, 24, 24), cap=WIDEST
        )
        self.setLayout(col(scroll(content), gap=0))
        self._stack(stacked=False)

    def first_focus(self) -> QWidget:
        """The page's main action."""
        return self.new_button

    def is_stacked(self) -> bool:
        """Whether the columns stand one below the other."""
        return self._columns.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < current().px(STACK_BELOW)
        if stacked != self.is_stacked():
            self._stack(stacked=stacked)

    def _stack(self, *, stacked: bool) -> None:
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._columns.setSpacing(16 if stacked else 24)
        width = max(SIDE_WIDTH, current().px(330))
        self._side.setMinimumWidth(0 if stacked else width)
        self._side.setMaximumWidth(WIDEST if stacked else width)

    def _heading(self) -> QWidget:
        today = self._desk.today()
        where = tr(
            "{day}{weekday}·{station}{room}",
            day=day_shown(today),
            weekday=tr(WEEKDAYS[today.weekday()]),
            station=self._desk.station.name,
            room=self._desk.station.room,
        )
        title = col(label(tr("今日工作"), "h1"), label(where, "secondary", wrap=True), gap=2)
        return box(row((title, 1), label("Ctrl+N", "caption"), self.new_button, gap=12))

    # -- today ---------------------------------------------------------------------------

    def _today_card(self, rows: Sequence[SessionSummary]) -> QWidget:
        card = ListCard(tr("今日会谈"), tr("{count}场", count=len(rows)), link=tr("全部会谈"))
        card.link_clicked.connect(self.all_asked)
        if not rows:
            empty = EmptyState(tr("今天没有安排会谈。"), tr("新建调解"))
            empty.acted.connect(self.new_asked)
            card.add_row(empty)
        begun = next((s for s in rows if self._has_begun(s)), None)
        with_days = any(not self._is_todays(s) for s in rows)
        for summary in rows:
            wide = DAY_WIDTH if with_days else HOUR_WIDTH
            card.add_row(self._agenda_row(summary, highlight=summary is begun, time_width=wide))
        return card

    def _agenda_row(self, summary: SessionSummary, *, highlight: bool, time_width: int) -> QWidget:
        rules = rules_of_row(self._desk, summary)
        total = len(rules.plan)
        number = min(rules.number_of(summary.stage), total)
        stage = stage_shown(rules, summary.stage)
        shown = tr("第{number}步{stage}", number=number, stage=stage)
        pill, action = self._state(summary)
        opened = AgendaRow(
            self._hour(summary),
            summary.title,
            _who_and_how(summary, rules),
            stage if summary.stage is Stage.CLOSED else shown,
            number,
            total,
            pill=pill,
            action=action,
            highlight=highlight,
            steps_name=shown,
            time_width=time_width,
        )
        opened.opened.connect(lambda: self.session_opened.emit(summary.session_id))
        return opened

    def _has_begun(self, summary: SessionSummary) -> bool:
        """Under way, and not just an appointment for later."""
        if summary.state is not SummaryState.UNDER_WAY:
            return False
        planned = summary.scheduled_at
        waits = summary.stage is Stage.INTAKE and planned is not None and planned > self._desk.clock.now()
        return not waits

    def _state(self, summary: SessionSummary) -> tuple[Pill, str]:
        """The pill of a row and the words on its button."""
        if summary.state is not SummaryState.UNDER_WAY:
            return state_pill(summary), tr("查看")
        if self._work.lacks_guardian(summary):
            return Pill(tr("缺监护人信息"), Tone.DISPUTE, "circle-alert"), tr("补充")
        if not self._has_begun(summary):
            return Pill(tr("待开始"), Tone.MUTE), tr("准备")
        return state_pill(summary), tr("继续")

    def _hour(self, summary: SessionSummary) -> str:
        """The hour for today's, the day for what was left over."""
        at = summary.scheduled_at or summary.opened_at
        return f"{at:%H:%M}" if self._is_todays(summary) else month_day_shown(at.date())

    def _is_todays(self, summary: SessionSummary) -> bool:
        return (summary.scheduled_at or summary.opened_at).date() == self._desk.today()

    # -- drafts and what comes due -------------------------------------------------------

    def _drafts_card(self, rows: Sequence[tuple[Draft, SessionSummary | None]]) -> QWidget:
        card = ListCard(tr("草稿"), tr("{count}份", count=len(rows)))
        if not rows:
            card.add_row(EmptyState(tr("没有未记下的文字。")))
        for draft, summary in rows:
            title = summary.title if summary else tr("新建调解")
            where = self._stage(summary) if summary else tr("受理登记")
            detail = tr("停在{stage}·{when}自动保存", stage=where, when=self._when(draft.at))
            line = NoticeRow(title, detail, tr("继续填写"))
            line.opened.connect(lambda owner=draft.session_id: self.draft_opened.emit(owner))
            card.add_row(line)
        return card

    def _stage(self, summary: SessionSummary) -> str:
        return stage_shown(rules_of_row(self._desk, summary), summary.stage)

    def _due_card(self, rows: Sequence[DueRow]) -> QWidget:
        card = ListCard(tr("到期回访"), tr("{count}件", count=len(rows)), link=tr("全部") if rows else "")
        card.link_clicked.connect(self.due_asked)
        if not rows:
            card.add_row(EmptyState(tr("没有到期的履行和回访。")))
        for due in rows[:MOST_DUE]:
            card.add_row(self._due_row(due))
        return card

    def _due_row(self, due: DueRow) -> QWidget:
        today = self._desk.today()
        line = NoticeRow(
            due.summary.title,
            due_detail(due, today),
            tr("登记") if due.item.due_on <= today else tr("查看"),
            pill=due_pill(due.item.due_on, today),
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


def _alarms(desk: Desk) -> list[QWidget]:
    """What did not fit the anchor when the store was opened, before everything else of the day."""
    found = "\n".join(tr(alarm) for alarm in desk.audit.alarms())
    if not found:
        return _backup_warnings(desk)
    asked = tr("先不要删改任何文件。请告诉所领导，查明以后再继续。")
    return [InfoCard("triangle-alert", tr("记录库和锚点对不上"), f"{found}\n{asked}")]


def _backup_warnings(desk: Desk) -> list[QWidget]:
    """For whoever looks after the backups of a real station: what is late or did not come about."""
    backing = BackingUp(desk)
    if desk.station.training or not backing.may_back_up():
        return []
    found = "\n".join(tr(warning) for warning in backing.standing().warnings())
    return [InfoCard("save", tr("备份"), found)] if found else []


def _who_and_how(summary: SessionSummary, rules: RegimeRules) -> str:
    """The surnames and the route; the route alone while nobody is entered."""
    names, route = names_shown(summary), route_shown(rules)
    return tr("{names}·{route}", names=names, route=route) if summary.names else route


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


def due_detail(due: DueRow, today: date) -> str:
    """What is due, in a line; names cut to the surname, the day where it has passed."""
    who = tr("、").join(short_name(n) for n in due.item.who.split("、") if n)
    passed = due.item.due_on < today
    if due.item.kind == "visit":
        if passed:
            return tr("回访{who}·约定{day}", who=who, day=month_day_shown(due.item.due_on))
        return tr("回访{who}", who=who)
    if passed:
        day = month_day_shown(due.item.due_on)
        return tr("{who}：{what}·约定{day}", who=who, what=due.item.what, day=day)
    return tr("{who}：{what}", who=who, what=due.item.what)
