"""One window at a time: a lock on the store that ends with the process, whatever way it ends."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from mediator.storage import trouble
from mediator.storage.durable_file import OWNER_ONLY


class StoreLock:
    """Held for life on a file of the directory. Its content says nothing, so a copied one locks nothing."""

    def __init__(self, directory: Path) -> None:
        try:
            self._handle = os.open(directory / "lock", os.O_RDWR | os.O_CREAT, OWNER_ONLY)
        except OSError as error:
            raise trouble.from_os(error, directory) from error
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._handle)
            raise trouble.locked() from error
        except OSError as error:
            os.close(self._handle)
            raise trouble.from_os(error, directory) from error

    def release(self) -> None:
        """Let the next window in."""
        os.close(self._handle)
