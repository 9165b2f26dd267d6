"""回访与履行: each obligation with its day and result, visits planned and made, satisfaction in private."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from mediator.domain.clauses import clause_text
from mediator.domain.closing import was_broken
from mediator.domain.errors import MediatorError
from mediator.domain.events import ClauseKind, VisitManner
from mediator.domain.file_papers import FilePaper
from mediator.domain.followup import PERFORMED, due_on, obligations
from mediator.domain.progress import Missing
from mediator.domain.regimes import RegimeRules
from mediator.domain.session import Clause, Session, Visit
from mediator.domain.stages import Stage
from mediator.gui.dates import day_shown
from mediator.gui.pages.home import due_pill
from mediator.gui.session.context import SessionContext
from mediator.gui.session.follow_up_forms import PerformanceForm, PlanForm
from mediator.gui.session.route_words import phrase_shown, stage_shown
from mediator.gui.session.signed_texts import SignedTexts
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.session.two_columns import stacked
from mediator.gui.session.visit_form import VisitForm
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Card,
    EmptyState,
    ErrorSummary,
    Para,
    Pill,
    box,
    button,
    clear_layout,
    col,
    flow,
    label,
    link,
    page,
    row,
    rule,
    scroll,
)
from mediator.wording import mark, tr

RESULTS = {
    "performed": (mark("已履行"), Tone.AGREE, "check"),
    "missed": (mark("未履行"), Tone.DANGER, "circle-alert"),
    "postponed": (mark("改期"), Tone.DISPUTE, "clock"),
}
MANNERS = {VisitManner.IN_PERSON: mark("上门回访"), VisitManner.PHONE: mark("电话回访")}
FIRST_VISIT_AFTER = timedelta(days=30)
HEAD, ROW = (20, 14, 20, 12), (20, 12, 16, 12)


class AfterCard(Card):
    """What the parties are told once there is an agreement, by the law of the route."""

    def __init__(self, rules: RegimeRules) -> None:
        super().__init__(pad=(20, 12, 20, 12), gap=4)
        self.add(*(Para(phrase_shown(phrase), 14, "text2", 1.4) for phrase in rules.after))
        if not rules.after:
            self.hide()


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
        self.performance.done.connect(self._next_to_do)
        self.visit.done.connect(self._next_to_do)
        self.after = AfterCard(context.room.rules)
        self.texts = SignedTexts(context)
        left = box(col(self.after, self.obligations, self.performance, self.texts, None, gap=16))
        right = box(col(self.visits, self.visit, self.plan, None, gap=16))
        columns = col(left, right, gap=16) if stacked() else row((left, 5), (right, 4), gap=16)
        content = page(
            label(stage_shown(context.room.rules, Stage.FOLLOW_UP), "h2"),
            self.errors,
            columns,
            None,
            gap=16,
            margins=(24, 20, 24, 24),
            cap=1440,
        )
        self.setLayout(col(scroll(content), gap=0))
        self.performance.resume()
        self.visit.resume()

    def show_session(self, session: Session) -> None:
        self._draw_obligations(session)
        self._draw_visits(session)
        self.texts.show_session(session)
        needed = self.context.room.rules.visit_needed
        self.plan.setVisible(not session.ended and (needed or bool(session.visits)))
        self.visits.setVisible(needed or bool(session.visits))
        signed = session.in_force.signed
        self.plan.suggest(signed.at.date() + FIRST_VISIT_AFTER if signed else None)

    def footer_plan(self) -> FooterPlan:
        if self.session.ended:
            return FooterPlan(back=tr("上一步"), primary=tr("查看结案"))
        if was_broken(self.session):
            hint = tr("有条款没有按约定履行，需要时从左下角办理终止")
        elif self.context.room.rules.visit_needed:
            hint = tr("全部履行并回访后可以结案")
        else:
            hint = tr("全部履行后可以结案")
        return FooterPlan(back=tr("上一步"), hint=hint, primary=tr("结案"))

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
        """The first thing to be recorded; where nothing is, the day of the next visit."""
        for card in (self.obligations, self.visits):
            waiting = _to_record(card)
            if waiting:
                return waiting[0]
        return None if self.session.ended else self.plan.day.edit

    def _next_to_do(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus()

    def _where(self, missing: Missing) -> QWidget:
        if missing.code == "supplement":
            return self.texts.go_button
        if missing.code == "visit":
            planned = _to_record(self.visits)
            return planned[0] if planned else self.plan.day
        return self.first_focus() or self.obligations

    # -- obligations ---------------------------------------------------------------------

    def _draw_obligations(self, session: Session) -> None:
        self.errors.clear()
        clear_layout(self.obligations.body)
        owed = obligations(session)
        count = label(tr("{count}项", count=len(owed)), "secondary")
        self.obligations.add(row(label(tr("履行事项"), "h3"), count, None, margins=HEAD))
        for clause in owed:
            self.obligations.add(rule(), self._obligation_row(session, clause))
        if not owed:
            self.obligations.add(rule(), EmptyState(tr("这份协议没有需要履行的事项。")))

    def _obligation_row(self, session: Session, clause: Clause) -> QWidget:
        check = session.performance.get(clause.clause_id)
        number = 1 + [c.clause_id for c in session.in_force.clauses].index(clause.clause_id)
        head = flow(label(tr("第{number}条", number=number), "bold"), *self._marks(session, clause), gap=8)
        lines: list[QWidget] = [Para(clause_text(session, clause.terms))]
        if check is not None and check.note:
            noted = tr("{day}，{note}", day=day_shown(check.on), note=check.note) if check.on else check.note
            lines.append(Para(noted, 14, "text2", 1.4))
        lines += self._receipts(clause)
        line = row((col(head, *lines, gap=4), 1), gap=16, margins=ROW)
        if not session.ended and (check is None or check.result == "postponed"):
            line.addWidget(
                button(
                    tr("登记履行"),
                    small=True,
                    name=tr("登记第{number}条的履行", number=number),
                    on_click=lambda: self.performance.begin(clause),
                )
            )
        return box(line)

    def _receipts(self, clause: Clause) -> list[QWidget]:
        """A receipt for each sum that was paid, to be printed and signed."""
        check = self.session.performance.get(clause.clause_id)
        if clause.terms.kind is not ClauseKind.PAY or check is None or check.result != PERFORMED:
            return []
        papers = self.context.room.papers.receipts(clause.clause_id)
        links = (link(tr("打印{title}", title=p.title), partial(self._open, p)) for p in papers)
        return [box(flow(*links, gap=8))]

    def _open(self, paper: FilePaper) -> None:
        try:
            pdf = self.context.room.dossier.draw(paper)
        except MediatorError as error:
            self.context.questions.tell(error)
            return
        self.context.open_paper(paper.name, tr(paper.title), pdf)

    def _marks(self, session: Session, clause: Clause) -> list[QWidget]:
        """How it came out, and the day while that is open."""
        check, day = session.performance.get(clause.clause_id), due_on(session, clause)
        marks: list[QWidget] = []
        if check is not None:
            words, tone, icon = RESULTS[check.result]
            marks.append(Pill(tr(words), tone, icon))
        if day is not None and (check is None or check.result == "postponed"):
            marks.append(due_pill(day, self.context.room.desk.today()))
        return marks

    # -- visits --------------------------------------------------------------------------

    def _draw_visits(self, session: Session) -> None:
        clear_layout(self.visits.body)
        count = label(tr("{count}次", count=len(session.visits)), "secondary")
        self.visits.add(row(label(tr("回访"), "h3"), count, None, margins=HEAD))
        for visit in session.visits:
            self.visits.add(rule(), self._visit_row(visit))
        if not session.visits:
            self.visits.add(rule(), EmptyState(tr("还没有安排回访。")))

    def _visit_row(self, visit: Visit) -> QWidget:
        manner = label(tr(MANNERS[visit.manner]), "bold")
        if visit.visited_on is None:
            head = flow(due_pill(visit.due_on, self.context.room.desk.today()), manner, gap=8)
            line = row((head, 1), gap=16, margins=ROW)
            if not self.session.ended:
                record = button(tr("登记回访"), small=True, on_click=lambda: self.visit.begin(visit))
                line.addWidget(record)
            return box(line)
        again = (
            Pill(tr("又发生了"), Tone.DANGER, "circle-alert")
            if visit.happened_again
            else Pill(tr("未再发生"), Tone.AGREE, "check")
        )
        day = label(day_shown(visit.visited_on), "secondary")
        return box(col(flow(manner, day, again, gap=8), Para(visit.findings), gap=4, margins=ROW))


def _to_record(card: QWidget) -> list[QPushButton]:
    """The buttons that record something; a link only opens a paper."""
    return [made for made in card.findChildren(QPushButton) if not made.property("link")]
