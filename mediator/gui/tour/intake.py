"""Takes the scripted dispute in: the form of a new session, the screening, the conclusion."""

from __future__ import annotations

from mediator.gui.pages.new_session import NewSessionPage
from mediator.gui.session.intake import IntakePage
from mediator.gui.tour.forms import choose, type_day
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.services.script import Script, ScriptConclusion, ScriptGate

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
    for gate_id in page.gates.cards:
        answer = given.get(gate_id)
        if answer is not None:
            _answer(hand, page, answer)
    page.show_top()
    hand.picture("01-intake")
    _conclude(hand, page, script.conclusion)
    hand.picture("01b-conclusion")
    hand.click(page.conclusion.note)
    hand.primary()


def _answer(hand: Hand, page: IntakePage, answer: ScriptGate) -> None:
    """Fold the group out, choose and type what goes with the answer, then answer."""
    card, group = page.gates.cards[answer.gate_id], page.gates.group_of(answer.gate_id)
    if not group.is_open:
        hand.click(group.toggle)
    for choice in card.gate.chosen(answer.note):
        hand.click(card.chips.button_for(choice.choice_id))
    words = card.gate.reason_in(answer.note)
    if words:
        if not card.note.isVisible():
            hand.click(card.note_button)
        hand.type_into(card.note.edit, words)
    hand.click(card.choice.button_for(answer.answer.value))


def _conclude(hand: Hand, page: IntakePage, conclusion: ScriptConclusion) -> None:
    """Choose, and write what departs from the rules."""
    form = page.conclusion
    hand.click(form.choice.button_for("yes" if conclusion.mediate else "no"))
    for override in conclusion.overrides:
        hand.type_into(form.overrides.reasons[override.gate_id].edit, override.reason)
    if conclusion.superior:
        hand.type_into(form.overrides.superior.edit, conclusion.superior)
    if conclusion.reason:
        hand.type_into(form.reason.edit, conclusion.reason)
