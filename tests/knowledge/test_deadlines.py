"""The shipped deadline rules, a station's own, and packs that are refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.knowledge.deadlines import DeadlineFiles, load_deadlines
from mediator.knowledge.law import LawFiles
from mediator.resources import RESOURCES
from mediator.wording import tr

SHIPPED = RESOURCES / "law" / "deadlines-2026.toml"
TODAY = date(2026, 11, 24)
SHIPPED_TERMS = ["D1", "D2", "D4", "D5", "D7", "D8", "D9", "D10", "D11"]
SHIPPED_TERMS += ["D11-12", "D11-24", "D12", "D13", "D15"]
NOT_QUOTED = {"D9", "D11", "D11-12", "D11-24"}
"""Read about, its wording not at hand: the data quotes nothing rather than something like it."""


def own_law(station: Path, text: str, name: str = SHIPPED.name) -> DeadlineFiles:
    """The files of a station that laid a pack of this text beside its store."""
    (station / "law").mkdir()
    (station / "law" / name).write_text(text, encoding="utf-8")
    return DeadlineFiles(beside=station)


def test_the_shipped_pack_holds_its_terms_with_article_and_source():
    pack = DeadlineFiles().pack(TODAY)
    assert [rule.rule_id for rule in pack.rules] == SHIPPED_TERMS
    assert pack.source
    for rule in pack.rules:
        assert rule.article and rule.instrument and rule.explanation_en and rule.title_en
        assert rule.effective_from <= pack.effective_from
        assert rule.mark in "VMD"
        assert rule.quote or not rule.binding or rule.rule_id in NOT_QUOTED
        assert rule.regimes


def test_the_conflict_of_the_case_limits_is_left_to_be_confirmed():
    rules = {rule.rule_id: rule for rule in DeadlineFiles().pack(TODAY).rules}
    assert rules["D5"].conflicts_with == "D4"
    assert rules["D4"].confirm == rules["D5"].confirm == "U6"


def test_the_packs_of_gates_are_read_without_the_deadlines():
    assert LawFiles().pack().name == "mediation-2026"


def test_a_session_that_began_before_the_first_pack_goes_by_the_first():
    assert DeadlineFiles().pack(date(2025, 3, 1)).name == "deadlines-2026"


def test_a_session_keeps_the_pack_of_its_own_day(tmp_path: Path):
    text = SHIPPED.read_text(encoding="utf-8")
    text = text.replace("effective_from = 2026-01-01", "effective_from = 2027-03-01", 1)
    files = own_law(tmp_path, text.replace('"deadlines-2026"', '"deadlines-2027"'), "deadlines-2027.toml")
    assert files.pack(date(2027, 2, 28)).name == "deadlines-2026"
    assert files.pack(date(2027, 3, 1)).name == "deadlines-2027"


def test_a_pack_of_the_station_wins_over_ours_of_the_same_name(tmp_path: Path):
    files = own_law(tmp_path, SHIPPED.read_text(encoding="utf-8").replace("count = 7", "count = 5"))
    assert {rule.rule_id: rule.count for rule in files.pack(TODAY).rules}["D2"] == 5
    assert files.troubles() == ()


def test_a_broken_pack_of_the_station_is_named_and_ours_stays_in_force(tmp_path: Path):
    files = own_law(tmp_path, SHIPPED.read_text(encoding="utf-8").replace("count = 7", 'count = "seven"'))
    assert {rule.rule_id: rule.count for rule in files.pack(TODAY).rules}["D2"] == 7
    told = [trouble.in_chinese() for trouble in files.troubles()]
    assert len(told) == 1
    assert all(word in told[0] for word in ["deadlines-2026.toml", "deadline[2].count", "应为整数"])


def test_a_broken_calendar_of_the_station_is_named_as_well(tmp_path: Path):
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / "2027.toml").write_text("year = 2026\n", encoding="utf-8")
    files = DeadlineFiles(beside=tmp_path)
    assert files.calendar().known == {2026}
    assert ["2027.toml" in trouble.in_chinese() for trouble in files.troubles()] == [True]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('name = "deadlines-2026"', "", ["name", "缺少"]),
        ('starts = "ready"', 'starts = "yesterday"', ["deadline[1].starts", "yesterday"]),
        ('until = "mediated"', "", ["deadline[1].until", "缺少"]),
        ('unit = "working_days"', 'unit = "weeks"', ["deadline[1].unit", "weeks"]),
        ("count = 3\n", "count = 0\n", ["deadline[1].count", "400"]),
        ("binding = false", 'binding = "no"', ["deadline[1].binding", "true"]),
        ('id = "D2"', 'id = "D1"', ["deadline[2].id", "两次"]),
        ('conflicts_with = "D4"', 'conflicts_with = "D3"', ["deadline[4].conflicts_with", "D3"]),
        ("应在{day}前完成", "应尽快完成", ["deadline[2].notice", "{day}"]),
        ('notice_title_en = "Time', 'note = "Time', ["deadline[2].note", "没有这一项"]),
        ('notice_title_en = "Time left for a second mediation"', "", ["notice_title_en", "不能为空"]),
        ("effective_from = 2007-12-08", "", ["deadline[1].effective_from", "缺少"]),
        ("[[deadline]]", "[deadline", ["TOML"]),
    ],
)
def test_a_broken_pack_is_refused_with_file_key_and_reason(
    tmp_path: Path, old: str, new: str, words: list[str]
):
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "deadlines-2030.toml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        load_deadlines(broken)
    sentence = refusal.value.title.in_chinese()
    assert all(word in sentence for word in ["deadlines-2030.toml", *words]), sentence


def test_a_pack_without_a_term_is_refused(tmp_path: Path):
    empty = tmp_path / "deadlines-2030.toml"
    empty.write_text('name = "x"\neffective_from = 2030-01-01\nsource = "y"\n', encoding="utf-8")
    with pytest.raises(BadInput, match="至少要有一项"):
        load_deadlines(empty)


@pytest.mark.parametrize(
    ("changed", "to"),
    [('starts = "arrived"', 'starts = "opened"'), ('unit = "hours"', 'unit = "days"')],
)
def test_hours_are_counted_from_an_arrival_and_from_nothing_else(tmp_path: Path, changed: str, to: str):
    text = SHIPPED.read_text(encoding="utf-8").replace(changed, to)
    deadlines = own_law(tmp_path, text)
    assert deadlines.pack(TODAY).rule("D11") is not None
    assert any("unit：小时（hours）只从到达（arrived）起算" in tr(found) for found in deadlines.troubles())
