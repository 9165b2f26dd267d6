"""Keeps the English catalogue whole: collects every marked sentence, merges it, compiles it.

`make catalog` writes `resources/i18n/en/LC_MESSAGES/mediator.po` and `.mo` and lists what has no English yet.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from mediator.domain import (
    account_matrix,
    appraisals,
    clauses,
    comparables,
    events,
    guides,
    leaks,
    people,
    question_counts,
    regimes,
    seals,
    signing,
    stages,
    translations,
)
from mediator.domain.categories import DISPUTE_CATEGORIES
from mediator.domain.events import ARRIVAL_TITLES, CATEGORY_TITLES, COMPARISON_TITLES, REGIME_TITLES

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "resources" / "i18n" / "en" / "LC_MESSAGES" / "mediator.po"
DATED = datetime(2026, 11, 24, tzinfo=UTC)
GUIDES = ROOT / "resources" / "guides"
LAW = ROOT / "resources" / "law"
KEYWORDS = frozenset({"tr", "message", "mark"})

# Tables of the domain whose words are shown: they are data there, so nothing marks them one by one.
TABLES = (
    stages.STAGE_TITLES,
    REGIME_TITLES,
    regimes.BASIS_TITLES,
    appraisals.APPRAISAL_TITLES,
    appraisals.STATE_TITLES,
    people.KIND_TITLES,
    people.ROLE_TITLES,
    people.ID_KIND_TITLES,
    people.NEED_TITLES,
    signing.ROLE_NAMES,
    clauses.KIND_NAMES,
    ARRIVAL_TITLES,
    CATEGORY_TITLES,
    COMPARISON_TITLES,
    events.DISCLOSURE_TITLES,
    events.MUST_ACT_TITLES,
    events.RECORD_CLASS_TITLES,
    events.DIFFERENCE_OUTCOME_TITLES,
    events.PRIVATE_ANSWER_TITLES,
    events.APOLOGY_TITLES,
    events.DANGER_TITLES,
    seals.CHECK_TITLES,
    guides.GUIDE_STAGE_TITLES,
    question_counts.QUESTION_KIND_TITLES,
    account_matrix.CELL_TITLES,
    comparables.COMPARABLE_TITLES,
    leaks.LEAK_TITLES,
    translations.SPOKEN_TITLES,
)


def _texts(node: ast.expr) -> Iterator[str]:
    """The literal texts an argument may be: one, or either side of a choice."""
    match node:
        case ast.Constant(value=str(text)) if text:
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from _texts(one)
            yield from _texts(other)
        case ast.Tuple(elts=items) | ast.List(elts=items):
            for item in items:
                yield from _texts(item)


def marked(source: str) -> Iterator[str]:
    """Every sentence a module marks.

    Babel's own extractor is not used: it misses a marked sentence inside another one's values, and
    constants marked in one go, `mark(day) for day in ("星期一", …)`.
    """
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in KEYWORDS:
                yield from _texts(first)
            case ast.GeneratorExp(elt=ast.Call(func=ast.Name(id="mark")), generators=[loop]):
                yield from _texts(loop.iter)


def guide_categories() -> Iterator[tuple[str, str]]:
    """The kinds of dispute that a guide can be chosen for: data of `resources/guides`."""
    for path in sorted(GUIDES.glob("*.toml")):
        with path.open("rb") as file:
            yield str(tomllib.load(file)["category"]), path.relative_to(ROOT).as_posix()


def route_titles() -> Iterator[tuple[str, str]]:
    """What the routes call their stages: data of `resources/law`, named in refusals."""
    for path in sorted(LAW.glob("regimes-*.toml")):
        with path.open("rb") as file:
            for regime in tomllib.load(file)["regime"]:
                for title in regime.get("titles", {}).values():
                    yield str(title["zh"]), path.relative_to(ROOT).as_posix()


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence that is shown, with the file it stands in."""
    for path in sorted((ROOT / "mediator").rglob("*.py")):
        shown = path.relative_to(ROOT).as_posix()
        for text in marked(path.read_text(encoding="utf-8")):
            yield text, shown
    for table in TABLES:
        for text in table.values():
            yield text, "mediator/domain"
    for text in DISPUTE_CATEGORIES:
        yield text, "mediator/domain/categories.py"
    yield from guide_categories()
    yield from route_titles()


def merged() -> Catalog:
    """The catalogue with every sentence in use and none that is gone; known translations are kept."""
    known = {}
    if PO.exists():
        with PO.open("rb") as file:
            known = {m.id: m.string for m in read_po(file) if m.id}
    catalog = Catalog(locale="en", project="mediator", version="1", fuzzy=False, creation_date=DATED)
    for text, where in sentences():
        catalog.add(text, known.get(text, ""), locations=[(where, 1)])
    return catalog


def untranslated(catalog: Catalog) -> list[str]:
    """What has no English yet."""
    return [str(m.id) for m in catalog if m.id and not m.string]


def main() -> int:
    """Write the catalogue and its compiled form."""
    catalog = merged()
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, omit_header=False)
    with PO.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)
    open_ones = untranslated(catalog)
    print(f"{len(catalog)} sentences, {len(open_ones)} without English")
    for text in open_ones:
        print("  ", text.replace("\n", "\\n"))
    return 1 if open_ones else 0


if __name__ == "__main__":
    sys.exit(main())
