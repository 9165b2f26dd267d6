"""The `Backups` of an open store: jobs that take plain data along and may run on any thread."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from mediator.domain.causes import cause_of
from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.domain.wording import Message, message
from mediator.services.backups import (
    BackupRefused,
    Drill,
    DrillResult,
    KeptBackup,
    Watch,
    Work,
)
from mediator.storage.backup_folder import Manifest, finished, page_mark
from mediator.storage.backup_make import BackupSource, make_backup
from mediator.storage.restore import FromBackup, check_equal, copy_proved
from mediator.storage.ticks import now
from mediator.storage.vault import Vault

DRILL = "drill"


class StoredBackups:
    """Of one store. `number` is whoever is signed in: the drill sees whether a backup would let him in."""

    def __init__(
        self, source: Callable[[], BackupSource], number: str, clock: Callable[[], datetime] = now
    ) -> None:
        self._source = source
        self._number = number
        self._clock = clock

    def check_folder(self, folder: Path) -> Message | None:
        """`BadInput` for a folder that is not there or lies in the store; a sentence for the same disk."""
        store = self._source().directory
        try:
            place = folder.resolve(strict=True)
            same_disk = place.stat().st_dev == store.stat().st_dev
        except OSError as error:
            raise BadInput(
                message("这个文件夹打不开（{cause}）：{place}", cause=cause_of(error), place=str(folder)),
                message("没有改动任何东西。请插好U盘或者换一个文件夹"),
            ) from error
        if not place.is_dir() or not os.access(place, os.W_OK):
            raise BadInput(message("这个文件夹写不进去：{place}", place=str(folder)))
        if place.is_relative_to(store.resolve()):
            raise BadInput(message("备份不能放在记录库自己的文件夹里"), message("请选U盘或者另一块磁盘"))
        if same_disk:
            return message("这个文件夹和记录库在同一块磁盘上。磁盘坏了两份一起没有，最好放到U盘或另一块磁盘")
        return None

    def work(self, folder: Path) -> Work:
        """One backup."""
        source, clock = self._source(), self._clock
        return lambda watch: make_backup(source, folder, watch, clock=clock)

    def drill(self, folder: Path) -> Drill:
        """Restores the newest backup within the store's own directory, and clears it away again."""
        source, number, clock = self._source(), self._number, self._clock
        return lambda watch: run_drill(source, folder, number, watch, clock)

    def kept(self, folder: Path) -> tuple[KeptBackup, ...]:
        """Every finished backup of this store there, newest first."""
        source = self._source()
        found = finished(folder, source.mark.store_id, source.keys.root)
        return tuple(
            KeptBackup(
                place=place,
                made_at=manifest.at(),
                events=manifest.event[0],
                bytes=sum(size for size, _ in manifest.files.values()),
            )
            for place, manifest in found
        )


def run_drill(
    source: BackupSource, folder: Path, number: str, watch: Watch, clock: Callable[[], datetime] = now
) -> DrillResult:
    """The newest backup, brought back in full compared row by row; `BackupRefused` where it is not equal."""
    place, manifest = _newest(source, folder)
    room = source.directory / DRILL
    shutil.rmtree(room, ignore_errors=True)
    try:
        room.mkdir(mode=0o700)
        found = FromBackup(place=place, manifest=manifest, keys=source.keys, by=("",))
        copy_proved(found, room, watch)
        check_equal(found, room, watch)
        if not manifest.training and not Vault.load(room, manifest.store).holds(number):
            raise BackupRefused(message("用这份备份恢复以后，您自己登录不进去"), message("请重新备份一次"))
    except OSError as error:
        raise EnvironmentTrouble(
            message("演练没有做成（{cause}）", cause=cause_of(error)),
            message("备份和记录库都没有动。请检查磁盘空间和U盘后再演练"),
        ) from error
    finally:
        shutil.rmtree(room, ignore_errors=True)
    return DrillResult(at=clock(), backup_made_at=manifest.at(), events=manifest.event[0])


def sweep_drill(directory: Path) -> None:
    """What a drill left behind because the power or the program went."""
    with suppress(OSError):
        shutil.rmtree(directory / DRILL)


def _newest(source: BackupSource, folder: Path) -> tuple[Path, Manifest]:
    found = finished(folder, source.mark.store_id, source.keys.root)
    if not found:
        raise BackupRefused(
            message("那里没有可以演练的备份：{place}", place=str(folder)),
            message("请插好U盘，或者先备份一次"),
        )
    if found[0][1].page != page_mark(source.keys.page):
        raise BackupRefused(
            message("最近的备份做好以后换过密钥，没有演练"), message("备份没有坏。请先备份一次再演练")
        )
    return found[0]
