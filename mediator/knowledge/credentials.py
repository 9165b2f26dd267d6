"""Loads how the numbers of credentials are written, and keeps them with regions and peoples for a desk."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from mediator.domain.credentials import SHAPE_SIGNS, Characters, CredentialRule, CredentialRules
from mediator.domain.people import IdKind
from mediator.domain.regions import RegionTable
from mediator.domain.wording import Message, message
from mediator.knowledge.ethnicities import load_ethnicities
from mediator.knowledge.marks import Mark
from mediator.knowledge.overlay import Laid, lay_over
from mediator.knowledge.regions import load_regions
from mediator.knowledge.toml_file import Table, read_toml
from mediator.resources import RESOURCES

FILE = "credentials.toml"
PEOPLES = "ethnicities.toml"
LONGEST = 40
"""What a record keeps of a number."""

KEYS = ("id", "characters", "shapes", "starts", "shortest", "longest", "example", "source", "mark")


class RegisterFiles:
    """Implements `Registers`: the built-in files under those of the station, folders `regions`,
    `credentials` and `ethnicities` in `beside`. Each is read when it is first asked for, and once.
    """

    def __init__(self, folder: Path = RESOURCES, *, beside: Path | None = None) -> None:
        self._folder = folder
        self._beside = beside

    def regions(self) -> RegionTable:
        """What the first six digits of an identity number stand for."""
        return self._regions[0]

    def credentials(self) -> CredentialRules:
        """How the numbers of each credential look."""
        if not self._rules.found:
            raise Table(FILE, "", {}).refuse("credential", message("缺少这一项"))
        return self._rules.found[0]

    def ethnicities(self) -> tuple[str, ...]:
        """The peoples of China, in the order in which they are offered."""
        return next(iter(self._peoples.found), ())

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every file of the station that was refused."""
        return (*self._rules.troubles, *self._regions[1], *self._peoples.troubles)

    @cached_property
    def _regions(self) -> tuple[RegionTable, tuple[Message, ...]]:
        return load_regions(self._folder / "regions", self._own("regions"))

    @cached_property
    def _rules(self) -> Laid[CredentialRules]:
        own = self._own("credentials")
        return lay_over(self._folder / "credentials", own, lambda path: path.name == FILE, load_credentials)

    @cached_property
    def _peoples(self) -> Laid[tuple[str, ...]]:
        own = self._own("ethnicities")
        return lay_over(
            self._folder / "ethnicities", own, lambda path: path.name == PEOPLES, load_ethnicities
        )

    def _own(self, name: str) -> Path | None:
        return self._beside / name if self._beside is not None else None


def load_credentials(path: Path) -> CredentialRules:
    """The rules of one file, or a `BadInput` that names file, key and rule."""
    table = Table(path.name, "", read_toml(path))
    table.only("effective_from", "checked_on", "credential")
    for key in ("effective_from", "checked_on"):
        _dated(table, key)
    rules: dict[IdKind, CredentialRule] = {}
    for each in table.tables("credential"):
        rule = _rule(each)
        if rule.kind in rules:
            raise each.refuse("id", message("“{name}”用了两次", name=rule.kind.value))
        rules[rule.kind] = rule
    return CredentialRules(rules=rules)


def _rule(table: Table) -> CredentialRule:
    table.only(*KEYS)
    table.text("source")
    shapes = table.texts("shapes")
    for place, shape in enumerate(shapes, 1):
        if not 0 < len(shape) <= LONGEST or not all(_is_sign(sign) for sign in shape):
            raise table.refuse(f"shapes[{place}]", message("只用数字和大写字母，最多{most}位", most=LONGEST))
    shortest = table.whole("shortest", min(map(len, shapes), default=None))
    longest = table.whole("longest", max(map(len, shapes), default=None))
    if not 1 <= shortest <= longest <= LONGEST:
        raise table.refuse("longest", message("长度应在1至{most}之间，且不小于shortest", most=LONGEST))
    return CredentialRule(
        kind=table.choice("id", IdKind),
        characters=table.choice("characters", Characters),
        shortest=shortest,
        longest=longest,
        example=table.text("example"),
        shapes=shapes,
        starts=table.texts("starts"),
        binds=table.choice("mark", Mark) is not Mark.TO_VERIFY,
    )


def _is_sign(sign: str) -> bool:
    return sign in SHAPE_SIGNS or (sign.isascii() and (sign.isdigit() or sign.isupper()))


def _dated(table: Table, key: str) -> date:
    day = table.day(key)
    if day is None:
        raise table.refuse(key, message("缺少这一项"))
    return day
