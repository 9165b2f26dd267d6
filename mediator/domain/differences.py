"""What becomes of points on which accounts differ, and the rounds that are held for those still open."""

from __future__ import annotations

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import Comparison, DifferenceOutcome, DifferenceReopened, DifferenceSettled
from mediator.domain.interview import was_heard
from mediator.domain.session import FactPoint, SecondRoundQuestion, Session
from mediator.domain.texts import check_text
from mediator.domain.wording import message

AGAIN = 2
"""The first round in which somebody is heard again."""


class DifferenceNotSettled(Refusal):
    """A point cannot be done with, or opened again, as it stands."""


def is_open(point: FactPoint) -> bool:
    """Whether accounts do not agree on it and nothing became of that yet."""
    return point.comparison is not Comparison.AGREE and point.settled is None


def open_differences(session: Session) -> tuple[FactPoint, ...]:
    """The points on which accounts differ and nothing was decided, in the order of the board."""
    return tuple(p for p in session.fact_points if p.comparison is Comparison.DIFFER and is_open(p))


def settle_difference(
    session: Session, point_id: str, outcome: DifferenceOutcome, *, reason: str = "", clause_id: str = ""
) -> DifferenceSettled:
    """Made clear, left open with a reason, or taken up by a clause that is in the agreement."""
    point = session.fact_point(point_id)
    if point.comparison is Comparison.AGREE:
        raise DifferenceNotSettled(message("这一点各方说法一致，没有需要了结的不同说法"))
    if point.settled is not None:
        raise DifferenceNotSettled(message("这一点已经了结。要改动，请先重新打开"))
    if outcome is DifferenceOutcome.LEFT_OPEN or reason:
        reason = check_text(reason, message("原因"), most=200)
    became_clause = outcome is DifferenceOutcome.BECAME_CLAUSE
    if became_clause and clause_id not in {c.clause_id for c in session.clauses}:
        raise BadInput(message("请选择写成了哪一条。协议里还没有条款时，先到“协议与签名”写好"))
    return DifferenceSettled(
        point_id=point_id, outcome=outcome, reason=reason, clause_id=clause_id if became_clause else ""
    )


def reopen_difference(session: Session, point_id: str) -> DifferenceReopened:
    """What was settled is open again; what was decided before stays in the record."""
    if session.fact_point(point_id).settled is None:
        raise DifferenceNotSettled(message("这一点没有了结过，不用重新打开"))
    return DifferenceReopened(point_id=point_id)


def still_listed(session: Session) -> tuple[SecondRoundQuestion, ...]:
    """The questions listed to be asked again whose point is still open."""
    waiting = {p.point_id for p in session.fact_points if is_open(p)}
    return tuple(q for q in session.second_round if q.point_id in waiting)


def still_asked_of(session: Session, person_id: str) -> tuple[SecondRoundQuestion, ...]:
    """Those of them that are for this person."""
    return tuple(q for q in still_listed(session) if person_id in q.person_ids)


def latest_round(session: Session) -> int:
    """The number of the round that began last; 1 before any talk."""
    return max((t.round for t in session.talks), default=1)


def next_round(session: Session) -> int | None:
    """The number of a further round, from the third on; None while there is nothing to hold it for.

    The round before must be over, and a question must be listed whose point is still open.
    """
    latest = latest_round(session)
    if latest < AGAIN or session.open_talk is not None:
        return None
    held = any(t.round == latest and was_heard(t) for t in session.talks)
    return latest + 1 if held and still_listed(session) else None
