"""The clauses in their order: add, word anew, move, strike with a way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.events import ClauseTerms
from mediator.domain.offer_clause import offer_of_clause, terms_of_offer, to_be_written
from mediator.domain.session import Clause, Offer, Session
from mediator.domain.term_lint import TermFinding
from mediator.domain.term_rules import FindingLevel
from mediator.gui.questions import TextQuestion
from mediator.gui.session.agreement_clause_card import ClauseCard
from mediator.gui.session.clause_form import ClauseForm
from mediator.gui.session.clause_form_words import finding_shown
from mediator.gui.session.context import SessionContext
from mediator.gui.session.two_columns import reveal
from mediator.gui.widgets import Card, EmptyState, button, clear_layout, col, label, row
from mediator.services.terms_drafts import clause_of_draft
from mediator.wording import mark, tr

REASONS = (mark("各方都清楚指的是什么，坚持这样写"), mark("按当地习惯，各方的理解一致"))


class ClausesCard(Card):
    """One form is open at a time; a form with a draft opens again by itself."""

    refuse_asked = Signal(str)  # clause id
    private_asked = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=10)
        self._context = context
        self._drawn: object = None
        self.form: ClauseForm | None = None
        self.cards: dict[str, ClauseCard] = {}
        self._count = label("", "secondary")
        self.add_button = button(tr("加一条"), "tint", "plus", small=True, on_click=self.open_new)
        self.private_button = button(
            tr("背靠背表态"), icon="eye-off", small=True, on_click=self.private_asked.emit
        )
        self._from_offers = col(gap=4)
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._slot = col(gap=0)
        self._empty = EmptyState(tr("还没有条款。一条写一件事。"))
        self.add(
            row(label(tr("条款"), "h3"), self._count, None, self.private_button, self.add_button),
            self._from_offers,
            self._empty,
            self._column,
            self._slot,
        )

    def show_session(self, session: Session) -> None:
        """Draw the cards anew when the clauses changed; the open form stays as it is."""
        key = (session.clauses, session.people, session.explained_terms)
        if key != self._drawn:
            self._drawn = key
            self._draw_cards(session)
        self._draw_offers(session)
        if self.form is not None:
            self.form.show_session(session)
        else:
            self._reopen(session)

    def open_new(self) -> None:
        """An empty form at the end."""
        self._open(tr("新的一条"), None, None)

    def open_offer(self, offer: Offer) -> None:
        """The form of the clause an accepted offer becomes, filled from it."""
        title = tr("把方案{number}写入协议", number=offer.number)
        self._open(title, None, terms_of_offer(self._context.session, offer), offer)

    def open_clause(self, clause: Clause) -> None:
        """The form with this clause's terms."""
        number = self._context.session.clauses.index(clause) + 1
        self._open(tr("修改第{number}条", number=number), clause, clause.terms)

    def rewrite(self, clause: Clause, finding: TermFinding) -> None:
        """Open the clause's form with the cursor at what is to be worded anew."""
        self.open_clause(clause)
        if self.form is not None and self.form.clause_id == clause.clause_id:
            self.form.point_to(finding)

    def explain(self, clause: Clause, finding: TermFinding) -> None:
        """Ask why these words may stand; the reason goes into the record."""
        reason = self._context.questions.ask_text(
            TextQuestion(
                key="explain-term",
                title=tr("为什么可以这样写？"),
                hint=finding_shown(finding),
                yes=tr("写明理由"),
                no=tr("再看看"),
                choices=tuple(tr(reason) for reason in REASONS),
            )
        )
        if reason is None:
            return
        clause_id, rule_id = clause.clause_id, finding.rule.rule_id
        agreement = self._context.room.agreement
        if self._context.do(lambda: agreement.explain_term(clause_id, rule_id, finding.passage, reason)):
            self.cards[clause_id].change.setFocus()

    def shift(self, clause_id: str, by: int) -> None:
        """One place up or down."""
        ids = [c.clause_id for c in self._context.session.clauses]
        at = ids.index(clause_id)
        ids[at], ids[at + by] = ids[at + by], ids[at]
        if self._context.do(lambda: self._context.room.agreement.order_clauses(tuple(ids))):
            card = self.cards[clause_id]
            wanted = card.up if by < 0 else card.down
            (wanted if wanted.isEnabled() else card.change).setFocus()

    def strike(self, clause_id: str) -> None:
        """Take a clause out, with a toast that brings it back where it was."""
        session = self._context.session
        at = [c.clause_id for c in session.clauses].index(clause_id)
        terms = session.clause(clause_id).terms
        offer = offer_of_clause(session, clause_id)
        if self.form is not None and self.form.clause_id == clause_id:
            self.form.give_up()
        if self._context.do(lambda: self._context.room.agreement.strike_clause(clause_id)):
            said = tr("已删除第{number}条。", number=at + 1)
            self._context.toast(said, tr("撤销"), lambda: self._bring_back(terms, at, offer))

    def _bring_back(self, terms: ClauseTerms, at: int, offer: Offer | None) -> None:
        room = self._context.room
        agreement = room.agreement
        if offer is None:
            done = self._context.do(lambda: agreement.bring_back_clause(terms))
        else:
            done = self._context.do(lambda: room.offers.become_clause(offer.offer_id, terms))
        if not done:
            return
        ids = [c.clause_id for c in self._context.session.clauses]
        ids.insert(at, ids.pop())
        if ids != [c.clause_id for c in self._context.session.clauses]:
            self._context.do(lambda: agreement.order_clauses(tuple(ids)))

    def _open(
        self, title: str, clause: Clause | None, start: ClauseTerms | None, offer: Offer | None = None
    ) -> None:
        if self.form is not None:
            self.form.focus()
            return
        self.form = ClauseForm(self._context, title, clause, start, offer)
        self.form.finished.connect(self._close)
        self._slot.addWidget(self.form)
        self.add_button.setEnabled(False)
        self._show_nothing_yet()
        self._draw_offers(self._context.session)
        self.form.focus()
        reveal(self.form)

    def _close(self) -> None:
        self.form = None
        clear_layout(self._slot)
        self.add_button.setEnabled(True)
        self.add_button.setFocus()
        self._show_nothing_yet()
        self._draw_offers(self._context.session)

    def _reopen(self, session: Session) -> None:
        for draft in self._context.room.desk.drafts.load(session.session_id):
            clause_id = clause_of_draft(draft.field)
            if clause_id is None or not draft.text:
                continue
            clause = next((c for c in session.clauses if c.clause_id == clause_id), None)
            if clause is not None:
                self.open_clause(clause)
                return
            offer = next((o for o in to_be_written(session) if o.offer_id == clause_id), None)
            if offer is not None:
                self.open_offer(offer)
                return
            if not clause_id:
                self.open_new()
                return

    def _draw_cards(self, session: Session) -> None:
        clear_layout(self._column)
        self.cards.clear()
        self._count.setText(tr("共{count}条", count=len(session.clauses)))
        self._show_nothing_yet()
        for place, clause in enumerate(session.clauses):
            found = self._context.room.agreement.lint(clause.terms)
            heavy = tuple(f for f in found if f.level is not FindingLevel.WARN)
            card = ClauseCard(session, clause, place, heavy)
            clause_id = clause.clause_id
            card.up_asked.connect(lambda i=clause_id: self.shift(i, -1))
            card.down_asked.connect(lambda i=clause_id: self.shift(i, 1))
            card.change_asked.connect(lambda c=clause: self.open_clause(c))
            card.refuse_asked.connect(lambda i=clause_id: self.refuse_asked.emit(i))
            card.strike_asked.connect(lambda i=clause_id: self.strike(i))
            card.rewrite_asked.connect(lambda finding, c=clause: self.rewrite(c, finding))
            card.explain_asked.connect(lambda finding, c=clause: self.explain(c, finding))
            self.cards[clause_id] = card
            self._column.addWidget(card)

    def _show_nothing_yet(self) -> None:
        self._empty.setVisible(not self._context.session.clauses and self.form is None)
        self.private_button.setVisible(bool(self._context.session.clauses))

    def _draw_offers(self, session: Session) -> None:
        clear_layout(self._from_offers)
        if self.form is not None or session.lock is not None:
            return
        for offer in to_be_written(session):
            self._from_offers.addWidget(self._offer_button(offer))

    def _offer_button(self, offer: Offer) -> QWidget:
        words = tr("把方案{number}写入协议", number=offer.number)
        return button(words, inline=True, icon="file-text", on_click=lambda: self.open_offer(offer))
