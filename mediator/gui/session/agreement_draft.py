"""Drafting: facts, clauses and the list of checks on the left, the live document on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator.domain.agreement_checks import PAGES, CheckFinding, CheckPlace
from mediator.domain.session import Session
from mediator.gui.session.agreement_clauses import ClausesCard
from mediator.gui.session.agreement_document import DocumentCard
from mediator.gui.session.agreement_facts import FactsCard
from mediator.gui.session.agreement_findings import FindingsCard
from mediator.gui.session.agreement_refusals import RefusalsCard
from mediator.gui.session.context import SessionContext
from mediator.gui.session.two_columns import own_scroll, reveal, two_columns
from mediator.gui.widgets import ErrorSummary, box, col
from mediator.wording import tr


class AgreementDraft(QWidget):
    """What may still be changed before the lock."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.errors = ErrorSummary()
        self.facts = FactsCard(context)
        self.clauses = ClausesCard(context)
        self.refusals = RefusalsCard(context)
        self.clauses.refuse_asked.connect(self.refuse)
        self.checks = FindingsCard()
        self.checks.asked.connect(self.go_to)
        self.document = DocumentCard()
        self._context = context
        cards = col(self.errors, self.facts, self.clauses, self.refusals, self.checks, None, gap=12)
        left = own_scroll(box(cards))
        body = two_columns(left, self.document, shares=(11, 10))
        body.setContentsMargins(0, 0, 0, 0)
        self.setLayout(body)

    def show_session(self, session: Session) -> None:
        """Draw what was last committed; open forms stay."""
        self.errors.clear()
        self.facts.show_session(session)
        self.clauses.show_session(session)
        self.refusals.show_session(session)
        self.checks.show_findings(self._context.room.agreement.findings(), session)
        self.document.show_session(session)

    def refuse(self, clause_id: str) -> None:
        """Ask who does not want this clause, and why."""
        self.refusals.open(clause_id)
        reveal(self.refusals)

    def show_checks(self) -> None:
        """Bring the list of checks into view, with the keyboard at the first way on."""
        first = self.checks.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self.checks)

    def go_to(self, gap: CheckFinding) -> None:
        """Lead to the field, the clause or the page where this is put right."""
        if gap.place is CheckPlace.FACTS:
            self.facts.field.focus()
            reveal(self.facts)
        elif gap.place is CheckPlace.CLAUSE:
            self._to_clause(gap)
        else:
            self._context.open_stage(PAGES[gap.place])

    def _to_clause(self, gap: CheckFinding) -> None:
        clause = next((c for c in self._context.session.clauses if c.clause_id == gap.about), None)
        if clause is None:
            self.clauses.open_new()
        elif gap.term is not None:
            self.clauses.rewrite(clause, gap.term)
        else:
            self.clauses.open_clause(clause)

    def unfinished(self) -> bool:
        """Show what is typed and not recorded; it would be missing from what is read and locked."""
        found: list[tuple[str, QWidget | None]] = []
        if self.facts.touched():
            found.append((tr("主要事实有改动，请先写入协议"), self.facts.field))
        if self.clauses.form is not None:
            found.append((tr("有一条还没有记下，请记下或者不加了"), self.clauses.form.record_button))
        self.errors.show_errors(tr("有{count}处需要补充", count=len(found)), found, mark=False)
        return bool(found)

    def show_doubt(self, clause_id: str) -> None:
        """Lead to the clause somebody was not sure of."""
        card = self.clauses.cards.get(clause_id)
        if card is not None:
            card.change.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.facts.field.focus()

    def first_focus(self) -> QWidget:
        """The facts while there are none, then the clauses."""
        if not self.facts.field.text():
            return self.facts.field.edit
        return self.clauses.add_button
