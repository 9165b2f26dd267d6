"""Loads the rules of the question lint, ours under those of the station."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from mediator.domain.question_rules import FaultLevel, QuestionFault, QuestionPack, QuestionRule
from mediator.domain.term_patterns import is_safe
from mediator.domain.wording import Message, message
from mediator.knowledge.marks import Mark
from mediator.knowledge.overlay import Laid, lay_over
from mediator.knowledge.toml_file import Table, read_toml
from mediator.resources import RESOURCES

PREFIX = "questions-"
SEARCHES = ("words", "words_en", "patterns", "patterns_en", "unless")
TEXTS = ("title", "title_en", "instead", "instead_en")


class QuestionRuleFiles:
    """The packs in `resources/wording` under a station's own in `wording` beside its store."""

    def __init__(self, folder: Path = RESOURCES / "wording", *, beside: Path | None = None) -> None:
        self._folder = folder
        self._beside = beside / "wording" if beside else None

    def pack(self, on: date) -> QuestionPack:
        """The pack in force on that day; before the first, the first."""
        packs = sorted(_laid(self._folder, self._beside).found, key=lambda pack: pack.effective_from)
        begun = [pack for pack in packs if pack.effective_from <= on.isoformat()]
        return begun[-1] if begun else packs[0]

    def troubles(self) -> tuple[Message, ...]:
        """A sentence for every file of the station that was refused."""
        return _laid(self._folder, self._beside).troubles


@lru_cache(maxsize=4)
def _laid(folder: Path, beside: Path | None) -> Laid[QuestionPack]:
    return lay_over(folder, beside, lambda path: path.name.startswith(PREFIX), load_question_rules)


def load_question_rules(path: Path) -> QuestionPack:
    """One pack, or a `BadInput` that names file, key and rule."""
    table = Table(path.name, "", read_toml(path))
    table.only("name", "effective_from", "source", "mark", "rule")
    if table.text("name") != path.stem:
        raise table.refuse("name", message("应与文件名“{name}”相同", name=path.stem))
    table.text("source")
    table.choice("mark", Mark)
    begins = table.day("effective_from")
    if begins is None:
        raise table.refuse("effective_from", message("还没有填写"))
    rules = tuple(_rule(entry) for entry in table.tables("rule"))
    if not rules:
        raise table.refuse("rule", message("至少要有一项"))
    return QuestionPack(name=path.stem, effective_from=begins.isoformat(), rules=rules)


def _rule(table: Table) -> QuestionRule:
    table.only("kind", "level", *TEXTS, *SEARCHES)
    patterns = (*_patterns(table, "patterns"), *_patterns(table, "patterns_en"))
    words = (*table.texts("words"), *table.texts("words_en"))
    if not words and not patterns:
        raise table.refuse("words", message("至少要有一项"))
    if "" in words:
        raise table.refuse("words", message("不能为空"))
    return QuestionRule(
        fault=table.choice("kind", QuestionFault),
        level=table.choice("level", FaultLevel),
        title=table.text("title"),
        title_en=table.text("title_en"),
        instead=table.text("instead"),
        instead_en=table.text("instead_en"),
        words=words,
        patterns=patterns,
        unless=_patterns(table, "unless"),
    )


def _patterns(table: Table, key: str) -> tuple[str, ...]:
    patterns = table.texts(key)
    for place, pattern in enumerate(patterns, 1):
        if not is_safe(pattern):
            raise table.refuse(f"{key}[{place}]", message("“{pattern}”不是这里能用的写法", pattern=pattern))
    return patterns
