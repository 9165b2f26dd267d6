"""Takes the scripted dispute in: the form of a new session, the screening, the conclusion."""

from __future__ import annotations

from mediator.gui.pages.new_session import NewSessionPage
from mediator.gui.session.intake import IntakePage
from mediator.gui.tour.forms import choose, type_day
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.services.script import Script

ANSWERS: dict[str, str | bool] = {}


def drive_new(hand: Hand, page: NewSessionPage, script: Script) -> None:
    """Choose the way it takes, type what the dispute is, and begin."""
    form, matter, route = page.matter, script.matter, script.route
    hand.click(page.route.rows[route.regime].name)
    if route.committee:
        hand.type_into(page.route.committee.edit, route.committee)
    hand.type_into(form.title.edit, matter.title)
    choose(hand, form.category, matter.category)
    hand.type_into(form.place.edit, matter.place)
    type_day(hand, form.happened_on, matter.happened_on)
    hand.type_into(form.happened_time.edit, matter.happened_time)
    choose(hand, form.guide, script.guide_id)
    if script.scheduled_at is not None:
        type_day(hand, page.scheduled_on, script.scheduled_at.date())
        hand.type_into(page.scheduled_time.edit, f"{script.scheduled_at:%H:%M}")
    hand.type_into(form.cause.edit, matter.cause)
    hand.type_into(form.summary.edit, matter.summary)
    hand.picture("00b-new-session")
    button = page.footer.primary()
    if button is None:
        raise HandSlipped("the new session cannot be begun")
    hand.click(button)


def drive(hand: Hand, page: IntakePage, script: Script) -> None:
    """Answer every question in the order of the rules, conclude, and go on."""
    given = {answer.gate_id: answer for answer in script.screening}
    for gate_id, card in page.gates.cards.items():
        answer = given.get(gate_id)
        if answer is None:
            continue
        if answer.note:
            hand.click(card.note_button)
            hand.type_into(card.note.edit, answer.note)
        hand.click(card.choice.button_for(answer.answer.value))
    page.show_top()
    hand.picture("01-intake")
    hand.click(page.conclusion.choice.button_for("yes" if script.conclusion.mediate else "no"))
    if script.conclusion.reason:
        hand.type_into(page.conclusion.reason.edit, script.conclusion.reason)
    hand.picture("01b-conclusion")
    hand.click(page.conclusion.note)
    hand.primary()
