"""Enters the scripted people: parties with their guardians, fact witnesses, others, the police."""

from __future__ import annotations

from mediator.domain.attendance import next_letter
from mediator.domain.people import PersonKind
from mediator.gui.session.parties import PartiesPage
from mediator.gui.session.parties_guardian import ABSENT, ADULT, GUARDIAN
from mediator.gui.session.parties_helpers import HelpersPanel
from mediator.gui.session.parties_panel import PersonPanel
from mediator.gui.session.parties_tabs import HELPERS, WITNESSES
from mediator.gui.session.parties_witnesses import WitnessesPanel
from mediator.gui.tour.forms import choose, type_day, type_person
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.gui.tour.presence import note_notice, note_officers
from mediator.services.script import Script, ScriptGuardian, ScriptPerson

ANSWERS: dict[str, str | bool] = {}
PICTURE = "02-parties"


def drive(hand: Hand, page: PartiesPage, script: Script) -> None:
    """Enter everybody in the order of the script, and go on."""
    names = {person.key: person.details.name for person in script.people}
    pictured = False
    for person in script.people:
        if person.kind in (PersonKind.PARTY, PersonKind.FACT_WITNESS):
            panel = _open_party(hand, page) if person.kind is PersonKind.PARTY else _open_witness(hand, page)
            _type(hand, panel, person)
            if not pictured and page.session.parties:
                page.show_top()
                hand.picture(PICTURE)
                pictured = True
            _note(hand, panel, person)
            for told in script.presence.notices:
                if told.person == person.key:
                    note_notice(hand, panel.guardian.notices, told)
        else:
            _enter_helper(hand, page, person, names.get(person.for_person, ""))
    note_officers(hand, page, script)
    hand.primary()


def _open_party(hand: Hand, page: PartiesPage) -> PersonPanel:
    letter = next_letter(page.session, PersonKind.PARTY)
    if letter not in page.letters():
        hand.click(page.add)
    if page.tab != letter:
        hand.click(page.tabs.button_for(letter))
    if not isinstance(page.panel, PersonPanel):
        raise HandSlipped("no form for a party")
    return page.panel


def _open_witness(hand: Hand, page: PartiesPage) -> PersonPanel:
    if page.tab != WITNESSES:
        hand.click(page.tabs.button_for(WITNESSES))
    if not isinstance(page.panel, WitnessesPanel):
        raise HandSlipped("the witnesses are not shown")
    hand.click(page.panel.add)
    if page.panel.panel is None:
        raise HandSlipped("no form for a witness")
    return page.panel.panel


def _type(hand: Hand, panel: PersonPanel, person: ScriptPerson) -> None:
    type_person(hand, panel.form, person.details)
    if person.role is not None:
        choose(hand, panel.form.role, person.role.value)
    if person.guardians:
        _type_guardian(hand, panel, person.guardians[0])


def _note(hand: Hand, panel: PersonPanel, person: ScriptPerson) -> None:
    hand.click(panel.note)
    for guardian in person.guardians[1:]:
        hand.click(panel.guardian.more)
        _type_guardian(hand, panel, guardian)
        hand.click(panel.note)
    if person.absence is not None:
        if person.guardians:
            hand.click(panel.guardian.more)
        hand.click(panel.guardian.manner.button_for(ABSENT))
        hand.type_into(panel.guardian.reason.edit, person.absence.reason)
        if person.absence.own_income_and_agrees:
            hand.click(panel.guardian.own_income)
        hand.click(panel.note)


def _type_guardian(hand: Hand, panel: PersonPanel, guardian: ScriptGuardian) -> None:
    manner = ADULT if guardian.suitable_adult else GUARDIAN
    hand.click(panel.guardian.manner.button_for(manner))
    type_person(hand, panel.guardian.form, guardian.details, guardian.relation)


def _enter_helper(hand: Hand, page: PartiesPage, person: ScriptPerson, for_name: str) -> None:
    if page.tab != HELPERS:
        hand.click(page.tabs.button_for(HELPERS))
    panel = page.panel
    if not isinstance(panel, HelpersPanel):
        raise HandSlipped("the other people are not shown")
    choose(hand, panel.kind, person.kind.value)
    if for_name:
        ward = next(p for p in page.session.people if p.name == for_name)
        choose(hand, panel.for_person, ward.person_id)
    if person.relation:
        hand.type_into(panel.relation.edit, person.relation)
    if person.scope:
        hand.type_into(panel.scope.edit, person.scope)
        type_day(hand, panel.authority_on, person.authority_on)
    type_person(hand, panel.form, person.details)
    hand.click(panel.note)
