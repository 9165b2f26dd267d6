"""What a backup looks like on a stick: one folder with a database, the slots and a manifest under a key."""

from __future__ import annotations

import errno
import hashlib
import hmac
import json
import os
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from mediator.domain.causes import cause_of
from mediator.domain.wording import Message, message
from mediator.services.backups import BackupRefused
from mediator.storage.founding import DATABASE
from mediator.storage.keys import derived_key
from mediator.storage.vault import SLOTS
from mediator.whole_file import sync_directory

PREFIX, PART, LEAVING = "backup-", ".part", ".leaving"
MANIFEST = "manifest.json"
BACKUP_FORMAT = 1
MAC_PURPOSE, PAGE_PURPOSE = b"mediator/backup/1", b"mediator/backup-page/1"
MOST_SMALL = 1024 * 1024
"""Bytes of a manifest or of slots; what is larger was made to exhaust the machine."""
PIECE = 1024 * 1024
STORE_DIGITS = 8
Head = tuple[int, str]


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a backup says of itself. Heads are how many rows there were and the hash of the last.

    `page` tells whether a key for pages is the one it was made under; `files` are bytes and SHA-256.
    """

    store: str
    training: bool
    made_at: str
    schema: int
    page: str
    event: Head
    audit: Head
    digest: str
    files: dict[str, tuple[int, str]]

    def at(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.made_at)


def page_mark(page_key: bytes) -> str:
    """By what a key for pages is known again; it gives nothing of the key away."""
    return derived_key(page_key, PAGE_PURPOSE).hex()[:16]


def backup_name(store_id: str, at: datetime) -> str:
    """Of no person and no case: which store, and when."""
    return f"{PREFIX}{store_id[:STORE_DIGITS]}-{at:%Y%m%d-%H%M%S}"


def manifest_content(manifest: Manifest, root: bytes) -> bytes:
    """The file, with its MAC."""
    data = {"format": BACKUP_FORMAT, **asdict(manifest)}
    return json.dumps({**data, "mac": _mac(data, root)}, indent=1).encode()


def read_manifest(folder: Path) -> tuple[Manifest, Callable[[bytes], bool]]:
    """What it says, and a check whether whoever holds the root key said so; `BackupRefused` otherwise."""
    content = read_small(folder / MANIFEST)
    try:
        data = json.loads(content)
        mac = str(data.pop("mac"))
        if data.pop("format") != BACKUP_FORMAT:
            raise ValueError("format")
        manifest = _manifest(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise foreign(folder) from error
    signed = {"format": BACKUP_FORMAT, **data}
    return manifest, lambda root: mac.isascii() and hmac.compare_digest(mac, _mac(signed, root))


def read_small(path: Path) -> bytes:
    """A small plain file, never by way of a link; `BackupRefused` where it is none."""
    handle = open_plain(path)
    with os.fdopen(handle, "rb") as file:
        content = file.read(MOST_SMALL + 1)
    if len(content) > MOST_SMALL:
        raise foreign(path.parent)
    return content


def open_plain(path: Path) -> int:
    """A handle to read a plain file by; links, folders and devices are refused, a missing one too."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ELOOP, errno.ENXIO, errno.ENOTDIR):
            raise foreign(path.parent) from error
        raise BackupRefused(
            message("备份读不出来（{cause}）：{place}", cause=cause_of(error), place=str(path)), UNTOUCHED
        ) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise foreign(path.parent)
    return handle


def measured(path: Path) -> tuple[int, str]:
    """Bytes and SHA-256 of a file as it lies on the disk, not as memory remembers it."""
    digest, size = hashlib.sha256(), 0
    with os.fdopen(open_plain(path), "rb", buffering=0) as file:
        forget_cached(file.fileno())
        while piece := file.read(PIECE):
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()


def forget_cached(handle: int) -> None:
    """What is read next shall come from the disk."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def finished(folder: Path, store_id: str, root: bytes) -> list[tuple[Path, Manifest]]:
    """Every finished backup of this store in a folder, newest first; others and torn ones are not ours."""
    found = []
    for place in _named(folder, store_id):
        if place.name.endswith((PART, LEAVING)) or place.is_symlink():
            continue
        with suppress(BackupRefused, OSError):
            manifest, is_ours = read_manifest(place)
            if manifest.store == store_id and is_ours(root):
                found.append((place, manifest))
    return sorted(found, key=lambda each: each[1].at(), reverse=True)


def sweep_parts(folder: Path, store_id: str) -> int:
    """Clear away what a run of before left half made or half cleared away; how many."""
    left = [p for p in _named(folder, store_id) if p.name.endswith((PART, LEAVING)) and not p.is_symlink()]
    for place in left:
        shutil.rmtree(place, ignore_errors=True)
    return len(left)


def clear_away(place: Path) -> None:
    """Remove a backup: it loses its name first, so that one half removed is never taken for one."""
    leaving = place.with_name(f"{place.name}{LEAVING}")
    place.rename(leaving)
    sync_directory(place.parent)
    shutil.rmtree(leaving)


def foreign(place: Path) -> BackupRefused:
    """No backup of this program, or one that somebody changed."""
    return BackupRefused(message("这不是本程序做的备份，或者被改动过：{place}", place=str(place)), UNTOUCHED)


UNTOUCHED: Message = message("没有恢复任何东西，备份和现有的记录都没有动。请换一份备份")


def _named(folder: Path, store_id: str) -> list[Path]:
    try:
        return [p for p in folder.iterdir() if p.name.startswith(f"{PREFIX}{store_id[:STORE_DIGITS]}-")]
    except OSError:
        return []


def _mac(data: dict[str, object], root: bytes) -> str:
    content = json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
    return hmac.digest(derived_key(root, MAC_PURPOSE), content, "sha256").hex()


def _manifest(data: dict[str, object]) -> Manifest:
    """Every field of its kind; a `ValueError`, `KeyError` or `TypeError` otherwise."""
    schema, training, files = data["schema"], data["training"], data["files"]
    if not isinstance(schema, int) or not isinstance(training, bool) or not isinstance(files, dict):
        raise ValueError("manifest")
    made = Manifest(
        store=str(data["store"]),
        training=training,
        made_at=str(data["made_at"]),
        schema=schema,
        page=str(data["page"]),
        event=_counted(data["event"]),
        audit=_counted(data["audit"]),
        digest=str(data["digest"]),
        files={str(name): _counted(value) for name, value in files.items()},
    )
    wanted = {DATABASE} if training else {DATABASE, SLOTS}
    if set(made.files) != wanted or made.at().tzinfo is None:
        raise ValueError("manifest")
    return made


def _counted(value: object) -> tuple[int, str]:
    if not isinstance(value, list):
        raise ValueError("pair")
    count, digest = value
    if not isinstance(count, int) or isinstance(count, bool) or count < 0:
        raise ValueError("pair")
    return count, str(digest)
