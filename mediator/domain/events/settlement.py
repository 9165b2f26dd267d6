"""Facts of the other routes: an application to the committee, an oral agreement, recognition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediator.domain.events.event import Event


class ApplicationSource(StrEnum):
    """How a dispute came to the committee (受理登记表, 案件来源)."""

    APPLIED = "applied"
    OWN_INITIATIVE = "own_initiative"
    ENTRUSTED = "entrusted"


@dataclass(frozen=True, kw_only=True)
class ApplicationMade(Event):
    """人民调解申请: who asks, of whom, for what; or the committee came by itself."""

    source: ApplicationSource
    applicants: tuple[str, ...]
    respondents: tuple[str, ...]
    requests: tuple[str, ...]
    entrusted_by: str = ""


@dataclass(frozen=True, kw_only=True)
class OralAgreementRecorded(Event):
    """The parties want no paper (人民调解法 28, 30): effective when reached, entered in the register."""

    digest: str
    paper_sha256: str
    pages: int
    reason: str


class SettlementWay(StrEnum):
    """Who brought the parties together before they applied (法 9(4))."""

    BY_THEMSELVES = "by_themselves"
    COMMITTEE = "committee"


@dataclass(frozen=True, kw_only=True)
class SettlementReported(Event):
    """The parties settled by themselves or before a committee, and performed it (程序规定 186)."""

    way: SettlementWay
    committee: str
    settled_on: date
    terms: str
    performed_on: date
    proof: str


@dataclass(frozen=True, kw_only=True)
class RecognitionApplied(Event):
    """A party applied in writing that the settlement be recognised."""

    person_id: str
    applied_on: date


@dataclass(frozen=True, kw_only=True)
class RecognitionDecided(Event):
    """认可 or not: by whom in the organ, on which day, why."""

    granted: bool
    decided_by: str
    decided_on: date
    reason: str
