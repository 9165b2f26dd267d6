"""What a route decides: which stages a session passes, who may lead it, its papers, numbers and follow-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events.filing import REGIME_TITLES, Regime
from mediator.domain.events.intake import HostPost
from mediator.domain.missing import Missing
from mediator.domain.stages import STAGE_ORDER, STAGE_TITLES, Stage
from mediator.domain.texts import check_line
from mediator.domain.wording import message


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


class PostNotAllowed(Refusal):
    """Whoever is signed in leads sessions of another kind."""


@dataclass(frozen=True, kw_only=True)
class Phrase:
    """Words of the data in both languages; the record and the papers take the Chinese ones."""

    zh: str
    en: str


NO_PHRASE = Phrase(zh="", en="")


@dataclass(frozen=True, kw_only=True)
class RegimeRules:
    """One route as data. `stages` names those that are not simply needed.

    `agreement_form`, `interview_form`, `mediation_form` and `oral_form` are forms by name, "" where the
    route has none; `papers` are forms by name in the order of the file. `number_template` holds {year} and
    {number:04}; "" stands for the template of the station. `practice` are beginnings of articles that are
    good practice here; `articles` are those that take the place of others, by the code of what is missing.
    `at_once` says that everything is performed on the day of signing, `visit_needed` that closing waits for
    a visit. `willing` is the question each side is asked alone; `willing_printed` says that the answer stands
    on the notice. `endings` are grounds of ending without success, `broken` those after an agreement
    was not kept,
    `withdrawal` the one for a party who says no, with {name}. `after` is told once there is an agreement.
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
    quote: str
    mark: str
    posts: tuple[HostPost, ...]
    stages: Mapping[Stage, StageNeed] = field(default_factory=dict)
    stage_titles: Mapping[Stage, str] = field(default_factory=dict)
    stage_titles_en: Mapping[Stage, str] = field(default_factory=dict)
    agreement_form: str = ""
    interview_form: str = ""
    mediation_form: str = ""
    oral_form: str = ""
    papers: tuple[str, ...] = ()
    number_template: str = ""
    visit_needed: bool = True
    at_once: bool = False
    practice: tuple[str, ...] = ()
    articles: Mapping[str, str] = field(default_factory=dict)
    closing_article: str = ""
    endings: tuple[Phrase, ...] = ()
    broken: tuple[Phrase, ...] = ()
    willing: Phrase = NO_PHRASE
    willing_printed: bool = True
    withdrawal: Phrase = NO_PHRASE
    next_route: Phrase = NO_PHRASE
    after: tuple[Phrase, ...] = ()

    def need(self, stage: Stage) -> StageNeed:
        """How this route treats a stage; needed unless the data says otherwise."""
        return self.stages.get(stage, StageNeed.NEEDED)

    @property
    def plan(self) -> tuple[Stage, ...]:
        """The stages of this route in order, without the closing."""
        return tuple(
            s for s in STAGE_ORDER if s is not Stage.CLOSED and self.need(s) is not StageNeed.LEFT_OUT
        )

    @property
    def last(self) -> Stage:
        """The stage after which a session of this route may be closed."""
        return self.plan[-1]

    def number_of(self, stage: Stage) -> int:
        """The step number an officer sees on this route, counted from 1; the closing comes after the last."""
        return self.plan.index(stage) + 1 if stage in self.plan else len(self.plan) + 1

    def title_of(self, stage: Stage) -> str:
        """What the stage is called on this route, in Chinese."""
        return self.stage_titles.get(stage, STAGE_TITLES[stage])

    def weigh(self, found: Iterable[Missing]) -> tuple[Missing, ...]:
        """The same missing facts as this route sees them: with its own articles, good practice as such."""
        return tuple(self._weighed(missing) for missing in found)

    def _weighed(self, missing: Missing) -> Missing:
        article = self.articles.get(missing.code, missing.article)
        is_practice = missing.code not in self.articles and article.startswith(self.practice)
        return replace(missing, article=article, blocking=missing.blocking and not is_practice)


def basis_of(missing: Missing) -> GateBasis:
    """Whether the law wants it on the route it was weighed for, or good practice."""
    return GateBasis.LAW if missing.blocking else GateBasis.PRACTICE


def check_opening(rules: RegimeRules, post: HostPost, committee: str) -> str:
    """May somebody of this post open a session of this route? The committee's name as it may be kept."""
    if post not in rules.posts:
        title = message(REGIME_TITLES[rules.regime])
        if post is HostPost.PEOPLES_MEDIATOR:
            raise PostNotAllowed(message("“{route}”由民警主持，人民调解员不能受理", route=title))
        raise PostNotAllowed(message("“{route}”由人民调解员主持，民警不能受理", route=title))
    if rules.regime is not Regime.PEOPLES:
        return ""
    if not committee.strip():
        raise BadInput(message("请填写人民调解委员会的名称"))
    return check_line(committee, message("人民调解委员会名称"), most=60)
