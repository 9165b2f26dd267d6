"""The numbers of every credential: what is kept, what is refused in one sentence, what stands beside it."""

from __future__ import annotations

from datetime import date

import pytest

from mediator.domain.credentials import (
    Characters,
    Credential,
    CredentialRule,
    CredentialRules,
    has_check_digit,
    notes_on,
)
from mediator.domain.errors import BadInput
from mediator.domain.people import CARRIES_ID_NUMBER, IdKind
from mediator.domain.regions import Region, RegionTable
from mediator.knowledge.credentials import RegisterFiles
from tests.people_samples import DAY, id_number

FILES = RegisterFiles()
RULES = FILES.credentials()
REGIONS = RegionTable(
    names={"440000": "广东省", "440300": "深圳市", "440305": "南山区", "820000": "澳门特别行政区"},
    abolished={"110221": ("北京市昌平县", 1998)},
)
BORN = date(1990, 4, 7)


def notes(kind: IdKind, number: str) -> list[str]:
    read = RULES.read(kind, number, DAY)
    return [note.in_chinese() for note in notes_on(read, RULES, REGIONS, DAY)]


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (IdKind.TEMPORARY, " 110105 19491231 002x ", "11010519491231002X"),
        (IdKind.MILITARY, " 军字第1234567号 ", "军字第1234567号"),
        (IdKind.PASSPORT, "e 1234 5678", "E12345678"),
        (IdKind.PASSPORT, "PA0123456", "PA0123456"),
        (IdKind.HONG_KONG_MACAO, "h12345678", "H12345678"),
        (IdKind.HONG_KONG_MACAO, "M1234567890", "M1234567890"),
        (IdKind.HONG_KONG_MACAO, "C12345678", "C12345678"),
        (IdKind.TAIWAN, "1234 5678", "12345678"),
        (IdKind.FOREIGNER, "911123199004070011", "911123199004070011"),
        (IdKind.FOREIGNER, "usa123456789012", "USA123456789012"),
        (IdKind.OTHER, "学生证 2026-12", "学生证 2026-12"),
        (IdKind.NONE, "随便什么", ""),
        (IdKind.PASSPORT, "", ""),
    ],
)
def test_a_sound_number_is_kept_in_one_form(kind: IdKind, typed: str, kept: str) -> None:
    assert RULES.read(kind, typed, DAY).number == kept


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (IdKind.MILITARY, "12", "军官证/士兵证号码应有4至30位，现在是2位，请核对"),
        (IdKind.PASSPORT, "E123", "护照号码应有5至15位，现在是4位，请核对"),
        (IdKind.PASSPORT, "护照12345", "护照号码只有字母和数字，请核对"),
        (IdKind.HONG_KONG_MACAO, "H1234567", "港澳居民来往内地通行证号码少1位，请核对"),
        (IdKind.HONG_KONG_MACAO, "H123456789", "港澳居民来往内地通行证号码应有9、11位，现在是10位，请核对"),
        (IdKind.HONG_KONG_MACAO, "H12345678901", "港澳居民来往内地通行证号码多1位，请核对"),
        (IdKind.HONG_KONG_MACAO, "123456789", "港澳居民来往内地通行证号码应像H12345678这样，请核对"),
        (IdKind.HONG_KONG_MACAO, "K1234567890", "港澳居民来往内地通行证号码应像H12345678这样，请核对"),
        (IdKind.TAIWAN, "1234567", "台湾居民来往大陆通行证号码少1位，请核对"),
        (IdKind.TAIWAN, "T1234567", "台湾居民来往大陆通行证号码只有数字，请核对"),
        (IdKind.FOREIGNER, "91112319900407001", "外国人永久居留身份证号码应有15、18位，现在是17位，请核对"),
        (IdKind.FOREIGNER, "11010519491231002X", "外国人永久居留身份证号码以9开头，请核对"),
        (IdKind.FOREIGNER, "911123199004070012", "身份证号有误，请对照证件逐位核对"),
        (IdKind.FOREIGNER, "123456789012345", "外国人永久居留身份证号码应像911123199004070011这样，请核对"),
        (IdKind.TEMPORARY, "110105194912310021", "身份证号有误，请对照证件逐位核对"),
        (IdKind.RESIDENCE, "81000019900407001", "身份证号少1位，请核对"),
    ],
)
def test_each_fault_has_its_sentence(kind: IdKind, typed: str, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        RULES.read(kind, typed, DAY)
    assert refused.value.title.in_chinese() == sentence


@pytest.mark.parametrize("kind", [*CARRIES_ID_NUMBER, IdKind.FOREIGNER])
def test_eighteen_characters_tell_birthday_and_sex_whatever_card_they_stand_on(kind: IdKind) -> None:
    read = RULES.read(kind, id_number(BORN, male=False, area="911123"), DAY)
    assert (read.born_on, read.sex) == (BORN, "女")


def test_the_foreigners_card_of_fifteen_characters_tells_no_birthday() -> None:
    assert not has_check_digit(IdKind.FOREIGNER, "USA123456789012")
    assert RULES.read(IdKind.FOREIGNER, "USA123456789012", DAY).born_on is None


@pytest.mark.parametrize(
    ("area", "note"),
    [
        ("440305", "地区代码440305：广东省深圳市南山区"),
        ("110221", "地区代码110221：北京市昌平县（代码已撤销，号码有效）"),
        ("999999", "地区代码999999已撤销或者不在表内，号码有效"),
    ],
)
def test_the_region_is_named_or_noted_and_never_refused(area: str, note: str) -> None:
    number = id_number(BORN, area=area)
    assert notes(IdKind.RESIDENT, number)[:2] == ["男，1990年4月7日出生，35周岁", note]


def test_a_residence_permit_that_begins_otherwise_is_noted_because_the_rule_is_not_confirmed() -> None:
    assert notes(IdKind.RESIDENCE, id_number(BORN, area="820000")) == [
        "男，1990年4月7日出生，35周岁",
        "地区代码820000：澳门特别行政区",
    ]
    assert notes(IdKind.RESIDENCE, id_number(BORN, area="440305"))[2:] == [
        "港澳台居民居住证号码以81、82、83开头，请核对（待法制确认，不妨碍记下）"
    ]


@pytest.mark.parametrize(
    ("area", "title"), [("830000", "港澳台居民居住证"), ("911123", "外国人永久居留身份证")]
)
def test_a_number_of_another_card_under_the_resident_card_is_noted(area: str, title: str) -> None:
    assert notes(IdKind.RESIDENT, id_number(BORN, area=area))[2:] == [
        f"这样开头的号码一般是{title}的，请核对证件种类"
    ]


def test_a_passport_has_nothing_beside_it() -> None:
    assert notes(IdKind.PASSPORT, "E12345678") == []


def test_without_rules_only_the_check_digit_counts() -> None:
    bare = CredentialRules()
    assert bare.read(IdKind.PASSPORT, "E1", DAY) == Credential(kind=IdKind.PASSPORT, number="E1")
    with pytest.raises(BadInput):
        bare.read(IdKind.RESIDENT, "110105194912310021", DAY)


def test_a_rule_that_is_not_confirmed_tells_and_does_not_refuse() -> None:
    rule = CredentialRule(
        kind=IdKind.TAIWAN,
        characters=Characters.DIGITS,
        shortest=8,
        longest=8,
        example="12345678",
        binds=False,
    )
    rules = CredentialRules(rules={IdKind.TAIWAN: rule})
    read = rules.read(IdKind.TAIWAN, "123", DAY)
    assert [caution.in_chinese() for caution in rules.cautions(read)] == [
        "台湾居民来往大陆通行证号码应有8至8位，现在是3位，请核对（待法制确认，不妨碍记下）"
    ]


def test_a_region_has_the_names_of_what_it_lies_in() -> None:
    assert REGIONS.region("440305") == Region("440305", "广东省深圳市南山区")
    assert REGIONS.region("440000") == Region("440000", "广东省")
    assert REGIONS.region("110221") == Region("110221", "北京市昌平县", 1998)
    assert REGIONS.region("") is None
