"""Keys that are derived from the key of a store, and the published key of training stores."""

from __future__ import annotations

import hashlib
import hmac

KEY_BYTES = 32

# Published on purpose: a training store holds invented sessions only, goes through the same code as a
# real one, and must be readable by whoever studies it. It protects nothing.
TRAINING_KEY = hashlib.sha256(b"mediator: published key of training stores, 1").digest()


def derived_key(data_key: bytes, purpose: bytes) -> bytes:
    """A key of 32 bytes for one purpose, from the data key (HKDF-SHA256, RFC 5869, no salt)."""
    extracted = hmac.digest(bytes(KEY_BYTES), data_key, "sha256")
    return hmac.digest(extracted, purpose + b"\x01", "sha256")
