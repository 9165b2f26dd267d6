"""Loads the region codes of identity numbers: those in force and those abolished, ours and the station's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mediator.domain.regions import CODE_LENGTH, RegionTable
from mediator.domain.wording import Message, message
from mediator.knowledge.marks import Mark
from mediator.knowledge.overlay import lay_over
from mediator.knowledge.toml_file import FIRST_YEAR, LAST_YEAR, Table, read_toml
from mediator.resources import RESOURCES


@dataclass(frozen=True, kw_only=True)
class RegionList:
    """One file: the state of a day. `names` are in force, `abolished` have the year of their last list."""

    as_of: date
    source: str
    mark: Mark
    names: Mapping[str, str]
    abolished: Mapping[str, tuple[str, int]]


def load_regions(
    folder: Path = RESOURCES / "regions", beside: Path | None = None
) -> tuple[RegionTable, tuple[Message, ...]]:
    """The table of both folders, and a sentence for every file of the station that was refused.

    Of two files that name one code the later `as_of` counts.
    """
    laid = lay_over(folder, beside, lambda _: True, load_region_list)
    names: dict[str, str] = {}
    abolished: dict[str, tuple[str, int]] = {}
    for found in sorted(laid.found, key=lambda one: one.as_of):
        names = {c: n for c, n in names.items() if c not in found.abolished} | dict(found.names)
        abolished = {c: n for c, n in abolished.items() if c not in found.names} | dict(found.abolished)
    return RegionTable(names=names, abolished=abolished), laid.troubles


def load_region_list(path: Path) -> RegionList:
    """One file, or a `BadInput` that names file, key and rule."""
    table = Table(path.name, "", read_toml(path))
    table.only("source", "as_of", "checked_on", "mark", "names", "until")
    _day(table, "checked_on")
    names = table.table("names")
    until = table.table("until")
    if names is None and until is None:
        raise table.refuse("names", message("缺少这一项"))
    in_force = _names(names) if names is not None else {}
    abolished = _abolished(until) if until is not None else {}
    for code in abolished:
        if code in in_force:
            raise table.refuse(f"names.{code}", message("“{name}”用了两次", name=code))
    return RegionList(
        as_of=_day(table, "as_of"),
        source=table.text("source"),
        mark=table.choice("mark", Mark),
        names=in_force,
        abolished=abolished,
    )


def _names(table: Table) -> dict[str, str]:
    found: dict[str, str] = {}
    for code in table.values:
        if len(code) != CODE_LENGTH or not (code.isascii() and code.isdigit()):
            raise table.refuse(code, message("行政区划代码应为6位数字"))
        found[code] = table.text(code)
    return found


def _abolished(table: Table) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for year in table.values:
        if not (year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR):
            raise table.refuse(year, message("年份应在{first}至{last}之间", first=FIRST_YEAR, last=LAST_YEAR))
        inner = table.required(year)
        for code, name in _names(inner).items():
            if code in found:
                raise inner.refuse(code, message("“{name}”用了两次", name=code))
            found[code] = (name, int(year))
    return found


def _day(table: Table, key: str) -> date:
    day = table.day(key)
    if day is None:
        raise table.refuse(key, message("缺少这一项"))
    return day
