"""回访与履行: each obligation with its day and result, visits planned and made, satisfaction in private."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.clauses import clause_text
from mediator.domain.events import VisitManner
from mediator.domain.followup import due_on, obligations
from mediator.domain.progress import Missing
from mediator.domain.session import Clause, Session, Visit
from mediator.domain.stages import Stage
from mediator.gui.dates import day_shown
from mediator.gui.pages.home import due_pill
from mediator.gui.session.context import SessionContext
from mediator.gui.session.follow_up_forms import PerformanceForm, PlanForm, VisitForm
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Card,
    EmptyState,
    ErrorSummary,
    Para,
    Pill,
    button,
    clear_layout,
    col,
    label,
    page,
    row,
    rule,
    scroll,
)
from mediator.wording import mark, tr

RESULTS = {
    "performed": (mark("已履行"), Tone.AGREE),
    "missed": (mark("未履行"), Tone.DANGER),
    "postponed": (mark("改期"), Tone.DISPUTE),
}
MANNERS = {VisitManner.IN_PERSON: mark("上门回访"), VisitManner.PHONE: mark("电话回访")}
FIRST_VISIT_AFTER = timedelta(days=30)


class FollowUpPage(StagePage):
    """What was promised at the left, visits at the right."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, Stage.FOLLOW_UP)
        self.errors = ErrorSummary()
        self.obligations = Card(pad=0, gap=0)
        self.visits = Card(pad=0, gap=0)
        self.performance = PerformanceForm(context)
        self.plan = PlanForm(context)
        self.visit = VisitForm(context)
        left = col(self.obligations, self.performance, None, gap=16)
        right = col(self.visits, self.plan, self.visit, None, gap=16)
        content = page(
            label(tr("回访与履行"), "h2"), self.errors, row((left, 5), (right, 4), gap=16), None, gap=12
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(content))
        for form in (self.performance, self.visit):
            form.setVisible(False)

    def show_session(self, session: Session) -> None:
        self._draw_obligations(session)
        self._draw_visits(session)
        self.plan.suggest(session.signed.at.date() + FIRST_VISIT_AFTER if session.signed else None)

    def footer_plan(self) -> FooterPlan:
        return FooterPlan(
            back=tr("上一步"),
            hint=tr("全部履行并回访后可以结案"),
            primary=tr("结案") if not self.session.ended else tr("查看结案"),
        )

    def press_primary(self) -> None:
        wanting = () if self.session.ended else self.context.room.missing(Stage.FOLLOW_UP)
        if wanting:
            self.show_missing(wanting)
        else:
            self.context.open_stage(Stage.CLOSED)

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        title = tr("结案前还有{count}件事", count=len(missing))
        self.errors.show_errors(title, [(tr(m.sentence), self._where(m)) for m in missing])

    def first_focus(self) -> QWidget | None:
        return None

    def _where(self, missing: Missing) -> QWidget:
        return self.plan.day if missing.code == "visit" else self.obligations

    def _draw_obligations(self, session: Session) -> None:
        clear_layout(self.obligations.body)
        owed = obligations(session)
        self.obligations.add(
            row(
                label(tr("履行事项"), "h3"),
                label(tr("{count}项", count=len(owed)), "secondary"),
                None,
                margins=(20, 14, 20, 12),
            )
        )
        for clause in owed:
            self.obligations.add(rule(), self._obligation_row(session, clause))
        if not owed:
            self.obligations.add(rule(), EmptyState(tr("这份协议没有需要履行的事项。")))

    def _obligation_row(self, session: Session, clause: Clause) -> QWidget:
        check = session.performance.get(clause.clause_id)
        day = due_on(session, clause)
        marks: list[QWidget] = []
        if check is not None:
            marks.append(Pill(tr(RESULTS[check.result][0]), RESULTS[check.result][1]))
        if day is not None:
            marks.append(due_pill(day, self.context.room.desk.today()))
        number = 1 + [c.clause_id for c in session.clauses].index(clause.clause_id)
        head = row(label(tr("第{number}条", number=number), "bold"), *marks, None, gap=8)
        if check is None or check.result == "postponed":
            head = row(
                label(tr("第{number}条", number=number), "bold"),
                *marks,
                None,
                button(
                    tr("登记履行"),
                    small=True,
                    name=tr("登记第{number}条的履行", number=number),
                    on_click=lambda: self.performance.begin(clause),
                ),
                gap=8,
            )
        lines: list[QWidget] = [Para(clause_text(session, clause.terms))]
        if check is not None and check.note:
            noted = tr("{day}，{note}", day=day_shown(check.on), note=check.note) if check.on else check.note
            lines.append(label(noted, "secondary", wrap=True))
        holder = QWidget()
        holder.setLayout(col(head, *lines, gap=4, margins=(20, 12, 20, 12)))
        return holder

    def _draw_visits(self, session: Session) -> None:
        clear_layout(self.visits.body)
        self.visits.add(
            row(
                label(tr("回访"), "h3"),
                label(tr("{count}次", count=len(session.visits)), "secondary"),
                None,
                margins=(20, 14, 20, 12),
            )
        )
        for visit in session.visits:
            self.visits.add(rule(), self._visit_row(visit))
        if not session.visits:
            self.visits.add(rule(), EmptyState(tr("还没有安排回访。")))

    def _visit_row(self, visit: Visit) -> QWidget:
        holder = QWidget()
        if visit.visited_on is None:
            head = row(
                due_pill(visit.due_on, self.context.room.desk.today()),
                label(tr(MANNERS[visit.manner]), "bold"),
                None,
                button(tr("登记回访"), small=True, on_click=lambda: self.visit.begin(visit)),
                gap=8,
            )
            holder.setLayout(col(head, margins=(20, 12, 20, 12)))
            return holder
        again = (
            Pill(tr("又发生了"), Tone.DANGER) if visit.happened_again else Pill(tr("未再发生"), Tone.AGREE)
        )
        head = row(
            label(day_shown(visit.visited_on), "bold"),
            label(tr(MANNERS[visit.manner]), "secondary"),
            again,
            None,
            gap=8,
        )
        holder.setLayout(col(head, Para(visit.findings), gap=4, margins=(20, 12, 20, 12)))
        return holder
