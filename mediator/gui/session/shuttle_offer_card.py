"""One rung of the ladder: the shuttle card of an offer, with its terms, its times and each party's answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from mediator.domain.offer_clause import terms_of_offer
from mediator.domain.offers import accepted_by_all, expired
from mediator.domain.session import Offer, Session
from mediator.domain.shuttle_card import card_of
from mediator.gui.questions import TextQuestion
from mediator.gui.session.clause_form import ClauseForm
from mediator.gui.session.context import SessionContext
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.session.shuttle_answer import AnswerRow
from mediator.gui.session.shuttle_words import amount_shown, aside_shown, due_shown
from mediator.gui.session.two_columns import reveal
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Badge,
    Card,
    Para,
    Pill,
    box,
    button,
    clear_layout,
    col,
    flow,
    label,
    row,
    rule,
)
from mediator.services.terms_drafts import answer_draft, clause_of_draft
from mediator.wording import tr


class OfferCard(Card):
    """An offer as the officer sees it. A withdrawn one stays, without anything to do."""

    def __init__(
        self, context: SessionContext, session: Session, offer: Offer, counter: Callable[[Offer], None]
    ) -> None:
        self.agreed = accepted_by_all(session, offer)
        super().__init__(pad=(16, 12, 16, 12), gap=8, outline=Tone.AGREE if self.agreed else None)
        self._context, self._session, self._offer, self._counter = context, session, offer, counter
        self.expired = expired(offer, context.room.desk.today())
        self.card = card_of(session, offer)
        colour = "text3" if offer.withdrawn else "text"
        self.add(self._head(), Para(offer.text, 16, colour))
        if offer.amount_fen is not None or offer.due_on is not None:
            self.add(self._terms(colour))
        for words in aside_shown(session, offer):
            self.add(Para(words, 14, "text3" if offer.withdrawn else "text2"))
        self.add(self._times())
        self.rows: dict[str, AnswerRow] = {}
        self.clause_form: ClauseForm | None = None
        self._slot = col(gap=0)
        typed = {d.field for d in context.room.desk.drafts.load(session.session_id) if d.text}
        self.add(rule())
        for party in (p for p in session.parties if p.person_id != offer.party_id):
            key = answer_draft(offer.offer_id, party.person_id)
            open_form = key in typed and not self.at_rest
            made = AnswerRow(
                context, offer, party, self.card.delivery_to(party.person_id), open_form=open_form
            )
            self.rows[party.person_id] = made
            self.add(made)
        if not offer.withdrawn:
            self.add(self._actions())
        self.add(self._slot)
        if self.may_be_written and offer.offer_id in {clause_of_draft(field) for field in typed}:
            self.write_clause()

    @property
    def at_rest(self) -> bool:
        """Nothing more is carried or answered: taken back, or a clause by now."""
        return self._offer.withdrawn or self._offer.became_clause

    @property
    def may_be_written(self) -> bool:
        """Everybody accepted it and it is no clause yet."""
        return self.agreed and not self._offer.became_clause and self._session.lock is None

    def _head(self) -> QHBoxLayout:
        offer = self._offer
        who = self._session.person(offer.party_id)
        title = tr("方案{number}", number=offer.number)
        made = tr("{name}提出·{time}", name=who.name, time=f"{offer.at:%H:%M}")
        if offer.answers:
            answered = self._session.offer(offer.answers).number
            made = tr(
                "{name}提出·{time}·回应方案{number}", name=who.name, time=f"{offer.at:%H:%M}", number=answered
            )
        badge = Badge(letter_shown(who.letter), tone_of(who), 28, name=who.name)
        words = box(col(label(title, "h3"), label(made, "secondary", wrap=True), gap=0))
        return row(badge, (words, 1), self._state(), gap=10)

    def _state(self) -> Pill:
        if self._offer.withdrawn:
            return Pill(tr("已撤回"), Tone.MUTE, "x")
        if self._offer.became_clause:
            return Pill(tr("已写入协议"), Tone.AGREE, "file-text")
        if self.agreed:
            return Pill(tr("各方都同意"), Tone.AGREE, "circle-check")
        if self.expired:
            return Pill(tr("已过期"), Tone.DISPUTE, "clock")
        if self._offer.may_convey:
            return Pill(tr("可转达"), Tone.AGREE, "check")
        return Pill(tr("未同意转达"), Tone.DISPUTE, "lock")

    def _terms(self, colour: str) -> QWidget:
        parts = [amount_shown(self._offer.amount_fen)] if self._offer.amount_fen is not None else []
        if self._offer.due_on is not None:
            parts.append(due_shown(self._offer))
        return box(col(*[Para(part, 16, colour, bold=True) for part in parts], gap=2))

    def _times(self) -> QLayout:
        """When leave was given and when it was read back; each carrying has its own times below."""
        card = self.card
        leave = tr("本人还没有同意转达")
        if card.authorised_at is not None:
            leave = tr("{time}同意转达", time=f"{card.authorised_at:%H:%M}")
        read = tr("还没有念给提出人听")
        if card.read_back_at is not None:
            read = tr("{time}念给提出人听过", time=f"{card.read_back_at:%H:%M}")
        return flow(label(leave, "caption"), label(read, "caption"), gap=16)

    def _actions(self) -> QLayout:
        number = self._offer.number
        made: list[QWidget] = []
        if not self._offer.may_convey:
            made.append(
                button(
                    tr("同意转达"),
                    inline=True,
                    icon="check",
                    name=tr("提出人同意转达方案{number}", number=number),
                    on_click=self.clear_for_convey,
                )
            )
        elif self._offer.read_back_at is None:
            made.append(
                button(
                    tr("念给提出人听过"),
                    inline=True,
                    icon="volume-2",
                    name=tr("方案{number}念给提出人听过", number=number),
                    on_click=self.read_back,
                )
            )
        if self.may_be_written:
            made.append(
                button(
                    tr("写入协议"),
                    inline=True,
                    icon="file-text",
                    name=tr("把方案{number}写入协议", number=number),
                    on_click=self.write_clause,
                )
            )
        made.append(
            button(
                tr("提反方案"),
                inline=True,
                icon="undo-2",
                name=tr("对方案{number}提反方案", number=number),
                on_click=lambda: self._counter(self._offer),
            )
        )
        if not self._offer.became_clause:
            made.append(
                button(
                    tr("撤回"),
                    inline=True,
                    icon="x",
                    name=tr("撤回方案{number}", number=number),
                    on_click=self.withdraw,
                )
            )
        return flow(*made, gap=16, push_last=len(made) > 1)

    def clear_for_convey(self) -> None:
        """The party who made it lets it be carried across."""
        self._context.do(lambda: self._context.room.offers.clear(self._offer.offer_id))

    def read_back(self) -> None:
        """Its maker heard the words and lets them be carried just so."""
        self._context.do(lambda: self._context.room.offers.read_back(self._offer.offer_id))

    def write_clause(self) -> None:
        """The form of the clause it becomes, filled from the offer; nothing is typed again."""
        if self.clause_form is not None:
            self.clause_form.focus()
            return
        offer = self._offer
        title = tr("把方案{number}写入协议", number=offer.number)
        terms = terms_of_offer(self._session, offer)
        self.clause_form = ClauseForm(self._context, title, None, terms, offer=offer)
        self.clause_form.finished.connect(self._close_form)
        self._slot.addWidget(self.clause_form)
        if self.isVisible():
            form = self.clause_form
            form.focus()
            # The card grows first, and the column with it.
            QTimer.singleShot(0, form, lambda: reveal(form))

    def _close_form(self) -> None:
        self.clause_form = None
        clear_layout(self._slot)

    def withdraw(self) -> None:
        """The party takes it back, with a reason if there is one; it stays in the ladder."""
        reason = self._context.questions.ask_text(
            TextQuestion(
                key="withdraw-offer",
                title=tr(
                    "{name}要撤回方案{number}吗？",
                    name=self._session.person(self._offer.party_id).name,
                    number=self._offer.number,
                ),
                hint=tr("撤回后方案仍留在记录里，不能再转达或答复。原因可以不填。"),
                yes=tr("撤回方案"),
                no=tr("再看看"),
                required=False,
            )
        )
        if reason is not None:
            self._context.do(lambda: self._context.room.offers.withdraw(self._offer.offer_id, reason))
