"""Checks identity numbers and birthdays of a case file, so that the sentence names the very key."""

from __future__ import annotations

from collections.abc import Iterator

from mediator.domain.errors import BadInput
from mediator.domain.id_number import check_id_number
from mediator.domain.people import CARRIES_ID_NUMBER, PersonDetails
from mediator.domain.wording import message
from mediator.knowledge.toml_file import refused
from mediator.services.script import Script


def check_details(script: Script) -> None:
    """Refuse the first person whose number is wrong or who is born after the mediation begins."""
    today = script.desk.start.date()
    for where, details in _people(script):
        if details.id_number and details.id_kind in CARRIES_ID_NUMBER:
            try:
                check_id_number(details.id_number, today)
            except BadInput as error:
                raise refused(script.file, f"{where}.id_number", error.title) from None
        elif details.born_on is not None and details.born_on > today:
            raise refused(script.file, f"{where}.born_on", message("出生日期晚于今天，请核对"))


def _people(script: Script) -> Iterator[tuple[str, PersonDetails]]:
    for person in script.people:
        yield person.where, person.details
        for guardian in person.guardians:
            yield guardian.where, guardian.details
