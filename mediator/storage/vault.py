"""Who can open a store: one random data key, wrapped once for each user under their own pass-phrase."""

from __future__ import annotations

import hmac
import json
import secrets
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mediator.domain.errors import BadInput
from mediator.domain.wording import message
from mediator.services.ports import SignInRefused
from mediator.storage import trouble
from mediator.storage.durable_file import write_durably
from mediator.storage.keys import KEY_BYTES
from mediator.storage.small_file import read_small_file

# Wrapping is imported where it is used: a training store opens without the cipher library, which is
# slow to load.
if TYPE_CHECKING:
    from mediator.storage.wrapping import KeyCost, Lock

SALT_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16
LEAST_CHARACTERS = 8
SLOTS_FORMAT = 1
# Above these a slot file was damaged or made to exhaust the machine: 1 GiB, 16 passes, 16 lanes.
MOST_COST = (1024 * 1024, 16, 16)


@dataclass(frozen=True, kw_only=True)
class Slot:
    """The data key wrapped for one user. `owner` is a keyed hash of the user's number."""

    owner: str
    salt: bytes
    argon2id: tuple[int, int, int]
    nonce: bytes
    wrapped: bytes = b""


def check_passphrase(passphrase: str) -> None:
    """Refuse one that is too short. Whoever asks for it lets it be typed twice."""
    if len(unicodedata.normalize("NFKC", passphrase).strip()) < LEAST_CHARACTERS:
        raise BadInput(
            message("密码太短，至少要{least}个字符", least=LEAST_CHARACTERS),
            message("没有改动任何东西。可以用几个不相干的词连起来，好记也不容易被猜到"),
        )


class Vault:
    """The slots of one store, in `slots.json`."""

    def __init__(self, directory: Path, store_id: str, salt: bytes, slots: tuple[Slot, ...] = ()) -> None:
        self._path = directory / "slots.json"
        self._store_id = store_id
        self._salt = salt
        self._slots = slots

    @classmethod
    def new(cls, directory: Path, store_id: str) -> Vault:
        """Without a slot yet; nothing is written before the first one."""
        return cls(directory, store_id, secrets.token_bytes(SALT_BYTES))

    @classmethod
    def load(cls, directory: Path, store_id: str) -> Vault:
        """Read the slots; `EnvironmentTrouble` when they are damaged or of a newer format."""
        data = read_small_file(directory / "slots.json", SLOTS_FORMAT)
        try:
            listed = data["slots"]
            slots = tuple(_slot(item) for item in listed) if isinstance(listed, list) else None
            if slots is None:
                raise trouble.damaged(directory)
            return cls(directory, store_id, bytes.fromhex(str(data["salt"])), slots)
        except (ValueError, KeyError, TypeError) as error:
            raise trouble.damaged(directory) from error

    def holds(self, number: str) -> bool:
        """Whether this user has a slot."""
        owner = self._owner(number)
        return any(slot.owner == owner for slot in self._slots)

    def owner_mark(self, number: str) -> str:
        """What stands for a number in files without a key: known again by whoever knows the number."""
        return self._owner(number)

    def admit(self, number: str, passphrase: str, data_key: bytes, *, cost: KeyCost | None = None) -> None:
        """Wrap the data key for a user, in place of an earlier slot of theirs, and write the slots."""
        from mediator.storage.wrapping import KeyCost, wrap

        check_passphrase(passphrase)
        cost = cost or KeyCost()
        empty = Slot(
            owner=self._owner(number),
            salt=secrets.token_bytes(SALT_BYTES),
            argon2id=(cost.memory_kib, cost.passes, cost.lanes),
            nonce=secrets.token_bytes(NONCE_BYTES),
        )
        wrapped = wrap(data_key, passphrase, self._lock(empty))
        done = replace(empty, wrapped=wrapped)
        self._write((*(other for other in self._slots if other.owner != done.owner), done))

    def data_key(self, number: str, passphrase: str) -> bytes:
        """The key of the store, or `SignInRefused` after the same work for a wrong number as for a
        wrong pass-phrase.
        """
        from mediator.storage.wrapping import unwrap

        owner = self._owner(number)
        slot = next((s for s in self._slots if s.owner == owner), None) or self._nobody(owner)
        key = unwrap(slot.wrapped, passphrase, self._lock(slot))
        if key is None:
            raise SignInRefused
        return key

    def _nobody(self, owner: str) -> Slot:
        """A slot that opens for no pass-phrase and is as dear to try as the others."""
        from mediator.storage.wrapping import KeyCost

        usual = KeyCost()
        cost = (usual.memory_kib, usual.passes, usual.lanes)
        return Slot(
            owner=owner,
            salt=secrets.token_bytes(SALT_BYTES),
            argon2id=self._slots[0].argon2id if self._slots else cost,
            nonce=secrets.token_bytes(NONCE_BYTES),
            wrapped=secrets.token_bytes(KEY_BYTES + TAG_BYTES),
        )

    def _owner(self, number: str) -> str:
        # Keyed with a salt that lies beside it: it keeps numbers out of sight, not from being guessed.
        return hmac.digest(self._salt, number.strip().encode("utf-8", "replace"), "sha256").hex()

    def _lock(self, slot: Slot) -> Lock:
        """The wrapped key is sealed together with the store and the slot: it opens nowhere else."""
        from mediator.storage.wrapping import KeyCost, Lock

        memory_kib, passes, lanes = slot.argon2id
        bound = [self._store_id, slot.owner, slot.salt.hex(), memory_kib, passes, lanes]
        return Lock(
            salt=slot.salt,
            cost=KeyCost(memory_kib=memory_kib, passes=passes, lanes=lanes),
            nonce=slot.nonce,
            bound=json.dumps(bound, separators=(",", ":")).encode(),
        )

    def _write(self, slots: tuple[Slot, ...]) -> None:
        data = {
            "format": SLOTS_FORMAT,
            "salt": self._salt.hex(),
            "slots": [
                {
                    "owner": slot.owner,
                    "salt": slot.salt.hex(),
                    "argon2id": list(slot.argon2id),
                    "nonce": slot.nonce.hex(),
                    "wrapped": slot.wrapped.hex(),
                }
                for slot in slots
            ],
        }
        write_durably(self._path, json.dumps(data, indent=1).encode())
        self._slots = slots


def _slot(item: dict[str, object]) -> Slot:
    """A slot from its JSON; a ValueError, KeyError or TypeError when it is not one."""
    cost = item["argon2id"]
    if not isinstance(cost, list) or len(cost) != len(MOST_COST):
        raise ValueError("argon2id")
    if not all(isinstance(c, int) and 1 <= c <= most for c, most in zip(cost, MOST_COST, strict=True)):
        raise ValueError("argon2id")
    memory_kib, passes, lanes = cost
    if memory_kib < 8 * lanes:
        raise ValueError("argon2id")
    return Slot(
        owner=str(item["owner"]),
        salt=_bytes(item["salt"], SALT_BYTES),
        argon2id=(memory_kib, passes, lanes),
        nonce=_bytes(item["nonce"], NONCE_BYTES),
        wrapped=_bytes(item["wrapped"], KEY_BYTES + TAG_BYTES),
    )


def _bytes(value: object, length: int) -> bytes:
    content = bytes.fromhex(str(value))
    if len(content) != length:
        raise ValueError("length")
    return content
