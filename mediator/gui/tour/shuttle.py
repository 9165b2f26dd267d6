"""Carries the scripted offers back and forth on the page of the shuttle, each as the play does."""

from __future__ import annotations

from mediator.domain.money import digits
from mediator.domain.offers import reply_of
from mediator.domain.shuttle_visits import open_visit
from mediator.domain.stages import Stage
from mediator.gui.session.shuttle import ShuttlePage
from mediator.gui.session.shuttle_offer_card import OfferCard
from mediator.gui.session.shuttle_terms import OfferMore
from mediator.gui.session.shuttle_visit import NOBODY
from mediator.gui.tour.cast import offers_of, people_of, will_answer
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.services.script import Script, ScriptOffer, ScriptReply
from mediator.wording import tr

ANSWERS: dict[str, str | bool] = {}


def drive(hand: Hand, page: ShuttlePage, script: Script) -> None:
    """Every offer made, cleared, carried, answered and taken back; then on to the next stage."""
    people = people_of(page.session, script)
    for place, offer in enumerate(script.offers):
        _make(hand, page, script, offer, people)
        _carry(hand, page, place, offer, people)
    hand.picture("07-shuttle")
    _show_in_the_room(hand, page, script, people)
    if reason := script.skip_reason(Stage.JOINT):
        will_answer(page, "skip-joint", reason)
        hand.secondary(tr("不做共同会谈"))
    hand.primary()


def _make(hand: Hand, page: ShuttlePage, script: Script, offer: ScriptOffer, people: dict[str, str]) -> None:
    form = page.form
    _go_to(hand, page, offer, people[offer.party])
    if offer.answers:
        answered = page.session.offer(offers_of(page.session, script)[offer.answers])
        hand.click_text(page.ladder, tr("对方案{number}提反方案", number=answered.number))
    if form.who.one() != people[offer.party]:
        hand.click(form.who.chip_of(people[offer.party]))
    hand.type_into(form.words.edit, offer.text)
    if offer.amount_fen is not None:
        hand.type_into(form.amount.edit, digits(offer.amount_fen))
    if offer.due_on is not None:
        hand.type_into(form.due.edit, f"{offer.due_on:%Y%m%d}")
    _tell_more(hand, form.more, offer, people)
    if offer.may_convey:
        hand.click(form.may_convey.tick)
    hand.click(form.record_button)


def _tell_more(hand: Hand, more: OfferMore, offer: ScriptOffer, people: dict[str, str]) -> None:
    """Conditions, until when it holds, and the clause it is to become, behind their button."""
    if not (offer.conditions or offer.valid_until or offer.terms):
        return
    hand.click(more.toggle)
    if offer.conditions:
        hand.type_into(more.conditions.edit, offer.conditions)
    if offer.valid_until is not None:
        hand.type_into(more.until.edit, f"{offer.valid_until:%Y%m%d}")
    if offer.terms is None:
        return
    terms = offer.terms
    hand.click(more.terms.kind.chip_of(terms.kind.value))
    for key in terms.actors:
        hand.click(more.terms.actors.chip_of(people[key]))
    if terms.action:
        hand.type_into(more.terms.action.edit, terms.action)
    for key in terms.to:
        hand.click(more.terms.targets.chip_of(people[key]))
    if terms.on_the_spot:
        hand.click(more.terms.spot.tick)
    if terms.manner:
        hand.type_into(more.terms.manner.edit, terms.manner)


def _carry(hand: Hand, page: ShuttlePage, place: int, offer: ScriptOffer, people: dict[str, str]) -> None:
    number = place + 1
    if offer.cleared:
        hand.click_text(_card(page, place), tr("提出人同意转达方案{number}", number=number))
    if offer.replies:
        hand.click_text(_card(page, place), tr("方案{number}念给提出人听过", number=number))
    for reply in offer.replies:
        _go_to(hand, page, offer, people[reply.party])
        name = page.session.person(people[reply.party]).name
        if reply_of(page.session.offers[place], people[reply.party]).conveyed_at is None:
            hand.click_text(_card(page, place), tr("把方案{number}转达给{name}", number=number, name=name))
        if reply.answer:
            _answer(hand, page, place, people[reply.party], reply)
    if open_visit(page.session) is not None:
        hand.click(page.visit.where.chip_of(NOBODY))
    if offer.withdrawn:
        will_answer(page, "withdraw-offer", offer.withdrawn)
        hand.click_text(_card(page, place), tr("撤回方案{number}", number=number))


def _go_to(hand: Hand, page: ShuttlePage, offer: ScriptOffer, party_id: str) -> None:
    """Note with whom the officer is, where the script does."""
    here = open_visit(page.session)
    if offer.visits and (here is None or here.party_id != party_id):
        hand.click(page.visit.where.chip_of(party_id))


def _answer(hand: Hand, page: ShuttlePage, place: int, party_id: str, reply: ScriptReply) -> None:
    name = page.session.person(party_id).name
    hand.click_text(_card(page, place), tr("记下{name}对方案{number}的答复", name=name, number=place + 1))
    form = _card(page, place).rows[party_id].form
    if form is None:
        raise HandSlipped("the answer's form did not open")
    hand.click(form.answer.button_for(reply.answer))
    if reply.words:
        hand.type_into(form.words.edit, reply.words)
    hand.click(form.record_button)


def _card(page: ShuttlePage, place: int) -> OfferCard:
    return page.ladder.cards[page.session.offers[place].offer_id]


def _show_in_the_room(hand: Hand, page: ShuttlePage, script: Script, people: dict[str, str]) -> None:
    """One look at what the last party asked may see."""
    asked = [r.party for o in script.offers for r in o.replies]
    if not asked:
        return
    name = page.session.person(people[asked[-1]]).name
    hand.click_text(page.seats, tr("给{name}看方案", name=name))
    if page.seats.view is None:
        raise HandSlipped("the offers are not shown")
    hand.picture("07b-shuttle-in-the-room")
    hand.click_text(page.seats.view, tr("返回"))
