"""The keyed chain through all events: whoever changes one without the key breaks every hash after it."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from mediator.storage.keys import derived_key

CHAIN_PURPOSE = b"mediator/event-chain/1"


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


class Chain:
    """Makes and checks the hashes of one store: HMAC-SHA256 over the last hash and the row."""

    def __init__(self, data_key: bytes, store_id: str) -> None:
        self._key = derived_key(data_key, CHAIN_PURPOSE)
        # The first link holds the store, so that the events of one cannot be passed off as another's.
        self.start = hmac.digest(self._key, store_id.encode(), "sha256")

    def link(self, prev: bytes, row: EventRow) -> bytes:
        """The hash of a row that follows `prev`. Lengths stand before the fields: no two rows look alike."""
        parts = [prev, row.seq.to_bytes(8, "big"), row.version.to_bytes(8, "big")]
        for field in (row.session_id, row.at, row.by, row.kind, row.payload):
            content = field.encode("utf-8")
            parts += (len(content).to_bytes(4, "big"), content)
        return hmac.digest(self._key, b"".join(parts), "sha256")
