"""Loads the deadline rules, dated and sourced, with the calendar they are counted by."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from mediator.domain.deadlines import (
    DeadlineEnd,
    DeadlinePack,
    DeadlineRule,
    DeadlineStart,
    DeadlineUnit,
)
from mediator.domain.events import Regime
from mediator.domain.wording import Message, message
from mediator.domain.working_days import WorkingCalendar
from mediator.knowledge.calendar import load_calendar
from mediator.knowledge.marks import Mark
from mediator.knowledge.overlay import Laid, lay_over
from mediator.knowledge.toml_file import Table, read_toml
from mediator.resources import RESOURCES

PREFIX = "deadlines-"
MOST = 400
"""The longest term in its unit; more is a slip of the pen."""

KEYS = [
    "id",
    "title",
    "title_en",
    "starts",
    "until",
    "count",
    "unit",
    "binding",
    "instrument",
    "article",
    "quote",
    "explanation",
    "explanation_en",
    "notice_title",
    "notice_title_en",
    "notice",
    "notice_en",
    "conflicts_with",
    "confirm",
    "mark",
    "effective_from",
    "regimes",
    "extensions",
    "excludes_appraisals",
    "lead",
]
POLICE = (Regime.PUBLIC_ORDER, Regime.ON_THE_SPOT, Regime.RECOGNITION)
"""The routes of a rule that names none, as in the packs written before routes."""


class DeadlineFiles:
    """The built-in packs and calendar, under those of the station: folders `law` and `calendar` in `beside`.

    Everything is read when it is first asked for, and once.
    """

    def __init__(self, folder: Path = RESOURCES, *, beside: Path | None = None) -> None:
        self._folder = folder
        self._beside = beside

    def pack(self, on: date) -> DeadlinePack:
        """The pack in force on that day; before the first, the first."""
        packs = sorted(self._packs.found, key=lambda pack: pack.effective_from)
        begun = [pack for pack in packs if pack.effective_from <= on.isoformat()]
        return begun[-1] if begun else packs[0]

    def calendar(self) -> WorkingCalendar:
        """Which days are worked."""
        return self._calendar[0]

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every file of the station that was refused."""
        return (*self._packs.troubles, *self._calendar[1])

    @cached_property
    def _packs(self) -> Laid[DeadlinePack]:
        laid = lay_over(self._folder / "law", self._own("law"), is_deadlines, load_deadlines)
        if not laid.found:
            raise Table(f"{PREFIX}*.toml", "", {}).refuse("deadline", message("至少要有一项"))
        return laid

    @cached_property
    def _calendar(self) -> tuple[WorkingCalendar, tuple[Message, ...]]:
        return load_calendar(self._folder / "calendar", self._own("calendar"))

    def _own(self, name: str) -> Path | None:
        return self._beside / name if self._beside is not None else None


def is_deadlines(path: Path) -> bool:
    """Whether a file of the law folder is a pack of deadlines."""
    return path.name.startswith(PREFIX)


def load_deadlines(path: Path) -> DeadlinePack:
    """One pack, or a `BadInput` that names file, key and rule."""
    table = Table(path.name, "", read_toml(path))
    table.only("name", "effective_from", "source", "deadline")
    rules = tuple(_rule(entry) for entry in table.tables("deadline"))
    if not rules:
        raise table.refuse("deadline", message("至少要有一项"))
    ids = [rule.rule_id for rule in rules]
    for place, rule in enumerate(rules, 1):
        if rule.rule_id in ids[: place - 1]:
            raise table.refuse(f"deadline[{place}].id", message("“{name}”用了两次", name=rule.rule_id))
        if rule.conflicts_with and rule.conflicts_with not in ids:
            key = f"deadline[{place}].conflicts_with"
            raise table.refuse(key, message("没有期限“{name}”", name=rule.conflicts_with))
    return DeadlinePack(
        name=table.text("name"),
        effective_from=_day(table),
        source=table.text("source"),
        rules=rules,
    )


def _rule(table: Table) -> DeadlineRule:
    table.only(*KEYS)
    count = table.whole("count")
    if not 1 <= count <= MOST:
        raise table.refuse("count", message("应在1到{most}之间", most=MOST))
    starts, unit = table.choice("starts", DeadlineStart), table.choice("unit", DeadlineUnit)
    if (unit is DeadlineUnit.HOURS) != (starts is DeadlineStart.ARRIVED):
        raise table.refuse("unit", message("小时（hours）只从到达（arrived）起算"))
    return DeadlineRule(
        rule_id=table.text("id"),
        title=table.text("title"),
        title_en=table.text("title_en"),
        starts=starts,
        until=table.choice("until", DeadlineEnd),
        count=count,
        unit=unit,
        binding=table.flag("binding", otherwise=True),
        instrument=table.text("instrument"),
        article=table.text("article"),
        quote=table.text("quote", ""),
        explanation=table.text("explanation"),
        explanation_en=table.text("explanation_en"),
        notice_title=table.text("notice_title", ""),
        notice_title_en=table.text("notice_title_en", ""),
        notice=_notice(table, "notice"),
        notice_en=_notice(table, "notice_en"),
        conflicts_with=table.text("conflicts_with", ""),
        confirm=table.text("confirm", ""),
        mark=table.choice("mark", Mark).value,
        effective_from=_day(table),
        regimes=table.choices("regimes", Regime) or POLICE,
        extensions=table.whole("extensions", 0),
        excludes_appraisals=table.flag("excludes_appraisals", otherwise=False),
        lead=table.whole("lead", 0),
    )


def _notice(table: Table, key: str) -> str:
    """A sentence with its {title} and {day}, and with a heading; or none."""
    text = table.text(key, "")
    if text and not ("{title}" in text and "{day}" in text):
        raise table.refuse(key, message("应写明{wanted}", wanted="{title}、{day}"))
    if text and not table.text(key.replace("notice", "notice_title"), ""):
        raise table.refuse(key.replace("notice", "notice_title"), message("不能为空"))
    return text


def _day(table: Table) -> str:
    day = table.day("effective_from")
    if day is None:
        raise table.refuse("effective_from", message("缺少这一项"))
    return day.isoformat()
