"""Loads what a file must hold and how long it may be kept, dated and sourced."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from mediator.domain.errors import BadInput
from mediator.domain.events.filing import Regime
from mediator.domain.file_rules import Demand, FileItem, FileRule, FileRules, ItemKind, RetentionPeriod
from mediator.domain.stages import Stage
from mediator.domain.wording import message
from mediator.knowledge.marks import Mark
from mediator.knowledge.overlay import Laid, lay_over
from mediator.knowledge.packs import digest_of_content
from mediator.knowledge.toml_file import Table, read_toml
from mediator.resources import RESOURCES

PREFIX = "file-check-"
BUILT_IN = RESOURCES / "law"
KEYS = (
    *("id", "kind", "title", "title_en", "rule", "stage", "instrument", "article", "mark", "confirm", "note"),
    *("demands", "titles", "titles_en"),
)
REGIMES = tuple(regime.value for regime in Regime)


def is_file_check(path: Path) -> bool:
    """Whether a file of the law holds the items of the self-check."""
    return path.stem.startswith(PREFIX)


@lru_cache(maxsize=8)
def load_file_check(beside: Path | None = None) -> Laid[FileRules]:
    """Our items with the station's own file laid over them, and a sentence for each that was refused."""
    return lay_over(BUILT_IN, beside, is_file_check, load_file_rules)


def file_rules_in_force(beside: Path | None = None) -> FileRules:
    """The items that took effect last."""
    packs = load_file_check(beside).found
    if not packs:
        raise BadInput(message("没有找到卷宗自查的规则，请重新安装程序。已有的记录不受影响"))
    return max(packs, key=lambda pack: pack.effective_from)


def load_file_rules(path: Path) -> FileRules:
    """One file with every item in it, or a `BadInput` that names file, key and rule."""
    content = read_toml(path)
    table = Table(path.name, "", content)
    table.only("name", "effective_from", "source", "usual", "retention", "item")
    day = table.day("effective_from")
    if day is None:
        raise table.refuse("effective_from", message("缺少这一项"))
    table.text("source")
    items = tuple(_item(entry) for entry in table.tables("item"))
    if not items:
        raise table.refuse("item", message("至少要有一项"))
    _once(table, "item", (item.item_id for item in items))
    periods = tuple(_period(entry) for entry in table.tables("retention"))
    _once(table, "retention", (period.title for period in periods), key="title")
    usual = _by_regime(table.required("usual"))
    known = {period.title for period in periods}
    for regime in Regime:
        if usual.get(regime) not in known:
            raise table.refuse(f"usual.{regime.value}", message("应为retention里列出的期限"))
    return FileRules(
        name=table.text("name"),
        effective_from=day.isoformat(),
        items=items,
        periods=periods,
        usual=usual,
        digest=digest_of_content(content),
    )


def _item(table: Table) -> FileItem:
    table.only(*KEYS)
    inner = table.required("demands")
    inner.only(*REGIMES)
    titles, titles_en = table.table("titles"), table.table("titles_en")
    return FileItem(
        item_id=table.text("id"),
        kind=table.choice("kind", ItemKind),
        title=table.text("title"),
        title_en=table.text("title_en"),
        rule=table.choice("rule", FileRule),
        stage=table.choice("stage", Stage),
        instrument=table.text("instrument"),
        article=table.text("article"),
        mark=table.choice("mark", Mark).value,
        demands={Regime(key): inner.choice(key, Demand) for key in inner.values},
        titles=_by_regime(titles) if titles else {},
        titles_en=_by_regime(titles_en) if titles_en else {},
        confirm=table.text("confirm", ""),
        note=table.text("note", ""),
    )


def _period(table: Table) -> RetentionPeriod:
    table.only("title", "title_en", "mark", "older", "confirm")
    return RetentionPeriod(
        title=table.text("title"),
        title_en=table.text("title_en"),
        mark=table.choice("mark", Mark).value,
        older=table.flag("older"),
        confirm=table.text("confirm", ""),
    )


def _by_regime(table: Table) -> dict[Regime, str]:
    table.only(*REGIMES)
    return {Regime(key): table.text(key) for key in table.values}


def _once(table: Table, part: str, ids: Iterable[str], key: str = "id") -> None:
    seen: set[str] = set()
    for place, name in enumerate(ids, 1):
        if name in seen:
            raise table.refuse(f"{part}[{place}].{key}", message("“{name}”用了两次", name=name))
        seen.add(name)
