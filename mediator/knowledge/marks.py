"""How sure an entry of the data is; every pack writes it the same way."""

from __future__ import annotations

from enum import Enum


class Mark(Enum):
    """How sure the entry is: verified in a full text, to be verified, our own design."""

    VERIFIED = "V"
    TO_VERIFY = "M"
    DESIGN = "D"
