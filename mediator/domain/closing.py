"""Ending a session: closed after performance, or terminated without an agreement."""

from __future__ import annotations

from datetime import date

from mediator.domain.errors import Refusal
from mediator.domain.events import MediationTerminated, SessionClosed
from mediator.domain.followup import missed
from mediator.domain.progress import missing_in
from mediator.domain.screening import RulePack
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.texts import check_text
from mediator.domain.wording import message


class NotClosable(Refusal):
    """Something is still owed to this session before it may end."""


def close(session: Session, pack: RulePack, summary: str, today: date) -> SessionClosed:
    """Close a session whose agreement was performed and visited (程序规定 258(二))."""
    check_open(session)
    if session.stage is not Stage.FOLLOW_UP:
        raise NotClosable(message("协议签署并履行后才能结案。没有达成协议的，请办理终止"))
    wanting = missing_in(session, Stage.FOLLOW_UP, pack, today)
    if missed(session):
        raise NotClosable(
            message("有条款没有履行，不能按已履行结案。请办理终止，并告知可以向人民法院起诉"),
            article="中华人民共和国治安管理处罚法第九条第三款",
        )
    if wanting:
        raise NotClosable(wanting[0].sentence, article="公安机关办理行政案件程序规定第二百五十八条第二项")
    return SessionClosed(summary=check_text(summary, message("结案说明"), most=1000))


def terminate(session: Session, ground: str, next_route: str) -> tuple[MediationTerminated, SessionClosed]:
    """End without an agreement, or one that was not performed: the ground, where to go next (法 9(3))."""
    check_open(session)
    if session.signed is not None and not missed(session):
        raise NotClosable(message("协议已经签署，不能终止调解。没有履行的，先在回访与履行里登记"))
    if session.open_talk is not None or session.open_joint_talk is not None:
        raise NotClosable(message("谈话还在进行，请先结束谈话"))
    kept = check_text(ground, message("终止的原因"), most=500)
    route = check_text(next_route, message("下一步去向"), most=500)
    return MediationTerminated(ground=kept, next_route=route), SessionClosed(summary=kept)


def check_open(session: Session) -> None:
    """Nothing but a print is recorded once a session has ended."""
    if session.ended:
        raise NotClosable(message("本次调解已经结案，不能再改动。已有的记录都在"))
