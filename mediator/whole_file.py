"""Writes a file for somebody: afterwards the old one is there, or none, or the new one, whole."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

OWNER_ONLY = 0o600
PART = ".part"
NO_SUCH_SYNC = (errno.EINVAL, errno.ENOTSUP)
"""What a file system answers that keeps its directories by itself."""


class NotSure(OSError):
    """The file stands whole under its name; whether it still would after a power cut is not known."""


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in place at once; returns when it is on the disk and was read back.

    `NotSure` when it is in place but that could not be told; any other `OSError` when nothing was changed.
    """
    part = path.with_name(f"{path.name}{PART}")
    try:
        fill_file(part, content)
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    try:
        sync_directory(path.parent)
    except OSError as error:
        raise NotSure(error.errno, error.strerror) from error


def fill_file(path: Path, content: bytes) -> None:
    """Write a file that nobody looks at yet, put it on the disk, and compare it with what was meant."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
    with os.fdopen(handle, "r+b") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)
        if hasattr(os, "posix_fadvise"):
            # What is read back shall come from the disk and not from memory.
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        file.seek(0)
        if file.read() != content:
            raise OSError(errno.EIO, "read back otherwise than written")


def sync_directory(directory: Path) -> None:
    """Put the names in a directory on the disk, where the system knows such a thing."""
    if os.name == "nt":
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in NO_SUCH_SYNC:
            raise
    finally:
        os.close(handle)
