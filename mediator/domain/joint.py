"""Sitting down together: an agenda of cleared things only, what both sides confirm, how it ended."""

from __future__ import annotations

from mediator.domain.accounts import points_in
from mediator.domain.agents import ARTICLE, without_authority
from mediator.domain.danger import check_no_danger
from mediator.domain.disclosure import Both, statements_for, words_for
from mediator.domain.errors import Refusal
from mediator.domain.events import (
    Comparison,
    JointEntryRecorded,
    JointOutcome,
    JointPointConfirmed,
    JointTalkEnded,
    JointTalkStarted,
)
from mediator.domain.offers import accepted_by_all, for_everybody
from mediator.domain.presence_rules import NO_SAFETY, SafetyPack
from mediator.domain.recusal import check_may_lead
from mediator.domain.safety import check_may_meet
from mediator.domain.session import FactPoint, JointTalk, Offer, Session, Statement
from mediator.domain.texts import check_text
from mediator.domain.wording import message


class JointTalkNotAllowed(Refusal):
    """The joint talk cannot begin or go on as things stand."""


class NotOnAgenda(Refusal):
    """Only cleared items may be put before both sides."""


def agenda(session: Session) -> tuple[tuple[FactPoint, ...], tuple[Offer, ...]]:
    """What may be shown to all: points on which the accounts agree, and offers everybody accepted."""
    live = (o for o in session.offers if o.may_convey and accepted_by_all(session, o))
    return points_in(session, Comparison.AGREE), tuple(for_everybody(o) for o in live)


def sayings(session: Session) -> tuple[tuple[Statement, str], ...]:
    """What the speakers let be said before everybody, each in the words agreed, as the door gives them."""
    both = Both()
    found = ((s, words_for(session, s, both)) for s in statements_for(session, both))
    return tuple((statement, words) for statement, words in found if words)


def start_joint_talk(
    session: Session,
    talk_id: str,
    present: tuple[str, ...],
    *,
    rules_accepted: bool,
    safety: SafetyPack = NO_SAFETY,
    all_asked: bool = False,
) -> JointTalkStarted:
    """Begin with the people in the room, once everyone has heard and accepted the ground rules."""
    if session.open_talk is not None or session.open_joint_talk is not None:
        raise JointTalkNotAllowed(message("上一场谈话还没有结束，请先结束"))
    if session.lock is not None or session.ended:
        raise JointTalkNotAllowed(message("协议正文已锁定，不再开始共同会谈"))
    check_no_danger(session)
    check_may_lead(session)
    check_may_meet(session, safety, all_asked=all_asked)
    unproven = next((a for a in without_authority(session) if a.person_id in present), None)
    if unproven is not None:
        raise JointTalkNotAllowed(
            message("请先登记{name}的委托书：委托权限和日期", name=unproven.name), article=ARTICLE
        )
    if not rules_accepted:
        raise JointTalkNotAllowed(message("请先念会谈约定，双方都同意后再开始"))
    for party in session.parties:
        if not session.spoken_for(party.person_id, present):
            raise JointTalkNotAllowed(message("{name}或代为到场的人还没有到场", name=party.name))
    return JointTalkStarted(talk_id=talk_id, present=present, rules_accepted=rules_accepted)


def confirm_point(session: Session, ref: str) -> JointPointConfirmed:
    """Both sides confirm an agreed point or an accepted offer in each other's presence."""
    talk = going(session)
    points, live = agenda(session)
    if ref not in {p.point_id for p in points} | {o.offer_id for o in live}:
        raise NotOnAgenda(message("这一项没有列入议程，不能在共同会谈上确认"))
    return JointPointConfirmed(talk_id=talk.talk_id, ref=ref)


def record_entry(session: Session, entry_id: str, person_id: str, text: str) -> JointEntryRecorded:
    """What somebody said with everyone in the room."""
    talk = going(session)
    session.person(person_id)
    return JointEntryRecorded(
        talk_id=talk.talk_id,
        entry_id=entry_id,
        person_id=person_id,
        text=check_text(text, message("发言"), most=1000),
    )


def end_joint_talk(session: Session, outcome: JointOutcome) -> JointTalkEnded:
    """End the joint talk with how it came out."""
    return JointTalkEnded(talk_id=going(session).talk_id, outcome=outcome)


def going(session: Session) -> JointTalk:
    """The joint talk now going on, or a refusal."""
    talk = session.open_joint_talk
    if talk is None:
        raise JointTalkNotAllowed(message("共同会谈还没有开始"))
    return talk
