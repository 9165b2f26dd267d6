"""Finds places in running text: 3号楼2单元501, 文昌路12号, 门口, 公园滑梯口."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediator.domain.mention_kinds import Mention, MentionKind
from mediator.domain.money import WIDE_TO_NARROW
from mediator.domain.numeral_reading import plain_number, read_number

_NUM = r"(?:[0-9０-９]{1,5}[A-Za-z]?|[一二三四五六七八九十百]{1,4})"
_STEP = rf"{_NUM}(?:号楼|号院|单元|幢|栋|弄|室|号房|层|楼(?!上|下)|号(?![0-9]))"
_ADDRESS = re.compile(
    rf"(?<![0-9０-９第一二三四五六七八九十])(?:{_STEP})+(?:[0-9]{{3,4}}(?![0-9元块]))?(?:楼道|门口|楼梯口)?"
)
_NAMED = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:大道|路口|路|大街|街|巷|弄堂|小区|新村|花园|公寓|家园|嘉园|苑|广场|菜市场|市场|超市|医院|卫生院|小学|中学|学校|幼儿园|公园"
    r"|商场|饭店|酒店|宾馆|派出所|社区|村委会|居委会|银行|网吧|工厂|公司|车站|地铁站)(?![上下人费面])"
)
# What stands before a name of a place and is no part of it.
_LEADING = re.compile(
    r".*(?:[在到从去往至于的是把走了和与跟回来离经过进住给]|附近|旁边|路过|看见|看到|一起|送)"
)
_COMMON_NOUNS = (
    "小区|单元|公园|学校|超市|菜市场|市场|商场|医院|公司|工地|仓库|办公室|教室|操场|走廊|过道|楼道|楼梯间|楼梯口|楼梯|电梯口|电梯间|电梯"
    "|地下车库|地下停车场|停车场|停车位|车位|车库|车棚|滑梯口|滑梯|秋千|游乐区|游乐场|沙坑|门卫室|保安室|传达室|物业办公室|阳台|厨房"
    "|卫生间|客厅|卧室|院子|天台|屋顶|门口|门外|大堂|路口|十字路口|路边|马路|人行道|斑马线|公交站|车站|地铁站|银行|河边|村口|广场|巷子|胡同"
    "|网吧|酒店|宾馆|饭店|餐馆|食堂|宿舍|棋牌室|麻将馆|酒吧|茶馆|幼儿园|收银台|柜台|摊位|花坛|凉亭|东门|西门|南门|北门|正门|后门|侧门|大门"
)
_COMMON = re.compile(
    rf"(?:(?:{_COMMON_NOUNS})的?)*(?:{_COMMON_NOUNS})(?:门口|口|外)?|(?<=[在到去])(?:楼下|楼上)"
)


def addresses(text: str) -> Iterator[Mention]:
    """Numbers of houses, staircases and flats, as one written alike in figures and in words."""
    for match in _ADDRESS.finditer(text):
        yield _made(match[0], _normal(match[0]), match.start(), match.end())


def places(text: str) -> Iterator[Mention]:
    """Named places and the common words for one."""
    for match in _NAMED.finditer(text):
        lead = _LEADING.match(match[0][:-1])
        start = match.start() + (lead.end() if lead else 0)
        words = text[start : match.end()]
        if len(words) > 2:
            yield _made(words, words, start, match.end())
    for match in _COMMON.finditer(text):
        yield _made(match[0], match[0].replace("的", ""), match.start(), match.end())


def _normal(written: str) -> str:
    """3号楼2单元501 for 三号楼二单元501室."""
    return (
        re.sub(
            r"[一二三四五六七八九十百]+",
            lambda m: plain_number(n) if (n := read_number(m[0])) else m[0],
            written,
        )
        .translate(WIDE_TO_NARROW)
        .removesuffix("室")
    )


def _made(written: str, value: str, start: int, end: int) -> Mention:
    return Mention(kind=MentionKind.PLACE, text=written, value=value, start=start, end=end)
