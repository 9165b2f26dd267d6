"""How the hand fills a form: choosing from lists by the keyboard, typing what is known of a person."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from mediator.domain.credentials import has_check_digit
from mediator.domain.people import PersonDetails
from mediator.gui.session.person_form import PersonForm
from mediator.gui.session.person_more import OWN_LANGUAGE, deputy_key, language_key
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.gui.widgets import ChoiceField, DateField


def choose(hand: Hand, field: ChoiceField, key: str) -> None:
    """Go down the list with the arrow keys until this key is chosen."""
    if field.key() == key:
        return
    wanted = field.edit.findData(key)
    if wanted < 0:
        raise HandSlipped(f"no {key!r} in {field.title()!r}")
    hand.go(field.edit)
    hand.press(field.edit, Qt.Key.Key_Home)
    for _ in range(field.edit.count()):
        if field.edit.currentIndex() >= wanted:
            break
        hand.press(field.edit, Qt.Key.Key_Down)
    if field.key() != key:
        raise HandSlipped(f"wanted {key!r} in {field.title()!r}, found {field.key()!r}")


def type_day(hand: Hand, field: DateField, day: date | None) -> None:
    """Type a day as a person would: 20261017."""
    if day is not None:
        hand.type_into(field.edit, f"{day:%Y%m%d}")


def type_person(hand: Hand, form: PersonForm, details: PersonDetails, relation: str = "") -> None:
    """Everything known of a person; birthday and sex come from the number where there is one."""
    hand.type_into(form.name.edit, details.name)
    if details.phone:
        hand.type_into(form.phone.edit, details.phone)
    if relation:
        hand.type_into(form.relation.edit, relation)
    choose(hand, form.id_kind, details.id_kind.value)
    if details.id_number:
        hand.type_into(form.number_field().edit, details.id_number)
    if not details.id_number or not has_check_digit(details.id_kind, details.id_number):
        type_day(hand, form.born_on, details.born_on)
        if details.sex:
            hand.click(form.sex.button_for(details.sex))
    for field, text in (
        (form.address, details.address),
        (form.workplace, details.workplace),
        (form.organisation, details.organisation),
    ):
        if text:
            hand.type_into(field.edit, text)
    _type_more(hand, form, details)
    for need in details.needs:
        hand.click(form.needs.button_for(need.value))


def _type_more(hand: Hand, form: PersonForm, details: PersonDetails) -> None:
    """What stands behind the button, where there is any of it."""
    more = form.more
    chinese = details.language == OWN_LANGUAGE
    typed = details.ethnicity or details.registered_address or details.occupation
    if details.deputy is None and chinese and not typed:
        return
    if not more.toggle.isChecked():
        hand.click(more.toggle)
    for field, text in (
        (more.ethnicity, details.ethnicity),
        (more.registered_address, details.registered_address),
        (more.occupation, details.occupation),
    ):
        if text:
            hand.type_into(field.edit, text)
    if details.deputy is not None:
        hand.click(more.deputy.button_for(deputy_key(details.deputy)))
    if not chinese:
        hand.click(more.language.button_for(language_key(details.language)))
