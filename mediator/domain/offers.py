"""Carrying offers back and forth: chained, answered alone, never erased, conveyed only with leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediator.domain.clauses import checked_terms
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import (
    ClauseTerms,
    OfferAccepted,
    OfferCleared,
    OfferConsidered,
    OfferConveyed,
    OfferDeclined,
    OfferMade,
    OfferReadBack,
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


class OfferNotReadBack(Refusal):
    """Its words were not read back to whoever made the offer."""


class OfferNotOpen(Refusal):
    """The offer was withdrawn, is a clause by now, or was never conveyed to this party."""


class OfferExpired(Refusal):
    """The last day on which the offer could be taken is over."""


def make_offer(
    session: Session,
    offer_id: str,
    party_id: str,
    text: str,
    *,
    may_convey: bool,
    today: date,
    amount_fen: int | None = None,
    due_on: date | None = None,
    answers: str = "",
    conditions: str = "",
    valid_until: date | None = None,
    terms: ClauseTerms | None = None,
) -> OfferMade:
    """Terms one party puts forward, as they may be carried; `answers` names the offer it counters.

    Sum and last day of `terms` are those of the offer, so that they cannot differ.
    """
    if session.person(party_id).kind is not PersonKind.PARTY:
        raise BadInput(message("方案由当事人提出，请选择是哪一位"))
    if amount_fen is not None and amount_fen < 0:
        raise BadInput(message("金额不能是负数"))
    if valid_until is not None and valid_until < today:
        raise BadInput(message("有效期早于今天，请核对"))
    if answers:
        session.offer(answers)
    if terms is not None:
        terms = checked_terms(session, replace(terms, amount_fen=amount_fen, due_on=due_on), today)
    return OfferMade(
        offer_id=offer_id,
        number=len(session.offers) + 1,
        party_id=party_id,
        text=check_text(text, message("方案内容"), most=1000),
        may_convey=may_convey,
        amount_fen=amount_fen,
        due_on=due_on,
        answers=answers,
        conditions=check_text(conditions, message("条件"), most=500, required=False),
        valid_until=valid_until,
        terms=terms,
    )


def clear_offer(session: Session, offer_id: str) -> OfferCleared:
    """The party who made it now lets it be carried across."""
    _check_live(session.offer(offer_id))
    return OfferCleared(offer_id=offer_id)


def read_back_offer(session: Session, offer_id: str) -> OfferReadBack:
    """The words were read to whoever made the offer, who let them be carried just so."""
    offer = session.offer(offer_id)
    _check_live(offer)
    _check_cleared(offer)
    if offer.read_back_at is not None:
        raise OfferNotOpen(message("这个方案已经念给提出人听过"))
    return OfferReadBack(offer_id=offer_id)


def convey_offer(session: Session, offer_id: str, to_party: str, today: date) -> OfferConveyed:
    """Carry the offer's exact words to another party, with leave and once they were read back."""
    offer = session.offer(offer_id)
    _check_live(offer)
    _check_cleared(offer)
    _check_valid(offer, today)
    if offer.read_back_at is None:
        raise OfferNotReadBack(message("请先把方案念给提出人听，本人同意照这样转达后再转达"))
    if to_party == offer.party_id:
        raise BadInput(message("方案不必转达给提出人本人"))
    if session.person(to_party).kind is not PersonKind.PARTY:
        raise BadInput(message("方案只在当事人之间转达"))
    return OfferConveyed(offer_id=offer_id, to_party=to_party)


def accept_offer(
    session: Session, offer_id: str, party_id: str, today: date, words: str = ""
) -> OfferAccepted:
    """A party says yes to an offer that was conveyed to them, while it is valid."""
    _check_valid(session.offer(offer_id), today)
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


def expired(offer: Offer, today: date) -> bool:
    """Whether its last day is over. What was answered before stays."""
    return offer.valid_until is not None and today > offer.valid_until


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
    if offer.became_clause:
        raise OfferNotOpen(message("这个方案已经写进协议，请在协议里修改或删除这一条"))


def _check_cleared(offer: Offer) -> None:
    if not offer.may_convey:
        raise OfferNotCleared(message("提出人还没有同意转达这个方案，请先征得同意"))


def _check_valid(offer: Offer, today: date) -> None:
    if expired(offer, today):
        raise OfferExpired(message("这个方案已过期，请提出人重新提出"))
