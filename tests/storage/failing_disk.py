"""Builds the disk that fails on purpose, and steers it from inside a child that was started on it."""

from __future__ import annotations

import ctypes
import subprocess
from pathlib import Path

SOURCE = Path(__file__).with_name("failing_disk.c")


def built(folder: Path) -> Path:
    """The library, compiled anew."""
    made = folder / "failing_disk.so"
    options = ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror"]
    subprocess.run(["gcc", *options, "-o", str(made), str(SOURCE), "-ldl"], check=True)
    return made


class Disk:
    """The disk of this process, as far as paths under one folder go."""

    def __init__(self, folder: str) -> None:
        self._library = ctypes.CDLL(None)
        self._library.disk_calls.restype = ctypes.c_long
        self._library.disk_watch(folder.encode())

    def fail(self, nth: int, error: int, *, sticky: bool) -> None:
        """From now on count; the nth call fails, and where `sticky` every one after it."""
        self._library.disk_fail(ctypes.c_long(nth), error, int(sticky))

    def kill_at(self, nth: int) -> None:
        """The nth call from now on is the last thing this process does."""
        self._library.disk_fail(ctypes.c_long(nth), -1, 0)

    def heal(self) -> None:
        """Nothing fails any more."""
        self._library.disk_fail(ctypes.c_long(-1), 0, 0)

    def calls(self) -> int:
        """How many calls there were since `fail`."""
        return int(self._library.disk_calls())

    def note(self, path: str) -> None:
        """Write down from now on what is asked of the disk."""
        self._library.disk_note(path.encode())

    def mark(self, words: str) -> None:
        """Put a word of the tests between the notes."""
        self._library.disk_mark(words.encode())
