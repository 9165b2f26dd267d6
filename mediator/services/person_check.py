"""Looks at what is typed about a person: what is wrong with each field, and what the number tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mediator.domain.attendance import checked
from mediator.domain.credentials import Credential, CredentialRules, notes_on
from mediator.domain.errors import BadInput
from mediator.domain.people import IdKind, PersonDetails
from mediator.domain.regions import RegionTable
from mediator.domain.typed_texts import place_of, texts_in
from mediator.domain.wording import Message

if TYPE_CHECKING:
    from mediator.services.desk import Desk

SOUND = PersonDetails(name="某", id_kind=IdKind.NONE)
"""Somebody of whom nothing is wrong; one field at a time is put in its place."""

FIELDS = (
    *("name", "phone", "id_number", "born_on", "address", "workplace", "organisation"),
    *("ethnicity", "registered_address", "occupation"),
)


class BlankRegisters:
    """Implements `Registers` where no files are at hand: no region is known, and only check digits count."""

    def regions(self) -> RegionTable:
        return RegionTable()

    def credentials(self) -> CredentialRules:
        return CredentialRules()

    def ethnicities(self) -> tuple[str, ...]:
        return ()

    def troubles(self) -> tuple[Message, ...]:
        return ()


class PersonCheck:
    """The rules of one desk for what is typed about a person."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def credential(self, kind: IdKind, typed: str) -> Credential:
        """The number as it is kept, or a `BadInput` with one sentence."""
        return self._desk.registers.credentials().read(kind, typed, self._desk.today())

    def sound(self, details: PersonDetails) -> PersonDetails:
        """The details as they are kept, or the first thing wrong with them."""
        read = self.credential(details.id_kind, details.id_number)
        return checked(replace(details, id_number=read.number), self._desk.today())

    def problem(self, details: PersonDetails, field: str) -> Message | None:
        """What is wrong with one of `FIELDS`, a character that cannot be printed included."""
        try:
            self.sound(_alone(details, field))
            for place, text in _texts(details, field):
                self._desk.check_printable(place, text)
        except BadInput as error:
            return error.title
        return None

    def ethnicities(self) -> tuple[str, ...]:
        """The names offered for 民族; any other may be typed."""
        return self._desk.registers.ethnicities()

    def example(self, kind: IdKind) -> str:
        """A number of that kind as it looks, where the rules have one."""
        rule = self._desk.registers.credentials().rules.get(kind)
        return rule.example if rule else ""

    def kind_of(self, number: str) -> IdKind:
        """Of which credential an 18-digit number is, by how it begins."""
        return self._desk.registers.credentials().kind_of(number)

    def notes(self, kind: IdKind, typed: str) -> tuple[Message, ...]:
        """What stands beside a number that can be read: sex, birthday, age, region, what is odd."""
        registers = self._desk.registers
        try:
            read = self.credential(kind, typed)
        except BadInput:
            return ()
        if not read.number:
            return ()
        found = notes_on(read, registers.credentials(), registers.regions(), self._desk.today())
        return (*found, *registers.troubles())


def _alone(details: PersonDetails, field: str) -> PersonDetails:
    """Somebody of whom nothing is known but this field."""
    match field:
        case "name":
            return replace(SOUND, name=details.name)
        case "phone":
            return replace(SOUND, phone=details.phone)
        case "id_number":
            return replace(SOUND, id_kind=details.id_kind, id_number=details.id_number)
        case "born_on":
            return replace(SOUND, born_on=details.born_on)
        case "address":
            return replace(SOUND, address=details.address)
        case "workplace":
            return replace(SOUND, workplace=details.workplace)
        case "organisation":
            return replace(SOUND, organisation=details.organisation)
        case "ethnicity":
            return replace(SOUND, ethnicity=details.ethnicity)
        case "registered_address":
            return replace(SOUND, registered_address=details.registered_address)
        case "occupation":
            return replace(SOUND, occupation=details.occupation)
        case _:
            raise ValueError(f"no field {field!r}")


def _texts(details: PersonDetails, field: str) -> Iterator[tuple[Message, str]]:
    """The text of that field under the name of its place; a day has none."""
    owner = type(details).__name__
    for place, text in texts_in(_alone(details, field)):
        if place == place_of(owner, field):
            yield place, text
