"""Sits everybody down together: presence, ground rules, what is confirmed and said, the outcome."""

from __future__ import annotations

from mediator.gui.session.joint import JointPage
from mediator.gui.session.joint_party_view import JointPartyView
from mediator.gui.session.joint_rules import GROUND_RULES, RulesView
from mediator.gui.tour.apologies import apologise
from mediator.gui.tour.cast import offers_of, people_of, points_of
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.services.script import Script, ScriptJoint
from mediator.wording import tr

ANSWERS: dict[str, str | bool] = {}


def drive(hand: Hand, page: JointPage, script: Script) -> None:
    """The scripted joint talk; then on to the agreement."""
    joint = script.joint
    if joint is None:
        raise HandSlipped("the script has no joint talk and did not leave it out")
    people = people_of(page.session, script)
    for key in joint.present:
        hand.click(page.presence.ticks[people[key]])
    _accept_rules(hand, page)
    _confirm(hand, page, script, joint)
    for entry in joint.entries:
        if page.notes.who.one() != people[entry.person]:
            hand.click(page.notes.who.chip_of(people[entry.person]))
        hand.type_into(page.notes.composer, entry.text)
        hand.click(page.notes.record_button)
    apologise(hand, page, joint, people)
    hand.picture("08-joint")
    hand.click(page.outcome.choice.button_for(joint.outcome.value))
    hand.click(page.outcome.end_button)
    hand.primary()


def _accept_rules(hand: Hand, page: JointPage) -> None:
    hand.click(page.presence.read_rules)
    view = page.view
    if not isinstance(view, RulesView):
        raise HandSlipped("the ground rules are not shown")
    for _ in GROUND_RULES[1:]:
        hand.click(view.next_button)
    hand.picture("08a-ground-rules")
    hand.click(view.accept_button)


def _confirm(hand: Hand, page: JointPage, script: Script, joint: ScriptJoint) -> None:
    if not joint.confirm:
        return
    hand.click(page.show_button)
    view = page.view
    if not isinstance(view, JointPartyView):
        raise HandSlipped("the agenda is not shown")
    refs = {**points_of(page.session, script), **offers_of(page.session, script)}
    for key in joint.confirm:
        _turn_to(hand, view, refs[key])
        hand.click(view.confirm_button)
    hand.picture("08b-joint-in-the-room")
    hand.click_text(view, tr("返回"))


def _turn_to(hand: Hand, view: JointPartyView, ref: str) -> None:
    wanted = next((i for i, screen in enumerate(view.screens) if screen.key == ref), None)
    if wanted is None:
        raise HandSlipped("not on the agenda")
    while view.index < wanted:
        hand.click(view.next_button)
    while view.index > wanted:
        hand.click(view.back_button)
