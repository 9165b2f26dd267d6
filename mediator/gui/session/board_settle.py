"""What became of one difference: made clear, left open with a reason, or taken up by a clause."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.clauses import clause_text
from mediator.domain.events import DIFFERENCE_OUTCOME_TITLES, DifferenceOutcome
from mediator.domain.session import Session
from mediator.gui.drafts import put_text
from mediator.gui.session.board_words import sayings_of
from mediator.gui.session.context import SessionContext
from mediator.gui.theme import current
from mediator.gui.widgets import (
    Card,
    ChoiceField,
    ErrorSummary,
    Para,
    Pill,
    Problem,
    SayingBox,
    SegmentedChoice,
    TextField,
    Tone,
    button,
    label,
    page,
    row,
    scroll,
)
from mediator.services.negotiation_verbs import SETTLE_DRAFT
from mediator.wording import mark, tr

HINTS: dict[str, str] = {
    "": mark("选择这一点怎样了结。了结后不再列入下一轮。"),
    DifferenceOutcome.RESOLVED.value: mark("各方再说之后，这一点已经清楚。可以写明怎样说清的。"),
    DifferenceOutcome.LEFT_OPEN.value: mark("不判断谁对谁错，写明为什么不再问。"),
    DifferenceOutcome.BECAME_CLAUSE.value: mark("这一点由协议里的一条来安排。"),
}


class BoardSettle(QWidget):
    """The words of both sides above, the officer's decision below; what is typed waits as a draft."""

    closed = Signal()

    def __init__(self, context: SessionContext, point_id: str) -> None:
        super().__init__()
        self._context, self.point_id = context, point_id
        session = context.session
        point = session.fact_point(point_id)
        self.errors = ErrorSummary()
        titles = [(o.value, tr(DIFFERENCE_OUTCOME_TITLES[o])) for o in DifferenceOutcome]
        self.outcome = SegmentedChoice(titles, name=tr("怎样了结"))
        self._hint = Para("", 14, "text2")
        self.reason = TextField(tr("原因"), lines=2)
        self.clause = ChoiceField(tr("哪一条"), _clauses(session))
        self._keeper = context.keep_draft(f"{SETTLE_DRAFT}:{point_id}", self.reason.edit)
        self.save = button(tr("了结这一点"), "primary", on_click=self._save)
        self.back = button(tr("返回看板"), "quiet", "arrow-left", small=True, on_click=self.closed.emit)
        card = Card(
            Para(point.title, 18, bold=True),
            *(SayingBox(saying) for saying in sayings_of(session, point)),
            self.errors,
            label(tr("怎样了结"), "bold"),
            row(self.outcome, None),
            self._hint,
            self.clause,
            self.reason,
            row(None, self.save),
            pad=20,
        )
        pill = Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off")
        head = row(label(tr("了结不同说法"), "h2"), pill, None, self.back, gap=8)
        body = QVBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(card)
        body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page(head, (scroll(body), 1), cap=current().px(980)))
        self.outcome.changed.connect(lambda _key: self._show_parts())
        self._show_parts()

    def show_session(self, session: Session) -> None:
        """Clauses may have been added since."""
        chosen = self.clause.key()
        with QSignalBlocker(self.clause.edit):
            self.clause.edit.clear()
            for key, words in _clauses(session):
                self.clause.edit.addItem(words, key)
            self.clause.choose(chosen)

    def first_focus(self) -> QWidget:
        """The choice of what became of it."""
        return self.outcome

    def _show_parts(self) -> None:
        chosen = self.outcome.value()
        self._hint.set_text(tr(HINTS[chosen]))
        self.clause.setVisible(chosen == DifferenceOutcome.BECAME_CLAUSE.value)
        self.reason.setVisible(
            chosen in (DifferenceOutcome.RESOLVED.value, DifferenceOutcome.LEFT_OPEN.value)
        )

    def _wanting(self) -> list[Problem]:
        chosen = self.outcome.value()
        if not chosen:
            return [(tr("请选择怎样了结"), self.outcome)]
        if chosen == DifferenceOutcome.LEFT_OPEN.value and not self.reason.text():
            return [(tr("请写明为什么不再问"), self.reason)]
        if chosen == DifferenceOutcome.BECAME_CLAUSE.value and not self.clause.key():
            if not self._context.session.clauses:
                return [(tr("协议里还没有条款，先到“协议与签名”写好"), self.clause)]
            return [(tr("请选择写成了哪一条"), self.clause)]
        return []

    def _save(self) -> None:
        wanting = self._wanting()
        if not wanting:
            error = self._context.attempt(self._record)
            wanting = [(tr(error.title), None)] if error is not None else []
        if wanting:
            self.errors.show_errors(tr("有{count}处需要补充", count=len(wanting)), wanting)
            return
        with QSignalBlocker(self.reason.edit):
            put_text(self.reason.edit, "")
        self._keeper.forget()
        self.closed.emit()

    def _record(self) -> Session:
        outcome = DifferenceOutcome(self.outcome.value())
        by_clause = outcome is DifferenceOutcome.BECAME_CLAUSE
        return self._context.room.board.settle(
            self.point_id,
            outcome,
            reason="" if by_clause else self.reason.text(),
            clause_id=self.clause.key() if by_clause else "",
        )


def _clauses(session: Session) -> list[tuple[str, str]]:
    """第1条：…"""
    return [
        (c.clause_id, tr("第{number}条：{words}", number=i, words=_short(clause_text(session, c.terms))))
        for i, c in enumerate(session.clauses, 1)
    ]


def _short(words: str, most: int = 40) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
