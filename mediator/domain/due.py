"""What comes due in a session, for the home page and the lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediator.domain.clauses import KIND_NAMES
from mediator.domain.followup import due_on, obligations
from mediator.domain.session import Session


@dataclass(frozen=True, kw_only=True)
class DueItem:
    """Something that comes due: an obligation or a visit. `kind` is "obligation" or "visit"."""

    ref: str
    kind: str
    due_on: date
    who: str
    what: str


def due_items(session: Session) -> tuple[DueItem, ...]:
    """Open obligations and visits of a signed agreement that is not closed, the earliest first."""
    if session.in_force.signed is None or session.ended:
        return ()
    items = [
        DueItem(
            ref=clause.clause_id,
            kind="obligation",
            due_on=day,
            who="、".join(session.person(a).name for a in clause.terms.actor_ids),
            what=clause.terms.action or KIND_NAMES[clause.terms.kind],
        )
        for clause in obligations(session)
        if (day := due_on(session, clause)) is not None
    ]
    items += [
        DueItem(
            ref=v.visit_id,
            kind="visit",
            due_on=v.due_on,
            who="、".join(p.name for p in session.parties),
            what="",
        )
        for v in session.visits
        if v.visited_on is None
    ]
    return tuple(sorted(items, key=lambda item: item.due_on))
