"""Nobody is heard before being told what must be acted on, and nothing promises what no law gives."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import mediator
from mediator.domain.events import Regime
from mediator.domain.interview import TalkNotAllowed, start_talk
from mediator.domain.limits import limits
from mediator.domain.stages import Stage
from mediator.resources import RESOURCES
from tests.builders import a_session
from tests.people_samples import DAY

PROMISE = re.compile(
    "绝对保密|完全保密|保证保密|严格保密|为您保密|替您保密|不会告诉任何人|只有我知道|"
    "不(会|能|得|可)(被)?(作为|当作|用作|成为)证据|不算证据|不进案卷|免于作证|保密特权|"
    r"privileged|absolute(ly)? confiden|strictly confidential|off the record|"
    r"(never|not) be used (as evidence|against)|inadmissible|keep(s)? (it|this) secret",
    re.IGNORECASE,
)
"""What an officer cannot promise: a talk with the police is evidence (law facts §14)."""
TEXTS = sorted(
    path
    for folder in (Path(mediator.__file__).parent, RESOURCES)
    for path in folder.rglob("*")
    # What an officer must not ask is named there word by word.
    if "wording" not in path.parts
    and path.suffix in (".py", ".toml", ".po", ".json", ".md")
    and "__pycache__" not in path.parts
)


@pytest.mark.parametrize("regime", list(Regime))
def test_no_talk_begins_on_any_route_before_the_limits_were_explained(regime: Regime):
    b = a_session().at(Stage.FIRST_ROUND)
    session = replace(b.session, regime=regime)
    with pytest.raises(TalkNotAllowed, match="请先向林知夏说明哪些情况必须处置"):
        start_talk(session, "t", b.id_of("甲"), 1, DAY, limits_explained=False)


def test_that_the_limits_were_explained_stands_with_every_talk():
    b = a_session().at(Stage.FIRST_ROUND)
    with pytest.raises(TalkNotAllowed):
        b.room.talks.start(b.id_of("甲"), 1, limits_explained=False)
    b.talk("甲")
    assert b.session.talks[-1].limits_explained


def test_crime_threats_and_children_in_danger_are_named():
    said = "".join(sentence.in_chinese() for sentence in limits())
    for named in ("犯罪", "扬言伤害", "孩子处在危险中", "必须处置", "放进案卷", "不论您是否同意"):
        assert named in said


def test_nothing_anywhere_promises_secrecy_or_that_words_are_no_evidence():
    assert len(TEXTS) > 100
    found = [
        f"{path.name}: {match.group()}"
        for path in TEXTS
        for match in PROMISE.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "promise",
    [
        "您说的话我们绝对保密。",
        "这些内容不会作为证据。",
        "今天说的不能被用作证据",
        "This talk is privileged.",
        "What you say will never be used as evidence.",
    ],
)
def test_the_search_for_promises_finds_them(promise: str):
    assert PROMISE.search(promise)
