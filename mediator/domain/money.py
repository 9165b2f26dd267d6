"""Money as whole fen: read from what was typed, written in digits, in capitals and as it is spoken."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mediator.domain.errors import BadInput
from mediator.domain.numerals import CAPITAL, MOST, chinese_number, number_in
from mediator.domain.wording import message

WIDE_TO_NARROW = str.maketrans("０１２３４５６７８９．，－￥", "0123456789.,-¥")
TYPED = re.compile(r"(?P<yuan>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<part>[0-9]+))?")


@dataclass(frozen=True, order=True)
class Money:
    """An amount of 人民币 in whole fen, never negative."""

    fen: int

    def __post_init__(self) -> None:
        if not 0 <= self.fen <= MOST * 100 + 99:
            raise ValueError(f"not an amount: {self.fen} fen")

    def capitals(self) -> str:
        return capitals(self.fen)

    def digits(self) -> str:
        return digits(self.fen)

    def spoken(self) -> str:
        return spoken(self.fen)


def parse_money(typed: str) -> Money:
    """Read "540", "540.5" or "1,200.00"; a `BadInput` says what is wrong, and nothing is rounded."""
    text = "".join(typed.split()).translate(WIDE_TO_NARROW).removesuffix("元").removeprefix("¥")
    if not text:
        raise BadInput(message("请填写金额，例如540或540.50"))
    if text.startswith("-"):
        raise BadInput(message("金额不能是负数，请核对"))
    match = TYPED.fullmatch(text)
    if match is None:
        raise BadInput(message("金额请写成数字，例如540或540.50"))
    part = match["part"] or ""
    if len(part) > 2:
        raise BadInput(message("金额最多写到分（小数点后两位），请核对"))
    yuan = match["yuan"].replace(",", "").lstrip("0") or "0"
    if len(yuan) > len(str(MOST)):
        raise BadInput(message("金额太大，请核对是否多写了位数"))
    return Money(int(yuan) * 100 + int(part.ljust(2, "0")))


def digits(fen: int) -> str:
    """540.00: always two decimals, no grouping, so that no digit can be squeezed in."""
    return f"{Money(fen).fen // 100}.{fen % 100:02d}"


def plain(fen: int) -> str:
    """540 when the amount is in whole yuan, else 540.50: for running text."""
    return digits(fen).removesuffix(".00")


def capitals(fen: int) -> str:
    """伍佰肆拾元整: the capitals of 正确填写票据和结算凭证的基本规定, without the word 人民币.

    House form: 整 after 元 and after 角, never after 分, and no optional 零.
    """
    amount = Money(fen).fen
    yuan, jiao, rest = amount // 100, amount // 10 % 10, amount % 10
    parts = [f"{number_in(yuan, CAPITAL)}元"] if yuan or not amount else []
    if jiao:
        parts.append(f"{CAPITAL.digits[jiao]}角")
    if rest:
        nought = CAPITAL.digits[0] if yuan and not jiao else ""
        parts.append(f"{nought}{CAPITAL.digits[rest]}分")
    else:
        parts.append("整")
    return "".join(parts)


def both_ways(fen: int) -> str:
    """540元（大写：伍佰肆拾元整）, as an amount stands in a clause."""
    return f"{plain(fen)}元（大写：{capitals(fen)}）"


def spoken(fen: int) -> str:
    """五百四十元: the amount as it is read aloud to the parties."""
    amount = Money(fen).fen
    yuan, jiao, rest = amount // 100, amount // 10 % 10, amount % 10
    parts = [f"{chinese_number(yuan)}元"] if yuan or not amount else []
    if jiao:
        parts.append(f"{chinese_number(jiao)}角")
    if rest:
        nought = "零" if yuan and not jiao else ""
        parts.append(f"{nought}{chinese_number(rest)}分")
    return "".join(parts)
