"""Keeps what belongs to a case under the key of the cases, which no administrator is given."""

from __future__ import annotations

import base64
import json
import secrets
from functools import cached_property
from typing import TYPE_CHECKING

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import message

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
MARK = '{"sealed":"'
# A paper or draft under the key begins so; no PDF does.
BLOB_MARK = b"\x00sealed/1\x00"


class NoCaseKey(EnvironmentTrouble):
    """Whoever is signed in has no key for the cases."""

    def __init__(self) -> None:
        super().__init__(
            message("管理员没有办案钥匙，看不到案件内容"), message("记录没有改动。需要时请办案人员本人查看")
        )


class CaseSeal:
    """Seals and opens with one key; with none it lets through what is open and opens nothing that is sealed.

    `place` binds a content to where it stands: moved elsewhere it opens no more.
    """

    def __init__(self, key: bytes) -> None:
        self._key = key

    @property
    def has_key(self) -> bool:
        """Whether what is sealed can be opened."""
        return bool(self._key)

    def payload(self, payload: str, place: str, visible: tuple[str, ...] = ()) -> str:
        """An event's JSON as it is kept; the fields named stay readable, for the indexes of the record."""
        if not self._key:
            return payload
        sealed = base64.b64encode(self._seal(payload.encode(), place)).decode()
        if not visible:
            return f'{MARK}{sealed}"}}'
        shown = json.loads(payload)
        kept = {name: shown[name] for name in visible if name in shown}
        return json.dumps({"sealed": sealed, **kept}, ensure_ascii=False, separators=(",", ":"))

    def opened_payload(self, kept: str, place: str) -> str:
        """The JSON of the event, whether it was kept sealed or, in older stores, open."""
        if not kept.startswith(MARK):
            return kept
        try:
            sealed = base64.b64decode(json.loads(kept)["sealed"])
        except (ValueError, KeyError, TypeError) as error:
            raise _changed() from error
        return self._open(sealed, place).decode()

    def content(self, content: bytes, place: str) -> bytes:
        """A paper as it is kept."""
        return BLOB_MARK + self._seal(content, place) if self._key else content

    def opened_content(self, kept: bytes, place: str) -> bytes:
        """The paper, whether it was kept sealed or open."""
        return self._open(kept[len(BLOB_MARK) :], place) if kept.startswith(BLOB_MARK) else kept

    def _seal(self, content: bytes, place: str) -> bytes:
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, content, place.encode())

    def _open(self, sealed: bytes, place: str) -> bytes:
        if not self._key:
            raise NoCaseKey
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.encode())
        except (InvalidTag, ValueError) as error:
            raise _changed() from error

    @cached_property
    def _cipher(self) -> AESGCM:
        # Imported where something is opened first: a store opens faster without the cipher library.
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self._key)


def _changed() -> EnvironmentTrouble:
    return EnvironmentTrouble(
        message("有一条加密的内容被改动过，打不开"),
        message("其他记录都还在。请检查记录库，或者从备份恢复"),
    )
