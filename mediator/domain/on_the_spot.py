"""当场调解: every term is performed where it was agreed, on the day of signing (程序规定 178(3))."""

from __future__ import annotations

from mediator.domain.events.agreement import ClauseKind
from mediator.domain.followup import PERFORMED, obligations
from mediator.domain.missing import Missing
from mediator.domain.session import Clause, Session
from mediator.domain.wording import message

ARTICLE = "公安机关办理行政案件程序规定第一百七十八条第三款"


def about_clauses(session: Session) -> tuple[Missing, ...]:
    """The clauses that are to be performed later; on this route there may be none."""
    return tuple(
        Missing(
            code="not_at_once",
            sentence=message("第{number}条不是当场履行，不能按当场调解办理", number=number),
            article=ARTICLE,
        )
        for number, clause in enumerate(session.clauses, 1)
        if clause.terms.kind is not ClauseKind.MUTUAL and not clause.terms.on_the_spot
    )


def about_performance(session: Session) -> tuple[Missing, ...]:
    """The clauses that were performed, but not on the day of signing."""
    late = performed_late(session)
    return tuple(
        Missing(
            code="performed_late",
            sentence=message("第{number}条没有在签署当天履行，不能按当场调解结案", number=number),
            article=ARTICLE,
        )
        for number, clause in enumerate(session.in_force.clauses, 1)
        if clause in late
    )


def performed_late(session: Session) -> tuple[Clause, ...]:
    """What was performed on another day than that of signing; a supplement has a day of its own."""
    papers = (session.signed, *(kept.signed for kept in session.earlier))
    days = {paper.at.date() for paper in papers if paper is not None}
    if not days:
        return ()
    checks = session.performance
    return tuple(
        clause
        for clause in obligations(session)
        if clause.clause_id in checks
        and checks[clause.clause_id].result == PERFORMED
        and checks[clause.clause_id].on not in days
    )
