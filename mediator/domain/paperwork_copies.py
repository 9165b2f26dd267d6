"""English reading copies of the agreement and the rights notice; the Chinese papers count."""

from __future__ import annotations

from dataclasses import replace

from mediator.domain.paper_forms import ENGLISH, agreement_form, rights_notice_form
from mediator.domain.papers import (
    AgreementPaper,
    FormPaper,
    ToldRight,
)
from mediator.domain.paperwork import rights_notice_of
from mediator.domain.rights import rights_of
from mediator.domain.screening import RulePack
from mediator.domain.session import Session

UNDERSTOOD = "Understood"


def agreement_copy_of(paper: AgreementPaper) -> FormPaper:
    """The agreement with our fixed words in English and typed words as typed; nobody signs a copy."""
    return replace(agreement_form(paper, ENGLISH), form="agreement-1-en")


def rights_notice_copy_of(
    session: Session, pack: RulePack, person_id: str, *, station: str, training: bool
) -> FormPaper:
    """The notice of one person in English: the rights as the pack has them in English, the answers."""
    paper = rights_notice_of(session, pack, person_id, station=station, training=training)
    latest = rights_of(session, person_id)
    shown = latest.signed or latest
    answers = {a.right_id: a for a in shown.answers}
    told = []
    for item in pack.rights:
        answer = answers.get(item.right_id)
        said = "" if answer is None else UNDERSTOOD if answer.understood else f"Question: {answer.question}"
        told.append(ToldRight(text=item.text_en or item.text, answer=said))
    return replace(rights_notice_form(replace(paper, rights=tuple(told)), ENGLISH), form="rights-notice-1-en")
