"""With whom the officer is during the shuttle: one party at a time, from coming to leaving."""

from __future__ import annotations

from mediator.domain.craft_states import ShuttleVisit
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import ShuttleVisitEnded, ShuttleVisitStarted
from mediator.domain.people import PersonKind
from mediator.domain.session import Session
from mediator.domain.wording import message


class VisitNotAllowed(Refusal):
    """The officer is elsewhere, or with nobody."""


def start_visit(session: Session, visit_id: str, party_id: str) -> ShuttleVisitStarted:
    """The officer comes to this party; whoever they were with must have been left."""
    person = session.person(party_id)
    if person.kind is not PersonKind.PARTY or person.left:
        raise BadInput(message("往返商谈只到当事人那里"))
    if session.open_talk is not None or session.open_joint_talk is not None:
        raise VisitNotAllowed(message("谈话还在进行，请先结束谈话"))
    here = open_visit(session)
    if here is not None:
        name = session.person(here.party_id).name
        raise VisitNotAllowed(message("现在还在{name}那里，请先记下离开", name=name))
    return ShuttleVisitStarted(visit_id=visit_id, party_id=party_id)


def end_visit(session: Session) -> ShuttleVisitEnded:
    """The officer leaves the party they are with."""
    here = open_visit(session)
    if here is None:
        raise VisitNotAllowed(message("现在不在任何一方那里"))
    return ShuttleVisitEnded(visit_id=here.visit_id)


def open_visit(session: Session) -> ShuttleVisit | None:
    """The visit now going on."""
    return next((v for v in session.shuttle_visits if v.ended_at is None), None)
