"""Finds sums of money in running text: 五百块, 500元, 1.2万元, 赔三千五, $500."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from mediator.domain.mention_kinds import Mention, MentionKind
from mediator.domain.numeral_reading import HAN_NUMBER, NUMBER, plain_number, read_number

NOT_WITHIN = r"(?<![0-9０-９.．零〇一二两三四五六七八九十百千万亿第])"
"""A number begins here: no other stands before it, and it is not the 第 of an order."""

_ONE = "[0-9一二两三四五六七八九]"
_SPAN = r"[一二两三四五六七八九][一二三四五六七八九][十百千万]+"
_LATIN = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]{1,2})?"
# 三块玻璃 are panes, not money.
_PIECES = (
    "儿|玻璃|砖|地|板|布|石|肉|糖"
    "|木|牌|瓷|表|手表|饼|蛋糕|毛毡|毡|伤|淤|疤|皮|铁|纸|瓦|屏|门|黑板|电池|毛巾|垫"
)
_YUAN = rf"(?:元|圆|块(?!{_PIECES}))"
_AMOUNT = re.compile(
    rf"{NOT_WITHIN}(?:[¥￥$]\s?)?(?P<number>{_SPAN}|{NUMBER})(?:多|来|几)?\s?"
    rf"(?P<yuan>{_YUAN})(?P<money>钱|人民币|整)?"
    rf"(?:零?(?P<jiao>{_ONE})(?:角|毛|(?![0-9一二三四五六七八九十百千万个次人天])))?(?:(?P<fen>{_ONE})分)?"
)
_SIGNED = re.compile(rf"(?:[¥￥$]|\b(?:RMB|CNY)\s?)\s?(?P<number>{_LATIN})(?P<wan>万)?")
_ENGLISH = re.compile(rf"(?<![0-9.,])(?P<number>{_LATIN})\s?(?:yuan|RMB|CNY|kuai)\b", re.IGNORECASE)
_PAYING = (
    "(?:赔偿?|付|给|出|借|欠|还|要|花|收|退|转|补|扣|值|降到?|加到?|涨到?|底线是?|最[多少低高]|金额是?|价钱?是?|费|钱|共|总计)"
    "(?:了|过|我|他|她|您|你|对方|个|到|的|就|也|是|不到|至少|大概|大约|差不多|约)*"
)
_ELLIPTIC = r"[一二两三四五六七八九][百千万][一二三四五六七八九](?![十百千万])"
_BARE = re.compile(
    rf"(?P<context>{_PAYING})?{NOT_WITHIN}"
    rf"(?P<number>{_SPAN}|{_ELLIPTIC}|{HAN_NUMBER}|[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?[千万]?)(?P<after>.?)"
)
_ENDS_A_SUM = frozenset("，。！？；、,.!?; \n”」）)就才吧行可以内上下左右多的了呢吗嘛我他她您你")


def amounts(text: str) -> Iterator[Mention]:
    """Sums of money in fen, with or without the word for money where the words around it are of paying."""
    for match in _AMOUNT.finditer(text):
        alone = not (match["money"] or match["jiao"])
        together = match["number"] == "一" and match["yuan"] == "块" and alone
        if not together:
            yield from _sum(match.start(), match[0], match["number"], _below_yuan(match))
    for match in _SIGNED.finditer(text):
        yield from _sum(match.start(), match[0], match["number"] + (match["wan"] or ""))
    for match in _ENGLISH.finditer(text):
        yield from _sum(match.start(), match[0], match["number"])
    yield from _bare_sums(text)


def _bare_sums(text: str) -> Iterator[Mention]:
    """五百 in 赔五百, and 三千五 wherever it stands alone."""
    for match in _BARE.finditer(text):
        written, after = match["number"], match["after"]
        if after and after not in _ENDS_A_SUM:
            continue
        number = read_number(written)
        if number is not None and number < (10 if match["context"] else 100):
            continue
        rounded = written[-1] in "百千万" or (len(written) > 2 and written[-2] in "百千万")
        if match["context"] or rounded:
            yield from _sum(match.start("number"), written, written)


def _below_yuan(match: re.Match[str]) -> Decimal:
    """The fen after the yuan: 三块五, 12元5角6分."""
    jiao = read_number(match["jiao"] or "") or Decimal(0)
    fen = read_number(match["fen"] or "") or Decimal(0)
    return jiao * 10 + fen


def _sum(start: int, text: str, written: str, below: Decimal = Decimal(0)) -> Iterator[Mention]:
    number = read_number(written)
    if number is not None:
        value = plain_number((number * 100 + below).to_integral_value())
    elif re.fullmatch(_SPAN, written):
        low, high = (read_number(sign + written[2:]) or Decimal(0) for sign in written[:2])
        value = f"{plain_number(low * 100)}-{plain_number(high * 100)}"
    else:
        return
    yield Mention(kind=MentionKind.AMOUNT, text=text, value=value, start=start, end=start + len(text))
