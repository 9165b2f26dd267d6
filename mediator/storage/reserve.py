"""Room kept back on the disk, let go when it is full: what is at hand can still be recorded and closed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from mediator.storage.durable_file import OWNER_ONLY

RESERVE = "reserve"
MEGABYTE = 1024 * 1024
STATION_BYTES, TRAINING_BYTES = 16 * MEGABYTE, MEGABYTE // 16
STATION_LEAST, TRAINING_LEAST = 200 * MEGABYTE, 4 * MEGABYTE
"""What must be free before a talk or the signing begins."""


def free_bytes(directory: Path) -> int:
    """What is free on the disk of a directory for whoever runs this program."""
    return shutil.disk_usage(directory).free


class Reserve:
    """One file of a store that says nothing and only takes up room."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / RESERVE

    def hold(self, size: int) -> None:
        """Keep so many bytes back, where the disk has a few times as many; not to have them is no trouble."""
        with suppress(OSError):
            if self._path.exists() or free_bytes(self._path.parent) < 4 * size:
                return
            handle = os.open(self._path, os.O_WRONLY | os.O_CREAT, OWNER_ONLY)
            try:
                os.posix_fallocate(handle, 0, size)
            except OSError:
                self._path.unlink(missing_ok=True)
                raise
            finally:
                os.close(handle)

    def release(self) -> bool:
        """Let the room go; whether there was any."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True


class DiskRoom:
    """The `DiskSpace` of a store."""

    def __init__(self, directory: Path, least: int, free: Callable[[Path], int] = free_bytes) -> None:
        self._directory = directory
        self._least = least
        self._free = free

    def too_little(self) -> int | None:
        """How many megabytes are left, where that is too few to begin something long."""
        try:
            left = self._free(self._directory)
        except OSError:
            # Whoever cannot be asked forbids nothing: the commit itself will tell.
            return None
        return left // MEGABYTE if left < self._least else None
