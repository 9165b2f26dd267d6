"""Who can open a store: its keys, sealed once for each user, whose own key lies under a pass-phrase."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mediator.domain.errors import BadInput
from mediator.domain.wording import message
from mediator.services.ports import SignInRefused
from mediator.storage import trouble
from mediator.storage.attempts import ATTEMPTS
from mediator.storage.durable_file import write_durably
from mediator.storage.keys import KEY_BYTES, StoreKeys, derived_key
from mediator.storage.passphrases import check_passphrase as check_passphrase
from mediator.storage.small_file import read_small_file

# Wrapping is imported where it is used: a training store opens without the cipher library, which is
# slow to load.
if TYPE_CHECKING:
    from mediator.storage.wrapping import KeyCost, Lock

SALT_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16
WRAPPED_BYTES = KEY_BYTES + TAG_BYTES
SLOTS_FORMAT = 2
SLOTS, NEXT_SLOTS = "slots.json", "slots.next"
RECOVERY = "recovery"
# Above these a slot file was damaged or made to exhaust the machine: 1 GiB, 16 passes, 16 lanes.
MOST_COST = (1024 * 1024, 16, 16)
MOST_SEALED = 512


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One user's own private key under the pass-phrase, and the keys of the store sealed for it.

    `owner` is a keyed hash of the user's number; `case` is the key of the cases, sealed apart, and empty
    for an administrator. A slot of format 1 has the store's one key in `wrapped` and no `public`.
    """

    owner: str
    salt: bytes
    argon2id: tuple[int, int, int]
    nonce: bytes
    wrapped: bytes = b""
    public: bytes = b""
    sealed: bytes = b""
    case: bytes = b""


class Vault:
    """The slots of one store, in `slots.json`."""

    def __init__(
        self,
        directory: Path,
        store_id: str,
        salt: bytes,
        slots: tuple[Slot, ...] = (),
        *,
        counted: bool = True,
    ) -> None:
        self._directory = directory
        self._store_id = store_id
        self.salt = salt
        self._slots = slots
        self.counted = counted
        """Whether wrong pass-phrases are counted beside it: then the file of the counts must be there."""

    @classmethod
    def new(cls, directory: Path, store_id: str) -> Vault:
        """Without a slot yet; nothing is written before the first one."""
        return cls(directory, store_id, secrets.token_bytes(SALT_BYTES))

    @classmethod
    def load(cls, directory: Path, store_id: str, name: str = SLOTS) -> Vault:
        """Read the slots; `EnvironmentTrouble` when they are damaged or of a newer format."""
        data = read_small_file(directory / name, SLOTS_FORMAT)
        try:
            listed = data["slots"]
            slots = tuple(_slot(item) for item in listed) if isinstance(listed, list) else None
            if slots is None:
                raise trouble.damaged(directory)
            salt = bytes.fromhex(str(data["salt"]))
            return cls(directory, store_id, salt, slots, counted=bool(data.get("counted", False)))
        except (ValueError, KeyError, TypeError) as error:
            raise trouble.damaged(directory) from error

    def holds(self, number: str) -> bool:
        """Whether this user has a slot."""
        return self._of(self.owner_mark(number)) is not None

    def owner_mark(self, number: str) -> str:
        """What stands for a number in files without a key: known again by whoever knows the number."""
        # Keyed with a salt that lies beside it: it keeps numbers out of sight, not from being guessed.
        return hmac.digest(self.salt, number.strip().encode("utf-8", "replace"), "sha256").hex()

    def admit(self, number: str, passphrase: str, keys: StoreKeys, *, cost: KeyCost | None = None) -> None:
        """Seal the keys for a user, in place of an earlier slot of theirs, and write the slots."""
        from mediator.storage.wrapping import KeyCost, new_pair, wrap

        check_passphrase(passphrase)
        cost = cost or KeyCost()
        private, public = new_pair()
        empty = Slot(
            owner=self.owner_mark(number),
            salt=secrets.token_bytes(SALT_BYTES),
            argon2id=(cost.memory_kib, cost.passes, cost.lanes),
            nonce=secrets.token_bytes(NONCE_BYTES),
            public=public,
        )
        self._put(replace(self._sealed(empty, keys), wrapped=wrap(private, passphrase, self._lock(empty))))

    def keys(self, number: str, passphrase: str) -> StoreKeys:
        """The keys of the store, or `SignInRefused` after the same work for a wrong number as for a
        wrong pass-phrase.
        """
        from mediator.storage.wrapping import unwrap

        owner = self.owner_mark(number)
        slot = self._of(owner) or self._nobody(owner)
        own = unwrap(slot.wrapped, passphrase, self._lock(slot))
        if own is None:
            raise SignInRefused
        return self._opened(slot, own) if slot.public else StoreKeys(root=own, page=own)

    def remove(self, number: str) -> None:
        """Take a user's slot away. A key he may have copied is no longer good once the store is re-keyed."""
        owner = self.owner_mark(number)
        self._write(tuple(slot for slot in self._slots if slot.owner != owner))

    def publics(self) -> Mapping[str, bytes]:
        """The public key of each slot, by its owner, to be compared with what the store itself holds."""
        return {slot.owner: slot.public for slot in self._slots}

    # -- on paper ----------------------------------------------------------------------

    def make_recovery(self, secret: bytes, keys: StoreKeys) -> None:
        """Seal the keys for whoever brings both halves of this secret; an earlier one opens no more."""
        from mediator.storage.wrapping import public_of

        public = public_of(derived_key(secret, b"recovery"))
        self._put(self._sealed(replace(self._nobody(RECOVERY), public=public), keys))

    def recovered(self, secret: bytes) -> StoreKeys:
        """The keys for the secret on paper; a `BadInput` when it is none of this store."""
        slot = self._of(RECOVERY)
        try:
            if slot is None:
                raise SignInRefused
            return self._opened(slot, derived_key(secret, b"recovery"))
        except SignInRefused:
            raise BadInput(
                message("这两半恢复密钥打不开这个记录库"),
                message("记录库没有改动。请确认两张纸是同一天为这个记录库打印的"),
            ) from None

    # -- another key for the pages -----------------------------------------------------

    def write_next(self, keys: StoreKeys) -> None:
        """Every slot with another key for the pages, in `slots.next`; the key of the cases stays."""
        if not all(slot.public for slot in self._slots):
            raise BadInput(
                message("有使用人还在用旧的密码格式，暂时不能更换密钥"),
                message("没有改动任何东西。请每位使用人先更换一次密码"),
            )
        slots = tuple(
            replace(self._sealed(slot, keys.without_case()), case=slot.case) for slot in self._slots
        )
        write_durably(self._directory / NEXT_SLOTS, self._content(slots))

    def take_next(self) -> None:
        """What was written as next counts from now on."""
        try:
            (self._directory / NEXT_SLOTS).replace(self._directory / SLOTS)
        except OSError as error:
            raise trouble.from_os(error, self._directory) from error
        self._slots = Vault.load(self._directory, self._store_id)._slots

    def _sealed(self, slot: Slot, keys: StoreKeys) -> Slot:
        from mediator.storage.wrapping import seal_for

        case = seal_for(slot.public, keys.case, self._bound(slot, "case")) if keys.case else b""
        return replace(
            slot, sealed=seal_for(slot.public, keys.root + keys.page, self._bound(slot, "store")), case=case
        )

    def _opened(self, slot: Slot, private: bytes) -> StoreKeys:
        from mediator.storage.wrapping import open_sealed

        opened = open_sealed(private, slot.sealed, self._bound(slot, "store"))
        case = open_sealed(private, slot.case, self._bound(slot, "case")) if slot.case else b""
        if opened is None or case is None or len(opened) != 2 * KEY_BYTES:
            raise SignInRefused
        return StoreKeys(root=opened[:KEY_BYTES], page=opened[KEY_BYTES:], case=case)

    def _of(self, owner: str) -> Slot | None:
        return next((slot for slot in self._slots if slot.owner == owner), None)

    def _put(self, done: Slot) -> None:
        self._write((*(other for other in self._slots if other.owner != done.owner), done))

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
            wrapped=secrets.token_bytes(WRAPPED_BYTES),
        )

    def _lock(self, slot: Slot) -> Lock:
        """The user's key is sealed together with the store and the slot: it opens nowhere else."""
        from mediator.storage.wrapping import KeyCost, Lock

        memory_kib, passes, lanes = slot.argon2id
        bound = [self._store_id, slot.owner, slot.salt.hex(), memory_kib, passes, lanes]
        if slot.public:
            bound.append(slot.public.hex())
        return Lock(
            salt=slot.salt,
            cost=KeyCost(memory_kib=memory_kib, passes=passes, lanes=lanes),
            nonce=slot.nonce,
            bound=json.dumps(bound, separators=(",", ":")).encode(),
        )

    def _bound(self, slot: Slot, what: str) -> bytes:
        bound = [self._store_id, slot.owner, slot.public.hex(), what]
        return json.dumps(bound, separators=(",", ":")).encode()

    def _write(self, slots: tuple[Slot, ...]) -> None:
        write_durably(self._directory / SLOTS, self._content(slots))
        self._slots = slots

    def _content(self, slots: tuple[Slot, ...]) -> bytes:
        listed = [
            {
                "owner": slot.owner,
                "salt": slot.salt.hex(),
                "argon2id": list(slot.argon2id),
                "nonce": slot.nonce.hex(),
                "wrapped": slot.wrapped.hex(),
                "public": slot.public.hex(),
                "sealed": slot.sealed.hex(),
                "case": slot.case.hex(),
            }
            for slot in slots
        ]
        data = {
            "format": SLOTS_FORMAT,
            "salt": self.salt.hex(),
            "counted": self.counted or (self._directory / ATTEMPTS).exists(),
            "slots": listed,
        }
        return json.dumps(data, indent=1).encode()


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
    public = str(item.get("public", ""))
    sealed, case = (bytes.fromhex(str(item.get(name, ""))) for name in ("sealed", "case"))
    if max(len(sealed), len(case)) > MOST_SEALED:
        raise ValueError("sealed")
    return Slot(
        owner=str(item["owner"]),
        salt=_bytes(item["salt"], SALT_BYTES),
        argon2id=(memory_kib, passes, lanes),
        nonce=_bytes(item["nonce"], NONCE_BYTES),
        wrapped=_bytes(item["wrapped"], WRAPPED_BYTES),
        public=_bytes(public, KEY_BYTES) if public else b"",
        sealed=sealed,
        case=case,
    )


def _bytes(value: object, length: int) -> bytes:
    content = bytes.fromhex(str(value))
    if len(content) != length:
        raise ValueError("length")
    return content
