"""期限: what the law wants done by when in the open sessions: a calm note, days left, the articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.deadlines import Deadline
from mediator.domain.wording import fill
from mediator.gui.dates import day_shown, month_day_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import InfoCard, ListCard, NoticeRow, Para, Pill, box, col, row
from mediator.services.desk import Desk
from mediator.services.worklist import DeadlineRow, Worklist
from mediator.wording import language, mark, tr

SOON = 3
"""Days left from which a countdown turns amber."""
MOST_NOTICES = 3
TO_VERIFY = "M"
ESTIMATED = mark("标“暂算”的日子：{years}年的放假安排还没有录入，只按周末和法定节假日计算。")


class DeadlineCards(QWidget):
    """A note on what may still be done and until when, then the sessions by days left.

    `most` is how many sessions are shown; all of them without it. Hidden when no term runs and no file of
    the station was refused.
    """

    session_opened = Signal(str)
    all_asked = Signal()

    def __init__(self, desk: Desk, *, most: int | None = None) -> None:
        super().__init__()
        self._desk, self._today = desk, desk.today()
        rows = Worklist(desk).deadlines()
        self.notes = self._notes(rows)
        self.rows: list[NoticeRow] = []
        cards: list[QWidget] = [*self._refused(), *self.notes]
        if rows:
            cards.append(self._card(rows, most))
        self.setLayout(col(*cards, gap=16))
        if not cards:
            self.hide()

    def _refused(self) -> list[InfoCard]:
        """Files of the station that count for nothing, also on a day without a term."""
        desk = self._desk
        packs = (desk.rules, desk.terms, desk.registers, desk.guides, desk.question_rules)
        found = [trouble for pack in packs for trouble in pack.troubles()]
        if not found:
            return []
        return [InfoCard("triangle-alert", tr("本所的文件没有采用"), "\n".join(tr(each) for each in found))]

    def _notes(self, rows: Sequence[DeadlineRow]) -> list[InfoCard]:
        """One note a rule that has a sentence for it, with the sessions it is true of."""
        said: dict[str, list[str]] = {}
        for line in rows:
            for deadline in line.deadlines:
                heading, sentence = _notice(deadline)
                if sentence and deadline.due_on >= self._today:
                    day = self._day(deadline)
                    said.setdefault(heading, []).append(
                        fill(sentence, {"title": line.summary.title, "day": day})
                    )
        return [
            InfoCard("info", heading, "\n".join(sentences[:MOST_NOTICES]))
            for heading, sentences in said.items()
        ]

    def _card(self, rows: Sequence[DeadlineRow], most: int | None) -> ListCard:
        cut = most is not None and len(rows) > most
        card = ListCard(tr("期限"), tr("{count}件", count=len(rows)), link=tr("全部") if cut else "")
        card.link_clicked.connect(self.all_asked)
        for line in rows[:most]:
            self.rows.append(self._row(line))
            card.add_row(self.rows[-1])
        cautions = self._cautions(rows[:most])
        if cautions:
            card.add_row(box(row((Para("\n".join(cautions), 13, "text2", 1.4), 1), margins=(20, 10, 16, 12))))
        return card

    def _row(self, line: DeadlineRow) -> NoticeRow:
        nearest = line.nearest(self._today)
        others = [d for d in line.deadlines if d is not nearest and not _adds_nothing(d, line)]
        detail = "\n".join([self._nearest(nearest), *(self._other(d) for d in others)])
        shown = NoticeRow(line.summary.title, detail, tr("查看"), pill=countdown(nearest.due_on, self._today))
        shown.setToolTip("\n".join(self._basis(d) for d in line.deadlines))
        shown.setAccessibleDescription(shown.toolTip())
        shown.opened.connect(lambda: self.session_opened.emit(line.summary.session_id))
        return shown

    def _nearest(self, deadline: Deadline) -> str:
        day, article = self._day(deadline), deadline.article
        if deadline.mark == TO_VERIFY:
            return tr("{what}：{day}，{article}，待法制确认", what=_title(deadline), day=day, article=article)
        return tr("{what}：{day}，{article}", what=_title(deadline), day=day, article=article)

    def _other(self, deadline: Deadline) -> str:
        day = self._day(deadline)
        if not deadline.warns:
            if deadline.rule.confirm:
                return tr("{what}：{day}，按较早的提醒，待法制确认", what=_title(deadline), day=day)
            return tr("{what}：{day}，按较早的提醒", what=_title(deadline), day=day)
        if deadline.mark == TO_VERIFY:
            return tr("{what}：{day}，待法制确认", what=_title(deadline), day=day)
        return tr("{what}：{day}", what=_title(deadline), day=day)

    def _basis(self, deadline: Deadline) -> str:
        why = deadline.rule.explanation_en if language() == "en" else deadline.explanation
        return tr("{what}：{why}（{article}）", what=_title(deadline), why=why, article=deadline.article)

    def _day(self, deadline: Deadline) -> str:
        """The last day, the year where it is not this one, and whether it may still move."""
        last = deadline.due_on
        day = month_day_shown(last) if last.year == self._today.year else day_shown(last)
        return day if deadline.certain else tr("{day}（暂算）", day=day)

    def _cautions(self, rows: Sequence[DeadlineRow]) -> list[str]:
        """What the days rest on that nobody has settled yet, and files of the station that were refused."""
        calendar = self._desk.deadlines.calendar()
        shown = [d for line in rows for d in line.deadlines]
        unknown = {year for d in shown if not d.certain for year in _span(d)} - calendar.known
        unconfirmed = {year for d in shown for year in _span(d)} & calendar.to_confirm
        cautions = []
        if unknown:
            cautions.append(tr(ESTIMATED, years=_years(unknown)))
        if unconfirmed:
            cautions.append(tr("{years}年的放假安排待法制确认。", years=_years(unconfirmed)))
        troubles = (*self._desk.deadlines.troubles(), *self._desk.papers.troubles())
        return [*cautions, *(tr(trouble) for trouble in troubles)]


def countdown(due_on: date, today: date) -> Pill:
    """Days left in words: red when late, amber when near, else quiet."""
    left = (due_on - today).days
    if left < 0:
        return Pill(tr("逾期{days}天", days=-left), Tone.DANGER)
    if left == 0:
        return Pill(tr("今天到期"), Tone.DISPUTE)
    return Pill(tr("还剩{days}天", days=left), Tone.DISPUTE if left <= SOON else Tone.MUTE)


def _title(deadline: Deadline) -> str:
    return deadline.rule.title_en if language() == "en" else deadline.title


def _notice(deadline: Deadline) -> tuple[str, str]:
    """Heading and sentence of the note in the language in use; the Chinese where there is no English."""
    rule = deadline.rule
    if language() == "en" and rule.notice_en:
        return rule.notice_title_en, rule.notice_en
    return rule.notice_title, rule.notice


def _adds_nothing(deadline: Deadline, line: DeadlineRow) -> bool:
    """Whether it is the other reading of a term and ends on the same day."""
    return any(d.id == deadline.rival and d.due_on == deadline.due_on for d in line.deadlines)


def _span(deadline: Deadline) -> range:
    """The years a term runs in."""
    return range(deadline.started_on.year, deadline.due_on.year + 1)


def _years(years: set[int]) -> str:
    return tr("、").join(str(year) for year in sorted(years))
