"""Makes a backup of a store that is in use: checked before, copied in one moment, read back, named last."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from mediator.domain.backup_times import staying
from mediator.domain.causes import cause_of
from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import Message, message
from mediator.services.backups import BackupReceipt, BackupState, BackupTrouble, KeptBackup, Watch
from mediator.storage.anchor import head_of
from mediator.storage.backup_check import check_whole
from mediator.storage.backup_folder import (
    MANIFEST,
    PART,
    Manifest,
    backup_name,
    clear_away,
    finished,
    manifest_content,
    measured,
    page_mark,
    sweep_parts,
)
from mediator.storage.chain import AuditChain, Chain, code_of
from mediator.storage.durable_file import OWNER_ONLY
from mediator.storage.engine import Connection
from mediator.storage.founding import DATABASE
from mediator.storage.keys import StoreKeys
from mediator.storage.logical_digest import logical_digest
from mediator.storage.mark import StoreMark
from mediator.storage.migrations import schema_version
from mediator.storage.ticks import now
from mediator.storage.vault import SLOTS
from mediator.whole_file import fill_file, sync_directory

CHECKED, COPIED, WRITTEN, VERIFIED, DONE = 35, 55, 60, 95, 100
"""How far it is, in percent, after each part of the work."""


@dataclass(frozen=True, kw_only=True)
class BackupSource:
    """What a backup is made from; plain data, good on any thread."""

    directory: Path
    keys: StoreKeys
    mark: StoreMark


def make_backup(
    source: BackupSource, folder: Path, watch: Watch, *, clock: Callable[[], datetime] = now
) -> BackupReceipt:
    """A verified backup in a folder of its own there, then thinning. `BackupTrouble` says how far it came.

    Torn ones never bear the name of a backup; `BackupRefused` or `BackupStopped` leave nothing behind.
    """
    at = clock().replace(microsecond=0)
    while (place := folder / backup_name(source.mark.store_id, at)).exists():
        # Two within a second: the second one bears the next.
        at += timedelta(seconds=1)
    part = place.with_name(f"{place.name}{PART}")
    state = [BackupState.NOTHING]
    with _told(folder, part, state):
        sweep_parts(folder, source.mark.store_id)
        part.mkdir(mode=0o700)
        state[0] = BackupState.NOT_VERIFIED
        manifest = _written(source, part, at, watch)
        _verify(source, part, manifest, watch)
        sync_directory(part)
        part.rename(place)
        state[0] = BackupState.VERIFIED
        sync_directory(folder)
    watch(DONE)
    kept = KeptBackup(
        place=place, made_at=at, events=manifest.event[0], bytes=sum(n for n, _ in manifest.files.values())
    )
    code = code_of(manifest.audit[0], bytes.fromhex(manifest.audit[1]))
    return BackupReceipt(kept=kept, digest=manifest.digest, code=code, thinned=thin(source, folder, at))


def thin(source: BackupSource, folder: Path, at: datetime) -> int:
    """Clear away the backups of this store that need not stay; how many. What cannot be removed stays."""
    found = finished(folder, source.mark.store_id, source.keys.root)
    kept = staying((manifest.at() for _, manifest in found), at)
    gone = 0
    for place, manifest in found:
        if manifest.at() not in kept:
            with suppress(OSError):
                clear_away(place)
                gone += 1
    return gone


@contextmanager
def _told(folder: Path, part: Path, state: list[BackupState]) -> Iterator[None]:
    """Within it a failure becomes one sentence, and what is half made is cleared away where that goes."""
    try:
        yield
    except BaseException as error:
        shutil.rmtree(part, ignore_errors=True)
        if state[0] is BackupState.NOT_VERIFIED and folder.is_dir() and not os.path.lexists(part):
            state[0] = BackupState.NOTHING
        if isinstance(error, OSError):
            raise failed(folder, state[0], cause_of(error)) from error
        if isinstance(error, EnvironmentTrouble) and not isinstance(error, BackupTrouble):
            raise failed(folder, state[0], error.title) from error
        raise


def failed(folder: Path, state: BackupState, cause: Message) -> BackupTrouble:
    """What happened, what lies there now, what to do."""
    if state is BackupState.VERIFIED:
        title = message("备份写好并核对过，但{place}没有确认存盘（{cause}）", place=str(folder), cause=cause)
        return BackupTrouble(title, message("记录库没有受影响。请安全移除U盘，再插上看备份在不在"), state)
    title = message("备份没有做成：{cause}（{place}）", cause=cause, place=str(folder))
    if state is BackupState.NOT_VERIFIED:
        advice = message("那里留下的一份以.part结尾，没有核对过，不能用。记录库没有受影响，请换一个U盘再备份")
    else:
        advice = message("那里没有留下写了一半的备份，记录库和之前的备份都在。请检查U盘或换一个文件夹再备份")
    return BackupTrouble(title, advice, state)


def _written(source: BackupSource, part: Path, at: datetime, watch: Watch) -> Manifest:
    """Everything but the name. All that is read of the store is of one moment."""
    slots, root = _slots(source), source.keys.root
    original = Connection(source.directory / DATABASE, source.keys.page)
    try:
        original.run("BEGIN")
        # The moment is that of the first reading, not of the beginning.
        head_of(original, "event")
        check_whole(original, root, source.mark.store_id, lambda: watch(CHECKED // 2), in_use=True)
        digest = logical_digest(original, lambda: watch(CHECKED))
        heads = {table: head_of(original, table) for table in ("event", "audit")}
        schema = schema_version(original)
        _copy(original, part / DATABASE, source.keys.page)
        original.run("ROLLBACK")
    finally:
        original.close()
    watch(COPIED)
    if _slots(source) != slots:
        raise failed(part.parent, BackupState.NOTHING, message("正在更换密钥"))
    if slots:
        fill_file(part / SLOTS, slots)
    manifest = Manifest(
        store=source.mark.store_id,
        training=source.mark.training,
        made_at=at.isoformat(),
        schema=schema,
        page=page_mark(source.keys.page),
        event=_head(heads["event"], Chain(root, source.mark.store_id).start),
        audit=_head(heads["audit"], AuditChain(root, source.mark.store_id).start),
        digest=digest,
        files={name: measured(part / name) for name in (DATABASE, *((SLOTS,) if slots else ()))},
    )
    fill_file(part / MANIFEST, manifest_content(manifest, root))
    watch(WRITTEN)
    return manifest


def _copy(original: Connection, path: Path, page_key: bytes) -> None:
    path.touch(mode=OWNER_ONLY)
    copy = Connection(path, page_key)
    try:
        original.copy_to(copy)
        # Without a log beside it: the file alone is all there is.
        copy.rows("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _verify(source: BackupSource, part: Path, manifest: Manifest, watch: Watch) -> None:
    """Read back what lies there: every byte, every page, every row."""
    for name, meant in manifest.files.items():
        if measured(part / name) != meant:
            raise EnvironmentTrouble(message("读回来的和写进去的不一样"))
    watch(WRITTEN + 10)
    copy = Connection(part / DATABASE, source.keys.page)
    try:
        check_whole(copy, source.keys.root, source.mark.store_id, lambda: watch(WRITTEN + 20))
        if logical_digest(copy, lambda: watch(VERIFIED)) != manifest.digest:
            raise EnvironmentTrouble(message("读回来的和写进去的不一样"))
    finally:
        copy.close()
    if {path.name for path in part.iterdir()} != {MANIFEST, *manifest.files}:
        raise EnvironmentTrouble(message("备份的文件夹里多出了别的文件"))


def _slots(source: BackupSource) -> bytes:
    return b"" if source.mark.training else (source.directory / SLOTS).read_bytes()


def _head(found: tuple[int, bytes] | None, start: bytes) -> tuple[int, str]:
    seq, link = found or (0, start)
    return seq, link.hex()
