"""What a route decides: which stages a session passes, who may lead it, its papers, numbers and follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mediator.domain.events.filing import Regime
from mediator.domain.events.intake import HostPost
from mediator.domain.stages import Stage


class StageNeed(StrEnum):
    """Whether a stage belongs to a route: passed, passed over at will, or not there at all."""

    NEEDED = "needed"
    OPTIONAL = "optional"
    LEFT_OUT = "left_out"


class GateBasis(StrEnum):
    """Why a gate is asked on a route: the law wants it, or it is good practice."""

    LAW = "law"
    PRACTICE = "practice"


BASIS_TITLES: dict[GateBasis, str] = {GateBasis.LAW: "法定", GateBasis.PRACTICE: "良好做法"}


@dataclass(frozen=True, kw_only=True)
class RegimeRules:
    """One route as data. `stages` names those that are not simply needed.

    `agreement_form`, `interview_form` and `mediation_form` are forms by name, "" where the route has none;
    `number_template` may hold {year} and {number:04}; `visit_needed` says that closing waits for a visit.
    """

    regime: Regime
    title: str
    title_en: str
    when: str
    when_en: str
    effect: str
    effect_en: str
    instrument: str
    article: str
    mark: str
    posts: tuple[HostPost, ...]
    stages: Mapping[Stage, StageNeed] = field(default_factory=dict)
    stage_titles: Mapping[Stage, str] = field(default_factory=dict)
    agreement_form: str = ""
    interview_form: str = ""
    mediation_form: str = ""
    papers: tuple[str, ...] = ()
    number_template: str = ""
    visit_needed: bool = True

    def need(self, stage: Stage) -> StageNeed:
        """How this route treats a stage; needed unless the data says otherwise."""
        return self.stages.get(stage, StageNeed.NEEDED)
