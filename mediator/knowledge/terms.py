"""Loads the rules of the term lint: open words, terms the law does not allow, what a clause must name."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from mediator.domain.events import ClauseKind, PackVersion, Regime
from mediator.domain.term_patterns import LONGEST_PATTERN, MOST_GAPS, WIDEST_GAP, is_safe
from mediator.domain.term_rules import (
    TERMS,
    FactElement,
    FactRule,
    FindingLevel,
    TermBasis,
    TermElement,
    TermKind,
    TermPack,
    TermRule,
)
from mediator.domain.wording import Message, message
from mediator.knowledge.marks import Mark
from mediator.knowledge.overlay import Laid, lay_over
from mediator.knowledge.packs import digest_of_content
from mediator.knowledge.toml_file import Table, read_toml
from mediator.resources import RESOURCES

PREFIX = "terms-"
LONGEST_WORD = 30

TEXTS = ("id", "title", "title_en", "why", "why_en", "suggestion", "suggestion_en")
SEARCHES = ("words", "patterns", "unless")
KEYS: dict[TermKind, tuple[str, ...]] = {
    TermKind.VAGUE: ("level", "settled_by_day", "regimes", "basis"),
    TermKind.UNLAWFUL: ("level", "settled_by_day", "regimes", "basis"),
    TermKind.MISSING: ("level", "element", "kinds", "wanted_by", "regimes", "basis"),
}


class TermFiles:
    """The built-in packs under those of the station, in the folder `law` of `beside`; read once."""

    def __init__(self, folder: Path = RESOURCES, *, beside: Path | None = None) -> None:
        self._folder = folder
        self._beside = beside

    def pack(self, on: date, name: str = "") -> TermPack:
        """The pack of that name; else the one in force on that day, before the first, the first."""
        named = next((pack for pack in self._packs.found if name and pack.name == name), None)
        if named is not None:
            return named
        packs = sorted(self._packs.found, key=lambda pack: pack.effective_from)
        begun = [pack for pack in packs if pack.effective_from <= on.isoformat()]
        return begun[-1] if begun else packs[0]

    def version(self, on: date) -> PackVersion:
        """The pack in force on that day, by name and digest."""
        pack = self.pack(on)
        return PackVersion(kind=TERMS, name=pack.name, digest=pack.digest)

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every file of the station that was refused."""
        return self._packs.troubles

    @cached_property
    def _packs(self) -> Laid[TermPack]:
        own = self._beside / "law" if self._beside is not None else None
        laid = lay_over(self._folder / "law", own, is_terms, load_terms)
        if not laid.found:
            raise Table(f"{PREFIX}*.toml", "", {}).refuse("vague", message("至少要有一项"))
        return laid


def is_terms(path: Path) -> bool:
    """Whether a file of the law folder is a pack of term rules."""
    return path.name.startswith(PREFIX)


def load_terms(path: Path) -> TermPack:
    """One pack, or a `BadInput` that names file, key and rule."""
    content = read_toml(path)
    table = Table(path.name, "", content)
    table.only("name", "effective_from", "source", "basis", "vague", "unlawful", "element", "fact")
    common = tuple(_basis(entry) for entry in table.tables("basis"))
    rules = (
        *(_rule(entry, TermKind.VAGUE, common) for entry in table.tables("vague")),
        *(_rule(entry, TermKind.UNLAWFUL, ()) for entry in table.tables("unlawful")),
        *(_rule(entry, TermKind.MISSING, common) for entry in table.tables("element")),
    )
    if not rules:
        raise table.refuse("vague", message("至少要有一项"))
    facts = tuple(_fact(entry) for entry in table.tables("fact"))
    _once(table, [rule.rule_id for rule in rules], "id")
    _once(table, [fact.element.value for fact in facts], "fact")
    return TermPack(
        name=table.text("name"),
        effective_from=_day(table),
        source=table.text("source"),
        rules=rules,
        facts=facts,
        digest=digest_of_content(content),
    )


def _rule(table: Table, kind: TermKind, common: tuple[TermBasis, ...]) -> TermRule:
    table.only(*TEXTS, *SEARCHES, *KEYS[kind])
    missing = kind is TermKind.MISSING
    bases = tuple(_basis(entry) for entry in table.tables("basis")) or common
    level = table.choice("level", FindingLevel, FindingLevel.EXPLAIN)
    words, patterns = _words(table), _patterns(table, "patterns")
    if not missing and not words and not patterns:
        raise table.refuse("words", message("至少要有一项"))
    if kind is TermKind.UNLAWFUL and not bases:
        raise table.refuse("basis", message("缺少这一项"))
    if level is not FindingLevel.WARN and any(basis.mark == Mark.TO_VERIFY.value for basis in bases):
        raise table.refuse("level", message("依据待法制确认的，只能写warn"))
    texts = {key: table.text(key) for key in TEXTS}
    return TermRule(
        rule_id=texts["id"],
        kind=kind,
        level=level,
        title=texts["title"],
        title_en=texts["title_en"],
        why=texts["why"],
        why_en=texts["why_en"],
        suggestion=texts["suggestion"],
        suggestion_en=texts["suggestion_en"],
        bases=bases,
        words=words,
        patterns=patterns,
        unless=_patterns(table, "unless"),
        regimes=table.choices("regimes", Regime),
        settled_by_day=table.flag("settled_by_day"),
        element=table.choice("element", TermElement) if missing else None,
        kinds=table.choices("kinds", ClauseKind),
        wanted_by=_patterns(table, "wanted_by"),
    )


def _fact(table: Table) -> FactRule:
    table.only("element", "title", "title_en", "suggestion", "suggestion_en", "words", "patterns")
    return FactRule(
        element=table.choice("element", FactElement),
        title=table.text("title"),
        title_en=table.text("title_en"),
        suggestion=table.text("suggestion"),
        suggestion_en=table.text("suggestion_en"),
        words=_words(table),
        patterns=_patterns(table, "patterns"),
    )


def _basis(table: Table) -> TermBasis:
    table.only("instrument", "article", "quote", "mark", "regimes", "confirm")
    return TermBasis(
        instrument=table.text("instrument"),
        article=table.text("article"),
        quote=table.text("quote"),
        mark=table.choice("mark", Mark).value,
        regimes=table.choices("regimes", Regime),
        confirm=table.text("confirm", ""),
    )


def _words(table: Table) -> tuple[str, ...]:
    words = table.texts("words")
    for place, word in enumerate(words, 1):
        if not 0 < len(word.strip()) <= LONGEST_WORD:
            raise table.refuse(f"words[{place}]", message("应为1到{most}个字", most=LONGEST_WORD))
    return words


def _patterns(table: Table, key: str) -> tuple[str, ...]:
    patterns = table.texts(key)
    for place, pattern in enumerate(patterns, 1):
        if not is_safe(pattern):
            raise table.refuse(
                f"{key}[{place}]",
                message(
                    "写法不接受。间隔最多{gaps}处，每处不过{widest}字，全长不过{longest}字，写法见文件开头",
                    gaps=MOST_GAPS,
                    widest=WIDEST_GAP,
                    longest=LONGEST_PATTERN,
                ),
            )
    return patterns


def _once(table: Table, names: list[str], key: str) -> None:
    for place, name in enumerate(names):
        if name in names[:place]:
            raise table.refuse(key, message("“{name}”用了两次", name=name))


def _day(table: Table) -> str:
    day = table.day("effective_from")
    if day is None:
        raise table.refuse("effective_from", message("缺少这一项"))
    return day.isoformat()
