"""An offer everybody accepted becomes the clause itself: one object under one id, nothing typed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediator.domain.agreement import MOST_CLAUSES, check_unlocked
from mediator.domain.clauses import checked_terms
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import ClauseKind, ClauseTerms, OfferBecameClause
from mediator.domain.offers import accepted_by_all
from mediator.domain.people import PartyRole
from mediator.domain.rights import must_be_willing
from mediator.domain.session import Offer, Session
from mediator.domain.wording import message


class OfferNotAgreed(Refusal):
    """Not everybody accepted this offer, or it is a clause already."""


def become_clause(
    session: Session, offer_id: str, today: date, terms: ClauseTerms | None = None
) -> OfferBecameClause:
    """The clause of the same id, with these terms or those the offer itself has."""
    check_unlocked(session)
    offer = session.offer(offer_id)
    if not accepted_by_all(session, offer):
        raise OfferNotAgreed(message("这个方案还没有各方都同意，不能写进协议"))
    if offer.became_clause:
        raise OfferNotAgreed(message("这个方案已经写进协议，请在协议里修改或删除这一条"))
    if len(session.clauses) >= MOST_CLAUSES:
        raise BadInput(message("一份协议最多{most}条", most=MOST_CLAUSES))
    wanted = terms if terms is not None else terms_of_offer(session, offer)
    return OfferBecameClause(offer_id=offer_id, terms=checked_terms(session, wanted, today))


def terms_of_offer(session: Session, offer: Offer) -> ClauseTerms:
    """Told in full with the offer, or read off its cleared words; of what was answered nothing is taken."""
    terms = offer.terms or _derived(session, offer)
    if not offer.conditions:
        return terms
    # The agreement is a Chinese paper, whatever the language of the windows.
    return replace(terms, action=f"{terms.action.rstrip('。')}（前提：{offer.conditions.rstrip('。')}）")


def to_be_written(session: Session) -> tuple[Offer, ...]:
    """The offers everybody accepted that are no clause yet."""
    return tuple(o for o in session.offers if accepted_by_all(session, o) and not o.became_clause)


def offer_of_clause(session: Session, clause_id: str) -> Offer | None:
    """The offer a clause began as."""
    return next((o for o in session.offers if o.became_clause and o.offer_id == clause_id), None)


def _derived(session: Session, offer: Offer) -> ClauseTerms:
    kind = ClauseKind.PAY if offer.amount_fen else ClauseKind.DO
    payer, payee = _sides(session, offer)
    return ClauseTerms(
        kind=kind,
        actor_ids=payer if kind is ClauseKind.PAY else (offer.party_id,),
        to_ids=payee if kind is ClauseKind.PAY else (),
        action=offer.text,
        amount_fen=offer.amount_fen or None,
        due_on=offer.due_on,
    )


def _sides(session: Session, offer: Offer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who pays whom: of two, whoever was harmed is paid; of more, only the maker is plain."""
    maker = (offer.party_id,)
    others = tuple(
        p.person_id for p in session.parties if must_be_willing(p) and p.person_id != offer.party_id
    )
    if len(others) != 1:
        return maker, ()
    harmed = session.person(offer.party_id).role is PartyRole.INJURED
    return (others, maker) if harmed else (maker, others)
