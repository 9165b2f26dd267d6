"""申请与认可: the settlement the parties report, their applications, and the decision of the organ."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.progress import Missing
from mediator.domain.recognition import applicants
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.session.context import SessionContext
from mediator.gui.session.recognition_forms import ApplicationsCard, DecisionForm, SettlementForm
from mediator.gui.session.route_words import stage_shown
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.session.two_columns import stacked
from mediator.gui.widgets import ErrorSummary, box, col, label, page, row, scroll
from mediator.wording import tr


class RecognitionPage(StagePage):
    """In the order of the law: settled and performed, applied for by each, recognised."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, Stage.AGREEMENT)
        self.errors = ErrorSummary()
        self.settlement = SettlementForm(context)
        self.applications = ApplicationsCard(context)
        self.decision = DecisionForm(context)
        left = box(col(self.settlement, None))
        right = box(col(self.applications, self.decision, None, gap=16))
        columns = col(left, right, gap=16) if stacked() else row((left, 5), (right, 4), gap=16)
        content = page(
            label(stage_shown(context.room.rules, Stage.AGREEMENT), "h2"),
            self.errors,
            columns,
            None,
            gap=16,
            margins=(24, 20, 24, 24),
            cap=1240,
        )
        self.setLayout(col((scroll(content), 1), gap=0))

    def show_session(self, session: Session) -> None:
        people = applicants(session)
        self.settlement.show_session(session)
        self.applications.show_parties(session, people)
        all_applied = all(p.person_id in session.recognition_applied for p in people)
        self.decision.show_session(session, may_decide=session.settlement is not None and all_applied)

    def footer_plan(self) -> FooterPlan:
        session = self.session
        if session.ended:
            return FooterPlan(back=tr("上一步"), primary=tr("查看结案"))
        refused = session.recognition is not None and not session.recognition.granted
        hint = tr("没有得到认可，从左下角办理终止") if refused else tr("认可后可以结案")
        return FooterPlan(back=tr("上一步"), hint=hint, primary=tr("结案"))

    def press_primary(self) -> None:
        self.errors.clear()
        wanting = () if self.session.ended else self.context.room.missing(Stage.AGREEMENT)
        if wanting:
            self.show_missing(wanting)
        else:
            self.context.open_stage(Stage.CLOSED)

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        title = tr("结案前还有{count}件事", count=len(missing))
        self.errors.show_errors(title, [(tr(m.sentence), self._place_of(m.code)) for m in missing])

    def first_focus(self) -> QWidget | None:
        session = self.session
        if session.settlement is None:
            return self.settlement.way.buttons()[0]
        return self.decision.granted.buttons()[0] if self.decision.record.isVisibleTo(self) else None

    def _place_of(self, code: str) -> QWidget | None:
        places: dict[str, QWidget] = {
            "settlement": self.settlement.terms,
            "applied": self.applications.day,
            "recognition": self.decision.reason,
        }
        return places.get(code)
