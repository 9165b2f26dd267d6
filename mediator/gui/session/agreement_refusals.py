"""不同意的条款: who does not want which clause and why, what the law says follows, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mediator.domain.clause_refusals import article_of, may_refuse, refused_clauses
from mediator.domain.craft_states import ClauseRefusal
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.people_choice import PeopleChoice
from mediator.gui.session.route_words import phrase_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, LineField, Para, button, clear_layout, col, icon_label, label, row
from mediator.services.terms_drafts import refusal_draft
from mediator.wording import tr


class RefusalForm(QWidget):
    """Who does not want the clause, and why; nobody is chosen beforehand."""

    closed = Signal()

    def __init__(self, context: SessionContext, clause_id: str, number: int) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context, self.clause_id = context, clause_id
        self.who = PeopleChoice(tr("谁不同意第{number}条", number=number), exclusive=True)
        self.who.set_people(context.session, may_refuse(context.session))
        self.reason = LineField(tr("不同意的理由"))
        self._keeper = context.keep_draft(refusal_draft(clause_id), self.reason.edit)
        self.record_button = button(tr("记下不同意"), "tint", small=True, on_click=self.record)
        self.cancel_button = button(tr("不记了"), "quiet", small=True, on_click=self.closed.emit)
        buttons = row(self.record_button, self.cancel_button, None)
        self.setLayout(col(self.who, self.reason, buttons, gap=8))

    def record(self) -> None:
        """Commit the refusal; without a name or a reason nothing is recorded and the words stay."""
        who = self.who.one()
        if not who:
            self.who.set_error(tr("请选择是哪一位不同意"))
            return
        verb = self._context.room.agreement.refuse_clause
        error = self._context.attempt(lambda: verb(self.clause_id, who, self.reason.text()))
        self.reason.set_error(tr(error.title) if error else "")
        if error is None:
            self._keeper.forget()
            self.closed.emit()


class RefusalsCard(Card):
    """Hidden while nobody refuses anything and no form is open."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=8)
        self._context = context
        self._drawn: object = None
        self.form: RefusalForm | None = None
        self.withdraw_buttons: dict[tuple[str, str], QPushButton] = {}
        self._rows = col(gap=8)
        self._slot = QVBoxLayout()
        self._next = Para("", 14, "text2", 1.4)
        self.add(label(tr("不同意的条款"), "h3"), self._rows, self._slot, self._next)
        self.hide()

    def show_session(self, session: Session) -> None:
        """Draw the standing refusals anew when they changed."""
        route = phrase_shown(self._context.room.rules.next_route)
        basis = article_of(session)
        self._next.set_text(tr("没有达成协议时：{route}依据{article}", route=route, article=basis))
        key = (session.clause_refusals, session.clauses, session.people, session.signed)
        if key != self._drawn:
            self._drawn = key
            self._draw(session)
        if self.form is not None and self.form.clause_id not in {c.clause_id for c in session.clauses}:
            self._close()
        self._show_or_hide()

    def open(self, clause_id: str) -> None:
        """Ask who does not want this clause, and why."""
        session = self._context.session
        number = [c.clause_id for c in session.clauses].index(clause_id) + 1
        self._close()
        self.form = RefusalForm(self._context, clause_id, number)
        self.form.closed.connect(self._close)
        self._slot.addWidget(self.form)
        self._show_or_hide()
        self.form.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self.form = None
        clear_layout(self._slot)
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.setVisible(self.form is not None or bool(self.withdraw_buttons))

    def _draw(self, session: Session) -> None:
        clear_layout(self._rows)
        self.withdraw_buttons.clear()
        for number, _clause, refusal in refused_clauses(session):
            self._rows.addLayout(self._row(session, number, refusal))

    def _row(self, session: Session, number: int, refusal: ClauseRefusal) -> QVBoxLayout:
        name = session.person(refusal.person_id).name
        words = tr("{name}不同意第{number}条：{reason}", name=name, number=number, reason=refusal.reason)
        take_back = button(
            tr("本人收回"),
            inline=True,
            name=tr("{name}收回对第{number}条的不同意见", name=name, number=number),
            on_click=lambda: self._withdraw(refusal),
        )
        take_back.setVisible(session.signed is None)
        self.withdraw_buttons[(refusal.clause_id, refusal.person_id)] = take_back
        said = Para(words, 16, "text", 1.4)
        return col(row(icon_label("circle-alert", Tone.DISPUTE, 18), (said, 1), take_back, gap=6), gap=0)

    def _withdraw(self, refusal: ClauseRefusal) -> None:
        verb = self._context.room.agreement.withdraw_refusal
        self._context.do(lambda: verb(refusal.clause_id, refusal.person_id))
