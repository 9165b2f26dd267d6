"""The region codes and the ways credentials are numbered: ours, and a station's own beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator.domain.errors import BadInput
from mediator.domain.people import CARRIES_ID_NUMBER, IdKind
from mediator.domain.regions import Region
from mediator.knowledge.credentials import RegisterFiles, load_credentials
from mediator.knowledge.regions import load_region_list, load_regions
from mediator.resources import RESOURCES

TABLE, TROUBLES = load_regions()
HEAD = 'source = "测试"\nas_of = 2026-01-01\nchecked_on = 2026-01-02\nmark = "M"\n'
RULES_HEAD = "effective_from = 2026-01-01\nchecked_on = 2026-01-02\n"
RULE = (
    '[[credential]]\nid = "taiwan"\ncharacters = "digits"\nshapes = ["99999999"]\n'
    'example = "12345678"\nsource = "测试"\nmark = "V"\n'
)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("110105", "北京市朝阳区"),
        ("440305", "广东省深圳市南山区"),
        ("330113", "浙江省杭州市临平区"),
        ("429004", "湖北省仙桃市"),
        ("500101", "重庆市万州区"),
        ("659001", "新疆维吾尔自治区石河子市"),
        ("810000", "香港特别行政区"),
        ("830000", "台湾地区"),
    ],
)
def test_a_code_in_force_has_its_whole_name(code: str, name: str) -> None:
    assert TABLE.region(code) == Region(code, name)


@pytest.mark.parametrize(
    ("code", "name", "last_listed"),
    [
        ("110221", "北京市昌平县", 1998),
        ("522422", "贵州省毕节地区大方县", 2010),
        ("330103", "浙江省杭州市下城区", 2019),
    ],
)
def test_an_abolished_code_has_its_last_name_and_year(code: str, name: str, last_listed: int) -> None:
    assert TABLE.region(code) == Region(code, name, last_listed)


def test_all_provinces_prefectures_and_counties_are_there() -> None:
    provinces = [code for code in TABLE.names if code.endswith("0000")]
    prefectures = [code for code in TABLE.names if code.endswith("00") and code not in provinces]
    assert len(provinces) == 34 + 1
    assert len(prefectures) >= 333
    assert len(TABLE.names) >= 3_200
    assert len(TABLE.abolished) >= 3_500
    assert not set(TABLE.names) & set(TABLE.abolished)
    assert TROUBLES == ()


def test_every_county_lies_in_a_province_that_is_there() -> None:
    assert [code for code in TABLE.names if f"{code[:2]}0000" not in TABLE.names] == []


def test_a_station_adds_codes_of_its_own_and_the_later_day_counts(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(
        HEAD + '[names]\n340524 = "新设县"\n[until.2025]\n440305 = "广东省深圳市南山区"\n', encoding="utf-8"
    )
    table, troubles = load_regions(beside=tmp_path)
    assert troubles == ()
    assert table.region("340524") == Region("340524", "安徽省马鞍山市新设县")
    assert table.region("440305") == Region("440305", "广东省深圳市南山区", 2025)


def test_a_file_of_the_same_name_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "current.toml").write_text(HEAD + '[names]\n110000 = "北京市"\n', encoding="utf-8")
    table, _ = load_regions(beside=tmp_path)
    assert table.region("440305") is None
    assert table.region("110221") is not None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD + '[names]\n1101 = "北京市"\n', "own.toml：names.1101：行政区划代码应为6位数字"),
        (HEAD + "[names]\n110000 = 3\n", "own.toml：names.110000：应为文字"),
        (HEAD + '[names]\n110000 = " "\n', "own.toml：names.110000：不能为空"),
        (HEAD, "own.toml：names：缺少这一项"),
        (HEAD + '[until.98]\n110221 = "昌平县"\n', "own.toml：until.98：年份应在1900至2199之间"),
        (
            HEAD + '[names]\n110221 = "甲"\n[until.1998]\n110221 = "甲"\n',
            "own.toml：names.110221：“110221”用了两次",
        ),
        (
            HEAD + '[until.1997]\n110221 = "甲"\n[until.1998]\n110221 = "甲"\n',
            "own.toml：until.1998.110221：“110221”用了两次",
        ),
        (HEAD + "extra = 1\n[names]\n", "own.toml：extra：格式里没有这一项"),
        (
            HEAD.replace("as_of = 2026-01-01\n", "") + '[names]\n110000 = "北京市"\n',
            "own.toml：as_of：缺少这一项",
        ),
    ],
)
def test_a_broken_file_is_one_sentence_and_ours_stays_in_force(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        load_region_list(tmp_path / "own.toml")
    assert refused.value.title.in_chinese() == told
    table, troubles = load_regions(beside=tmp_path)
    assert table == TABLE
    assert [trouble.in_chinese() for trouble in troubles] == [f"本所的文件没有采用。{told}"]


def test_every_kind_without_a_check_digit_of_its_own_has_a_rule() -> None:
    rules = load_credentials(RESOURCES / "credentials" / "credentials.toml").rules
    free = {IdKind.OTHER, IdKind.NONE, *CARRIES_ID_NUMBER} - {IdKind.RESIDENCE}
    assert set(rules) == set(IdKind) - free


def test_the_example_of_every_rule_fits_it() -> None:
    rules = load_credentials(RESOURCES / "credentials" / "credentials.toml").rules
    assert {kind: rule.problem(rule.example) for kind, rule in rules.items()} == dict.fromkeys(rules)


def test_a_station_may_number_a_credential_otherwise(tmp_path: Path) -> None:
    own = tmp_path / "credentials"
    own.mkdir()
    text = RULES_HEAD + RULE.replace("99999999", "9999999999").replace("12345678", "1234567890")
    (own / "credentials.toml").write_text(text, encoding="utf-8")
    files = RegisterFiles(beside=tmp_path)
    assert files.credentials().rules[IdKind.TAIWAN].shapes == ("9999999999",)
    assert files.regions() == TABLE
    assert files.troubles() == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RULES_HEAD + RULE + RULE, "credential[2].id：“taiwan”用了两次"),
        (RULES_HEAD + RULE.replace("taiwan", "library"), "credential[1].id：“library”不认识"),
        (
            RULES_HEAD + RULE.replace("99999999", "9-9"),
            "credential[1].shapes[1]：只用数字和大写字母，最多40位",
        ),
        (
            RULES_HEAD + RULE.replace('shapes = ["99999999"]', "shortest = 9\nlongest = 8"),
            "credential[1].longest：长度应在1至40之间，且不小于shortest",
        ),
        (RULES_HEAD + RULE.replace('source = "测试"\n', ""), "credential[1].source：缺少这一项"),
        (RULE, "effective_from：缺少这一项"),
    ],
)
def test_a_broken_rule_is_refused_with_file_key_and_reason(tmp_path: Path, text: str, told: str) -> None:
    own = tmp_path / "credentials"
    own.mkdir()
    (own / "credentials.toml").write_text(text, encoding="utf-8")
    files = RegisterFiles(beside=tmp_path)
    assert files.credentials() == RegisterFiles().credentials()
    (trouble,) = files.troubles()
    sentence = trouble.in_chinese()
    assert sentence.startswith(f"本所的文件没有采用，仍按程序自带的办。credentials.toml：{told}")
