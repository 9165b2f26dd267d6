"""Reads the people of a case file and what each was told."""

from __future__ import annotations

from mediator.domain.people import (
    AccessNeed,
    GuardianAbsence,
    IdKind,
    PartyRole,
    PersonDetails,
    PersonKind,
)
from mediator.knowledge.toml_file import Table
from mediator.services.script import ScriptGuardian, ScriptPerson, ScriptRights


def people(table: Table) -> tuple[ScriptPerson, ...]:
    """Parties, then fact witnesses, then helpers: the order in which an officer enters them."""
    return (
        *(_asked(t, PersonKind.PARTY, t.choice("role", PartyRole)) for t in table.tables("party")),
        *(_asked(t, PersonKind.FACT_WITNESS, None) for t in table.tables("witness")),
        *(_helper(t) for t in table.tables("helper")),
    )


def rights(table: Table) -> ScriptRights:
    """How one person took the rights notice."""
    return ScriptRights(
        where=table.where,
        person=table.text("person"),
        questions=tuple((t.text("right"), t.text("question")) for t in table.tables("question")),
        recusal=table.text("recusal", ""),
        willing=table.maybe_flag("willing"),
        words=table.text("words", ""),
        refusal=table.text("refusal", ""),
    )


def _asked(table: Table, kind: PersonKind, role: PartyRole | None) -> ScriptPerson:
    absent = table.table("guardian_absent")
    return ScriptPerson(
        where=table.where,
        key=table.text("key"),
        kind=kind,
        details=_details(table),
        role=role,
        guardians=tuple(_guardian(t) for t in table.tables("guardian")),
        absence=GuardianAbsence(
            reason=absent.text("reason"), own_income_and_agrees=absent.flag("own_income_and_agrees")
        )
        if absent
        else None,
    )


def _guardian(table: Table) -> ScriptGuardian:
    return ScriptGuardian(
        where=table.where,
        key=table.text("key"),
        relation=table.text("relation"),
        suitable_adult=table.flag("suitable_adult"),
        details=_details(table),
    )


def _helper(table: Table) -> ScriptPerson:
    return ScriptPerson(
        where=table.where,
        key=table.text("key"),
        kind=table.choice("kind", PersonKind),
        details=_details(table),
        for_person=table.text("for", ""),
        relation=table.text("relation", ""),
        scope=table.text("scope", ""),
        authority_on=table.day("authority_on"),
    )


def _details(table: Table) -> PersonDetails:
    return PersonDetails(
        name=table.text("name"),
        sex=table.text("sex", ""),
        born_on=table.day("born_on"),
        id_kind=table.choice("id_kind", IdKind, IdKind.RESIDENT),
        id_number=table.text("id_number", ""),
        phone=table.text("phone", ""),
        address=table.text("address", ""),
        workplace=table.text("workplace", ""),
        organisation=table.text("organisation", ""),
        needs=table.choices("needs", AccessNeed),
        ethnicity=table.text("ethnicity", ""),
        registered_address=table.text("registered_address", ""),
        occupation=table.text("occupation", ""),
        deputy=table.maybe_flag("deputy"),
        language=table.text("language", "zh"),
    )
