"""Drives what one route has and the others do not: filing, register, advice, oral agreement, recognition."""

from __future__ import annotations

from mediator.gui.session.advice import BETWEEN_NAMES, AdvicePage
from mediator.gui.session.application import CommitteePartiesPage
from mediator.gui.session.case_page import CasePage
from mediator.gui.session.oral import CommitteeAgreementPage
from mediator.gui.session.recognition import RecognitionPage
from mediator.gui.session.session_view import SessionView
from mediator.gui.tour.agreement import write_and_read
from mediator.gui.tour.cast import people_of, will_answer
from mediator.gui.tour.forms import type_day
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.services.script import Script
from mediator.wording import tr

ANSWERS: dict[str, str | bool] = {}


def drive_filing(hand: Hand, view: SessionView, script: Script) -> None:
    """Open the page of the case from the steps, enter number and day, and go back."""
    filing = script.route.filing
    if filing is None:
        return
    view.open_case()
    page = view.page
    if not isinstance(page, CasePage):
        raise HandSlipped("the page of the case did not open")
    hand.type_into(page.filing.number.edit, filing.case_number)
    type_day(hand, page.filing.day, filing.filed_on)
    hand.click(page.filing.record)
    hand.picture("01-case")
    hand.primary()


def drive_application(hand: Hand, page: CommitteePartiesPage, script: Script) -> None:
    """The register of the committee, once its parties are entered; then on."""
    told, card = script.route.application, page.application
    if told is None:
        raise HandSlipped("the script does not say how the dispute came to the committee")
    if not card.form.isVisible():
        hand.click(card.open_button)
    hand.click(card.source.button_for(told.source.value))
    people = people_of(page.session, script)
    for key in told.applicants:
        hand.click(card.applicants.button_for(people[key]))
    if told.entrusted_by:
        hand.type_into(card.entrusted.edit, told.entrusted_by)
    if told.requests:
        hand.type_into(card.requests.edit, "\n".join(told.requests))
    hand.picture("02b-application")
    hand.click(card.record)
    hand.primary()


def drive_advice(hand: Hand, page: AdvicePage, script: Script) -> None:
    """Who was told what and where to go; then to the closing."""
    told, form = script.route.advice, page.advice
    if told is None:
        raise HandSlipped("the script gives no advice")
    hand.type_into(form.told.edit, BETWEEN_NAMES.join(told.told))
    hand.type_into(form.words.edit, told.words)
    hand.type_into(form.where.edit, told.where_to_go)
    if told.to_bring:
        hand.type_into(form.bring.edit, told.to_bring)
    hand.picture("01-advice")
    hand.click(form.record)
    hand.primary()


def drive_oral(hand: Hand, page: CommitteeAgreementPage, script: Script) -> None:
    """Written and read aloud, and entered without a paper."""
    oral = script.route.oral
    if oral is None:
        raise HandSlipped("the script has no oral agreement")
    write_and_read(hand, page, script)
    hand.clock_to(oral.at)
    will_answer(page, "oral-agreement", oral.reason)
    hand.secondary(tr("登记口头协议"))
    hand.picture("09-oral-agreement")
    hand.primary()


def drive_recognition(hand: Hand, page: RecognitionPage, script: Script) -> None:
    """Settled and performed, applied for by each, recognised or not; then to the closing."""
    settled, told = script.route.settlement, script.route.recognition
    if settled is None or told is None:
        raise HandSlipped("the script tells of no settlement")
    form = page.settlement
    hand.clock_to(settled.at)
    hand.click(form.way.button_for(settled.way.value))
    if settled.committee:
        hand.type_into(form.committee.edit, settled.committee)
    type_day(hand, form.settled_on, settled.settled_on)
    type_day(hand, form.performed_on, settled.performed_on)
    hand.type_into(form.terms.edit, settled.terms)
    hand.type_into(form.proof.edit, settled.proof)
    hand.click(form.record)
    people = people_of(page.session, script)
    for key, day in told.applications:
        type_day(hand, page.applications.day, day)
        name = page.session.person(people[key]).name
        hand.click_text(page.applications, tr("收到{name}的申请", name=name))
    hand.clock_to(told.at)
    hand.click(page.decision.granted.button_for("yes" if told.granted else "no"))
    hand.type_into(page.decision.by.edit, told.decided_by)
    type_day(hand, page.decision.on, told.decided_on)
    hand.type_into(page.decision.reason.edit, told.reason)
    hand.picture("09-recognition")
    hand.click(page.decision.record)
    hand.primary()
