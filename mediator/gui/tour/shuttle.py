"""Carries the scripted offers back and forth on the page of the shuttle, each as the play does."""

from __future__ import annotations

from mediator.domain.money import digits
from mediator.domain.offers import reply_of
from mediator.domain.stages import Stage
from mediator.gui.session.shuttle import ShuttlePage
from mediator.gui.session.shuttle_offer_card import OfferCard
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
    if offer.may_convey:
        hand.click(form.may_convey.tick)
    hand.click(form.record_button)


def _carry(hand: Hand, page: ShuttlePage, place: int, offer: ScriptOffer, people: dict[str, str]) -> None:
    number = place + 1
    if offer.cleared:
        hand.click_text(_card(page, place), tr("提出人同意转达方案{number}", number=number))
    for reply in offer.replies:
        name = page.session.person(people[reply.party]).name
        if reply_of(page.session.offers[place], people[reply.party]).conveyed_at is None:
            hand.click_text(_card(page, place), tr("把方案{number}转达给{name}", number=number, name=name))
        if reply.answer:
            _answer(hand, page, place, people[reply.party], reply)
    if offer.withdrawn:
        will_answer(page, "withdraw-offer", offer.withdrawn)
        hand.click_text(_card(page, place), tr("撤回方案{number}", number=number))


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
