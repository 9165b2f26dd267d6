"""Wraps the key of a store under a pass-phrase: Argon2id makes the key that AES-256-GCM wraps with."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from mediator.storage.keys import KEY_BYTES


@dataclass(frozen=True, kw_only=True)
class KeyCost:
    """What one guess at a pass-phrase costs (Argon2id, RFC 9106): memory in KiB, passes, lanes."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, kw_only=True)
class Lock:
    """All that goes into the wrapping key beside the pass-phrase; `bound` must be the same to open it."""

    salt: bytes
    cost: KeyCost
    nonce: bytes
    bound: bytes


def wrap(data_key: bytes, passphrase: str, lock: Lock) -> bytes:
    """The data key, readable with this pass-phrase only."""
    return _cipher(passphrase, lock).encrypt(lock.nonce, data_key, lock.bound)


def unwrap(wrapped: bytes, passphrase: str, lock: Lock) -> bytes | None:
    """The data key, or None when the pass-phrase or anything of the lock is another."""
    try:
        return _cipher(passphrase, lock).decrypt(lock.nonce, wrapped, lock.bound)
    except InvalidTag:
        return None


def _cipher(passphrase: str, lock: Lock) -> AESGCM:
    # The same pass-phrase typed by another input method may come in another normal form.
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "replace")
    cost = lock.cost
    derive = Argon2id(
        salt=lock.salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return AESGCM(derive.derive(typed))
