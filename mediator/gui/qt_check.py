"""Refuses the one pair of Python and PySide6 that crashes, before any window opens."""

from __future__ import annotations

import sys

BROKEN_FROM = (6, 12)
SAFE_PYTHON = (3, 12)


def broken_pair(python: tuple[int, int], pyside: tuple[int, int]) -> bool:
    """Whether this pair loses a reference to None with every call (PySide6 6.12 on Python before 3.12)."""
    return python < SAFE_PYTHON and pyside >= BROKEN_FROM


def check_qt() -> None:
    """End the program with one sentence when the pair is broken."""
    import PySide6

    python = (sys.version_info[0], sys.version_info[1])
    major, minor = PySide6.__version__.split(".")[:2]
    if broken_pair(python, (int(major), int(minor))):
        raise SystemExit(
            "PySide6 6.12 loses references on Python before 3.12; install PySide6-Essentials 6.11.3"
        )
