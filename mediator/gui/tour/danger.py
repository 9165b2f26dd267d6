"""Drives an alarm: raised and handed over from the frame, signed off by a supervisor who signs in for it."""

from __future__ import annotations

from mediator.domain.danger import open_dangers
from mediator.gui.session.danger_forms import HandOverForm, SignOffForm
from mediator.gui.session.danger_page import DangerPage
from mediator.gui.session.session_view import SessionView
from mediator.gui.session.stage_page import StagePage
from mediator.gui.tour.forms import choose
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.services.script import Script
from mediator.services.script_pace import Alarm
from mediator.wording import tr


def sound(hand: Hand, page: StagePage, script: Script, alarm: Alarm) -> None:
    """Raise it, hand it over, and go back to the talk."""
    view = _view_of(page)
    opened = _open(hand, view)
    form = opened.raising
    if form is None:
        raise HandSlipped("no alarm can be raised")
    for sign in alarm.signs:
        hand.click(form.signs.button_for(sign.value))
    hand.type_into(form.words.edit, alarm.words)
    if alarm.about:
        name = next(p.details.name for p in script.people if p.key == alarm.about)
        choose(hand, form.person, next(p.person_id for p in page.session.people if p.name == name))
    hand.click(form.send)
    danger = open_dangers(page.session)[-1]
    hand.picture("04-danger")
    handed = opened.cards[danger.danger_id].form
    if not isinstance(handed, HandOverForm):
        raise HandSlipped("the alarm cannot be handed over")
    hand.type_into(handed.told.edit, alarm.told)
    hand.type_into(handed.measures.edit, alarm.measures)
    hand.click(handed.note)
    hand.primary()


def sign_off(hand: Hand, view: SessionView, alarm: Alarm, danger_id: str) -> None:
    """The supervisor's decision, in a session that is only looked at otherwise."""
    form = _open(hand, view).cards[danger_id].form
    if not isinstance(form, SignOffForm):
        raise HandSlipped("the alarm cannot be signed off")
    hand.type_into(form.decision.edit, alarm.decision)
    hand.picture("04-sign-off")
    hand.click(form.sign)


def _open(hand: Hand, view: SessionView) -> DangerPage:
    hand.click_text(view.stepper, tr("升级警示"))
    opened = view.page
    if not isinstance(opened, DangerPage):
        raise HandSlipped("the alarms did not open")
    if opened.cover is not None:
        hand.click(opened.cover.open)
    return opened


def _view_of(page: StagePage) -> SessionView:
    holder = page.parentWidget()
    while holder is not None and not isinstance(holder, SessionView):
        holder = holder.parentWidget()
    if not isinstance(holder, SessionView):
        raise HandSlipped("the page stands in no session")
    return holder
