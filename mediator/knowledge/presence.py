"""Loads the rules on officers, places and recordings, dated and sourced."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from mediator.domain.events.filing import Regime
from mediator.domain.presence_rules import ActKind, PresencePack, PresenceRule, RecordingNeed
from mediator.domain.wording import message
from mediator.knowledge.marks import Mark
from mediator.knowledge.overlay import Laid, lay_over
from mediator.knowledge.packs import digest_of_content
from mediator.knowledge.toml_file import Table, read_toml
from mediator.resources import RESOURCES

PREFIX = "presence-"
BUILT_IN = RESOURCES / "law"
MOST_PEOPLE = 9
"""More officers at one act is a slip of the pen."""

KEYS = (
    "id",
    "act",
    "standard_place",
    "officers",
    "auxiliaries",
    "recording",
    "regimes",
    "instrument",
    "article",
    "quote",
    "mark",
    "confirm",
)


def is_presence(path: Path) -> bool:
    """Whether a file of the law holds the rules on officers and recordings."""
    return path.stem.startswith(PREFIX)


@lru_cache(maxsize=8)
def load_presence(beside: Path | None = None) -> Laid[PresencePack]:
    """Our rules with the station's own file laid over them, and a sentence for each that was refused."""
    return lay_over(BUILT_IN, beside, is_presence, load_presence_pack)


def presence_in_force(beside: Path | None = None) -> PresencePack:
    """The rules that took effect last; none where there is no file."""
    packs = load_presence(beside).found
    return max(packs, key=lambda pack: pack.effective_from) if packs else PresencePack()


def load_presence_pack(path: Path) -> PresencePack:
    """One file, or a `BadInput` that names file, key and rule."""
    content = read_toml(path)
    table = Table(path.name, "", content)
    table.only("name", "effective_from", "source", "relatives", "loss", "presence")
    day = table.day("effective_from")
    if day is None:
        raise table.refuse("effective_from", message("缺少这一项"))
    table.text("source")
    loss = table.required("loss")
    loss.only("instrument", "article", "quote", "effect", "effect_en", "mark")
    loss.text("quote")
    loss.choice("mark", Mark)
    rules = tuple(_rule(entry) for entry in table.tables("presence"))
    ids = [rule.rule_id for rule in rules]
    for place, rule_id in enumerate(ids, 1):
        if rule_id in ids[: place - 1]:
            raise table.refuse(f"presence[{place}].id", message("“{name}”用了两次", name=rule_id))
    return PresencePack(
        name=table.text("name"),
        effective_from=day.isoformat(),
        digest=digest_of_content(content),
        rules=rules,
        loss_article=loss.text("instrument") + loss.text("article"),
        loss_effect=loss.text("effect"),
        loss_effect_en=loss.text("effect_en"),
        relatives=table.texts("relatives"),
    )


def _rule(table: Table) -> PresenceRule:
    table.only(*KEYS)
    regimes = table.choices("regimes", Regime)
    if table.maybe_flag("standard_place") is None:
        raise table.refuse("standard_place", message("缺少这一项"))
    return PresenceRule(
        rule_id=table.text("id"),
        act=table.choice("act", ActKind),
        standard_place=table.flag("standard_place"),
        officers=_count(table, "officers"),
        auxiliaries=_count(table, "auxiliaries", 0),
        recording=table.choice("recording", RecordingNeed),
        instrument=table.text("instrument"),
        article=table.text("article"),
        quote=table.text("quote"),
        mark=table.choice("mark", Mark).value,
        confirm=table.text("confirm", ""),
        regimes=frozenset(regimes or Regime),
    )


def _count(table: Table, key: str, otherwise: int | None = None) -> int:
    count = table.whole(key, otherwise)
    if not 0 <= count <= MOST_PEOPLE:
        raise table.refuse(key, message("“{value}”超出范围", value=count))
    return count
