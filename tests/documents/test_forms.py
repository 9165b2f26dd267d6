"""Forms as data: every shipped file loads, and a broken one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator.documents.forms import FOLDER, load_form
from mediator.domain.errors import EnvironmentTrouble

GOOD = """form = "x-1"
title = "标题"
source = "出处"
as_of = 2026-01-01
mark = "D"
[words]
number = "编号：{number}"
[rows]
head = [[["place", "地点", 3]]]
"""


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_form_loads_and_says_where_it_comes_from(path: Path) -> None:
    form = load_form(path.stem)
    assert form.source
    assert form.parts or form.rows["head"]
    assert form.words["foot"]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_field_of_a_person_has_its_cell(path: Path) -> None:
    form = load_form(path.stem)
    for key in form.rows.keys() - {"head"}:
        names = {field.name for row in form.rows[key] for field in row}
        assert names >= {"name", "sex", "identity", "address", "workplace", "phone"}, key


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (GOOD.replace("title =", "titel ="), "文书式样x-1.toml不能用：缺少title"),
        (GOOD.replace('"x-1"', '"y-1"'), "文书式样x-1.toml不能用：form或mark与要求不符"),
        (GOOD.replace('mark = "D"', 'mark = "Z"'), "文书式样x-1.toml不能用：form或mark与要求不符"),
        (GOOD.replace('"编号：{number}"', "3"), "文书式样x-1.toml不能用：words.number不是文字"),
        (
            GOOD.replace('"地点", 3', '"地点"'),
            "文书式样x-1.toml不能用：rows.head里的一格应为[栏目, 名称, 列数]",
        ),
        (GOOD.replace('[[["place", "地点", 3]]]', '"x"'), "文书式样x-1.toml不能用：rows.head不是一组行"),
        (GOOD + "[", "文书式样x-1.toml不能用：读不出来"),
    ],
)
def test_a_broken_form_is_named_with_what_is_wrong(tmp_path: Path, changed: str, sentence: str) -> None:
    (tmp_path / "x-1.toml").write_text(changed, encoding="utf-8")
    with pytest.raises(EnvironmentTrouble) as refused:
        load_form("x-1", tmp_path)
    assert refused.value.title.in_chinese() == sentence


def test_a_form_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble) as refused:
        load_form("none-1", tmp_path)
    assert refused.value.title.in_chinese() == "文书式样none-1.toml不能用：读不出来"


def test_values_are_put_in_as_they_were_typed(tmp_path: Path) -> None:
    (tmp_path / "x-1.toml").write_text(GOOD, encoding="utf-8")
    assert load_form("x-1", tmp_path).say("number", number="{title}") == "编号：{title}"
