"""Takes down the scripted apologies on the page of the joint talk."""

from __future__ import annotations

from mediator.gui.session.joint import JointPage
from mediator.gui.tour.hand import Hand
from mediator.services.script import ScriptJoint


def apologise(hand: Hand, page: JointPage, joint: ScriptJoint, people: dict[str, str]) -> None:
    """Each apology, and at once the clause it becomes."""
    form = page.apologies.form
    for script in joint.apologies:
        hand.click(form.kind.button_for(script.kind.value))
        hand.click(form.who.chip_of(people[script.person]))
        for key in script.to:
            hand.click(form.whom.chip_of(people[key]))
        hand.type_into(form.words.edit, script.words)
        if script.accepted:
            hand.click(form.accepted)
        hand.click(form.record_button)
        if script.clause:
            made = page.session.apologies[-1]
            hand.click(page.apologies.clause_buttons[(made.apology_id, True)])
