"""What comes after the signing: obligations with their dates, performance, visits, what is due."""

from __future__ import annotations

from datetime import date

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events.agreement import ClauseKind
from mediator.domain.events.follow_up import (
    FollowUpPlanned,
    FollowUpVisited,
    ObligationMissed,
    ObligationPerformed,
    ObligationPostponed,
    SatisfactionAnswer,
    VisitManner,
)
from mediator.domain.session import Clause, Session
from mediator.domain.texts import check_text
from mediator.domain.wording import message

PERFORMED, MISSED, POSTPONED = "performed", "missed", "postponed"


class ObligationNotOpen(Refusal):
    """There is no such obligation to look after, or no signed agreement yet."""


def obligations(session: Session) -> tuple[Clause, ...]:
    """The clauses somebody has to perform by the text that binds now; a mutual statement is no obligation."""
    return tuple(c for c in session.in_force.clauses if c.terms.kind is not ClauseKind.MUTUAL)


def due_on(session: Session, clause: Clause) -> date | None:
    """The day an obligation is due, after any postponement; None when it has no date or is settled."""
    check = session.performance.get(clause.clause_id)
    if check is None:
        return clause.terms.due_on
    return check.on if check.result == POSTPONED else None


def is_settled(session: Session, clause_id: str) -> bool:
    """Performed, or found not performed and noted as such."""
    check = session.performance.get(clause_id)
    return check is not None and check.result in (PERFORMED, MISSED)


def missed(session: Session) -> tuple[Clause, ...]:
    """The obligations found not performed; they end the session by another way than closing (185)."""
    checks = session.performance
    return tuple(
        c for c in obligations(session) if c.clause_id in checks and checks[c.clause_id].result == MISSED
    )


def perform(
    session: Session, clause_id: str, performed_on: date, proof: str, today: date
) -> ObligationPerformed:
    """An obligation was performed, late perhaps, on a day that is not ahead, with what shows it."""
    _check_open(session, clause_id)
    if performed_on > today:
        raise BadInput(message("履行日期晚于今天，请核对。已记的内容不变"))
    return ObligationPerformed(
        clause_id=clause_id, performed_on=performed_on, proof=check_text(proof, message("履行凭据"), most=500)
    )


def miss(session: Session, clause_id: str, reason: str) -> ObligationMissed:
    """An obligation was not performed; 法 9(3) then wants the case dealt with by law."""
    _check_open(session, clause_id)
    if is_settled(session, clause_id):
        raise ObligationNotOpen(message("这一项已经登记过结果，不重复登记"))
    return ObligationMissed(clause_id=clause_id, reason=check_text(reason, message("未履行的情况"), most=500))


def postpone(
    session: Session, clause_id: str, new_day: date, reason: str, today: date
) -> ObligationPostponed:
    """Both sides agreed on a later day."""
    _check_open(session, clause_id)
    if new_day < today:
        raise BadInput(message("改期的日期早于今天，请核对。原来的日期不变"))
    return ObligationPostponed(
        clause_id=clause_id, due_on=new_day, reason=check_text(reason, message("改期的原因"), most=500)
    )


def plan_visit(
    session: Session, visit_id: str, day: date, manner: VisitManner, today: date
) -> FollowUpPlanned:
    """A follow-up visit on a day to come."""
    _check_signed(session)
    if day < today:
        raise BadInput(message("回访日期早于今天，请核对"))
    return FollowUpPlanned(visit_id=visit_id, due_on=day, manner=manner)


def visit(
    session: Session,
    visit_id: str,
    visited_on: date,
    manner: VisitManner,
    findings: str,
    *,
    happened_again: bool,
    satisfaction: tuple[SatisfactionAnswer, ...],
    today: date,
) -> FollowUpVisited:
    """What a visit found; each party's satisfaction is asked in private, and not answering is an answer."""
    _check_signed(session)
    if session.visit(visit_id).visited_on is not None:
        raise ObligationNotOpen(message("这次回访已经登记过，不重复登记"))
    if visited_on > today:
        raise BadInput(message("回访日期晚于今天，请核对"))
    if any(a.score is not None and not 1 <= a.score <= 5 for a in satisfaction):
        raise BadInput(message("满意度请在1到5之间选，或者选不作答"))
    return FollowUpVisited(
        visit_id=visit_id,
        visited_on=visited_on,
        manner=manner,
        findings=check_text(findings, message("回访情况")),
        happened_again=happened_again,
        satisfaction=satisfaction,
    )


def _check_signed(session: Session) -> None:
    if session.in_force.signed is None:
        raise ObligationNotOpen(message("协议还没有签署完成，签完后再登记回访与履行"))


def _check_open(session: Session, clause_id: str) -> None:
    _check_signed(session)
    if session.in_force.clause(clause_id) not in obligations(session):
        raise ObligationNotOpen(message("这一条是共同约定，没有要登记的履行结果"))
    check = session.performance.get(clause_id)
    if check is not None and check.result == PERFORMED:
        raise ObligationNotOpen(message("这一项已经登记过结果，不重复登记"))
