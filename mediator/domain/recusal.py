"""Stepping aside: the host's own word, a party's request, and the decision on it."""

from __future__ import annotations

from mediator.domain.errors import Refusal
from mediator.domain.events import HostDeclared, RecusalDecided
from mediator.domain.missing import Missing
from mediator.domain.people import Person
from mediator.domain.recordings import check_files_open
from mediator.domain.rights import rights_of
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import Message, message

BASIS = "中华人民共和国治安管理处罚法第九十五条"


class HostSteppedAside(Refusal):
    """Whoever leads this session may not go on with it."""


class NothingToDecide(Refusal):
    """There is no open request for somebody to step aside."""


def declare_host(session: Session, *, none_applies: bool, note: str = "") -> HostDeclared:
    """The host's word on the three grounds; where one applies, which, and the host does not go on."""
    check_files_open(session)
    return HostDeclared(
        none_applies=none_applies,
        note=check_text(note, message("应当回避的情形"), most=300, required=not none_applies),
    )


def decide_recusal(
    session: Session, person_id: str, *, granted: bool, decided_by: str, reason: str
) -> RecusalDecided:
    """The decision on this person's request: by whom and why (程序规定 17 to 25)."""
    if person_id not in {person.person_id for person in open_requests(session)}:
        raise NothingToDecide(message("没有等待决定的回避申请"))
    return RecusalDecided(
        person_id=person_id,
        granted=granted,
        decided_by=check_line(decided_by, message("决定人"), most=60),
        reason=check_text(reason, message("决定的理由"), most=300),
    )


def open_requests(session: Session) -> tuple[Person, ...]:
    """Everybody who asked that the host step aside and has no decision yet; who left among them."""
    return tuple(
        person
        for person in session.people
        if rights_of(session, person.person_id).recusal_wanted
        and person.person_id not in session.recusal_decisions
    )


def about_recusal(session: Session) -> tuple[Missing, ...]:
    """A granted request ends the host's part; an open one holds up the agreement, not the talks."""
    gone = stepped_aside(session)
    if gone is not None:
        return (Missing(code="recused", sentence=gone, article=BASIS),)
    return ()


def about_open_requests(session: Session) -> tuple[Missing, ...]:
    """Requests without a decision; the sentence names nobody, for both sides may see it."""
    waiting = open_requests(session)
    if not waiting:
        return ()
    sentence = message("还有回避申请没有作出决定，请在“权利义务告知”页登记")
    return (Missing(code="recusal", sentence=sentence, article=BASIS),)


def about_declaration(session: Session) -> tuple[Missing, ...]:
    """The host has not yet said that no ground applies: good practice, so it holds nothing up."""
    if session.host_declared is not None:
        return ()
    sentence = message("主持人还没有声明没有应当回避的情形")
    return (Missing(code="host_declaration", sentence=sentence, article=BASIS, blocking=False),)


def stepped_aside(session: Session) -> Message | None:
    """Why the host may not go on, with what to do; None while they may."""
    granted = any(decision.granted for decision in session.recusal_decisions.values())
    declared = session.host_declared
    if granted or (declared is not None and not declared.none_applies):
        return message(
            "{host}应当回避，不能继续主持。请移交其他民警办理，并在这里办理终止", host=session.host.name
        )
    return None


def check_may_lead(session: Session) -> None:
    """Refuse to go on where the host has to step aside."""
    gone = stepped_aside(session)
    if gone is not None:
        raise HostSteppedAside(gone, article=BASIS)
