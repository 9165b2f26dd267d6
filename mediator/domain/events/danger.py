"""Facts of danger: signs that make the officer stop, hand over, and wait for a superior."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediator.domain.events.event import Event


class DangerSign(StrEnum):
    """What makes a quarrel more than a quarrel (人民调解法 25 on what may grow worse)."""

    WEAPON = "weapon"
    DEATH_THREAT = "death_threat"
    EARLIER_VIOLENCE = "earlier_violence"
    STALKING = "stalking"
    SELF_HARM = "self_harm"
    CHILD_AT_RISK = "child_at_risk"


DANGER_TITLES: dict[DangerSign, str] = {
    DangerSign.WEAPON: "带了或者提到凶器",
    DangerSign.DEATH_THREAT: "扬言杀人或者报复",
    DangerSign.EARLIER_VIOLENCE: "以前动过手",
    DangerSign.STALKING: "跟踪、守候、反复骚扰",
    DangerSign.SELF_HARM: "流露轻生、自伤",
    DangerSign.CHILD_AT_RISK: "孩子处在危险中",
}


@dataclass(frozen=True, kw_only=True)
class DangerRaised(Event):
    """The alarm: which signs, about whom, and what was seen or heard; for the officer's eyes only."""

    danger_id: str
    signs: tuple[DangerSign, ...]
    words: str
    person_id: str = ""
    statement_id: str = ""


@dataclass(frozen=True, kw_only=True)
class DangerHandedOver(Event):
    """To whom it was handed, and what is done meanwhile."""

    danger_id: str
    told: str
    measures: str


@dataclass(frozen=True, kw_only=True)
class DangerSignedOff(Event):
    """A supervisor, not the officer who leads, looked at it and decided."""

    danger_id: str
    number: str
    name: str
    decision: str
