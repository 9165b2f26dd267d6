"""How far the record had come, in a file outside the database: a store set back or cut off shows by it."""

from __future__ import annotations

import hmac
import json
from dataclasses import dataclass
from pathlib import Path

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import Message, message
from mediator.services.ports import Finding, Part
from mediator.storage.durable_file import write_durably
from mediator.storage.engine import Connection, blob, number
from mediator.storage.keys import derived_key
from mediator.storage.small_file import read_small_file

ANCHOR_PURPOSE = b"mediator/anchor/1"
ANCHOR_FORMAT = 1
Head = tuple[int, bytes]
TABLES = ("event", "audit")


def anchor_place(directory: Path) -> Path:
    """Beside the directory of the store, never in it: whoever puts back the directory leaves this alone."""
    whole = directory.absolute()
    return whole.with_name(f"{whole.name}-anchor.json")


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """How many rows there were, and the hash of the last of them."""

    event: Head
    audit: Head
    at: str


class AnchorForged(EnvironmentTrouble):
    """The file is there and is not what this store wrote."""


class AnchorFile:
    """The anchor of one store, under a key of its own."""

    def __init__(self, path: Path, data_key: bytes, store_id: str) -> None:
        self.path = path
        self._key = derived_key(data_key, ANCHOR_PURPOSE)
        self._store_id = store_id

    def exists(self) -> bool:
        """Whether there is any file in its place."""
        return self.path.is_file()

    def write(self, anchor: Anchor) -> None:
        """Replace the file at once; `EnvironmentTrouble` when it cannot be written."""
        data = self._data(anchor)
        write_durably(self.path, json.dumps({**data, "mac": self._mac(data)}, indent=1).encode())

    def read(self) -> Anchor:
        """What was written last; `AnchorForged` when it is not of this store and this key."""
        forged = AnchorForged(message("锚点文件被改动过：{place}", place=str(self.path)))
        try:
            data = read_small_file(self.path, ANCHOR_FORMAT)
            mac = str(data.pop("mac", ""))
            anchor = Anchor(event=_head(data["event"]), audit=_head(data["audit"]), at=str(data["at"]))
        except (KeyError, ValueError, TypeError, EnvironmentTrouble) as error:
            raise forged from error
        if not mac.isascii() or not hmac.compare_digest(mac, self._mac(data)):
            raise forged
        if data != self._data(anchor):
            raise forged
        return anchor

    def _data(self, anchor: Anchor) -> dict[str, object]:
        return {
            "format": ANCHOR_FORMAT,
            "store": self._store_id,
            "event": [anchor.event[0], anchor.event[1].hex()],
            "audit": [anchor.audit[0], anchor.audit[1].hex()],
            "at": anchor.at,
        }

    def _mac(self, data: dict[str, object]) -> str:
        content = json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
        return hmac.digest(self._key, content, "sha256").hex()


def anchor_findings(connection: Connection, file: AnchorFile) -> tuple[Finding, ...]:
    """What does not fit the anchor, each in a sentence; a missing one is a finding of its own."""
    if not file.exists():
        return (_finding(message("锚点文件不见了，记录库可能换成了旧的：{place}", place=str(file.path))),)
    try:
        anchor = file.read()
    except AnchorForged as error:
        return (_finding(error.title),)
    found = (_against(connection, table, head) for table, head in _heads(anchor))
    return tuple(_finding(said) for said in found if said is not None)


def _heads(anchor: Anchor) -> tuple[tuple[str, Head], ...]:
    return tuple(zip(TABLES, (anchor.event, anchor.audit), strict=True))


def head_of(connection: Connection, table: str) -> Head | None:
    """How many rows the table has, and the hash of the last; None where it has none, or is gone."""
    there = connection.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
    if not there:
        return None
    found = connection.rows(f"SELECT seq, hash FROM {table} ORDER BY seq DESC LIMIT 1")
    return (number(found[0][0]), blob(found[0][1])) if found else None


def _against(connection: Connection, table: str, head: Head) -> Message | None:
    seq, link = head
    last = (head_of(connection, table) or (0, b""))[0]
    named = {"event": message("调解记录"), "audit": message("审计记录")}[table]
    if last < seq:
        return message(
            "{what}比锚点旧：锚点记到第{anchored}条，库里只到第{found}条，可能被截断或者换回了旧的",
            what=named,
            anchored=seq,
            found=last,
        )
    found = connection.rows(f"SELECT hash FROM {table} WHERE seq = ?", (seq,)) if seq else []
    if seq and (not found or blob(found[0][0]) != link):
        return message("{what}和锚点对不上：第{seq}条不是当时的那一条", what=named, seq=seq)
    return None


def _finding(detail: Message) -> Finding:
    return Finding(part=Part.ANCHOR, detail=detail)


def _head(value: object) -> Head:
    if not isinstance(value, list):
        raise ValueError("head")
    seq, link = value
    if not isinstance(seq, int) or isinstance(seq, bool) or seq < 0:
        raise ValueError("head")
    return seq, bytes.fromhex(str(link))
