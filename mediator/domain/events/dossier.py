"""Facts about the file as it goes to the archive."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class DossierPrepared(Event):
    """How the file is kept: period, who decided it, what the archive should know (卷宗情况说明)."""

    retention: str
    decided_by: str
    situation: str
    volume_number: str = ""


@dataclass(frozen=True, kw_only=True)
class FileItemChecked(Event):
    """One item of the self-check that only eyes can tell, or why a missing one may stay so."""

    item_id: str
    holds: bool
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class TermExplained(Event):
    """Why a finding of the clause check may stand: which clause, which rule, the words found, the reason."""

    clause_id: str
    rule_id: str
    found: str
    reason: str
