"""How the file of a scripted mediation is made up: evidence, period, note, and what was ticked by eye."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ScriptExhibit:
    """One piece of evidence in the file."""

    where: str
    title: str
    source: str
    sheets: int
    note: str


@dataclass(frozen=True, kw_only=True)
class ScriptFileItem:
    """One item of the self-check: ticked, or explained where it does not hold."""

    where: str
    item_id: str
    holds: bool
    note: str


@dataclass(frozen=True, kw_only=True)
class ScriptDossier:
    """What is empty is as usual on the route: its period, decided by the host, nothing to note."""

    where: str = "dossier"
    retention: str = ""
    decided_by: str = ""
    situation: str = ""
    volume_number: str = ""
    exhibits: tuple[ScriptExhibit, ...] = ()
    items: tuple[ScriptFileItem, ...] = ()


AS_USUAL = ScriptDossier()
