"""立案与期限: the case behind the session, every term that runs, longer terms, appraisals."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.deadlines import Deadline
from mediator.domain.session import Session
from mediator.domain.stages import STAGE_TITLES, Stage
from mediator.gui.dates import day_shown
from mediator.gui.session.case_forms import AppraisalForm, ExtensionForm, FilingForm, appraisal_lines
from mediator.gui.session.context import SessionContext
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.session.two_columns import stacked
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Card,
    EmptyState,
    Para,
    Pill,
    box,
    clear_layout,
    col,
    label,
    page,
    row,
    rule,
    scroll,
)
from mediator.wording import language, tr

SOON = 3
TO_VERIFY = "M"


class CasePage(StagePage):
    """Opened from the steps at any stage; it goes back to the page it was opened on."""

    def __init__(self, context: SessionContext, stage: Stage) -> None:
        super().__init__(context, stage)
        self.terms = Card(pad=0, gap=0)
        self.filing = FilingForm(context)
        self.extension = ExtensionForm(context)
        self.appraisal = AppraisalForm(context)
        self.appraised = col(gap=2)
        forms = col(
            self.filing,
            self.extension,
            Card(label(tr("鉴定"), "h3"), box(self.appraised), self.appraisal, pad=20, gap=10),
            None,
            gap=16,
        )
        left, right = box(col(self.terms, None)), box(forms)
        columns = col(left, right, gap=16) if stacked() else row((left, 5), (right, 4), gap=16)
        content = page(
            label(tr("立案与期限"), "h2"), columns, None, gap=16, margins=(24, 20, 24, 24), cap=1240
        )
        self.setLayout(col(scroll(content), gap=0))

    def show_session(self, session: Session) -> None:
        self._draw_terms(self.context.room.case.deadlines())
        self.filing.show_session(session)
        self.extension.show_session(session)
        self.appraisal.show_session(session)
        clear_layout(self.appraised)
        for line in appraisal_lines(session):
            self.appraised.addWidget(label(line, "body", wrap=True))

    def footer_plan(self) -> FooterPlan:
        return FooterPlan(primary=tr("回到{stage}", stage=tr(STAGE_TITLES[self.stage])), primary_kind="tint")

    def press_primary(self) -> None:
        self.context.open_stage(self.stage)

    def first_focus(self) -> QWidget | None:
        return self.filing.number.edit

    def _draw_terms(self, found: tuple[Deadline, ...]) -> None:
        layout = self.terms.layout()
        assert isinstance(layout, QVBoxLayout)
        clear_layout(layout)
        head = row(
            label(tr("期限"), "h3"), None, label(tr("起算日不算在内"), "secondary"), margins=(20, 14, 20, 12)
        )
        layout.addWidget(box(head))
        if not found:
            layout.addWidget(EmptyState(tr("现在没有在走的期限。")))
        for deadline in found:
            layout.addWidget(rule())
            layout.addWidget(self._term(deadline))

    def _term(self, deadline: Deadline) -> QWidget:
        today = self.context.room.desk.today()
        english = language() == "en"
        title = deadline.rule.title_en if english else deadline.title
        why = deadline.rule.explanation_en if english else deadline.explanation
        day = day_shown(deadline.due_on)
        when = day if deadline.certain else tr("{day}（暂算）", day=day)
        basis = (
            tr("{article}，待法制确认", article=deadline.article)
            if deadline.mark == TO_VERIFY
            else deadline.article
        )
        span = tr("{start}起算，到{day}", start=day_shown(deadline.started_on), day=when)
        rival = tr("法律另有一种算法更早，按较早的提醒")
        shown = box(
            col(
                row(label(title, "bold"), None, countdown(deadline, (deadline.due_on - today).days)),
                label(span, "body", wrap=True),
                *(() if deadline.warns else (label(rival, "secondary", wrap=True),)),
                Para(why, 14, "text2", 1.4),
                Para(basis, 14, "text2", 1.4),
                gap=4,
                margins=(20, 12, 20, 12),
            )
        )
        shown.setAccessibleName(tr("{what}：{day}", what=title, day=when))
        return shown


def countdown(deadline: Deadline, left: int) -> Pill:
    """Days left in words: red when late, amber when near, else quiet."""
    if left < 0:
        return Pill(tr("逾期{days}天", days=-left), Tone.DANGER)
    if left == 0:
        return Pill(tr("今天到期"), Tone.DISPUTE)
    near = left <= SOON and deadline.warns
    return Pill(tr("还剩{days}天", days=left), Tone.DISPUTE if near else Tone.MUTE)
