"""Fits a paper to its form: what the form has no place for is left out, chosen words become the form's."""

from __future__ import annotations

from dataclasses import replace

from mediator.documents.form_parts import PeoplePart
from mediator.documents.forms import Form
from mediator.domain.papers import FormPaper, PaperGroup, PaperPerson


def asked_for(form: Form, paper: FormPaper) -> FormPaper:
    """Without what the form has no place for: a station's form may leave something out."""
    names = form.names
    return replace(
        paper,
        fields=tuple(pair for pair in paper.fields if pair[0] in names),
        texts=tuple(pair for pair in paper.texts if pair[0] in names),
        people=tuple(_people_asked_for(form, group) for group in paper.people if group.part in names),
        tables=tuple(table for table in paper.tables if table.part in names),
    )


def _people_asked_for(form: Form, group: PaperGroup) -> PaperGroup:
    parts = [part for part in form.parts if isinstance(part, PeoplePart) and part.name == group.part]
    asked = {cell.name for part in parts for row in part.rows for cell in row}
    if "identity" in asked:
        asked |= {"id_kind", "id_number"}
    if "work" in asked:
        asked |= {"workplace", "occupation"}
    jobs = {"job", "unit_or_address"} & asked

    def kept(person: PaperPerson) -> PaperPerson:
        return replace(
            person,
            sex=person.sex if "sex" in asked else "",
            id_kind=person.id_kind if "id_kind" in asked else "",
            id_number=person.id_number if "id_number" in asked else "",
            address=person.address if asked & {"address", "unit_or_address"} else "",
            workplace=person.workplace if "workplace" in asked or _named_place(person, jobs) else "",
            phone=person.phone if "phone" in asked else "",
            ethnicity=person.ethnicity if "ethnicity" in asked else "",
            registered_address=person.registered_address if "registered_address" in asked else "",
            occupation=person.occupation if "occupation" in asked or "job" in jobs else "",
            deputy=person.deputy if "deputy" in asked else None,
        )

    return replace(group, people=tuple(kept(person) for person in group.people))


def _named_place(person: PaperPerson, jobs: set[str]) -> bool:
    """Whether the 工作单位 stands in a field of these that has it along with something else."""
    return ("unit_or_address" if person.occupation else "job") in jobs


def in_words_of(form: Form, paper: FormPaper) -> FormPaper:
    """What was chosen from our lists in the words of the form; what was typed stays."""
    if not form.values:
        return paper

    def said(text: str) -> str:
        return form.values.get(text, text)

    def person(one: PaperPerson) -> PaperPerson:
        extra = tuple((said(label), text) for label, text in one.extra)
        return replace(one, label=said(one.label), sex=said(one.sex), id_kind=said(one.id_kind), extra=extra)

    return replace(
        paper,
        fields=tuple((name, said(text)) for name, text in paper.fields),
        texts=tuple((name, said(text)) for name, text in paper.texts),
        people=tuple(replace(g, people=tuple(person(p) for p in g.people)) for g in paper.people),
        signatures=tuple(replace(line, label=said(line.label)) for line in paper.signatures),
    )
