"""Keys that are derived from the key of a store, and the published key of training stores."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, replace
from typing import Self

KEY_BYTES = 32

# Published on purpose: a training store holds invented sessions only, goes through the same code as a
# real one, and must be readable by whoever studies it. It protects nothing.
TRAINING_KEY = hashlib.sha256(b"mediator: published key of training stores, 1").digest()


def derived_key(data_key: bytes, purpose: bytes) -> bytes:
    """A key of 32 bytes for one purpose, from the data key (HKDF-SHA256, RFC 5869, no salt)."""
    extracted = hmac.digest(bytes(KEY_BYTES), data_key, "sha256")
    return hmac.digest(extracted, purpose + b"\x01", "sha256")


@dataclass(frozen=True, kw_only=True)
class StoreKeys:
    """What opens a store. `page` encrypts the pages and changes when somebody is removed; `root` never
    does, the chain hangs on it; `case` opens what was said, and no administrator is given it.

    A store that was made before there was a case key has none.
    """

    root: bytes
    page: bytes
    case: bytes = b""

    @classmethod
    def new(cls) -> Self:
        """Random ones."""
        root = secrets.token_bytes(KEY_BYTES)
        return cls(root=root, page=root, case=secrets.token_bytes(KEY_BYTES))

    def without_case(self) -> Self:
        """For an administrator."""
        return replace(self, case=b"")


TRAINING_KEYS = StoreKeys(root=TRAINING_KEY, page=TRAINING_KEY, case=derived_key(TRAINING_KEY, b"case"))
