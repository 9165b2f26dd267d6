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


PARTED = """form = "x-1"
title = "标题"
source = "出处"
as_of = 2026-01-01
mark = "D"

[[part]]
kind = "rows"
rows = [[["place", "地点", 3]]]

[[part]]
kind = "fixed"
text = "在{place}，由{host}主持。"

[[part]]
kind = "boxes"
options = [["yes", "是"], ["no", "否"]]

[[part]]
kind = "table"
name = "items"
columns = [["序号", 1], ["名称", 4]]

[[part]]
kind = "signatures"
closing = "一式{copies}份。"
"""


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ('kind = "rows"', 'kind = "row"', "part[1].kind：“row”不认识，应为rows、people、"),
        ('kind = "rows"', 'kind = "rows"\nrow = 1', "part[1].row：格式里没有这一项"),
        ('"地点", 3', '"地点", 9', "part[1].rows：每一格应为[栏目, 名称, 列数]，列数1至5"),
        ('[[["place", "地点", 3]]]', "[]", "part[1].rows：应为一组行，每行是一组栏目"),
        ('text = "在{place}，由{host}主持。"', "", "part[2].text：缺少这一项"),
        ('text = "在{place}，由{host}主持。"', "text = 3", "part[2].text：应为文字"),
        (
            '主持。"',
            '主持。"\nplace = "middle"',
            "part[2].place：“middle”不认识，应为body、left、centre、right之一",
        ),
        ('主持。"', '主持。"\nbold = "no"', "part[2].bold：应为true或false"),
        ('主持。"', '主持。"\nblanks = 1', "part[2].blanks：应为一节文字"),
        ('主持。"', '主持。"\nwhen = "yes"', "part[2].when：应为文字的列表"),
        ('[["yes", "是"], ["no", "否"]]', '["yes"]', "part[3].options：应为一组[名称, 值]"),
        ('["名称", 4]', '["名称", 0]', "part[4].columns：每一列应为[名称, 宽度]，宽度是不小于1的整数"),
        ("[[part]]", "[part]", "文书式样x-1.toml不能用："),
        ('mark = "D"', 'mark = "D"\ncolour = "red"', "colour：格式里没有这一项"),
        ('mark = "D"', 'mark = "D"\neffective_from = "soon"', "effective_from：日期写成2026-03-14这样"),
    ],
)
def test_a_broken_part_is_named_with_its_place_and_the_reason(
    tmp_path: Path, before: str, after: str, sentence: str
) -> None:
    (tmp_path / "x-1.toml").write_text(PARTED.replace(before, after), encoding="utf-8")
    with pytest.raises(EnvironmentTrouble) as refused:
        load_form("x-1", tmp_path)
    assert sentence in refused.value.title.in_chinese()


def test_a_form_knows_every_name_it_has_a_place_for(tmp_path: Path) -> None:
    (tmp_path / "x-1.toml").write_text(PARTED, encoding="utf-8")
    assert load_form("x-1", tmp_path).names == {"place", "host", "yes", "no", "items", "copies"}


def test_a_form_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble) as refused:
        load_form("none-1", tmp_path)
    assert refused.value.title.in_chinese() == "文书式样none-1.toml不能用：读不出来"


def test_values_are_put_in_as_they_were_typed(tmp_path: Path) -> None:
    (tmp_path / "x-1.toml").write_text(GOOD, encoding="utf-8")
    assert load_form("x-1", tmp_path).say("number", number="{title}") == "编号：{title}"
