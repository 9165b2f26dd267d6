"""Carrying offers back and forth: chained, answered alone, never erased, conveyed only with leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import (
    OfferAccepted,
    OfferCleared,
    OfferConsidered,
    OfferConveyed,
    OfferDeclined,
    OfferMade,
    OfferWithdrawn,
)
from mediator.domain.people import PersonKind
from mediator.domain.rights import must_be_willing
from mediator.domain.session import Offer, OfferReply, Session
from mediator.domain.texts import check_text
from mediator.domain.wording import message

ACCEPTED, DECLINED, CONSIDERED = "accepted", "declined", "considered"


class OfferNotCleared(Refusal):
    """The party who made the offer has not let it be carried across."""


class OfferNotOpen(Refusal):
    """The offer was withdrawn, or was never conveyed to this party."""


def make_offer(
    session: Session,
    offer_id: str,
    party_id: str,
    text: str,
    *,
    may_convey: bool,
    amount_fen: int | None = None,
    due_on: date | None = None,
    answers: str = "",
) -> OfferMade:
    """Terms one party puts forward, as they may be carried; `answers` names the offer it counters."""
    if session.person(party_id).kind is not PersonKind.PARTY:
        raise BadInput(message("方案由当事人提出，请选择是哪一位"))
    if amount_fen is not None and amount_fen < 0:
        raise BadInput(message("金额不能是负数"))
    if answers:
        session.offer(answers)
    return OfferMade(
        offer_id=offer_id,
        number=len(session.offers) + 1,
        party_id=party_id,
        text=check_text(text, message("方案内容"), most=1000),
        may_convey=may_convey,
        amount_fen=amount_fen,
        due_on=due_on,
        answers=answers,
    )


def clear_offer(session: Session, offer_id: str) -> OfferCleared:
    """The party who made it now lets it be carried across."""
    _check_live(session.offer(offer_id))
    return OfferCleared(offer_id=offer_id)


def convey_offer(session: Session, offer_id: str, to_party: str) -> OfferConveyed:
    """Carry the offer's exact words to another party; refused without leave."""
    offer = session.offer(offer_id)
    _check_live(offer)
    if not offer.may_convey:
        raise OfferNotCleared(message("提出人还没有同意转达这个方案，请先征得同意"))
    if to_party == offer.party_id:
        raise BadInput(message("方案不必转达给提出人本人"))
    if session.person(to_party).kind is not PersonKind.PARTY:
        raise BadInput(message("方案只在当事人之间转达"))
    return OfferConveyed(offer_id=offer_id, to_party=to_party)


def accept_offer(session: Session, offer_id: str, party_id: str, words: str = "") -> OfferAccepted:
    """A party says yes to an offer that was conveyed to them."""
    return OfferAccepted(
        offer_id=offer_id, party_id=party_id, words=_reply(session, offer_id, party_id, words)
    )


def decline_offer(session: Session, offer_id: str, party_id: str, words: str = "") -> OfferDeclined:
    """A party says no; why not is kept as the officer's own note."""
    return OfferDeclined(
        offer_id=offer_id, party_id=party_id, words=_reply(session, offer_id, party_id, words)
    )


def consider_offer(session: Session, offer_id: str, party_id: str, words: str = "") -> OfferConsidered:
    """A party wants to think it over."""
    return OfferConsidered(
        offer_id=offer_id, party_id=party_id, words=_reply(session, offer_id, party_id, words)
    )


def withdraw_offer(session: Session, offer_id: str, reason: str = "") -> OfferWithdrawn:
    """The party takes the offer back; it stays in the ladder, struck."""
    _check_live(session.offer(offer_id))
    return OfferWithdrawn(
        offer_id=offer_id, reason=check_text(reason, message("撤回的原因"), most=200, required=False)
    )


def reply_of(offer: Offer, party_id: str) -> OfferReply:
    """What one party answered; an empty answer while nothing was conveyed."""
    return next((r for r in offer.replies if r.party_id == party_id), OfferReply(party_id=party_id))


def accepted_by_all(session: Session, offer: Offer) -> bool:
    """Every other party between whom the dispute is has said yes."""
    others = [p for p in session.parties if must_be_willing(p) and p.person_id != offer.party_id]
    return (
        not offer.withdrawn
        and bool(others)
        and all(reply_of(offer, p.person_id).answer == ACCEPTED for p in others)
    )


def visible_to(session: Session, party_id: str) -> tuple[Offer, ...]:
    """The offers a party may see on a screen: their own, and those cleared and conveyed to them.

    Of the replies only this party's own is left in; what others said was said alone.
    """
    return tuple(
        replace(o, replies=tuple(r for r in o.replies if r.party_id == party_id))
        for o in session.offers
        if o.party_id == party_id or (o.may_convey and reply_of(o, party_id).conveyed_at is not None)
    )


def for_everybody(offer: Offer) -> Offer:
    """The offer as all may see it together: who said yes, and nobody's words."""
    return replace(offer, replies=tuple(replace(r, words="") for r in offer.replies))


def _reply(session: Session, offer_id: str, party_id: str, words: str) -> str:
    offer = session.offer(offer_id)
    _check_live(offer)
    if reply_of(offer, party_id).conveyed_at is None:
        raise OfferNotOpen(message("这个方案还没有转达给对方，先转达再记下答复"))
    return check_text(words, message("答复"), most=500, required=False)


def _check_live(offer: Offer) -> None:
    if offer.withdrawn:
        raise OfferNotOpen(message("这个方案已经撤回，不能再转达或答复"))
