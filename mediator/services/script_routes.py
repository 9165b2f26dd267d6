"""What a script tells of its route: the way taken, the register, advice, an agreement without paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from mediator.domain.events import ApplicationSource, Regime, SettlementWay


@dataclass(frozen=True, kw_only=True)
class ScriptFiling:
    """立案: number and day of the administrative case."""

    where: str
    case_number: str
    filed_on: date


@dataclass(frozen=True, kw_only=True)
class ScriptAdvice:
    """Who was told, by name, what, where to go and what to bring."""

    where: str
    at: datetime | None
    told: tuple[str, ...]
    words: str
    where_to_go: str
    to_bring: str


@dataclass(frozen=True, kw_only=True)
class ScriptApplication:
    """How the dispute came to the committee; applicants and respondents by key."""

    where: str
    at: datetime | None
    source: ApplicationSource
    applicants: tuple[str, ...]
    respondents: tuple[str, ...]
    requests: tuple[str, ...]
    entrusted_by: str


@dataclass(frozen=True, kw_only=True)
class ScriptOral:
    """The parties want no paper; nobody signs."""

    where: str
    at: datetime | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class ScriptSettlement:
    """What the parties settled without us, and that it was performed."""

    where: str
    at: datetime | None
    way: SettlementWay
    committee: str
    settled_on: date
    terms: str
    performed_on: date
    proof: str


@dataclass(frozen=True, kw_only=True)
class ScriptRecognition:
    """The written applications, by key and day, and the decision."""

    where: str
    at: datetime | None
    applications: tuple[tuple[str, date], ...]
    granted: bool
    decided_by: str
    decided_on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class ScriptRoute:
    """The route of a script and what it alone has; what a route has not is None."""

    regime: Regime = Regime.PUBLIC_ORDER
    committee: str = ""
    filing: ScriptFiling | None = None
    advice: ScriptAdvice | None = None
    application: ScriptApplication | None = None
    oral: ScriptOral | None = None
    settlement: ScriptSettlement | None = None
    recognition: ScriptRecognition | None = None
