"""The shipped items of the self-check, a station's own, and files that are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.events import Regime
from mediator.domain.file_check import FINDERS
from mediator.domain.file_rules import FileRule
from mediator.knowledge.file_check import file_rules_in_force, load_file_check, load_file_rules
from mediator.knowledge.law import LawFiles
from mediator.resources import RESOURCES

SHIPPED = RESOURCES / "law" / "file-check-2026.toml"


def changed(folder: Path, old: str, new: str) -> Path:
    """The shipped file with one thing other, in a folder of its own."""
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    path = folder / SHIPPED.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_every_item_has_its_source_and_a_way_to_be_found():
    for item in file_rules_in_force().items:
        assert item.instrument and item.article and item.mark in "VMD" and item.title_en
        assert item.rule in FINDERS or item.rule in (FileRule.EYES, FileRule.COMPLETE)
        assert item.demands


def test_the_rules_of_a_session_carry_the_items_of_its_file():
    rules = LawFiles().pack().file_rules
    assert rules.name == "file-check-2026"
    assert ("file_check", rules.name, rules.digest) in {
        (v.kind, v.name, v.digest) for v in LawFiles().versions()
    }


def test_every_route_has_a_usual_period_that_is_no_longer_out_of_use():
    rules = file_rules_in_force()
    older = {period.title for period in rules.periods if period.older}
    assert set(rules.usual) == set(Regime)
    assert older and not older & set(rules.usual.values())


def test_a_stations_own_file_takes_the_place_of_ours(tmp_path: Path):
    changed(tmp_path, 'public_order = "30年"', 'public_order = "永久"')
    assert load_file_check(tmp_path).found[0].usual[Regime.PUBLIC_ORDER] == "永久"


def test_a_broken_file_of_a_station_changes_nothing_and_is_told(tmp_path: Path):
    changed(tmp_path, 'rule = "cover"', 'rule = "smell"')
    laid = load_file_check(tmp_path)
    assert [rules.usual[Regime.PUBLIC_ORDER] for rules in laid.found] == ["30年"]
    said = laid.troubles[0].in_chinese()
    assert SHIPPED.name in said and "item[1].rule" in said


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('peoples = "30年"', 'peoples = "五十年"', "usual.peoples"),
        ('advice = "10年"\n', "", "usual.advice"),
        ('id = "contents"', 'id = "cover"', "item[2].id"),
        ('title = "永久"', 'title = "30年"', "retention[2].title"),
        ('stage = "rights"', 'stage = "dinner"', "item[3].stage"),
        ('public_order = "required"', 'public_order = "perhaps"', "item[1].demands.public_order"),
        ('kind = "part"', 'kind = "whole"', "item[1].kind"),
        ("effective_from = 2026-01-01", "", "effective_from"),
        ('mark = "V"', 'mark = "X"', "retention[1].mark"),
        ('id = "cover"', 'id = "cover"\ncolour = "red"', "item[1].colour"),
    ],
)
def test_a_wrong_entry_is_told_with_file_and_key(old: str, new: str, where: str, tmp_path: Path):
    with pytest.raises(BadInput) as refused:
        load_file_rules(changed(tmp_path, old, new))
    said = refused.value.title.in_chinese()
    assert SHIPPED.name in said and where in said
