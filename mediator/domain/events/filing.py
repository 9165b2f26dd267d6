"""Facts about the case behind a session: its route, filing, longer terms, appraisals, evidence, advice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediator.domain.events.event import Event


class Regime(StrEnum):
    """The legal route a session takes; asked first (law facts §1)."""

    PUBLIC_ORDER = "public_order"
    ON_THE_SPOT = "on_the_spot"
    PEOPLES = "peoples"
    RECOGNITION = "recognition"
    ADVICE = "advice"


REGIME_TITLES: dict[Regime, str] = {
    Regime.PUBLIC_ORDER: "治安调解",
    Regime.ON_THE_SPOT: "当场调解",
    Regime.PEOPLES: "人民调解",
    Regime.RECOGNITION: "和解认可",
    Regime.ADVICE: "告知引导",
}

POLICE_REGIMES = frozenset({Regime.PUBLIC_ORDER, Regime.ON_THE_SPOT, Regime.RECOGNITION})
"""Routes on which the 治安管理处罚法 asks for its gates; on the others they are good practice."""


@dataclass(frozen=True, kw_only=True)
class PackVersion:
    """Which dated data a session began under: `kind` such as rules or deadlines, name, SHA-256 of it."""

    kind: str
    name: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class RegimeChanged(Event):
    """The session goes another way than it began, with the reason."""

    regime: Regime
    reason: str


@dataclass(frozen=True, kw_only=True)
class FilingRecorded(Event):
    """立案: the administrative case behind the session, its number and day."""

    case_number: str
    filed_on: date


@dataclass(frozen=True, kw_only=True)
class DeadlineExtended(Event):
    """A longer term was approved (法 118): which rule, by whom, on which day, why."""

    rule_id: str
    approved_by: str
    approved_on: date
    reason: str


class AppraisalKind(StrEnum):
    """What an expert is asked to find."""

    INJURY = "injury"
    VALUE = "value"


class AppraisalState(StrEnum):
    """How far an appraisal has come, or why there is none (程序规定 89 to 93)."""

    REQUESTED = "requested"
    RECEIVED = "received"
    REFUSED = "refused"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, kw_only=True)
class AppraisalNoted(Event):
    """One appraisal as it stands now; of one kind and person the latest word counts."""

    kind: AppraisalKind
    person_id: str
    state: AppraisalState
    on: date
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ExhibitListed(Event):
    """A piece of evidence kept in the file: what it is, from whom, how many sheets."""

    exhibit_id: str
    title: str
    source: str
    sheets: int
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ExhibitRemoved(Event):
    """Listed by mistake; the reason stays."""

    exhibit_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class AdviceGiven(Event):
    """Told to go elsewhere (程序规定 178(2)): who, what was said, where to go, what to bring."""

    told: tuple[str, ...]
    words: str
    where_to_go: str
    to_bring: str = ""
