"""The shuttle card of every offer: who let which words go, when they were read back, carried and answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediator.domain.disclosure import Officer, offer_words_for
from mediator.domain.session import Offer, Session


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One carrying of the words to one party. `answer` is empty while it is waited for."""

    to_party: str
    carried_at: datetime
    answer: str = ""
    answered_at: datetime | None = None

    @property
    def waiting(self) -> bool:
        """Whether this party still owes a word."""
        return not self.answer


@dataclass(frozen=True, kw_only=True)
class ShuttleCard:
    """`authorised_by` is whoever made the offer; `authorised_at` is empty while they keep it back."""

    offer_id: str
    number: int
    words: str
    authorised_by: str
    made_at: datetime
    authorised_at: datetime | None
    read_back_at: datetime | None
    deliveries: tuple[Delivery, ...]

    @property
    def waiting(self) -> tuple[Delivery, ...]:
        """What was carried and not answered yet."""
        return tuple(d for d in self.deliveries if d.waiting)

    def delivery_to(self, party_id: str) -> Delivery | None:
        """What was carried to this party."""
        return next((d for d in self.deliveries if d.to_party == party_id), None)


def shuttle_cards(session: Session) -> tuple[ShuttleCard, ...]:
    """One card an offer, in the order of the offers; for the officer alone."""
    return tuple(card_of(session, offer) for offer in session.offers)


def card_of(session: Session, offer: Offer) -> ShuttleCard:
    """The card of one offer, its deliveries in the order of the parties."""
    carried = {r.party_id: r for r in offer.replies if r.conveyed_at is not None}
    order = [p.person_id for p in session.people if p.person_id in carried]
    return ShuttleCard(
        offer_id=offer.offer_id,
        number=offer.number,
        words=offer_words_for(session, offer, Officer()),
        authorised_by=offer.party_id,
        made_at=offer.at,
        authorised_at=offer.cleared_at,
        read_back_at=offer.read_back_at,
        deliveries=tuple(
            Delivery(
                to_party=i,
                carried_at=carried[i].conveyed_at or offer.at,
                answer=carried[i].answer,
                answered_at=carried[i].answered_at,
            )
            for i in order
        ),
    )
