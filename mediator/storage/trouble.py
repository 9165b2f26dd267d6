"""What the disk and the database may refuse, each as what happened, what is safe and what to do."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import message


class StoreDamaged(EnvironmentTrouble):
    """The files of a store are there and are not what they should be."""


class DiskFull(EnvironmentTrouble):
    """No room is left where the store lies."""


DISK_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NO_ROOM = 64 * 1024
"""Bytes; what one commit may want for its page index."""
NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)


def disk_full() -> DiskFull:
    """No room left: the step is not recorded, everything before it is."""
    return DiskFull(
        message("磁盘满了，这一步没有记上"),
        message("之前记下的都在。请删掉一些不用的文件腾出空间，再做一遍这一步"),
    )


def reserve_released() -> DiskFull:
    """No room left but what was kept back for this, which is free now: once more, and it is recorded."""
    return DiskFull(
        message("磁盘满了，这一步没有记上"),
        message("之前记下的都在。备用空间已经放开，请再做一遍这一步，然后尽快清理磁盘"),
    )


def unwritable(directory: Path) -> EnvironmentTrouble:
    """The directory or a file in it may not be written."""
    return EnvironmentTrouble(
        message("写不进记录库所在的文件夹：{place}", place=str(directory)),
        message("已有的记录没有改动。请检查这个文件夹的权限，或者换一个文件夹"),
    )


def unreadable(directory: Path) -> EnvironmentTrouble:
    """Reading or writing failed in a way that points at the disk itself."""
    return EnvironmentTrouble(
        message("磁盘读写出错，这一步没有记上：{place}", place=str(directory)),
        message("之前记下的都在。请再试一次，还不行请检查磁盘，先备份再继续"),
    )


def locked() -> EnvironmentTrouble:
    """Another window or program holds the store."""
    return EnvironmentTrouble(
        message("这个记录库正在另一个窗口里用着"),
        message("记录没有改动。请回到已经打开的窗口，或者关掉它再打开"),
    )


def damaged(directory: Path) -> StoreDamaged:
    """The files are there and are not what they should be."""
    return StoreDamaged(
        message("记录库的文件坏了，打不开：{place}", place=str(directory)),
        message("程序没有改动任何文件。请不要删它们，把整个文件夹复制一份，交给管理员检查"),
    )


def newer(found: int, known: int) -> EnvironmentTrouble:
    """Written by a later version of this program; it is not touched."""
    return EnvironmentTrouble(
        message("这个记录库来自更新的版本（格式{found}，这里只认到{known}）", found=found, known=known),
        message("记录没有改动。请用新版程序打开它"),
    )


def from_os(error: OSError, directory: Path) -> EnvironmentTrouble:
    """The sentence for what the operating system answered."""
    if error.errno in DISK_FULL:
        return disk_full()
    if error.errno in NOT_ALLOWED or error.errno == errno.ENOTDIR:
        return unwritable(directory)
    return unreadable(directory)


def from_database(name: str, directory: Path) -> EnvironmentTrouble:
    """The sentence for a result code of SQLite, by its name such as SQLITE_FULL."""
    if name == "SQLITE_FULL":
        return disk_full()
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return unwritable(directory)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return locked()
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return damaged(directory)
    return disk_full() if _has_no_room(directory) else unreadable(directory)


def _has_no_room(directory: Path) -> bool:
    """SQLite tells some writes to a full disk as a mere failure of the disk."""
    try:
        return shutil.disk_usage(directory).free < NO_ROOM
    except OSError:
        return False
