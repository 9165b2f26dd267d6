"""Chooses people of a session by name: one of them or any number."""

from __future__ import annotations

from collections.abc import Sequence

from mediator.domain.people import KIND_TITLES, Person, PersonKind
from mediator.domain.session import Session
from mediator.gui.session.chip_grid import ChipGrid
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.tokens import Tone
from mediator.wording import tr


def person_shown(session: Session, person: Person) -> str:
    """甲·王秀兰; a guardian with whose guardian he is; a helper with what he is here."""
    name = person.details.organisation or person.name
    if person.kind is PersonKind.PARTY:
        return tr("{letter}·{name}", letter=letter_shown(person.letter), name=name)
    if person.for_person and person.kind in (PersonKind.GUARDIAN, PersonKind.SUITABLE_ADULT):
        ward = session.person(person.for_person)
        return tr("{name}（{letter}的监护人）", name=person.name, letter=letter_shown(ward.letter))
    return tr("{name}（{what}）", name=person.name, what=tr(KIND_TITLES[person.kind]))


def badge_of(session: Session, person: Person) -> tuple[str, Tone]:
    """Letter and colour; a guardian has those of the child."""
    if person.kind in (PersonKind.GUARDIAN, PersonKind.SUITABLE_ADULT) and person.for_person:
        person = session.person(person.for_person)
    return letter_shown(person.letter), tone_of(person)


class PeopleChoice(ChipGrid):
    """One chip a person."""

    def set_people(self, session: Session, people: Sequence[Person]) -> None:
        """Offer these people."""
        self.set_options([(p.person_id, person_shown(session, p)) for p in people])
