"""认可: a settlement the parties reached and performed without us, applied for and recognised."""

from __future__ import annotations

from datetime import date

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import (
    RecognitionApplied,
    RecognitionDecided,
    Regime,
    SettlementReported,
    SettlementWay,
)
from mediator.domain.missing import Missing
from mediator.domain.people import Person
from mediator.domain.rights import must_be_willing
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import message

LAW = "中华人民共和国治安管理处罚法第九条第四款"
PROCEDURE = "公安机关办理行政案件程序规定第一百八十六条"


class RecognitionNotAllowed(Refusal):
    """The order of the law is settle, perform, apply, recognise; and all before the case is decided."""


def report_settlement(
    session: Session,
    *,
    way: SettlementWay,
    committee: str,
    settled_on: date,
    terms: str,
    performed_on: date,
    proof: str,
    today: date,
) -> SettlementReported:
    """What the parties agreed among themselves, and that it was performed."""
    _check_here(session)
    if session.recognition_applied:
        raise RecognitionNotAllowed(message("已经有人书面申请，和解内容不能再改动"))
    if performed_on > today or settled_on > today:
        raise BadInput(message("和解和履行的日期不能晚于今天，请核对"))
    if performed_on < settled_on:
        raise BadInput(message("履行日期早于和解日期，请核对"))
    by_committee = way is SettlementWay.COMMITTEE
    name = check_line(committee, message("人民调解委员会名称"), most=60, required=by_committee)
    return SettlementReported(
        way=way,
        committee=name if by_committee else "",
        settled_on=settled_on,
        terms=check_text(terms, message("和解内容"), most=2000),
        performed_on=performed_on,
        proof=check_text(proof, message("履行凭据"), most=500),
    )


def apply_for_recognition(
    session: Session, person_id: str, applied_on: date, today: date
) -> RecognitionApplied:
    """One party applies in writing; both must, and only after it was performed."""
    _check_here(session)
    person = session.person(person_id)
    if person not in applicants(session):
        raise RecognitionNotAllowed(message("只由纠纷双方当事人申请"), article=LAW)
    settlement = session.settlement
    if settlement is None:
        raise RecognitionNotAllowed(message("请先登记双方的和解和履行情况"), article=PROCEDURE)
    if applied_on > today:
        raise BadInput(message("申请日期晚于今天，请核对"))
    if applied_on < settlement.performed_on:
        raise RecognitionNotAllowed(message("履行后才能申请，申请日期不能早于履行日期"), article=PROCEDURE)
    return RecognitionApplied(person_id=person_id, applied_on=applied_on)


def decide_recognition(
    session: Session, *, granted: bool, decided_by: str, decided_on: date, reason: str, today: date
) -> RecognitionDecided:
    """The organ recognises the settlement or does not; who decided and why is kept."""
    _check_here(session)
    waiting = _not_applied(session)
    if session.settlement is None or waiting:
        raise RecognitionNotAllowed(message("双方都书面申请之后才能认可"), article=LAW)
    if decided_on > today:
        raise BadInput(message("认可日期晚于今天，请核对"))
    if decided_on < max(a.applied_on for a in session.recognition_applied.values()):
        raise BadInput(message("认可日期早于申请日期，请核对"))
    return RecognitionDecided(
        granted=granted,
        decided_by=check_line(decided_by, message("决定人"), most=60),
        decided_on=decided_on,
        reason=check_text(reason, message("理由"), most=500),
    )


def applicants(session: Session) -> tuple[Person, ...]:
    """The parties between whom the case is; each of them applies."""
    return tuple(p for p in session.parties if must_be_willing(p))


def wanting(session: Session) -> tuple[Missing, ...]:
    """What stands between the session and its closing, in the order of the law."""
    if session.settlement is None:
        sentence = message("还没有登记和解内容和履行情况")
        return (Missing(code="settlement", sentence=sentence, article=PROCEDURE),)
    found = [
        Missing(
            code="applied",
            sentence=message("{name}还没有书面申请认可", name=person.name),
            person_id=person.person_id,
            article=LAW,
        )
        for person in _not_applied(session)
    ]
    if session.recognition is None:
        found.append(Missing(code="recognition", sentence=message("还没有认可的决定"), article=LAW))
    elif not session.recognition.granted:
        sentence = message("申请没有得到认可，请办理终止")
        found.append(Missing(code="not_recognised", sentence=sentence, article=LAW))
    return tuple(found)


def _not_applied(session: Session) -> tuple[Person, ...]:
    return tuple(p for p in applicants(session) if p.person_id not in session.recognition_applied)


def _check_here(session: Session) -> None:
    if session.ended:
        raise RecognitionNotAllowed(message("本次调解已经结案，不能再改动。已有的记录都在"))
    if session.regime is not Regime.RECOGNITION:
        raise RecognitionNotAllowed(message("这次调解不走和解认可这条途径"), article=LAW)
    if session.stage is not Stage.AGREEMENT:
        raise RecognitionNotAllowed(message("前面的步骤还没有完成，到“申请与认可”这一步再登记"))
    if session.recognition is not None:
        raise RecognitionNotAllowed(message("认可的决定已经记下，不能再改动"))
