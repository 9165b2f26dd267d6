"""Checks the numbers and birthdays of the people of a case file, so that the sentence names the very key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mediator.domain.credentials import CredentialRules
from mediator.domain.errors import BadInput
from mediator.domain.people import PersonDetails
from mediator.domain.phones import normal_phone
from mediator.domain.wording import message
from mediator.knowledge.credentials import RegisterFiles
from mediator.knowledge.toml_file import refused
from mediator.services.script import Script


def check_details(script: Script) -> None:
    """Refuse the first person whose number is wrong or who is born after the mediation begins."""
    today = script.desk.start.date()
    for where, details in _people(script):
        try:
            read = _rules().read(details.id_kind, details.id_number, today)
        except BadInput as error:
            raise refused(script.file, f"{where}.id_number", error.title) from None
        if read.born_on is None and details.born_on is not None and details.born_on > today:
            raise refused(script.file, f"{where}.born_on", message("出生日期晚于今天，请核对"))
        try:
            normal_phone(details.phone)
        except BadInput as error:
            raise refused(script.file, f"{where}.phone", error.title) from None


@lru_cache(maxsize=1)
def _rules() -> CredentialRules:
    return RegisterFiles().credentials()


def _people(script: Script) -> Iterator[tuple[str, PersonDetails]]:
    for person in script.people:
        yield person.where, person.details
        for guardian in person.guardians:
            yield guardian.where, guardian.details
