"""Where papers lie for a moment on their way to a printer, and what is swept there when a store opens."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

FOLDER = "printing"
COPIES = "tmp*.pdf"


def printing_place(store: Path) -> Path:
    """In the store's own directory, which only its user can enter, never in the system's temporary one."""
    return store / FOLDER


def sweep(store: Path) -> int:
    """Remove the copies a run of before left behind, because the power or the program went; how many.

    Only while the lock of the store is held: nobody else prints from it then.
    """
    gone = 0
    with suppress(OSError):
        for copy in printing_place(store).glob(COPIES):
            with suppress(OSError):
                copy.unlink()
                gone += 1
    return gone
