"""结案: the check page, the papers of the session, and the commit that ends it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.events import Regime
from mediator.domain.missing import Missing
from mediator.domain.regimes import RegimeRules
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.dates import day_shown
from mediator.gui.questions import Question
from mediator.gui.session.context import SessionContext
from mediator.gui.session.dossier import FILE_CODES, DossierPart
from mediator.gui.session.route_words import route_shown, stage_shown
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.session.steps import went_through
from mediator.gui.session.two_columns import stacked
from mediator.gui.widgets import (
    Card,
    ErrorSummary,
    InfoCard,
    KeyValueRow,
    TextField,
    box,
    clear_layout,
    col,
    label,
    page,
    row,
    rule,
    scroll,
)
from mediator.wording import mark, tr

HEAD = (20, 14, 20, 12)
HINT = mark("例如：协议已全部履行，回访未再发生类似纠纷，予以结案。")
HINTS: dict[Regime, str] = {
    Regime.ON_THE_SPOT: mark("例如：协议已当场履行，双方无争议，予以结案。"),
    Regime.RECOGNITION: mark("例如：双方已和解并履行，经认可不予处罚，予以结案。"),
    Regime.ADVICE: mark("例如：已告知当事人去处，当事人表示清楚。"),
}


class ClosingPage(StagePage):
    """Everything once more, each row with its way back; then the session is closed."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, Stage.CLOSED)
        self.errors = ErrorSummary()
        self.facts = Card(pad=0, gap=0)
        self.file = DossierPart(context)
        self.papers = self.file.papers
        self.summary = TextField(tr("结案说明"), hint=tr(HINTS.get(context.session.regime, HINT)), lines=2)
        self.keeper = context.keep_draft("closing", self.summary.edit)
        self.writing = Card(self.summary, pad=20)
        self.closed = InfoCard(
            "circle-check", tr("本次调解已结案"), tr("记录不能再改动，文书可以随时查看和打印。")
        )
        self.ended = InfoCard(
            "circle-minus", tr("本次调解已终止"), tr("记录不能再改动，文书可以随时查看和打印。")
        )
        left = box(col(self.file.check, self.file.keeping, self.facts, None, gap=16))
        right = box(col(self.papers, self.file.exhibits, None, gap=16))
        columns = col(left, right, gap=16) if stacked() else row((left, 5), (right, 4), gap=16)
        content = page(
            label(tr("结案"), "h2"),
            self.closed,
            self.ended,
            self.errors,
            self.writing,
            columns,
            None,
            gap=16,
            margins=(24, 20, 24, 24),
            cap=1240,
        )
        self.setLayout(col(scroll(content), gap=0))

    def show_session(self, session: Session) -> None:
        self.closed.setVisible(session.ended and not session.terminated)
        self.ended.setVisible(bool(session.terminated))
        self.writing.setVisible(not session.ended)
        self._draw_facts(session)
        self.file.show_session(session)

    def footer_plan(self) -> FooterPlan:
        if self.session.ended:
            return FooterPlan(back=tr("上一步"))
        return FooterPlan(back=tr("上一步"), hint=tr("结案后记录不能再改动"), primary=tr("办理结案"))

    def press_back(self) -> None:
        """A terminated session goes back to where it ended."""
        if self.session.terminated:
            self.context.open_stage(_last_stage(self.session, self.context.room.rules))
        else:
            super().press_back()

    def press_primary(self) -> None:
        self.errors.clear()
        text = self.summary.text()
        if not text:
            self._refuse(tr("请写明结案说明"))
            return
        refusal = self.context.room.why_not_close(text)
        if refusal is not None:
            self._show_refusal(refusal)
            return
        question = Question(
            key="close-session",
            title=tr("确认结案吗？"),
            lines=(tr("结案后，这次调解的记录不能再改动。"), tr("文书可以随时查看和打印。")),
            yes=tr("办理结案"),
            no=tr("再看看"),
        )
        if not self.context.questions.confirm(question):
            return
        # Kept before it is recorded: the commit takes the draft away, and nothing saves it once more.
        self.keeper.flush()
        error = self.context.attempt(lambda: self.context.room.close(text))
        if error is None:
            self.keeper.forget()
            return
        self._refuse(tr(error.title))

    def first_focus(self) -> QWidget | None:
        if not self.session.ended:
            return self.summary.edit
        opened = self.papers.findChildren(QPushButton)
        return opened[0] if opened else None

    def _refuse(self, sentence: str) -> None:
        self.errors.show_errors(tr("还不能结案"), [(sentence, self.summary)], mark=True)

    def _show_refusal(self, refusal: MediatorError) -> None:
        """All that the file lacks, each with its place; anything else is one sentence."""
        wanting = self.context.room.dossier.wanting()
        if not wanting or wanting[0].sentence != refusal.title:
            self._refuse(tr(refusal.title))
            return
        places = [(tr(missing.sentence), self._place_of(missing)) for missing in wanting]
        self.errors.show_errors(tr("还不能结案"), places)

    def _place_of(self, missing: Missing) -> QWidget:
        """Where the way to what is missing begins: on this page, or in the self-check."""
        on_page = missing.code in FILE_CODES
        ways = self.file.check.findChildren(QPushButton)
        return self.file.place_of(missing.code) if on_page or not ways else ways[0]

    def _draw_facts(self, session: Session) -> None:
        clear_layout(self.facts.body)
        self.facts.add(row(label(tr("核对"), "h3"), None, margins=HEAD))
        for stage, key, value in _rows(session, self.context.room.rules):
            line = KeyValueRow(key, value, tr("查看"))
            line.action_clicked.connect(lambda *_, there=stage: self.context.open_stage(there))
            self.facts.add(rule(), line)


def _last_stage(session: Session, rules: RegimeRules) -> Stage:
    """Where a terminated session stood when it ended."""
    return [stage for stage in rules.plan if went_through(session, stage)][-1]


def _visits_made(session: Session) -> int:
    return sum(1 for visit in session.visits if visit.visited_on is not None)


def _rows(session: Session, rules: RegimeRules) -> list[tuple[Stage, str, str]]:
    return [*_case_rows(session, rules), *_result_rows(session), *_ending_rows(session, rules)]


def _case_rows(session: Session, rules: RegimeRules) -> list[tuple[Stage, str, str]]:
    names = tr("、").join(p.name for p in session.parties) or tr("尚未登记当事人")
    rows = [
        (Stage.INTAKE, tr("途径"), route_shown(rules)),
        (Stage.INTAKE, tr("案件"), session.matter.title),
        (Stage.PARTIES, tr("当事人"), names),
        (Stage.FIRST_ROUND, tr("谈话"), tr("{count}次", count=len(session.talks))),
        (Stage.COMPARISON, tr("事实点"), tr("{count}个", count=len(session.fact_points))),
        (Stage.AGREEMENT, tr("条款"), tr("{count}条", count=len(session.in_force.clauses))),
    ]
    return [row for row in rows if went_through(session, row[0]) and row[0] in rules.plan]


def _result_rows(session: Session) -> list[tuple[Stage, str, str]]:
    """What came of it: advice, recognition, or the agreement and its performance."""
    rows: list[tuple[Stage, str, str]] = []
    if session.advice is not None:
        rows.append((Stage.INTAKE, tr("告知去处"), session.advice.where_to_go))
    if session.settlement is not None:
        rows.append((Stage.AGREEMENT, tr("和解日期"), day_shown(session.settlement.settled_on)))
    if session.recognition is not None:
        granted = tr("予以认可") if session.recognition.granted else tr("不予认可")
        rows.append((Stage.AGREEMENT, tr("认可"), granted))
    signed = session.in_force.signed
    if signed:
        way = tr("口头协议登记") if session.oral else tr("签署")
        rows.append((Stage.AGREEMENT, way, day_shown(signed.at.date())))
        done = sum(1 for c in session.performance.values() if c.result == "performed")
        rows.append((Stage.FOLLOW_UP, tr("履行"), tr("{count}项已履行", count=done)))
    if session.visits:
        rows.append((Stage.FOLLOW_UP, tr("回访"), tr("{count}次", count=_visits_made(session))))
    return rows


def _ending_rows(session: Session, rules: RegimeRules) -> list[tuple[Stage, str, str]]:
    rows = [
        (stage, stage_shown(rules, stage), tr("未进行：{reason}", reason=why))
        for stage, why in session.skipped.items()
    ]
    if session.terminated:
        rows.append((Stage.INTAKE, tr("终止原因"), session.terminated))
        rows.append((Stage.INTAKE, tr("下一步去向"), session.next_route))
    elif session.closing_summary:
        rows.append((rules.last, tr("结案说明"), session.closing_summary))
    return rows
