"""Whether two things said are the same, plainly unlike, or neither, and how near their words are."""

from __future__ import annotations

import re
from functools import lru_cache

from mediator.domain.comparables import Comparable, ComparableKind, clock_minutes
from mediator.domain.mention_times import HALF_OF_DAY

LOOSE_MINUTES, LOOSE_SHARE = 15, 0.2
"""Beside 大概 or 左右, hours this near and sums within this share are neither the same nor different."""

_WHOLE_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")

SUBJECTS: dict[ComparableKind, tuple[tuple[str, ...], ...]] = {
    ComparableKind.AMOUNT: (
        ("房租", "租金"),
        ("押金",),
        ("误工",),
        ("医药", "医疗", "看病", "检查", "挂号"),
        ("修", "换屏", "报价"),
        ("本金", "借款", "借了", "借给", "借我"),
        ("利息",),
        ("工资", "工钱", "加班费"),
        ("定金", "订金"),
        ("违约金",),
        ("还了", "已经还", "还过"),
    ),
    ComparableKind.TIME: (
        ("报警", "警察", "民警"),
        ("敲门", "上楼", "找上门"),
        ("睡",),
        ("听到", "听见", "开始", "响"),
        ("停", "结束", "没声"),
        ("到家", "回家", "下班"),
        ("走了", "离开"),
    ),
    ComparableKind.PLACE: (("住",), ("停",), ("推", "打", "吵", "争执", "拉扯", "动手", "摔")),
    ComparableKind.NUMBER: (("推", "打", "踢", "扇"), ("反映", "投诉", "找过"), ("敲",)),
}
"""Words that say what a sum, an hour, a place or a number is of: two of unlike subjects are not compared."""


def same(a: Comparable, b: Comparable) -> bool:
    """Whether both say the same of the same subject."""
    if _other_subject(a, b):
        return False
    if a.kind is ComparableKind.TIME:
        return _minutes_between(a, b) == 0
    if a.kind is ComparableKind.PLACE:
        return a.value in b.value or b.value in a.value
    return a.value == b.value


def unlike(a: Comparable, b: Comparable) -> bool:
    """Whether they plainly differ; two rough figures that are near each other do not."""
    if _other_subject(a, b) or same(a, b):
        return False
    if a.kind is ComparableKind.DAY:
        return bool(_WHOLE_DAY.match(a.value) and _WHOLE_DAY.match(b.value))
    if a.kind is ComparableKind.TIME:
        between = _minutes_between(a, b)
        return between is not None and not (_rough(a, b) and between <= LOOSE_MINUTES)
    if a.kind in (ComparableKind.AMOUNT, ComparableKind.NUMBER) and _rough(a, b):
        (low, high), (least, most) = _span(a.value), _span(b.value)
        near = LOOSE_SHARE * max(high, most)
        return low - most > near or least - high > near
    return True


def _rough(a: Comparable, b: Comparable) -> bool:
    return a.loose or b.loose or "-" in a.value or "-" in b.value


@lru_cache(maxsize=4096)
def _subjects(kind: ComparableKind, clause: str) -> frozenset[int]:
    return frozenset(
        i for i, words in enumerate(SUBJECTS.get(kind, ())) if any(word in clause for word in words)
    )


def _other_subject(a: Comparable, b: Comparable) -> bool:
    """Whether the words say of each that it is of something else."""
    one, other = _subjects(a.kind, a.clause), _subjects(b.kind, b.clause)
    return bool(one and other and not one & other)


def nearness(a: Comparable, b: Comparable) -> int:
    """How much the words around both have in common: pairs of characters, and the same subject twice over."""
    shared = _pairs(a.clause.replace(a.text, "，")) & _pairs(b.clause.replace(b.text, "，"))
    return len(shared) + 2 * len(_subjects(a.kind, a.clause) & _subjects(b.kind, b.clause))


_COMMON = frozenset(
    [
        "我们",
        "他们",
        "她们",
        "时候",
        "当时",
        "左右",
        "大概",
        "然后",
        "就是",
        "一个",
        "的时",
        "说的",
        "了一",
        "了我",
        "他就",
        "我就",
    ]
)


@lru_cache(maxsize=4096)
def _pairs(words: str) -> frozenset[str]:
    pairs = {words[i : i + 2] for i in range(len(words) - 1)}
    return frozenset(p for p in pairs if p.isalnum() and p not in _COMMON)


def _minutes_between(a: Comparable, b: Comparable) -> int | None:
    """Minutes between two hours; where one does not say which half of the day, the nearer of both."""
    one, other = clock_minutes(a.value), clock_minutes(b.value)
    if one is None or other is None:
        return None
    between = abs(one - other)
    if not (HALF_OF_DAY.search(a.text) and HALF_OF_DAY.search(b.text)):
        between = min(between % 720, 720 - between % 720)
    return between


def _span(value: str) -> tuple[float, float]:
    """The least and the most of a figure: both ends of 50000-60000, or the one number."""
    ends = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", value)]
    return min(ends, default=0.0), max(ends, default=0.0)
