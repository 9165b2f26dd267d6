"""Finds numbers in running text: 两个小时, 三个人, 30%, plates, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mediator.domain.mention_kinds import Mention, MentionKind
from mediator.domain.mention_sums import NOT_WITHIN
from mediator.domain.numeral_reading import NUMBER, plain_number, read_number

_MINUTES, _DAYS = ("分钟", Decimal(1)), ("天", Decimal(1))
_HOURS, _WEEKS = ("分钟", Decimal(60)), ("天", Decimal(7))
_MEASURES: dict[str, tuple[str, Decimal]] = {
    **dict.fromkeys(("个多小时", "个小时", "小时", "个钟头", "钟头", "hours", "hour"), _HOURS),
    **dict.fromkeys(("分钟", "minutes", "minute"), _MINUTES),
    "刻钟": ("分钟", Decimal(15)),
    **dict.fromkeys(("秒钟", "秒"), ("秒", Decimal(1))),
    **dict.fromkeys(("天", "days", "day"), _DAYS),
    **dict.fromkeys(("个星期", "个礼拜", "星期", "礼拜", "周", "weeks", "week"), _WEEKS),
    **dict.fromkeys(("个月", "months", "month"), ("个月", Decimal(1))),
    **dict.fromkeys(("周岁", "岁"), ("岁", Decimal(1))),
    **dict.fromkeys(("年", "years", "year"), ("年", Decimal(1))),
    **dict.fromkeys(("次", "回", "趟", "遍", "times"), ("次", Decimal(1))),
    **dict.fromkeys(("个人", "口人", "人", "名", "位", "people"), ("人", Decimal(1))),
    **dict.fromkeys(("厘米", "公分"), ("厘米", Decimal(1))),
    **dict.fromkeys(("平方米", "平米"), ("平方米", Decimal(1))),
    **dict.fromkeys(("公里", "千米"), ("公里", Decimal(1))),
    **dict.fromkeys(("公斤", "千克"), ("公斤", Decimal(1))),
    "成": ("%", Decimal(10)),
}
"""The unit each measure is counted in, and how many of it one is."""

_AS_WRITTEN = (
    "分贝|巴掌|下|拳|脚|声|句|瓶|杯|箱|只|双|件|套|间|棵|倍|米|斤|户|台"
    "|辆|部|张|份|条|根|把|块|针|期|笔|家|个"
)
_MEASURE_WORDS = "|".join(sorted(_MEASURES, key=len, reverse=True))
_FIGURE = re.compile(
    rf"{NOT_WITHIN}(?P<number>{NUMBER})(?:多|来)?\s?(?:(?P<half>个半)(?P<more>小时|钟头|星期|月)"
    rf"|(?P<unit>{_MEASURE_WORDS}|{_AS_WRITTEN})(?P<and>半)?)",
    re.IGNORECASE,
)
_AND_A_HALF = {"小时": _HOURS, "钟头": _HOURS, "星期": _WEEKS, "月": ("天", Decimal(30))}
_SHARED = re.compile("[一各对]半(?!个|天|夜)")
_HALF = re.compile(r"半个?(?P<unit>小时|钟头|年|月)")
_HALVES = {"小时": "30分钟", "钟头": "30分钟", "年": "6个月", "月": "15天"}
_PERCENT = re.compile(rf"百分之(?P<han>{NUMBER})|(?P<number>{NUMBER})\s?[%％]")
_DIGITS = re.compile(r"(?<![0-9A-Za-z.])[0-9]{2,}(?:\.[0-9]+)?(?![0-9])")
_MOBILE, _LINE = r"1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}", r"0[0-9]{2,3}[- ]?[0-9]{7,8}"
_PHONE = re.compile(rf"(?<![0-9])(?:{_MOBILE}|{_LINE})(?![0-9])")
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = re.compile(rf"[{_PROVINCES}][A-Z][·. ]?[A-Z0-9]{{5,6}}(?![A-Z0-9])")
_COUNTED_ONCE = re.compile("次|拳|脚|巴掌|针|米|斤|个?小时|个?钟头|个月|年|岁|周|个星期|刻钟|分钟")
_AT_HAND = re.compile("[了推打踢扇砸敲骂]$")


def phones(text: str) -> Iterator[Mention]:
    """Telephone numbers, as digits alone."""
    for match in _PHONE.finditer(text):
        yield _made(MentionKind.PHONE, match, re.sub("[ -]", "", match[0]))


def figures(text: str) -> Iterator[Mention]:
    """Counts, lengths of time, shares, plates and any other number of two digits and more."""
    for match in _PERCENT.finditer(text):
        number = read_number(match["han"] or match["number"])
        if number is not None:
            yield _made(MentionKind.FIGURE, match, f"{plain_number(number)}%")
    for match in _SHARED.finditer(text):
        yield _made(MentionKind.FIGURE, match, "50%")
    for match in _HALF.finditer(text):
        yield _made(MentionKind.FIGURE, match, _HALVES[match["unit"]])
    for match in _FIGURE.finditer(text):
        value = _measured(text, match)
        if value:
            yield _made(MentionKind.FIGURE, match, value)
    for match in _PLATE.finditer(text):
        yield _made(MentionKind.FIGURE, match, re.sub("[·. ]", "", match[0]))
    for match in _DIGITS.finditer(text):
        yield _made(MentionKind.FIGURE, match, plain_number(Decimal(match[0])))


def _measured(text: str, match: re.Match[str]) -> str:
    number = read_number(match["number"])
    if number is None or (number == 1 and not _really_one(text, match)):
        return ""
    if match["half"]:
        unit, each = _AND_A_HALF[match["more"]]
        return f"{plain_number((number + Decimal('0.5')) * each)}{unit}"
    unit, each = _MEASURES.get(match["unit"].lower(), (match["unit"], Decimal(1)))
    return f"{plain_number(number * each + (each / 2 if match['and'] else 0))}{unit}"


def _really_one(text: str, match: re.Match[str]) -> bool:
    """一次 and 一小时 count; 一个, 一家 and the 一下 of 看一下 do not."""
    if match["half"]:
        return True
    if match["unit"] == "下":
        return _AT_HAND.search(text[: match.start()]) is not None
    return _COUNTED_ONCE.fullmatch(match["unit"]) is not None


def _made(kind: MentionKind, match: re.Match[str], value: str) -> Mention:
    return Mention(kind=kind, text=match[0], value=value, start=match.start(), end=match.end())
