"""The shuttle of a play: each offer made, read back, carried, answered, taken back; visits on the way."""

from __future__ import annotations

from mediator.domain.events import ClauseTerms
from mediator.domain.offers import ACCEPTED, CONSIDERED, DECLINED, reply_of
from mediator.domain.shuttle_visits import open_visit
from mediator.services.prompter import Prompter
from mediator.services.script import ScriptOffer, ScriptOfferTerms, ScriptReply


def shuttle(p: Prompter) -> None:
    """Each offer: made, cleared where leave came later, read back, carried, answered, taken back."""
    for offer in p.script.offers:
        _offer(p, offer)


def _offer(p: Prompter, offer: ScriptOffer) -> None:
    _go_to(p, offer, offer.party)
    with p.at(offer.where):
        p.room.offers.make(
            p.people[offer.party],
            offer.text,
            may_convey=offer.may_convey,
            amount_fen=offer.amount_fen,
            due_on=offer.due_on,
            answers=p.offers[offer.answers] if offer.answers else "",
            conditions=offer.conditions,
            valid_until=offer.valid_until,
            terms=_terms(p, offer.terms) if offer.terms else None,
        )
    offer_id = p.offers[offer.key] = p.session.offers[-1].offer_id
    if offer.cleared:
        with p.at(f"{offer.where}.cleared"):
            p.room.offers.clear(offer_id)
    if offer.replies:
        with p.at(offer.where):
            p.room.offers.read_back(offer_id)
    for reply in offer.replies:
        _go_to(p, offer, reply.party)
        if reply_of(p.session.offer(offer_id), p.people[reply.party]).conveyed_at is None:
            with p.at(reply.where):
                p.room.offers.convey(offer_id, p.people[reply.party])
        if reply.answer:
            with p.at(reply.where):
                _reply(p, offer_id, reply)
    _leave(p, offer)
    if offer.withdrawn:
        with p.at(f"{offer.where}.withdrawn"):
            p.room.offers.withdraw(offer_id, offer.withdrawn)


def _terms(p: Prompter, terms: ScriptOfferTerms) -> ClauseTerms:
    return ClauseTerms(
        kind=terms.kind,
        actor_ids=p.persons_in_order(terms.actors),
        action=terms.action,
        to_ids=p.persons_in_order(terms.to),
        on_the_spot=terms.on_the_spot,
        manner=terms.manner,
    )


def _reply(p: Prompter, offer_id: str, reply: ScriptReply) -> None:
    answers = {
        ACCEPTED: p.room.offers.accept,
        DECLINED: p.room.offers.decline,
        CONSIDERED: p.room.offers.consider,
    }
    answers[reply.answer](offer_id, p.people[reply.party], reply.words)


def _go_to(p: Prompter, offer: ScriptOffer, key: str) -> None:
    """Be with this party, where the script notes it."""
    here = open_visit(p.session)
    if not offer.visits or (here is not None and here.party_id == p.people[key]):
        return
    _leave(p, offer)
    with p.at(f"{offer.where}.visits"):
        p.room.offers.start_visit(p.people[key])


def _leave(p: Prompter, offer: ScriptOffer) -> None:
    if open_visit(p.session) is not None:
        with p.at(f"{offer.where}.visits"):
            p.room.offers.end_visit()
