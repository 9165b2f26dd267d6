"""The house keeps its own plan: a page a stage, a word an idea, and one door to what was said."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

import mediator.domain
import mediator.services
from mediator.domain.events import Event
from mediator.domain.people import (
    HELPER_KINDS,
    ID_KIND_TITLES,
    KIND_TITLES,
    NEED_TITLES,
    ROLE_TITLES,
    AccessNeed,
    IdKind,
    PartyRole,
    PersonKind,
)
from mediator.domain.stages import NEXT_STAGES, SKIPPABLE, STAGE_ORDER, STAGE_TITLES, Stage, number_of

ROOT = Path(__file__).resolve().parent.parent
STAGES_PAGE = ROOT / "docs" / "stages.md"
BEGIN, END = "<!-- table: begin -->\n", "<!-- table: end -->\n"


def drawn_stages() -> str:
    """The table of stages as docs/stages.md shows it."""
    lines = ["| no. | stage | 中文 | may be left out | goes on to |", "|---|---|---|---|---|"]
    for stage in STAGE_ORDER:
        following = sorted(NEXT_STAGES[stage], key=number_of)
        goes_on = " · ".join(STAGE_TITLES[there] for there in following) or "–"
        skip = "with a reason" if stage in SKIPPABLE else "no"
        lines.append(f"| {number_of(stage)} | `{stage.name}` | {STAGE_TITLES[stage]} | {skip} | {goes_on} |")
    return "\n".join(lines) + "\n"


def glossary_names() -> list[str]:
    """Every name in code marks in the first column of a table."""
    rows = re.findall(r"^\| (`[^|]+) \|", (ROOT / "GLOSSARY.md").read_text(encoding="utf-8"), re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`(\w+)`", row)]


def names_in_code() -> set[str]:
    """Every class of domain and services."""
    found: set[str] = set()
    for package in (mediator.domain, mediator.services):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            values = vars(importlib.import_module(info.name))
            found |= {name for name, value in values.items() if isinstance(value, type)}
    return found


def test_every_stage_has_a_page_and_no_page_is_of_no_stage():
    pages = importlib.import_module("mediator.gui.session.stage_table").PAGES
    assert set(pages) == set(Stage)


def test_the_drawn_table_of_stages_is_that_of_the_code():
    page = STAGES_PAGE.read_text(encoding="utf-8")
    assert page.split(BEGIN)[1].split(END)[0] == drawn_stages()


def test_every_stage_and_every_event_is_in_the_glossary():
    wanted = {stage.name for stage in Stage} | {kind.__name__ for kind in Event.__subclasses__()}
    assert wanted - set(glossary_names()) == set()


def test_the_glossary_names_each_thing_once_and_only_things_there_are():
    names = glossary_names()
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert set(names) - {stage.name for stage in Stage} - names_in_code() == set()


def test_the_glossary_has_the_words_that_the_windows_show():
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    assert [title for title in STAGE_TITLES.values() if title not in text] == []


def test_every_choice_has_its_word():
    assert set(STAGE_TITLES) == set(Stage)
    assert set(KIND_TITLES) == set(PersonKind)
    assert set(ROLE_TITLES) == set(PartyRole)
    assert set(ID_KIND_TITLES) == set(IdKind)
    assert set(NEED_TITLES) == set(AccessNeed)
    assert set(HELPER_KINDS) < set(PersonKind)


OWN_TALK = re.compile(r"gui/session/(interview|talk_check)\w*\.py|gui/tour/\w+\.py")
TAKEN = re.compile(r"session\.(?:statements|standing\(\)|statement\(|said_in\()")


def test_what_was_said_is_shown_through_the_door_of_disclosure_alone():
    """Only the pages of a person's own talk, and the tour that clicks in them, take a statement directly."""
    outside = [
        path.relative_to(ROOT).as_posix()
        for layer in ("gui", "cli", "documents")
        for path in sorted((ROOT / "mediator" / layer).rglob("*.py"))
        if TAKEN.search(path.read_text(encoding="utf-8")) and not OWN_TALK.search(path.as_posix())
    ]
    assert outside == []


def test_no_paper_is_drawn_from_a_session():
    """A paper is a pure function of frozen data; it cannot show what it was not handed."""
    drawing = [
        path.name
        for path in sorted((ROOT / "mediator" / "documents").glob("*.py"))
        if "domain.session" in path.read_text(encoding="utf-8")
    ]
    assert drawing == []
