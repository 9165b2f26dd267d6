"""The key on paper: two halves, each worth nothing alone, in groups that are typed back without mistakes."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass

from mediator.domain.errors import BadInput
from mediator.domain.wording import message

SECRET_BYTES = 20
CHECK_BYTES = 5
GROUP = 5
HALVES = (1, 2)
# What is misread by hand: Base32 has none of these digits.
MISREAD = str.maketrans({"0": "O", "1": "I", "8": "B"})


@dataclass(frozen=True, kw_only=True)
class PaperHalf:
    """One of the two halves as it is printed: eight groups of five letters."""

    number: int
    words: str


def split(secret: bytes) -> tuple[PaperHalf, PaperHalf]:
    """Two halves that make the secret together; either alone is as good as chance."""
    first = secrets.token_bytes(len(secret))
    second = _xor(first, secret)
    return PaperHalf(number=1, words=_words(1, first)), PaperHalf(number=2, words=_words(2, second))


def joined(first: str, second: str) -> bytes:
    """The secret from both halves as typed, in either order; a `BadInput` names the half that is misread."""
    halves = dict([_read(first), _read(second)])
    if set(halves) != set(HALVES):
        raise BadInput(message("这两张纸是同一半，请用另一位保管人的那一张"))
    return _xor(halves[1], halves[2])


def _xor(first: bytes, second: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(first, second, strict=True))


def _check(number: int, half: bytes) -> bytes:
    return hashlib.sha256(b"mediator recovery" + bytes([number]) + half).digest()[:CHECK_BYTES]


def _words(number: int, half: bytes) -> str:
    letters = base64.b32encode(half + _check(number, half)).decode()
    return " ".join(letters[i : i + GROUP] for i in range(0, len(letters), GROUP))


def _read(typed: str) -> tuple[int, bytes]:
    letters = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(MISREAD)
    try:
        content = base64.b32decode(letters)
    except ValueError:
        content = b""
    half, check = content[:SECRET_BYTES], content[SECRET_BYTES:]
    for number in HALVES:
        if check == _check(number, half):
            return number, half
    raise BadInput(message("恢复密钥有字母抄错或者漏了，请对照纸上的八组字母再输一次"))
