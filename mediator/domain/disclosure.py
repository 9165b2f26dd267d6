"""The one door to what somebody said: who is looking decides which statements have words at all."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.events import DisclosureLevel
from mediator.domain.session import Session, Statement


@dataclass(frozen=True)
class Officer:
    """The officer's own screen."""


@dataclass(frozen=True)
class PartyView:
    """A screen one person may see: only that person's own words."""

    person_id: str


@dataclass(frozen=True)
class Both:
    """A screen everybody may see."""


@dataclass(frozen=True)
class Board:
    """The comparison board: an officer's view that still never quotes private words."""


Audience = Officer | PartyView | Both | Board


def may_see(statement: Statement, audience: Audience) -> bool:
    """Whether this audience may read this statement. Default: no."""
    match audience:
        case Officer():
            return True
        case PartyView(person_id):
            return statement.person_id == person_id
        case Board() | Both():
            return statement.disclosure is DisclosureLevel.MAY_SAY


def statements_for(session: Session, audience: Audience) -> tuple[Statement, ...]:
    """The standing statements this audience may read, in the order they were made."""
    return tuple(s for s in session.standing() if may_see(s, audience))


def held_back(session: Session) -> int:
    """How many standing statements are kept to their speaker; the number tells nothing of the words."""
    return sum(1 for s in session.standing() if s.disclosure is DisclosureLevel.PRIVATE)
