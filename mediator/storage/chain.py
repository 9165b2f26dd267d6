"""The keyed chains through events and audit: whoever changes a row without the key breaks all after it."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from mediator.storage.keys import derived_key

CHAIN_PURPOSE = b"mediator/event-chain/1"
AUDIT_PURPOSE = b"mediator/audit-chain/1"
CODE_PURPOSE = b"mediator/anchor-code/1"
CODE_BYTES = 5


@dataclass(frozen=True, kw_only=True)
class EventRow:
    """An event as its row in the table, but for `prev` and `hash`."""

    seq: int
    session_id: str
    version: int
    at: str
    by: str
    kind: str
    payload: str


@dataclass(frozen=True, kw_only=True)
class AuditLine:
    """A line of the trail as its row in the table, but for `prev` and `hash`."""

    seq: int
    ticks: int
    fields: tuple[str, ...]
    """at, boot, actor, role, action, outcome, object, kind, digest: in the order of the columns."""


class Chain:
    """Makes and checks the hashes of one store: HMAC-SHA256 over the last hash and the row."""

    def __init__(self, data_key: bytes, store_id: str) -> None:
        self.key, self.start = _begun(data_key, store_id, CHAIN_PURPOSE)

    def link(self, prev: bytes, row: EventRow) -> bytes:
        """The hash of a row that follows `prev`."""
        fields = (row.session_id, row.at, row.by, row.kind, row.payload)
        return linked(self.key, prev, row.seq, row.version, fields)


class AuditChain:
    """The same for the trail, under a key of its own, so that no event can be passed off as a line of it."""

    def __init__(self, data_key: bytes, store_id: str) -> None:
        self.key, self.start = _begun(data_key, store_id, AUDIT_PURPOSE)

    def link(self, prev: bytes, line: AuditLine) -> bytes:
        """The hash of a line that follows `prev`."""
        return linked(self.key, prev, line.seq, line.ticks, line.fields)


def code_of(seq: int, link: bytes) -> str:
    """The place in the trail and 40 bits of its hash: what a printed page can carry and a person compare."""
    drawn = hashlib.sha256(CODE_PURPOSE + seq.to_bytes(8, "big") + link).digest()[:CODE_BYTES]
    letters = base64.b32encode(drawn).decode("ascii")
    return f"{seq}-{letters[:4]}-{letters[4:]}"


def _begun(data_key: bytes, store_id: str, purpose: bytes) -> tuple[bytes, bytes]:
    """The key of a chain, and what its first row follows: it holds the store, so that the rows of one
    cannot be passed off as another's.
    """
    key = derived_key(data_key, purpose)
    return key, hmac.digest(key, store_id.encode(), "sha256")


def linked(key: bytes, prev: bytes, seq: int, second: int, fields: Iterable[str]) -> bytes:
    """The hash of a row of either chain. Lengths stand before the fields: no two rows look alike."""
    parts = [prev, seq.to_bytes(8, "big", signed=True), second.to_bytes(8, "big", signed=True)]
    for field in fields:
        content = field.encode()
        parts.append(len(content).to_bytes(4, "big"))
        parts.append(content)
    return hmac.digest(key, b"".join(parts), "sha256")
