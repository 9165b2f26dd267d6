"""不同意某一条: a refused clause is a fact of its own with its lawful next step; nothing signed changes."""

from __future__ import annotations

from collections.abc import Iterator

from mediator.domain.craft_states import ClauseRefusal
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import POLICE_REGIMES, ClauseRefusalWithdrawn, ClauseRefused
from mediator.domain.people import Person, PersonKind
from mediator.domain.session import Clause, Session
from mediator.domain.texts import check_text
from mediator.domain.wording import Message, message

POLICE_ARTICLE = "中华人民共和国治安管理处罚法第九条第三款"
COMMITTEE_ARTICLE = "中华人民共和国人民调解法第二十六条"
SPEAKERS = (
    PersonKind.PARTY,
    PersonKind.GUARDIAN,
    PersonKind.AGENT,
)


class ClauseRefusalNotAllowed(Refusal):
    """A clause cannot be refused, or a refusal withdrawn, as things stand."""


def may_refuse(session: Session) -> tuple[Person, ...]:
    """Parties, and the guardians and agents who came for one."""
    return session.here(*SPEAKERS)


def refuse_clause(session: Session, clause_id: str, person_id: str, reason: str) -> ClauseRefused:
    """Somebody does not want this clause, and why. It may be said while the text is locked, too."""
    _check_unsigned(session)
    session.clause(clause_id)
    if person_id not in {p.person_id for p in may_refuse(session)}:
        raise BadInput(message("请选择是哪一位当事人不同意"))
    return ClauseRefused(
        clause_id=clause_id,
        person_id=person_id,
        reason=check_text(reason, message("不同意的理由"), most=300),
    )


def withdraw_refusal(session: Session, clause_id: str, person_id: str) -> ClauseRefusalWithdrawn:
    """Whoever refused the clause now takes that back."""
    _check_unsigned(session)
    if not any(r.person_id == person_id for r in refusals_of(session, clause_id)):
        raise ClauseRefusalNotAllowed(message("没有记过对这一条的不同意见"))
    return ClauseRefusalWithdrawn(clause_id=clause_id, person_id=person_id)


def refusals_of(session: Session, clause_id: str) -> tuple[ClauseRefusal, ...]:
    """Who does not want this clause as it stands."""
    return tuple(r for r in session.clause_refusals if r.clause_id == clause_id)


def refused_clauses(session: Session) -> Iterator[tuple[int, Clause, ClauseRefusal]]:
    """Every refused clause of the draft with its number from 1, in the order of the draft."""
    for number, clause in enumerate(session.clauses, 1):
        for refusal in refusals_of(session, clause.clause_id):
            yield number, clause, refusal


def standing_refusal(session: Session, number: int, refusal: ClauseRefusal) -> Message:
    """What a refused clause keeps from going on, and the ways out."""
    name = session.person(refusal.person_id).name
    return message(
        "{name}不同意第{number}条。请改好或者删除这一条，或者由本人收回不同意见", name=name, number=number
    )


def article_of(session: Session) -> str:
    """The article that says what follows where no agreement comes of it (法 9(3); 人民调解法 26)."""
    return POLICE_ARTICLE if session.regime in POLICE_REGIMES else COMMITTEE_ARTICLE


def _check_unsigned(session: Session) -> None:
    if session.ended:
        raise ClauseRefusalNotAllowed(message("本次调解已经结案，不能再改动"))
    if session.signed is not None:
        raise ClauseRefusalNotAllowed(message("协议已经签署完成，不能再改。需要改动时另立补充协议"))
