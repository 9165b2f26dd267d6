"""Loads the routes: which stages, posts, papers, numbers and words each has, dated and sourced."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from mediator.domain.errors import BadInput
from mediator.domain.events.filing import Regime
from mediator.domain.events.intake import HostPost
from mediator.domain.numbering import RUNNING
from mediator.domain.regimes import NO_PHRASE, Phrase, RegimeRules, StageNeed
from mediator.domain.stages import Stage
from mediator.domain.wording import message
from mediator.knowledge.marks import Mark
from mediator.knowledge.overlay import Laid, lay_over
from mediator.knowledge.toml_file import Table, read_toml
from mediator.resources import RESOURCES

T = TypeVar("T")
BUILT_IN = RESOURCES / "law"
FILE_KEYS = ("name", "effective_from", "source", "place", "unit", "regime")
KEYS = (
    "id",
    "title",
    "title_en",
    "when",
    "when_en",
    "effect",
    "effect_en",
    "instrument",
    "article",
    "quote",
    "mark",
    "posts",
    "number",
    "own_number",
    "agreement_form",
    "interview_form",
    "mediation_form",
    "oral_form",
    "papers",
    "visit_needed",
    "at_once",
    "practice",
    "articles",
    "closing_article",
    "stages",
    "titles",
    "willing",
    "willing_printed",
    "withdrawal",
    "next_route",
    "ending",
    "broken",
    "after",
)


@dataclass(frozen=True, kw_only=True)
class RegimePack:
    """All routes of one file, under its name and day."""

    name: str
    effective_from: str
    regimes: tuple[RegimeRules, ...]


def is_regimes(path: Path) -> bool:
    """Whether a file of the law holds routes."""
    return path.stem.startswith("regimes-")


@lru_cache(maxsize=8)
def load_regimes(beside: Path | None = None) -> Laid[RegimePack]:
    """Our routes with the station's own file laid over them, and a sentence for each that was refused."""
    return lay_over(BUILT_IN, beside, is_regimes, load_regime_pack)


def regimes_in_force(beside: Path | None = None) -> RegimePack:
    """The routes that took effect last. Sessions under older rules take them too: theirs held none."""
    packs = load_regimes(beside).found
    if not packs:
        raise BadInput(message("没有找到调解途径的规则，请重新安装程序。已有的记录不受影响"))
    return max(packs, key=lambda pack: pack.effective_from)


def load_regime_pack(path: Path) -> RegimePack:
    """One file with every route in it, or a `BadInput` that names file, key and rule."""
    table = Table(path.name, "", read_toml(path))
    table.only(*FILE_KEYS)
    day = table.day("effective_from")
    if day is None:
        raise table.refuse("effective_from", message("缺少这一项"))
    table.text("source")
    place, unit = table.text("place", "").strip(), table.text("unit", "").strip()
    regimes = tuple(_regime(entry, place, unit) for entry in table.tables("regime"))
    for regime in Regime:
        count = sum(1 for rules in regimes if rules.regime is regime)
        if count != 1:
            rule = message("“{name}”用了两次", name=regime.value)
            raise table.refuse("regime", rule if count else message("缺少“{name}”", name=regime.value))
    return RegimePack(name=table.text("name"), effective_from=day.isoformat(), regimes=regimes)


def _regime(table: Table, place: str, unit: str) -> RegimeRules:
    table.only(*KEYS)
    stages = _stages(table)
    titles = _titles(table)
    return RegimeRules(
        regime=table.choice("id", Regime),
        title=table.text("title"),
        title_en=table.text("title_en"),
        when=table.text("when"),
        when_en=table.text("when_en"),
        effect=table.text("effect"),
        effect_en=table.text("effect_en"),
        instrument=table.text("instrument"),
        article=table.text("article"),
        quote=table.text("quote"),
        mark=table.choice("mark", Mark).value,
        posts=_some(table, "posts", table.choices("posts", HostPost)),
        stages=stages,
        stage_titles={stage: phrase.zh for stage, phrase in titles.items()},
        stage_titles_en={stage: phrase.en for stage, phrase in titles.items()},
        agreement_form=table.text("agreement_form", ""),
        interview_form=table.text("interview_form", ""),
        mediation_form=table.text("mediation_form", ""),
        oral_form=table.text("oral_form", ""),
        papers=_some(table, "papers", table.texts("papers")),
        number_template=_number(table, place, unit),
        visit_needed=table.flag("visit_needed"),
        at_once=table.flag("at_once"),
        practice=table.texts("practice"),
        articles=_articles(table),
        closing_article=table.text("closing_article"),
        endings=_phrases(table, "ending"),
        broken=_phrases(table, "broken"),
        willing=_willing(table, stages),
        willing_printed=table.flag("willing_printed", otherwise=True),
        withdrawal=_phrase(table.table("withdrawal")),
        next_route=_phrase(table.required("next_route")),
        after=_phrases(table, "after"),
    )


def _number(table: Table, place: str, unit: str) -> str:
    """The template with the words of the unit; without them the route's own plain one, or the station's."""
    template = table.text("number")
    for key in ("number", "own_number"):
        if table.has(key) and (RUNNING not in table.text(key) or "{year}" not in table.text(key)):
            raise table.refuse(key, message("编号式样里要有{marks}", marks=f"{{year}} {RUNNING}"))
    if place and unit:
        return template.replace("{place}", place).replace("{unit}", unit)
    return table.text("own_number", "")


def _stages(table: Table) -> dict[Stage, StageNeed]:
    inner = table.table("stages")
    if inner is None:
        return {}
    inner.only(*(stage.value for stage in Stage if stage not in (Stage.INTAKE, Stage.CLOSED)))
    return {Stage(key): inner.choice(key, StageNeed) for key in inner.values}


def _willing(table: Table, stages: dict[Stage, StageNeed]) -> Phrase:
    """The question of the will; a route on which nobody is told their rights has none."""
    if stages.get(Stage.RIGHTS) is StageNeed.LEFT_OUT:
        return _phrase(table.table("willing"))
    return _phrase(table.required("willing"))


def _titles(table: Table) -> dict[Stage, Phrase]:
    inner = table.table("titles")
    if inner is None:
        return {}
    inner.only(*(stage.value for stage in Stage))
    return {Stage(key): _phrase(inner.required(key)) for key in inner.values}


def _articles(table: Table) -> dict[str, str]:
    inner = table.table("articles")
    return {} if inner is None else {key: inner.text(key) for key in inner.values}


def _phrases(table: Table, key: str) -> tuple[Phrase, ...]:
    return tuple(_phrase(entry) for entry in table.tables(key))


def _phrase(table: Table | None) -> Phrase:
    if table is None:
        return NO_PHRASE
    table.only("zh", "en")
    return Phrase(zh=table.text("zh"), en=table.text("en"))


def _some(table: Table, key: str, values: tuple[T, ...]) -> tuple[T, ...]:
    if not values:
        raise table.refuse(key, message("至少要有一项"))
    return values
