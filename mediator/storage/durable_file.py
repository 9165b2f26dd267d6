"""Writes small files so that after a crash there is the old one or the new one, never half of either."""

from __future__ import annotations

import os
from pathlib import Path

from mediator.storage import trouble

OWNER_ONLY = 0o600


def write_durably(path: Path, content: bytes) -> None:
    """Replace the file at once; returns when it is on the disk. `EnvironmentTrouble` when it cannot."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        sync_directory(path.parent)
    except OSError as error:
        raise trouble.from_os(error, path.parent) from error


def sync_directory(directory: Path) -> None:
    """Put the names in a directory on the disk."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_file(path: Path) -> bytes:
    """The content of a file that must be there; `EnvironmentTrouble` when it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise trouble.damaged(path.parent) from error
    except OSError as error:
        raise trouble.from_os(error, path.parent) from error
