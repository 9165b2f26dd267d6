"""Brings a store back from a backup, into an empty folder only; what had once come further is named."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from mediator.domain.causes import cause_of
from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.domain.wording import Message, message
from mediator.services.backups import BackupRefused, RestoreReceipt, Watch, unwatched
from mediator.services.ports import User
from mediator.storage.attempts import ATTEMPTS, Attempts
from mediator.storage.backup_check import check_whole, not_whole
from mediator.storage.backup_folder import (
    LEAVING,
    PART,
    PIECE,
    UNTOUCHED,
    Manifest,
    foreign,
    open_plain,
    read_manifest,
    read_small,
)
from mediator.storage.durable_file import OWNER_ONLY
from mediator.storage.engine import Connection, text
from mediator.storage.founding import DATABASE, MADE_HERE, clear_ground, finish
from mediator.storage.keys import TRAINING_KEYS, StoreKeys
from mediator.storage.logical_digest import logical_digest
from mediator.storage.mark import StoreMark
from mediator.storage.migrations import migrate
from mediator.storage.restore_record import Acting, put_on_record
from mediator.storage.users import StoredUsers
from mediator.storage.vault import SLOTS, Vault
from mediator.whole_file import fill_file, sync_directory

KEYED, COPIED, CHECKED, WHOLE = 10, 40, 60, 90

Opened = tuple[StoreKeys, tuple[str, ...]]
KeySource = Callable[[Vault], Opened]
"""Finds the keys in the slots of the backup; with them the numbers of those who brought it about."""
AllowedBy = Callable[[Sequence[User], tuple[str, ...]], None]
"""Refuses where these people may not restore; it is given every user of the backup."""


@dataclass(frozen=True, kw_only=True)
class FromBackup:
    """A backup as it was found, before anything of it is believed."""

    place: Path
    manifest: Manifest
    keys: StoreKeys
    by: tuple[str, ...]


def open_backup(place: Path, key_source: KeySource | None, scratch: Path) -> FromBackup:
    """Read the manifest and prove it; `scratch` is a folder of ours for the slots. Changes nothing else.

    Without a `key_source` training backups alone are opened. `SignInRefused` for a wrong pass-phrase.
    """
    place = place.parent if place.is_file() and not place.is_symlink() else place
    if place.is_symlink() or not place.is_dir():
        raise BadInput(
            message("这里没有备份：{place}", place=str(place)), message("请选备份的文件夹，名字以backup-开头")
        )
    if place.name.endswith((PART, LEAVING)):
        raise BackupRefused(message("这份备份没有写完：{place}", place=str(place)), UNTOUCHED)
    manifest, is_ours = read_manifest(place)
    keys: StoreKeys = TRAINING_KEYS
    by: tuple[str, ...] = ("",)
    if not manifest.training:
        if key_source is None:
            raise foreign(place)
        (scratch / SLOTS).unlink(missing_ok=True)
        fill_file(scratch / SLOTS, read_small(place / SLOTS))
        keys, by = key_source(Vault.load(scratch, manifest.store))
    if not is_ours(keys.root):
        raise foreign(place)
    return FromBackup(place=place, manifest=manifest, keys=keys, by=by)


def restore(
    place: Path,
    directory: Path,
    key_source: KeySource | None,
    allowed: AllowedBy,
    watch: Watch = unwatched,
) -> RestoreReceipt:
    """A store in an empty directory, equal to the one that was backed up, with a line that says so.

    Until the very end it is none: a run that was stopped leaves a directory that can be restored into anew.
    """
    training = _is_training(place)
    fresh = not directory.exists()
    lock = clear_ground(directory, training=training, restoring=True)
    try:
        with _told(directory, fresh=fresh):
            source = open_backup(place, key_source, directory)
            watch(KEYED)
            receipt = _brought_back(source, directory, allowed, watch)
    finally:
        lock.release()
    return receipt


def copy_proved(source: FromBackup, directory: Path, watch: Watch) -> None:
    """Copy the files and compare each with the manifest while it is copied; the stick opens nothing."""
    for name, (size, digest) in source.manifest.files.items():
        if _copied(source.place / name, directory / name, size) != digest:
            raise not_whole(message("备份里的文件被改动过：{name}", name=name))
    sync_directory(directory)
    watch(COPIED)


def check_equal(source: FromBackup, directory: Path, watch: Watch) -> None:
    """Every page, both chains, and every row as it was when the backup was made."""
    connection = Connection(directory / DATABASE, source.keys.page)
    try:
        check_whole(connection, source.keys.root, source.manifest.store, lambda: watch(CHECKED))
        if logical_digest(connection, lambda: watch(WHOLE)) != source.manifest.digest:
            raise not_whole(message("恢复出来的和备份时的不一样"))
    finally:
        connection.close()


def _brought_back(source: FromBackup, directory: Path, allowed: AllowedBy, watch: Watch) -> RestoreReceipt:
    manifest, keys = source.manifest, source.keys
    copy_proved(source, directory, watch)
    check_equal(source, directory, watch)
    mark = StoreMark(store_id=manifest.store, training=manifest.training)
    connection = Connection(directory / DATABASE, keys.page)
    try:
        station = _station(connection, mark)
        users = StoredUsers(connection).all()
        allowed(users, source.by)
        acting = Acting(source.by, next((u.role.value for u in users if u.number == source.by[0]), ""))
        connection.prepare_for_writing()
        migrate(connection, keys.page)
        warnings = put_on_record(connection, source.manifest, source.keys, directory, acting)
    finally:
        connection.close()
    if not mark.training:
        vault = Vault.load(directory, mark.store_id)
        Attempts(directory, vault.salt, expected=False).start()
    finish(directory, mark)
    return RestoreReceipt(
        directory=directory,
        station=station,
        made_at=manifest.at(),
        events=manifest.event[0],
        alone=len(source.by) < 2,
        warnings=warnings,
    )


def _station(connection: Connection, mark: StoreMark) -> str:
    found = connection.rows("SELECT store_id, training, name FROM station")
    if not found or found[0][0] != mark.store_id or bool(found[0][1]) != mark.training:
        raise not_whole(message("备份和它的清单对不上"))
    return text(found[0][2])


def _is_training(place: Path) -> bool:
    """What the backup says of itself; it is proved later, and decides only which ground is fit for it."""
    folder = place.parent if place.is_file() and not place.is_symlink() else place
    if folder.is_symlink() or not folder.is_dir():
        raise BadInput(
            message("这里没有备份：{place}", place=str(place)), message("请选备份的文件夹，名字以backup-开头")
        )
    return read_manifest(folder)[0].training


def _copied(original: Path, copy: Path, size: int) -> str:
    """The SHA-256 of what was copied; no more than was promised is read."""
    digest, left = hashlib.sha256(), size
    target = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, OWNER_ONLY)
    with os.fdopen(open_plain(original), "rb") as source, os.fdopen(target, "wb") as written:
        while piece := source.read(PIECE):
            left -= len(piece)
            if left < 0:
                return ""
            digest.update(piece)
            written.write(piece)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest() if not left else ""


@contextmanager
def _told(directory: Path, *, fresh: bool) -> Iterator[None]:
    """Within it a failure becomes one sentence, and what was made is cleared away where that goes."""
    try:
        yield
    except BaseException as error:
        _clear(directory, fresh=fresh)
        if isinstance(error, OSError):
            raise _failed(directory, cause_of(error)) from error
        if isinstance(error, EnvironmentTrouble) and error.advice is not None and not _is_sign_in(error):
            raise _failed(directory, error.title) from error
        raise


def _is_sign_in(error: EnvironmentTrouble) -> bool:
    from mediator.services.ports import SignInLocked, SignInRefused

    return isinstance(error, SignInLocked | SignInRefused)


def _failed(directory: Path, cause: Message) -> EnvironmentTrouble:
    return EnvironmentTrouble(
        message("没有恢复成：{cause}（{place}）", cause=cause, place=str(directory)),
        message("那里没有留下记录库，备份和原来的记录都没有动。请换一个文件夹再试"),
    )


def _clear(directory: Path, *, fresh: bool) -> None:
    """Only what a restore makes. `unfinished` goes last: until then the next one may tidy up."""
    with suppress(OSError):
        shutil.rmtree(directory / "before-migration", ignore_errors=True)
        for name in (*MADE_HERE, ATTEMPTS, "unfinished", *(("lock",) if fresh else ())):
            (directory / name).unlink(missing_ok=True)
        if fresh:
            directory.rmdir()
