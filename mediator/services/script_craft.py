"""What a script tells of apologies, marks made alone and clauses somebody did not want."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.events import ApologyKind, PrivateAnswer

NO_CLAUSE, DONE, LATER = "", "done", "later"
"""Whether an apology becomes a clause: not, as one made on the spot, as one still to come."""


@dataclass(frozen=True, kw_only=True)
class ScriptApology:
    """Said in the joint talk after the other entries; `clause` is one of NO_CLAUSE, DONE and LATER."""

    where: str
    kind: ApologyKind
    person: str
    to: tuple[str, ...]
    words: str
    accepted: bool
    clause: str


@dataclass(frozen=True, kw_only=True)
class ScriptPrivateMark:
    """One party's mark at a clause, by its number from 1; marks of one sitting stand together."""

    where: str
    person: str
    clause: int
    answer: PrivateAnswer
    words: str


@dataclass(frozen=True, kw_only=True)
class ScriptPrivateRound:
    """A round over some clauses of the draft, by their numbers, or over all of them; ended at its end."""

    where: str
    clauses: tuple[int, ...]
    marks: tuple[ScriptPrivateMark, ...]


@dataclass(frozen=True, kw_only=True)
class ScriptClauseRefusal:
    """Somebody did not want a clause, and took that back before the reading."""

    where: str
    clause: int
    person: str
    reason: str
