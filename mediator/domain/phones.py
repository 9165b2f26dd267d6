"""Telephone numbers: read as typed, kept in one normal form, and one sentence for each slip of the finger."""

from __future__ import annotations

import re
import unicodedata

from mediator.domain.errors import BadInput
from mediator.domain.wording import Message, message

MOBILE_LENGTH, FREE_CALL_LENGTH, MOST_LOCAL = 11, 10, 8
SEVERAL = re.compile(r"[、，,；;]")
REMARK = re.compile(r"（(?P<words>[^（）]{1,12})）$")
EXTENSION = re.compile(r"(?:转|分机|#|ext\.?|x|(?<=\d{7})-)[:：]?(?P<digits>\d{1,6})$", re.IGNORECASE)
SERVICE = re.compile(r"1[0-2]\d{1,4}|9[56]\d{3,6}")
"""110, 12345, 10086 and the like, and the 95 and 96 numbers of firms and cities."""

HOME = re.compile(r"\+86|0086|86(?=1[3-9]\d{9}$)")
FREE_CALL = re.compile(r"[48]00\d{7}")
AREA = re.compile(r"(?P<area>010|02\d|0[3-9]\d{2})(?P<local>\d*)")
LONG_LOCAL = ("010", "02")
"""Cities with eight digits after an area code of three; elsewhere there are seven or eight."""

ABROAD: dict[str, tuple[int, ...]] = {"852": (8,), "853": (8,), "886": (8, 9)}
"""Hong Kong, Macao and Taiwan: how many digits follow the code (Taiwan without its leading 0)."""

LEAST_ABROAD, MOST_ABROAD = 7, 15
"""Digits of an international number with its code (ITU-T E.164)."""


def normal_phone(typed: str) -> str:
    """One number or several, each with its remark in brackets: 13800000000（母亲）、0571-88001234.

    Nothing typed is no number and stays so. A `BadInput` says what is wrong and how many digits are missing.
    """
    text = unicodedata.normalize("NFKC", typed).replace("(", "（").replace(")", "）")
    parts = [part.strip() for part in SEVERAL.split(text)]
    return "、".join(_with_remark(part) for part in parts if part)


def _with_remark(typed: str) -> str:
    found = REMARK.search(typed)
    if found is None or not typed[: found.start()].strip():
        return _with_extension(typed)
    return f"{_with_extension(typed[: found.start()])}（{found['words'].strip()}）"


def _with_extension(typed: str) -> str:
    found = EXTENSION.search("".join(typed.split()))
    if found is None:
        return _number(typed)
    number = _number("".join(typed.split())[: found.start()])
    if len(number) == MOBILE_LENGTH and number[0] == "1":
        raise BadInput(message("手机号后面不能有分机号，请核对"))
    return f"{number}转{found['digits']}"


def _number(typed: str) -> str:
    text = re.sub(r"[\s\-‐–—−－·（）]", "", typed)
    home = HOME.match(text)
    if home is not None:
        return _mainland(_with_its_nought(_only_digits(text[home.end() :])))
    if text.startswith("00") and not text.startswith("000"):
        text = f"+{text[2:]}"
    digits = _only_digits(text.removeprefix("+"))
    if text.startswith("+"):
        return _from_abroad(digits)
    return _mainland(digits)


def _only_digits(text: str) -> str:
    if not (text.isascii() and text.isdigit()):
        raise BadInput(message("电话只写数字，例如13800000000或0571-88001234；没有电话的留空"))
    return text


def _with_its_nought(digits: str) -> str:
    """After +86 an area code stands without its 0: +86 571 88001234, +86 10 88001234."""
    if digits.startswith("10") and len(digits) > MOST_LOCAL:
        return f"0{digits}"
    no_area = digits.startswith(("0", "1")) or SERVICE.fullmatch(digits) or FREE_CALL.fullmatch(digits)
    return digits if no_area else f"0{digits}"


def _mainland(digits: str) -> str:
    if SERVICE.fullmatch(digits):
        return digits
    if FREE_CALL.fullmatch(digits):
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    if digits.startswith(("400", "800")) and len(digits) > MOST_LOCAL:
        raise _off_by(message("400、800电话"), FREE_CALL_LENGTH, len(digits))
    if digits.startswith("0"):
        return _landline(digits)
    if digits.startswith("1"):
        return _mobile(digits)
    if len(digits) in (MOST_LOCAL - 1, MOST_LOCAL):
        raise BadInput(message("座机号前面请加区号，例如0571-88001234"))
    raise BadInput(message("认不出这个电话：手机号是1开头的11位，座机号前面加区号，请核对"))


def _mobile(digits: str) -> str:
    if len(digits) != MOBILE_LENGTH:
        raise _off_by(message("手机号"), MOBILE_LENGTH, len(digits))
    if digits[1] < "3":
        raise BadInput(message("手机号第二位是3至9，请核对"))
    return digits


def _landline(digits: str) -> str:
    found = AREA.fullmatch(digits)
    if found is None:
        if digits.startswith("01") and len(digits) == MOBILE_LENGTH + 1:
            return _mobile(digits[1:])
        raise BadInput(message("座机的区号不对，请核对，例如010、0571"))
    area, local = found["area"], found["local"]
    least = MOST_LOCAL if area.startswith(LONG_LOCAL) else MOST_LOCAL - 1
    if len(local) < least:
        raise _off_by(message("座机号"), least, len(local))
    if len(local) > MOST_LOCAL:
        raise _off_by(message("座机号"), MOST_LOCAL, len(local))
    if local[0] in "01":
        raise BadInput(message("座机号区号后面的第一位不会是0或1，请核对"))
    return f"{area}-{local}"


def _from_abroad(digits: str) -> str:
    for code, lengths in ABROAD.items():
        if digits.startswith(code):
            local = digits[len(code) :]
            if code == "886":
                local = local.removeprefix("0")
            if len(local) not in lengths:
                wanted = lengths[0] if len(local) < lengths[0] else lengths[-1]
                raise _off_by(message("+{code}的号码", code=code), wanted, len(local))
            return f"+{code} {local}"
    if digits.startswith("0"):
        raise BadInput(message("加号后面请写国家或地区代码，例如+852"))
    if len(digits) < LEAST_ABROAD:
        raise _off_by(message("国际电话号码"), LEAST_ABROAD, len(digits))
    if len(digits) > MOST_ABROAD:
        raise _off_by(message("国际电话号码"), MOST_ABROAD, len(digits))
    return f"+{digits}"


def _off_by(what: Message, wanted: int, count: int) -> BadInput:
    if count < wanted:
        return BadInput(message("{what}少{count}位，请核对", what=what, count=wanted - count))
    return BadInput(message("{what}多{count}位，请核对", what=what, count=count - wanted))
