"""What may be typed into a record: checked once at the door, stored as typed."""

from __future__ import annotations

import unicodedata

from mediator.domain.errors import BadInput
from mediator.domain.wording import Message, message

MOST_CHARACTERS = 4000
BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ALLOWED_CONTROLS = frozenset("\n\t")


def check_text(text: str, what: Message, *, most: int = MOST_CHARACTERS, required: bool = True) -> str:
    """The text without blank ends, or one sentence that says why it cannot be kept.

    Nothing is normalised: a name must come out of the paper as it was typed.
    """
    trimmed = text.strip()
    if required and not trimmed:
        raise BadInput(message("{what}还是空的，请填写后再记下", what=what))
    if len(trimmed) > most:
        raise BadInput(
            message(
                "{what}有{count}字，一条最多{most}字。原文还在，请分成几条",
                what=what,
                count=len(trimmed),
                most=most,
            )
        )
    for character in trimmed:
        if not _may_stand(character):
            raise BadInput(
                message(
                    "{what}里有看不见的控制字符（{code}）。原文还在，请删去它再记下",
                    what=what,
                    code=f"U+{ord(character):04X}",
                )
            )
    return trimmed


def check_line(text: str, what: Message, *, most: int, required: bool = True) -> str:
    """As `check_text`, for what stands on one line wherever it is shown or printed, such as a name."""
    trimmed = check_text(text, what, most=most, required=required)
    if ALLOWED_CONTROLS.intersection(trimmed):
        raise BadInput(message("{what}里有换行或制表符，请写成一行再记下", what=what))
    return trimmed


def _may_stand(character: str) -> bool:
    if character in ALLOWED_CONTROLS:
        return True
    if character in BIDIRECTIONAL:
        return False
    return unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
