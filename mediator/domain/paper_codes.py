"""What leads from a paper back to its record: the check code that is typed, and the code that is scanned."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mediator.domain.errors import BadInput
from mediator.domain.wording import message

PREFIX = "MED1"
DIGITS = 16
"""Hexadecimal digits of the digest in the scanned code: 64 bits tell any two papers of a station apart."""

_TYPED = re.compile(r"^([0-9A-F]{4})[-－—– ]?([0-9A-F]{2})$")
_SCANNED = re.compile(rf"^{PREFIX}/([0-9A-F]{{4}}-[0-9A-F]{{2}})/([1-9][0-9]{{0,3}})/([0-9A-F]{{{DIGITS}}})$")


@dataclass(frozen=True, kw_only=True)
class PaperCode:
    """A code read from a paper. `draft` is 0 and `digest_start` empty where only the check code was typed."""

    check_code: str
    draft: int = 0
    digest_start: str = ""

    def fits(self, draft: int, digest: str) -> bool:
        """Whether a locked text is the one the code speaks of."""
        return self.draft in (0, draft) and digest.startswith(self.digest_start.lower())


def scanned_code(check_code: str, draft: int, digest: str) -> str:
    """What stands in the square on every page: letters, digits, - and / only, so that it stays small."""
    return f"{PREFIX}/{check_code}/{draft}/{digest[:DIGITS].upper()}"


def read_code(text: str) -> PaperCode:
    """A typed or scanned code; spaces, case and full-width letters do not matter. `BadInput` otherwise."""
    tidy = text.strip().upper().translate(_NARROW)
    scanned = _SCANNED.match(tidy)
    if scanned is not None:
        return PaperCode(check_code=scanned[1], draft=int(scanned[2]), digest_start=scanned[3])
    typed = _TYPED.match(tidy)
    if typed is not None:
        return PaperCode(check_code=f"{typed[1]}-{typed[2]}")
    raise BadInput(
        message("核对码是6位数字或A到F的字母，例如7F3A-21"),
        message("请看文书每页下方的核对码，或者用扫码枪扫右上角的方块"),
    )


_NARROW = {0xFF10 + i: 0x30 + i for i in range(10)} | {0xFF21 + i: 0x41 + i for i in range(26)}
