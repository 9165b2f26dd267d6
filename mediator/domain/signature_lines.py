"""The places to sign on a paper, each as it was settled: ink, a refusal, a pen, a finger, another's hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mediator.domain.handwriting import Handwriting
from mediator.domain.paper_hand import PaperHand, PaperWay
from mediator.domain.paper_signing import paper_note, refusal_note
from mediator.domain.papers import SignatureLine
from mediator.domain.people import KIND_TITLES, Person, PersonKind
from mediator.domain.session import Rights, Session, Talk

WRITER_LABEL, WITNESS_LABEL = "代书人", "见证人"


def signed_lines(
    session: Session,
    place: SignatureLine,
    *,
    ink: Handwriting | None,
    note: str,
    paper: PaperHand | None,
    at: datetime | None,
    witness_signs: bool = True,
) -> tuple[SignatureLine, ...]:
    """The place itself and, where another writes, places for whoever writes and whoever attests it.

    `witness_signs` says that the witness has a place of their own on this paper already.
    """
    settled = replace(
        place,
        ink=ink,
        note=paper_note(session, place.name, paper) if paper else note,
        signed_on=at.date() if at and paper is None else None,
        fingerprint=paper is not None and paper.leaves_fingerprint,
    )
    if paper is None or paper.way is not PaperWay.BY_ANOTHER:
        return (settled,)
    writer = SignatureLine(label=WRITER_LABEL, name=paper.writer)
    if witness_signs:
        return settled, writer
    return settled, writer, SignatureLine(label=WITNESS_LABEL, name=session.person(paper.witness_id).name)


def notice_lines(session: Session, label: str, rights: Rights) -> tuple[SignatureLine, ...]:
    """Whoever was told their rights, as they signed the notice or did not."""
    name, at = session.person(rights.person_id).name, rights.given_at
    refused = refusal_note(session, name, rights.refusal, at) if at and rights.refusal else ""
    return signed_lines(
        session,
        SignatureLine(label=label, name=name),
        ink=rights.ink,
        note=refused,
        paper=rights.on_paper,
        at=at,
        witness_signs=False,
    )


def talk_lines(session: Session, label: str, talk: Talk) -> tuple[SignatureLine, ...]:
    """Whoever was heard, as they confirmed the record or did not."""
    name, at = session.person(talk.person_id).name, talk.read_back_at
    refused = refusal_note(session, name, talk.refusal, at) if at and talk.refusal else ""
    return signed_lines(
        session,
        SignatureLine(label=label, name=name),
        ink=talk.ink,
        note=refused,
        paper=talk.on_paper,
        at=at,
        witness_signs=talk.on_paper is not None and talk.on_paper.witness_id in talk.present,
    )


def guardian_lines(session: Session, person_id: str, *, label: str = "") -> tuple[SignatureLine, ...]:
    """Whoever came for a ward, each with how they stand to them."""
    ward = session.person(person_id)
    return tuple(
        SignatureLine(label=label or KIND_TITLES[g.kind], name=g.name, detail=relation_words(g, ward))
        for g in session.guardians_of(person_id)
    )


def relation_words(guardian: Person, ward: Person, *, instead: bool = False) -> str:
    """（与林小禾的关系：母亲）; `instead`: the ward has no line, the guardian acts for them (民法典 20)."""
    if guardian.kind is not PersonKind.GUARDIAN:
        return ""
    words = f"与{ward.name}的关系：{guardian.relation}" if guardian.relation else f"{ward.name}的监护人"
    return f"（{words}，代为签名）" if instead else f"（{words}）"
