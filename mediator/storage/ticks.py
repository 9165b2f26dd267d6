"""The counters of this computer beside its clock: a clock that was set tells another tale than they do."""

from __future__ import annotations

import hashlib
import sys
import time
from datetime import datetime
from functools import lru_cache
from pathlib import Path

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
BOOT_DIGITS = 12


def now() -> datetime:
    """This computer's clock, with its offset."""
    return datetime.now().astimezone()


def ticks() -> int:
    """Milliseconds since the computer was started, sleep included where the system counts it."""
    counter = time.CLOCK_BOOTTIME if sys.platform == "linux" else time.CLOCK_MONOTONIC
    return time.clock_gettime_ns(counter) // 1_000_000


@lru_cache(maxsize=1)
def boot() -> str:
    """Which start of the computer this is, as a short digest; empty where the system does not say."""
    try:
        return hashlib.sha256(BOOT_ID.read_bytes()).hexdigest()[:BOOT_DIGITS]
    except OSError:
        return ""
