"""The short code that lifts the curtain: one per user, kept only as a salted hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator.domain.errors import BadInput
from mediator.domain.wording import message

if TYPE_CHECKING:
    from mediator.services.desk import Desk

SHORTEST = 4
LONGEST = 12
TRAINING_CODE = "0000"


def check_code(code: str) -> None:
    """Refuse a code that is not 4 to 12 digits."""
    if not (code.isascii() and code.isdigit() and SHORTEST <= len(code) <= LONGEST):
        raise BadInput(message("解锁码为4到12位数字，请重新填写"))


class CurtainCode:
    """Checks and changes the code of whoever is signed in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._key = f"curtain-code:{desk.user.number}"

    def is_set(self) -> bool:
        """A training store has the published code 0000; elsewhere each user chooses their own."""
        return self._desk.station.training or bool(self._desk.settings.get(self._key))

    def published(self) -> str:
        """The code anybody may know: 0000 in a training store until its user chose another; else none."""
        kept = self._desk.settings.get(self._key)
        return TRAINING_CODE if self._desk.station.training and not kept else ""

    def choose(self, code: str) -> None:
        """Remember a new code of 4 to 12 digits."""
        check_code(code)

        import secrets

        salt = secrets.token_hex(16)
        self._desk.settings.put(self._key, f"{salt}:{_hash(code, salt)}")

    def opens(self, code: str) -> bool:
        """Whether this code lifts the curtain."""
        kept = self._desk.settings.get(self._key)
        if not kept:
            return self._desk.station.training and code == TRAINING_CODE
        salt, _, wanted = kept.partition(":")

        import hmac

        return hmac.compare_digest(_hash(code, salt), wanted)


def _hash(code: str, salt: str) -> str:

    import hashlib

    return hashlib.scrypt(code.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1).hex()
