"""What is particular in a text is found whichever way it is written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mediator.domain.mentions import MentionKind, mentions
from mediator.domain.numeral_reading import plain_number, read_number

NAMES = ("贺云松", "周子墨", "赵建国")


def values(text: str, kind: MentionKind) -> list[str]:
    return [m.value for m in mentions(text, names=NAMES) if m.kind is kind]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("五百", "500"),
        ("三千五", "3500"),
        ("三千零五", "3005"),
        ("两万三", "23000"),
        ("一千二百", "1200"),
        ("1.2万", "12000"),
        ("1万2", "12000"),
        ("1,200", "1200"),
        ("十二", "12"),
        ("二〇二六", "2026"),
        ("一亿二千万", "120000000"),
        ("壹仟贰佰", "1200"),
        ("１５００", "1500"),
    ],
)
def test_a_number_is_read_as_it_is_said(written: str, number: str) -> None:
    read = read_number(written)
    assert read is not None
    assert plain_number(read) == number


def test_signs_that_make_no_number_are_none() -> None:
    assert read_number("五六百") is None
    assert read_number("几百") is None
    assert read_number("") is None
    assert plain_number(Decimal("1.50")) == "1.5"


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("晚上八点半我上楼敲门", ["20:30"]),
        ("20时30分在家", ["20:30"]),
        ("晚上8:30", ["20:30"]),
        ("8:30 pm", ["20:30"]),
        ("at 8 pm", ["20:00"]),
        ("七点左右", ["07:00"]),
        ("下午3点一刻", ["15:15"]),
        ("昨晚十点多", ["22:00"]),
        ("晚上八点到九点", ["20:00", "21:00"]),
        ("凌晨十二点", ["00:00"]),
        ("我两点四十到家", ["02:40"]),
        ("有点吵，快一点，一点都不，早一点说", []),
        ("我有两点意见", []),
        ("一时拿不出，三个小时", []),
    ],
)
def test_hours_are_found_and_no_small_words(text: str, hours: list[str]) -> None:
    assert values(text, MentionKind.TIME) == hours


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026年11月20日", ["2026-11-20"]),
        ("2026-11-20", ["2026-11-20"]),
        ("十一月二十日晚上", ["11-20"]),
        ("20号那天", ["-20"]),
        ("在15号楼", []),
        ("7月那次", ["07-"]),
        ("上周三和星期天", ["上周3", "周7"]),
        ("昨晚", ["昨天"]),
        ("中秋那天", ["中秋"]),
        ("on November 20, 2026", ["2026-11-20"]),
    ],
)
def test_days_are_found(text: str, days: list[str]) -> None:
    assert values(text, MentionKind.DATE) == days


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("五百块、500元、500块钱、¥500、$500、500 yuan", ["50000"] * 6),
        ("1.2万元", ["1200000"]),
        ("一千二百元", ["120000"]),
        ("最多三千五", ["350000"]),
        ("我最多赔八百，他要1500", ["80000", "150000"]),
        ("12元5角、三块五", ["1250", "350"]),
        ("五六百块", ["50000-60000"]),
        ("一块去吃饭", []),
        ("碎了两块玻璃", []),
    ],
)
def test_sums_are_found_in_every_way_of_saying_them(text: str, fen: list[str]) -> None:
    assert values(text, MentionKind.AMOUNT) == fen


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("吵了两个小时", ["120分钟"]),
        ("吵了120分钟", ["120分钟"]),
        ("过了半小时", ["30分钟"]),
        ("一个半小时", ["90分钟"]),
        ("一刻钟", ["15分钟"]),
        ("三个人，两次", ["3人", "2次"]),
        ("推了一下", ["1下"]),
        ("您看一下", []),
        ("第一次", []),
        ("三成责任，30%，百分之三十", ["30%", "30%", "30%"]),
        ("一人出一半，各半", ["50%", "50%"]),
        ("车牌苏A12345", ["苏A12345"]),
    ],
)
def test_numbers_have_one_unit_for_one_thing(text: str, figures: list[str]) -> None:
    assert values(text, MentionKind.FIGURE) == figures


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("在3号楼2单元501", ["3号楼2单元501"]),
        ("在三号楼二单元501室", ["3号楼2单元501"]),
        ("我在文昌路12号", ["文昌路", "12号"]),
        ("在公园的滑梯口", ["公园滑梯口"]),
        ("停在地下车库，不在小区东门", ["地下车库", "小区东门"]),
        ("在楼道里吵", ["楼道"]),
    ],
)
def test_places_are_found(text: str, where: list[str]) -> None:
    assert values(text, MentionKind.PLACE) == where


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("贺云松来了，子墨在哭", ["贺云松", "周子墨"]),
        ("老王看见的，王某也在", ["老王", "王某"]),
        ("他儿子和张师傅", ["儿子", "张师傅"]),
        ("叫王建国来的", ["王建国"]),
        ("我老婆知道，保安也在", ["妻子", "保安"]),
        ("小区里小孩多，老师傅没来", []),
    ],
)
def test_people_are_found(text: str, people: list[str]) -> None:
    found = values(text, MentionKind.PERSON)
    assert found == people


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("他先动手", ["other"]),
        ("我先推了他", ["self"]),
        ("对方先骂人", ["other"]),
        ("先是他骂我，后来我推了他", ["other"]),
        ("贺云松先变道", ["贺云松"]),
        ("您先骂的他吗", ["you"]),
        ("谁先动手", []),
        ("不是我先动手的", []),
        ("我先生来了", []),
    ],
)
def test_who_acted_first_is_found_where_it_is_said(text: str, first: list[str]) -> None:
    assert values(text, MentionKind.ORDER) == first


def test_a_mention_stands_where_it_says() -> None:
    text = "昨晚十点多，老王在3号楼门口拿走五百块，打13900000191找他"
    found = mentions(text, names=NAMES)
    assert [text[m.start : m.end] for m in found] == [m.text for m in found]
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert values(text, MentionKind.PHONE) == ["13900000191"]
