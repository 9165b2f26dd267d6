"""Signing on the printed paper: who may attest it, what must be told, and the words that stand there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mediator.domain.chinese_dates import date_text
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import HostPost
from mediator.domain.paper_hand import PaperHand, PaperWay
from mediator.domain.people import Person, PersonKind
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import Message, message

PAPER_REASON = message("改用纸质签名的原因")
REFUSAL_REASON = message("拒绝签名的理由")
WRITER = message("代书人姓名")
WITNESS_KINDS = (PersonKind.ATTESTING_WITNESS, PersonKind.INVITEE, PersonKind.INTERPRETER)
"""Never a party or whoever came for one; a fact witness is another role (law facts §6.5)."""
BLANK = "＿＿＿"
ARTICLE = "中华人民共和国治安管理处罚法第九十八条第一款"


class WitnessMissing(Refusal):
    """Another may write for somebody only before a witness who is here and stands on no side."""


class OwnHandOnly(Refusal):
    """Whoever leads or records signs with their own hand."""


def witnesses_for(session: Session, signer_id: str) -> tuple[Person, ...]:
    """Who may attest how this person signs, or does not: here, on no side, and somebody else."""
    return tuple(p for p in session.here(*WITNESS_KINDS) if p.person_id != signer_id)


def check_paper(session: Session, signer_id: str, paper: PaperHand) -> PaperHand:
    """The way with its texts looked at; whoever wrote is no party, and the witness may attest it."""
    reason = check_text(paper.reason, PAPER_REASON, most=200)
    if paper.way is not PaperWay.BY_ANOTHER:
        return PaperHand(reason=reason, way=paper.way)
    writer = check_line(paper.writer, WRITER, most=40)
    if writer in {p.name for p in session.parties}:
        raise BadInput(message("当事人不能代书，请另请一个人写"))
    witness = next((p for p in witnesses_for(session, signer_id) if p.person_id == paper.witness_id), None)
    if witness is None:
        raise WitnessMissing(
            message("由他人代书时，要有一位在场的见证人，见证人不能是当事人一方的人"), article=ARTICLE
        )
    if witness.name == writer:
        raise WitnessMissing(message("代书人和见证人不能是同一个人"), article=ARTICLE)
    return replace(paper, reason=reason, writer=writer)


def check_witness(session: Session, signer_id: str, witness_id: str) -> str:
    """The id of whoever attests a refusal, or "" where nobody does."""
    if witness_id and witness_id not in {p.person_id for p in witnesses_for(session, signer_id)}:
        raise WitnessMissing(message("见证人要在场，而且不能是当事人一方的人"))
    return witness_id


def check_refusal(reason: str) -> str:
    """Why somebody does not sign, in their words or as the officer notes it."""
    return check_text(reason, REFUSAL_REASON, most=200)


def paper_note(session: Session, name: str, paper: PaperHand | None) -> str:
    """What is printed where the strokes would stand; nothing where a pen is to write there.

    What is not filled in yet shows as a blank, for whoever looks while it is typed.
    """
    if paper is None or paper.way is PaperWay.OWN_HAND:
        return ""
    reason = _end(paper.reason)
    if paper.way is PaperWay.FINGERPRINT:
        writes = "人民调解员" if session.host.post is HostPost.PEOPLES_MEDIATOR else "民警"
        return f"{name}不会写字，由{writes}写明姓名和原因，本人捺指印。原因：{reason}"
    writer, witness = paper.writer or BLANK, _name_of(session, paper.witness_id)
    return f"{name}的姓名由{writer}代书，{witness}在场见证，本人捺指印。原因：{reason}"


def refusal_note(session: Session, name: str, reason: str, at: datetime, witness_id: str = "") -> str:
    """The note of a refusal as the law's record words it (law facts §22)."""
    when = f"{date_text(at.date())}{at.hour}时{at.minute:02}分"
    witness = f"见证人：{_name_of(session, witness_id)}。" if witness_id else ""
    return f"{name}于{when}拒绝签名，理由：{_end(reason)}{witness}"


def way_words(session: Session, paper: PaperHand) -> str:
    """The way in a few words, for the page that tells how a paper was signed."""
    reason = _end(paper.reason)
    match paper.way:
        case PaperWay.FINGERPRINT:
            return f"不会写字，在纸上捺指印：{reason}"
        case PaperWay.BY_ANOTHER:
            witness = _name_of(session, paper.witness_id)
            return f"由{paper.writer}代书，{witness}见证，在纸上捺指印：{reason}"
        case _:
            return f"在纸上签名：{reason}"


def wanting_of(paper: PaperHand) -> Message | None:
    """What is still to be filled in before this can be recorded; None when nothing is."""
    if not paper.reason.strip():
        return message("请写明改用纸质签名的原因")
    if paper.way is not PaperWay.BY_ANOTHER:
        return None
    if not paper.writer.strip():
        return message("请写明由谁代书")
    return None if paper.witness_id else message("请选一位在场的见证人")


def _name_of(session: Session, person_id: str) -> str:
    return session.person(person_id).name if person_id else BLANK


def _end(reason: str) -> str:
    reason = reason or BLANK
    return reason if reason.endswith(("。", "！", "？", "；")) else f"{reason}。"
