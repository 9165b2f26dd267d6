"""Facts of opening a session, screening it, and moving from stage to stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mediator.domain.events.event import Event
from mediator.domain.events.filing import PackVersion, Regime
from mediator.domain.stages import Stage


class Answer(StrEnum):
    """The answer to a screening question."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class ScreeningVerdict(StrEnum):
    """What the rules make of the answers (law facts §6.1). The officer decides."""

    MAY = "may"
    MUST_NOT = "must_not"
    ASK_SUPERIOR = "ask_superior"
    NOT_POLICE_MATTER = "not_police_matter"
    INCOMPLETE = "incomplete"


class HostPost(StrEnum):
    """As what somebody leads: an officer on the police routes, a 人民调解员 on that of the committee."""

    OFFICER = "officer"
    PEOPLES_MEDIATOR = "peoples_mediator"


@dataclass(frozen=True, kw_only=True)
class HostInfo:
    """Who leads: number, name and unit, as they stood on that day."""

    number: str
    name: str
    unit: str
    post: HostPost = HostPost.OFFICER


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What the dispute is: typed at intake, used on every paper."""

    title: str
    category: str
    summary: str = ""
    place: str = ""
    happened_on: date | None = None
    happened_time: str = ""
    cause: str = ""


@dataclass(frozen=True, kw_only=True)
class SessionOpened(Event):
    number: str
    matter: Matter
    regime: Regime
    host: HostInfo
    organ: str
    room: str
    guide_id: str
    rule_pack: str
    scheduled_at: datetime | None = None
    packs: tuple[PackVersion, ...] = ()
    committee: str = ""


@dataclass(frozen=True, kw_only=True)
class MatterCorrected(Event):
    matter: Matter
    guide_id: str


@dataclass(frozen=True, kw_only=True)
class ScreeningAnswered(Event):
    gate_id: str
    answer: Answer
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class GateOverride:
    """One gate passed against the rules: why, and for a review item the superior who agreed."""

    gate_id: str
    reason: str
    superior: str = ""


@dataclass(frozen=True, kw_only=True)
class ScreeningConcluded(Event):
    """The officer's own conclusion beside the verdict of the rules; `reason` when they differ."""

    verdict: ScreeningVerdict
    mediate: bool
    reason: str = ""
    superior: str = ""
    overrides: tuple[GateOverride, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StageEntered(Event):
    stage: Stage


@dataclass(frozen=True, kw_only=True)
class StageSkipped(Event):
    stage: Stage
    reason: str


@dataclass(frozen=True, kw_only=True)
class MediationTerminated(Event):
    ground: str
    next_route: str


@dataclass(frozen=True, kw_only=True)
class SessionClosed(Event):
    summary: str
