"""The short code that lifts the curtain: one per user, kept only as a salted hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator.domain.errors import BadInput
from mediator.domain.wording import message
from mediator.services.ports import SignInRefused

if TYPE_CHECKING:
    from mediator.services.desk import Desk

SHORTEST = 4
LONGEST = 12
TRAINING_CODE = "0000"
MOST_WRONG = 5
"""After so many wrong codes the pass-phrase is asked for, whose wrong ones are counted by the store."""


def check_code(code: str) -> None:
    """Refuse a code that is not 4 to 12 digits."""
    if not (code.isascii() and code.isdigit() and SHORTEST <= len(code) <= LONGEST):
        raise BadInput(message("解锁码为4到12位数字，请重新填写"))


class CurtainCode:
    """Checks and changes the code of whoever is signed in."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._key = f"curtain-code:{desk.user.number}"
        self._wrong = 0
        self.locked = False
        """Whether only the pass-phrase lifts the curtain now."""

    def lock(self) -> None:
        """From now on the code is not enough; a training store has no pass-phrase and never locks."""
        self.locked = not self._desk.station.training

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
        """Whether this lifts the curtain: the code, or the pass-phrase once it is locked by wrong ones."""
        if self.locked:
            return self._proved(code)
        if self._fits(code):
            self._wrong = 0
            return True
        self._wrong += 1
        if self._wrong >= MOST_WRONG:
            self.lock()
        return False

    def _proved(self, passphrase: str) -> bool:
        """Raises `SignInLocked` while nobody may try."""
        try:
            self._desk.users.identify(self._desk.user.number, passphrase)
        except SignInRefused:
            return False
        self._wrong, self.locked = 0, False
        return True

    def _fits(self, code: str) -> bool:
        kept = self._desk.settings.get(self._key)
        if not kept:
            return self._desk.station.training and code == TRAINING_CODE
        salt, _, wanted = kept.partition(":")

        import hmac

        return hmac.compare_digest(_hash(code, salt), wanted)


def _hash(code: str, salt: str) -> str:

    import hashlib

    return hashlib.scrypt(code.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1).hex()
