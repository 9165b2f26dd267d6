"""Ending a session: closed at the end of its route, or terminated without an agreement."""

from __future__ import annotations

from datetime import date

from mediator.domain.danger import check_no_danger
from mediator.domain.errors import Refusal
from mediator.domain.events import MediationTerminated, Regime, SessionClosed
from mediator.domain.file_check import wanting as wanting_in_file
from mediator.domain.followup import missed
from mediator.domain.on_the_spot import performed_late
from mediator.domain.progress import blocking, missing_in
from mediator.domain.screening import RulePack
from mediator.domain.session import Session
from mediator.domain.supplements import about_supplement
from mediator.domain.texts import check_text
from mediator.domain.wording import message

ALREADY_ENDED = message("本次调解已经结案，不能再改动。已有的记录都在")


class NotClosable(Refusal):
    """Something is still owed to this session before it may end."""


def close(session: Session, pack: RulePack, summary: str, today: date) -> SessionClosed:
    """Close a session that came to the end of its route: performed and visited (程序规定 258(二)),
    recognised (186), or the parties told where to go (178(2)).
    """
    check_open(session)
    check_no_danger(session)
    rules = pack.rules_of(session.regime)
    if session.stage is not rules.last:
        raise NotClosable(
            message(
                "“{stage}”办完后才能结案。没有达成协议的，请办理终止",
                stage=message(rules.title_of(rules.last)),
            )
        )
    if missed(session):
        raise NotClosable(
            message("有条款没有履行，不能按已履行结案。请办理终止，并告知可以向人民法院起诉"),
            article="中华人民共和国治安管理处罚法第九条第三款",
        )
    wanting = blocking(missing_in(session, rules.last, pack, today))
    if wanting:
        raise NotClosable(wanting[0].sentence, article=wanting[0].article or rules.closing_article)
    open_items = wanting_in_file(session, pack, today)
    if open_items:
        raise NotClosable(open_items[0].sentence, article=open_items[0].article)
    return SessionClosed(summary=check_text(summary, message("结案说明"), most=1000))


def terminate(session: Session, ground: str, next_route: str) -> tuple[MediationTerminated, SessionClosed]:
    """End without an agreement, or one that was not performed: the ground, where to go next (法 9(3))."""
    check_open(session)
    check_no_danger(session)
    check_may_end(session)
    kept = check_text(ground, message("终止的原因"), most=500)
    route = check_text(next_route, message("下一步去向"), most=500)
    return MediationTerminated(ground=kept, next_route=route), SessionClosed(summary=kept)


def check_may_end(session: Session) -> None:
    """Refuse where the session is one to be closed, not ended, or somebody is still being heard."""
    if session.regime is Regime.ADVICE:
        raise NotClosable(message("告知引导不用终止，记下告知情况后直接结案"))
    if session.recognition is not None and session.recognition.granted:
        raise NotClosable(message("和解已经认可，请办理结案"))
    wanting = about_supplement(session)
    if wanting:
        raise NotClosable(wanting[0].sentence)
    if session.signed is not None and not was_broken(session):
        raise NotClosable(message("协议已经签署，不能终止调解。没有履行的，先在回访与履行里登记"))
    if session.open_talk is not None or session.open_joint_talk is not None:
        raise NotClosable(message("谈话还在进行，请先结束谈话"))


def was_broken(session: Session) -> bool:
    """Whether a signed agreement was not kept: missed, or not performed at once where that was the way."""
    late = session.regime is Regime.ON_THE_SPOT and performed_late(session)
    return bool(missed(session) or late)


def check_open(session: Session) -> None:
    """Nothing but a print is recorded once a session has ended."""
    if session.ended:
        raise NotClosable(ALREADY_ENDED)
