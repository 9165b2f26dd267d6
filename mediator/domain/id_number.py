"""The 18-digit identity number (GB 11643-1999): check digit, birthday and sex."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediator.domain.errors import BadInput
from mediator.domain.wording import Message, message

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
LENGTH, OLD_LENGTH = 18, 15


@dataclass(frozen=True)
class IdNumber:
    """A checked number. `born_on` and `sex` ("男" or "女") are read from it."""

    text: str
    born_on: date
    sex: str


def check_id_number(typed: str, today: date) -> IdNumber:
    """Read what was typed, or say in one sentence what is wrong with it.

    The area code is not checked: abolished counties stand on valid old cards.
    """
    text = "".join(typed.split()).upper()
    if len(text) != LENGTH:
        raise BadInput(_length_message(text))
    if not (text.isascii() and text[:17].isdigit() and (text[17].isdigit() or text[17] == "X")):
        raise BadInput(message("身份证号前17位应为数字，最后一位为数字或X，请核对"))
    born_on = _birthday(text)
    if born_on > today:
        raise BadInput(message("身份证号中的出生日期晚于今天，请核对"))
    if CHECK_DIGITS[sum(int(d) * w for d, w in zip(text, WEIGHTS, strict=False)) % 11] != text[17]:
        raise BadInput(message("身份证号有误，请对照证件逐位核对"))
    return IdNumber(text, born_on, "男" if int(text[16]) % 2 else "女")


def is_old_number(text: str) -> bool:
    """Whether it can be the 15-digit number of a first-generation card, whose year has two digits."""
    if len(text) != OLD_LENGTH or not (text.isascii() and text.isdigit()):
        return False
    try:
        date(1900 + int(text[6:8]), int(text[8:10]), int(text[10:12]))
    except ValueError:
        return False
    return True


def _length_message(text: str) -> Message:
    length = len(text)
    if length == 0:
        return message("请填写身份证号")
    if is_old_number(text):
        return message("身份证号只有15位：第一代证的旧号码2013年起停用，请照现在的证件填18位")
    if length < LENGTH:
        return message("身份证号少{count}位，请核对", count=LENGTH - length)
    return message("身份证号多{count}位，请核对", count=length - LENGTH)


def _birthday(text: str) -> date:
    try:
        return date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        raise BadInput(message("身份证号中的出生日期不存在，请核对")) from None
