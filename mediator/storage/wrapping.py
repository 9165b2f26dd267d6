"""Wraps keys: under a pass-phrase (Argon2id, AES-256-GCM), and for whoever holds a private key (X25519)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from mediator.storage.keys import KEY_BYTES, derived_key
from mediator.storage.passphrases import normalized


@dataclass(frozen=True, kw_only=True)
class KeyCost:
    """What one guess at a pass-phrase costs (Argon2id, RFC 9106): memory in KiB, passes, lanes."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


FLOOR = KeyCost(memory_kib=19 * 1024, passes=2, lanes=1)
"""The least anybody recommends (OWASP, Argon2id); never less, however slow the computer."""
LADDER = (
    FLOOR,
    KeyCost(memory_kib=32 * 1024, passes=3, lanes=2),
    KeyCost(),
    KeyCost(memory_kib=128 * 1024),
    KeyCost(memory_kib=256 * 1024),
)
MOST_SECONDS = 1.0


def seconds_of(cost: KeyCost) -> float:
    """How long one guess takes on this computer."""
    began = perf_counter()
    _derived(b"tuning", bytes(16), cost)
    return perf_counter() - began


def tuned(measure: Callable[[KeyCost], float] = seconds_of) -> KeyCost:
    """The dearest cost that this computer pays in a second; the floor where it pays none."""
    best = FLOOR
    for cost in LADDER:
        if measure(cost) > MOST_SECONDS:
            break
        best = cost
    return best


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
    typed = normalized(passphrase).encode("utf-8", "replace")
    return AESGCM(_derived(typed, lock.salt, lock.cost))


def _derived(typed: bytes, salt: bytes, cost: KeyCost) -> bytes:
    derive = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    )
    return derive.derive(typed)


def new_pair() -> tuple[bytes, bytes]:
    """A private key and its public one."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def seal_for(public: bytes, content: bytes, bound: bytes) -> bytes:
    """The content for whoever holds the private key; made with a key pair of its own, used once."""
    once = X25519PrivateKey.generate()
    opening = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return opening + _once(shared, opening, public).encrypt(ONLY_NONCE, content, bound)


def open_sealed(private: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    """What was sealed for this private key, or None when anything of it is another."""
    own = X25519PrivateKey.from_private_bytes(private)
    opening, content = sealed[:KEY_BYTES], sealed[KEY_BYTES:]
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(opening))
        return _once(shared, opening, own.public_key().public_bytes_raw()).decrypt(ONLY_NONCE, content, bound)
    except (InvalidTag, ValueError):
        return None


def public_of(private: bytes) -> bytes:
    """The public key that belongs to a private one."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


# Every key of `_once` seals one content only.
ONLY_NONCE = bytes(12)


def _once(shared: bytes, opening: bytes, public: bytes) -> AESGCM:
    return AESGCM(derived_key(shared, b"mediator slot 2" + opening + public))
