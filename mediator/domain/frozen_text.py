"""Reads the frozen words of an agreement back, so that a finished paper is compared with them alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from mediator.domain.papers import AgreementPaper, CitedAgreement, PaperPerson


class UnreadableText(ValueError):
    """The frozen words are none of ours; it names what is missing in them."""


def agreement_of(frozen: str) -> AgreementPaper:
    """The agreement as it was frozen, unsigned; `UnreadableText` where the words are something else."""
    try:
        entry = _Entry(json.loads(frozen))
    except ValueError as error:
        raise UnreadableText(str(error)) from error
    return AgreementPaper(
        organ=entry.text("organ"),
        number=entry.text("number"),
        host_name=entry.text("host_name"),
        host_unit=entry.text("host_unit"),
        place=entry.text("place"),
        parties=tuple(_person(one) for one in entry.entries("parties")),
        others=tuple(_person(one) for one in entry.entries("others")),
        facts=entry.text("facts"),
        clauses=entry.texts("clauses"),
        cites=tuple(_cited(one) for one in entry.entries("cites")),
        copies=entry.number("copies"),
        training=entry.flag("training") is True,
        station=entry.text("station"),
        form=entry.text("form"),
    )


def _person(entry: _Entry) -> PaperPerson:
    return PaperPerson(
        label=entry.text("label"),
        name=entry.text("name"),
        sex=entry.text("sex"),
        age=entry.number("age") if entry.has("age") else None,
        born_on=entry.day("born_on") if entry.has("born_on") else None,
        id_kind=entry.text("id_kind"),
        id_number=entry.text("id_number"),
        address=entry.text("address"),
        workplace=entry.text("workplace"),
        phone=entry.text("phone"),
        ethnicity=entry.text("ethnicity"),
        registered_address=entry.text("registered_address"),
        occupation=entry.text("occupation"),
        deputy=entry.flag("deputy"),
        extra=entry.pairs("extra"),
    )


def _cited(entry: _Entry) -> CitedAgreement:
    return CitedAgreement(
        signed_on=entry.day("signed_on"),
        draft=entry.number("draft"),
        check_code=entry.text("check_code"),
        digest=entry.text("digest"),
    )


class _Entry:
    """One object of the frozen words; a name it does not have is an empty text, as it was left out."""

    def __init__(self, value: object) -> None:
        if not isinstance(value, dict):
            raise UnreadableText("no object")
        self._value: dict[str, object] = value

    def has(self, name: str) -> bool:
        return self._value.get(name) is not None

    def text(self, name: str) -> str:
        value = self._value.get(name, "")
        if not isinstance(value, str):
            raise UnreadableText(name)
        return value

    def number(self, name: str) -> int:
        value = self._value.get(name)
        if not isinstance(value, int):
            raise UnreadableText(name)
        return value

    def flag(self, name: str) -> bool | None:
        value = self._value.get(name)
        return value if isinstance(value, bool) else None

    def day(self, name: str) -> date:
        try:
            return date.fromisoformat(self.text(name))
        except ValueError as error:
            raise UnreadableText(name) from error

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(_text(one, name) for one in self._list(name))

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        return tuple(_pair(one, name) for one in self._list(name))

    def entries(self, name: str) -> Iterator[_Entry]:
        return (_Entry(one) for one in self._list(name))

    def _list(self, name: str) -> list[object]:
        value = self._value.get(name, [])
        if not isinstance(value, list):
            raise UnreadableText(name)
        return value


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise UnreadableText(name)
    return value


def _pair(value: object, name: str) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != 2:
        raise UnreadableText(name)
    label, said = value
    return _text(label, name), _text(said, name)
