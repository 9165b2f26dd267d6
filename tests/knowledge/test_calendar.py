"""The shipped working days, a station's own, and files that are refused."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.knowledge.calendar import load_calendar, load_statutory, load_year
from mediator.resources import RESOURCES

SHIPPED = RESOURCES / "calendar"
STATUTORY = load_statutory(SHIPPED / "statutory.toml")
NEXT_YEAR = """
year = 2027
source = "试写的安排"
checked_on = 2026-11-25
mark = "V"
worked = [2026-12-27]
off = [2027-01-01, 2027-10-01, 2027-10-04]
"""


def sentence(refusal: pytest.ExceptionInfo[BadInput]) -> str:
    return refusal.value.title.in_chinese()


@pytest.fixture
def station(tmp_path: Path) -> Path:
    folder = tmp_path / "station"
    folder.mkdir()
    return folder


def test_the_shipped_calendar_knows_2026_and_waits_for_confirmation():
    calendar, troubles = load_calendar()
    assert calendar.known == {2026} == calendar.to_confirm
    assert (len(calendar.worked), len(calendar.off)) == (6, 19)
    assert troubles == ()


def test_a_station_brings_the_next_year_and_swaps_days_of_the_december_before(station: Path):
    (station / "2027.toml").write_text(NEXT_YEAR, encoding="utf-8")
    calendar, troubles = load_calendar(beside=station)
    assert calendar.known == {2026, 2027}
    assert calendar.to_confirm == {2026}
    assert calendar.is_working(date(2026, 12, 27))
    assert not calendar.is_working(date(2027, 10, 4))
    assert troubles == ()


def test_a_file_of_the_station_wins_over_ours_of_the_same_name(station: Path):
    text = (SHIPPED / "2026.toml").read_text(encoding="utf-8").replace("  2026-10-10,\n", "")
    (station / "2026.toml").write_text(text, encoding="utf-8")
    assert not load_calendar(beside=station)[0].is_working(date(2026, 10, 10))


def test_a_broken_file_of_the_station_is_named_and_ours_stays_in_force(station: Path):
    text = (SHIPPED / "2026.toml").read_text(encoding="utf-8").replace("2026-06-19", "2026-06-31")
    (station / "2026.toml").write_text(text, encoding="utf-8")
    calendar, troubles = load_calendar(beside=station)
    assert not calendar.is_working(date(2026, 6, 19))
    assert len(troubles) == 1
    assert "2026.toml" in troubles[0].in_chinese() and "仍按程序自带的" in troubles[0].in_chinese()


def test_a_broken_next_year_leaves_that_year_without_data(station: Path):
    (station / "2027.toml").write_text(NEXT_YEAR.replace("2026-12-27", "2026-11-29"), encoding="utf-8")
    calendar, troubles = load_calendar(beside=station)
    assert calendar.known == {2026}
    assert "worked[1]" in troubles[0].in_chinese() and "2027" in troubles[0].in_chinese()


def test_a_station_may_give_other_statutory_days(station: Path):
    text = (SHIPPED / "statutory.toml").read_text(encoding="utf-8").replace('"05-02", ', "")
    (station / "statutory.toml").write_text(text, encoding="utf-8")
    assert load_calendar(beside=station)[0].is_working(date(2031, 5, 2))
    assert not load_calendar()[0].is_working(date(2031, 5, 2))


def test_other_files_beside_the_store_are_left_alone(station: Path):
    (station / "notes.toml").write_text("not even TOML", encoding="utf-8")
    (station / "2026.bak.toml").write_text("[", encoding="utf-8")
    assert load_calendar(beside=station) == load_calendar()
    assert load_calendar(beside=station / "nowhere") == load_calendar()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("year = 2026", "year = 2025", ["year", "2026"]),
        ("year = 2026", "", ["year", "缺少"]),
        ('mark = "M"', 'mark = "X"', ["mark", "X"]),
        ("checked_on = 2026-11-23", "", ["checked_on", "缺少"]),
        ('mark = "M"', 'mark = "M"\nrest = true', ["rest", "没有这一项"]),
        ("  2026-01-04,", "  2026-01-05,", ["worked[1]", "星期六"]),
        ("  2026-01-04,", "  2026-02-14,", ["worked[2]", "两次"]),
        ("  2026-01-04,", "  20260104,", ["worked[1]", "日期"]),
        ("  2026-01-04,", "  2026-01-04T09:00:00,", ["worked[1]", "日期"]),
        ("  2026-04-06,", "  2026-04-05,", ["off[9]", "星期一至星期五"]),
        ("  2026-04-06,", "  2027-04-06,", ["off[9]", "2026年"]),
        ("  2026-05-01, ", "  ", ["off", "2026-05-01"]),
        ("worked = [", "worked = 3 # [", ["TOML"]),
    ],
)
def test_a_broken_year_is_refused_with_file_key_and_reason(
    tmp_path: Path, old: str, new: str, words: list[str]
):
    text = (SHIPPED / "2026.toml").read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "2026.toml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        load_year(broken, STATUTORY)
    assert all(word in sentence(refusal) for word in ["2026.toml", *words]), sentence(refusal)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"05-01"', '"05-32"', ["fixed[2]", "05-01"]),
        ('"05-01"', '"1 May"', ["fixed[2]", "05-01"]),
        ("fixed = [", "fixed = [] # [", ["fixed", "至少"]),
        ("2027-02-05", '"soon"', ["moving[1]", "日期"]),
        ("source =", "sources =", ["sources", "没有这一项"]),
    ],
)
def test_broken_statutory_days_are_refused_with_file_key_and_reason(
    tmp_path: Path, old: str, new: str, words: list[str]
):
    text = (SHIPPED / "statutory.toml").read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "statutory.toml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        load_statutory(broken)
    assert all(word in sentence(refusal) for word in ["statutory.toml", *words]), sentence(refusal)


def test_a_programme_without_statutory_days_is_told_so(tmp_path: Path):
    shutil.copy(SHIPPED / "2026.toml", tmp_path / "2026.toml")
    with pytest.raises(BadInput, match=r"statutory\.toml"):
        load_calendar(tmp_path)
