"""背靠背表态 on the officer's screen: open a round, ask each party alone, see every mark, end the round."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.disclosure import Officer, PartyView
from mediator.domain.errors import MediatorError
from mediator.domain.events import PrivateAnswer
from mediator.domain.people import Person
from mediator.domain.private_answers import open_round_of, view_for
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.private_cover import PrivateCover
from mediator.gui.session.private_marks import NewRoundCard, PastRoundsCard, RoundCard
from mediator.gui.session.private_party_view import PrivateAnswersView
from mediator.gui.session.stage_page import FooterPlan
from mediator.gui.tokens import Tone
from mediator.gui.widgets import PageStack, Pill, box, col, label, page, row, scroll
from mediator.wording import speaking, tr


class PrivateDesk(QWidget):
    """While a party may sit at the screen a cover stands here, and no mark is built."""

    footer_changed = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context = context
        self.cover: PrivateCover | None = None
        self.new_round: NewRoundCard | None = None
        self.round: RoundCard | None = None
        self._past: PastRoundsCard | None = None
        self.view: PrivateAnswersView | None = None
        self._stack = PageStack()
        self.setLayout(col(self._stack, gap=0))
        here = next((p for p in context.session.people if p.person_id == context.seated), None)
        if here is None:
            self._lay_out()
        else:
            self._put_cover(here)

    def show_session(self, session: Session) -> None:
        """Draw the open round, or the way to a new one."""
        if self.cover is not None or self.new_round is None or self.round is None or self._past is None:
            return
        opened = open_round_of(session)
        self.new_round.setVisible(opened is None)
        self.round.setVisible(opened is not None)
        self.new_round.show_session(session)
        if opened is not None:
            self.round.show_round(session, view_for(session, opened, Officer()))
        self._past.show_session(session)

    def ask(self, person_id: str) -> None:
        """Cover the frame with this party's page; what lies beneath is covered before it is shown again."""
        session = self._context.session
        opened = open_round_of(session)
        if opened is None:
            return
        person = session.person(person_id)
        self._context.seated = person_id
        self._put_cover(person)
        with speaking(person.details.language):
            self.view = PrivateAnswersView(
                session,
                view_for(session, opened, PartyView(person_id)),
                person,
                record=lambda clause_id, answer, words: self._record(clause_id, person_id, answer, words),
                keep=self._context.keep_draft,
            )
        self.view.back_clicked.connect(self._close_view)
        self._context.show_party(self.view)

    def uncover(self) -> None:
        """The officer is alone with the page."""
        self.cover = None
        self._context.seated = ""
        self._lay_out()
        self.show_session(self._context.session)
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.footer_changed.emit()

    def first_focus(self) -> QWidget | None:
        """The way on of whatever is shown."""
        if self.cover is not None:
            return self.cover.open
        if self.round is not None and not self.round.isHidden():
            return self.round.first_focus()
        return self.new_round.first_focus() if self.new_round is not None else None

    def footer_plan(self) -> FooterPlan:
        """Back to where it was opened."""
        if self.cover is not None:
            return FooterPlan(back=tr("上一步"))
        hint = tr("每个人对每一条都同意时，才会一起显示")
        return FooterPlan(
            back=tr("上一步"), hint=hint, hint_icon="eye-off", primary=tr("返回上一页"), primary_kind="tint"
        )

    def _record(
        self, clause_id: str, person_id: str, answer: PrivateAnswer, words: str
    ) -> MediatorError | None:
        verb = self._context.room.private.answer
        error = self._context.attempt(lambda: verb(clause_id, person_id, answer, words))
        opened = open_round_of(self._context.session)
        if error is None and opened is not None and self.view is not None:
            self.view.show_round(view_for(self._context.session, opened, PartyView(person_id)))
        return error

    def _close_view(self) -> None:
        self._context.flush_drafts()
        self.view = None
        self._context.show_party(None)
        if self.cover is not None:
            self.cover.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_cover(self, person: Person) -> None:
        self.cover = PrivateCover(person)
        self.cover.open_asked.connect(self.uncover)
        self.new_round = self.round = self._past = None
        self._stack.replace(self.cover)
        self.footer_changed.emit()

    def _lay_out(self) -> None:
        self.new_round = NewRoundCard()
        self.new_round.begin_asked.connect(self._begin)
        self.round = RoundCard()
        self.round.person_asked.connect(self.ask)
        self.round.end_asked.connect(self._end)
        self._past = PastRoundsCard()
        head = row(
            label(tr("背靠背表态"), "h2"),
            Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off"),
            None,
            gap=8,
        )
        body = scroll(box(col(self.new_round, self.round, self._past, None, gap=12)))
        self._stack.replace(page(head, (body, 1), gap=12))

    def _begin(self, clause_ids: tuple[str, ...]) -> None:
        if self._context.do(lambda: self._context.room.private.open(clause_ids)) and self.round is not None:
            first = self.round.first_focus()
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        self._context.do(self._context.room.private.close)
