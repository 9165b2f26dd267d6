"""结案: the check page, the papers of the session, and the commit that ends it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.session import Session
from mediator.domain.stages import STAGE_TITLES, Stage
from mediator.gui.dates import day_shown
from mediator.gui.questions import Question
from mediator.gui.session.context import SessionContext
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.widgets import (
    Card,
    ErrorSummary,
    InfoCard,
    KeyValueRow,
    NoticeRow,
    TextField,
    clear_layout,
    label,
    page,
    row,
    rule,
    scroll,
)
from mediator.services.paper_verbs import NamedPaper
from mediator.wording import tr


class ClosingPage(StagePage):
    """Everything once more, each row with its way back; then the session is closed."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, Stage.CLOSED)
        self.errors = ErrorSummary()
        self.facts = Card(pad=0, gap=0)
        self.papers = Card(pad=0, gap=0)
        self.summary = TextField(
            tr("结案说明"), hint=tr("例如：协议已全部履行，回访未再发生类似纠纷，予以结案。"), lines=3
        )
        self.keeper = context.keep_draft("closing", self.summary.edit)
        self.closed = InfoCard(
            "circle-check", tr("本次调解已结案"), tr("记录不能再改动，文书可以随时查看和打印。")
        )
        content = page(
            label(tr("结案"), "h2"),
            self.closed,
            self.errors,
            row((self.facts, 5), (self.papers, 4), gap=16),
            self.summary,
            None,
            gap=16,
            cap=1240,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll(content))

    def show_session(self, session: Session) -> None:
        self.closed.setVisible(session.ended)
        self.summary.setVisible(not session.ended)
        self._draw_facts(session)
        self._draw_papers(self.context.room.papers.all())

    def footer_plan(self) -> FooterPlan:
        if self.session.ended:
            return FooterPlan(back=tr("上一步"))
        return FooterPlan(back=tr("上一步"), hint=tr("结案后记录不能再改动"), primary=tr("办理结案"))

    def press_primary(self) -> None:
        question = Question(
            key="close-session",
            title=tr("确认结案吗？"),
            lines=(tr("结案后，这次调解的记录不能再改动。"), tr("文书可以随时查看和打印。")),
            yes=tr("办理结案"),
            no=tr("再看看"),
        )
        text = self.summary.text()
        if not self.context.questions.confirm(question):
            return
        error = self.context.attempt(lambda: self.context.room.close(text))
        if error is None:
            self.keeper.forget()
            return
        self.errors.show_errors(tr("还不能结案"), [(tr(error.title), self.summary)], mark=True)

    def first_focus(self) -> QWidget | None:
        return None if self.session.ended else self.summary.edit

    def _draw_facts(self, session: Session) -> None:
        clear_layout(self.facts.body)
        self.facts.add(row(label(tr("核对"), "h3"), None, margins=(20, 14, 20, 12)))
        for stage, key, value in _rows(session):
            line = KeyValueRow(key, value, tr("查看"))
            line.action_clicked.connect(lambda *_, there=stage: self.context.open_stage(there))
            self.facts.add(rule(), line)

    def _draw_papers(self, papers: tuple[NamedPaper, ...]) -> None:
        clear_layout(self.papers.body)
        self.papers.add(
            row(
                label(tr("文书"), "h3"),
                label(tr("{count}份", count=len(papers)), "secondary"),
                None,
                margins=(20, 14, 20, 12),
            )
        )
        for paper in papers:
            line = NoticeRow(paper.title, "PDF", tr("查看"))
            line.opened.connect(lambda p=paper: self.context.open_paper(p.name, p.title, p.content))
            self.papers.add(rule(), line)


def _rows(session: Session) -> list[tuple[Stage, str, str]]:
    names = tr("、").join(p.name for p in session.parties)
    rows = [
        (Stage.INTAKE, tr("案件"), session.matter.title),
        (Stage.PARTIES, tr("当事人"), names),
        (Stage.FIRST_ROUND, tr("谈话"), tr("{count}次", count=len(session.talks))),
        (Stage.COMPARISON, tr("事实点"), tr("{count}个", count=len(session.fact_points))),
        (Stage.AGREEMENT, tr("条款"), tr("{count}条", count=len(session.clauses))),
    ]
    if session.signed:
        rows.append((Stage.AGREEMENT, tr("签署"), day_shown(session.signed.at.date())))
    done = sum(1 for c in session.performance.values() if c.result == "performed")
    rows.append((Stage.FOLLOW_UP, tr("履行"), tr("{count}项已履行", count=done)))
    rows += [
        (stage, tr(STAGE_TITLES[stage]), tr("未进行：{reason}", reason=why))
        for stage, why in session.skipped.items()
    ]
    if session.terminated:
        rows.append((Stage.INTAKE, tr("终止原因"), session.terminated))
        rows.append((Stage.INTAKE, tr("下一步去向"), session.next_route))
    if session.closing_summary:
        rows.append((Stage.FOLLOW_UP, tr("结案说明"), session.closing_summary))
    return rows
