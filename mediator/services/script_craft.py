"""What a script tells of apologies, marks made alone and clauses somebody did not want."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.events import ApologyKind, PrivateAnswer


@dataclass(frozen=True, kw_only=True)
class ScriptApology:
    """Said in the joint talk after the other entries; with `clause` it becomes one, done on the spot."""

    where: str
    kind: ApologyKind
    person: str
    to: tuple[str, ...]
    words: str
    accepted: bool
    clause: bool


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
