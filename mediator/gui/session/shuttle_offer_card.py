"""One rung of the ladder: an offer with its terms, whether it may be carried, and each party's answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator.domain.offers import accepted_by_all
from mediator.domain.session import Offer, Session
from mediator.gui.questions import TextQuestion
from mediator.gui.session.context import SessionContext
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.session.shuttle_answer import AnswerRow
from mediator.gui.session.shuttle_words import amount_shown, due_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Badge, Card, Para, Pill, box, button, col, label, row, rule
from mediator.services.terms_drafts import answer_draft
from mediator.wording import tr


class OfferCard(Card):
    """An offer as the officer sees it. A withdrawn one stays, without anything to do."""

    def __init__(
        self, context: SessionContext, session: Session, offer: Offer, counter: Callable[[Offer], None]
    ) -> None:
        agreed = accepted_by_all(session, offer)
        super().__init__(pad=(16, 12, 16, 12), gap=8, outline=Tone.AGREE if agreed else None)
        self._context, self._session, self._offer, self._counter = context, session, offer, counter
        colour = "text3" if offer.withdrawn else "text"
        self.add(self._head(agreed=agreed), Para(offer.text, 16, colour))
        if offer.amount_fen is not None or offer.due_on is not None:
            self.add(self._terms(colour))
        self.rows: dict[str, AnswerRow] = {}
        others = [p for p in session.parties if p.person_id != offer.party_id]
        typed = {d.field for d in context.room.desk.drafts.load(session.session_id) if d.text}
        self.add(rule())
        for party in others:
            key = answer_draft(offer.offer_id, party.person_id)
            made = AnswerRow(context, offer, party, open_form=key in typed and not offer.withdrawn)
            self.rows[party.person_id] = made
            self.add(made)
        if not offer.withdrawn:
            self.add(self._actions())

    def _head(self, *, agreed: bool) -> QHBoxLayout:
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
        return row(badge, (words, 1), self._state(agreed=agreed), gap=10)

    def _state(self, *, agreed: bool) -> Pill:
        if self._offer.withdrawn:
            return Pill(tr("已撤回"), Tone.MUTE, "x")
        if agreed:
            return Pill(tr("各方都同意"), Tone.AGREE, "circle-check")
        if self._offer.may_convey:
            return Pill(tr("可转达"), Tone.AGREE, "check")
        return Pill(tr("未同意转达"), Tone.DISPUTE, "lock")

    def _terms(self, colour: str) -> QWidget:
        parts = [amount_shown(self._offer.amount_fen)] if self._offer.amount_fen is not None else []
        if self._offer.due_on is not None:
            parts.append(due_shown(self._offer))
        return box(col(*[Para(part, 16, colour, bold=True) for part in parts], gap=2))

    def _actions(self) -> QHBoxLayout:
        number = self._offer.number
        made: list[QWidget | None] = []
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
        made.append(
            button(
                tr("提反方案"),
                inline=True,
                icon="undo-2",
                name=tr("对方案{number}提反方案", number=number),
                on_click=lambda: self._counter(self._offer),
            )
        )
        made.append(None)
        made.append(
            button(
                tr("撤回"),
                inline=True,
                icon="x",
                name=tr("撤回方案{number}", number=number),
                on_click=self.withdraw,
            )
        )
        return row(*made, gap=16)

    def clear_for_convey(self) -> None:
        """The party who made it lets it be carried across."""
        self._context.do(lambda: self._context.room.offers.clear(self._offer.offer_id))

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
