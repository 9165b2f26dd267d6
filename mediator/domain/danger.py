"""Signs of danger stop the ordinary course: handed over at once, signed off by a supervisor at the end."""

from __future__ import annotations

from mediator.domain.craft_states import Danger
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import DangerHandedOver, DangerRaised, DangerSign, DangerSignedOff
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import Message, message

ARTICLE = "中华人民共和国人民调解法第二十五条"


class DangerOpen(Refusal):
    """Something must be dealt with first; the sentence never says what it is, nor about whom."""


class DangerStep(Refusal):
    """This step of an alarm was taken already, or comes later, or is for somebody else."""


def raise_danger(
    session: Session,
    danger_id: str,
    signs: tuple[DangerSign, ...],
    words: str,
    *,
    person_id: str = "",
    statement_id: str = "",
) -> DangerRaised:
    """The alarm: which signs, in the order of the form, and what was seen or heard."""
    if not signs:
        raise BadInput(message("请至少选一种情形"))
    if person_id:
        session.person(person_id)
    if statement_id:
        session.statement(statement_id)
    return DangerRaised(
        danger_id=danger_id,
        signs=tuple(sign for sign in DangerSign if sign in signs),
        words=check_text(words, message("看到、听到的情况"), most=500),
        person_id=person_id,
        statement_id=statement_id,
    )


def hand_over(session: Session, danger_id: str, told: str, measures: str) -> DangerHandedOver:
    """Who was told, and what is done meanwhile."""
    if _danger(session, danger_id).handed_over_at is not None:
        raise DangerStep(message("这一次警示已经移交"))
    return DangerHandedOver(
        danger_id=danger_id,
        told=check_line(told, message("接报的人"), most=60),
        measures=check_text(measures, message("已经采取的措施"), most=500),
    )


def sign_off(session: Session, danger_id: str, number: str, name: str, decision: str) -> DangerSignedOff:
    """A supervisor looked at what was handed over and decided; never the officer who leads."""
    danger = _danger(session, danger_id)
    if number == session.host.number:
        raise DangerStep(message("主持人不能签批自己发出的警示，请所领导签批"))
    if danger.handed_over_at is None:
        raise DangerStep(message("还没有移交，请主持人先登记移交"))
    if danger.signed_off_at is not None:
        raise DangerStep(message("这一次警示已经签批"))
    return DangerSignedOff(
        danger_id=danger_id,
        number=number,
        name=name,
        decision=check_text(decision, message("签批意见"), most=500),
    )


def open_dangers(session: Session) -> tuple[Danger, ...]:
    """The alarms no supervisor has signed off, in the order they were raised."""
    return tuple(d for d in session.dangers if d.signed_off_at is None)


def next_step(session: Session) -> Message | None:
    """What is to be done about the alarms that are open; None where none is. It names nobody."""
    waiting = open_dangers(session)
    if not waiting:
        return None
    if any(danger.handed_over_at is None for danger in waiting):
        return message("先确保在场人安全，马上报告所领导并登记移交。签批前不共同会谈，不结案")
    return message("已经移交，等所领导签批。签批前不共同会谈，不结案")


def check_no_danger(session: Session) -> None:
    """Refuse to bring people together, or to end, while an alarm is open."""
    if open_dangers(session):
        raise DangerOpen(message("还有一项要所领导先签批，请在“升级警示”页办理"), article=ARTICLE)


def _danger(session: Session, danger_id: str) -> Danger:
    for danger in session.dangers:
        if danger.danger_id == danger_id:
            return danger
    raise KeyError(danger_id)
