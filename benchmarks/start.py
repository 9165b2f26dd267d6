"""Start of the app, to its first painted page, against a bare PySide6 window with one button."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.pairs import Pair, measure
from mediator.app.desks import TRAINING_STATION, TRAINING_USERS
from mediator.storage.database import Store
from mediator.storage.wrapping import KeyCost

ROOT = Path(__file__).resolve().parent.parent
RUNS = 15


def start_pair(runs: int = RUNS) -> Pair:
    """Whole processes: interpreter, imports, window, first paint, exit."""
    with tempfile.TemporaryDirectory() as store:
        _set_up(Path(store) / "station")
        ours = [sys.executable, str(ROOT / "benchmarks" / "our_window.py"), store]
        bare = [sys.executable, str(ROOT / "benchmarks" / "bare_window.py")]
        return measure(
            "mediator to its first page",
            lambda: _run(ours),
            "bare window with one button",
            lambda: _run(bare),
            runs,
        )


def _set_up(place: Path) -> None:
    """A station's store, as on every day but the first: the page that comes up is the sign-in."""
    Store.create(
        place,
        station=replace(TRAINING_STATION, training=False),
        first_user=TRAINING_USERS[0],
        passphrase="a passphrase for one run",
        cost=KeyCost(memory_kib=8, passes=1, lanes=1),
    ).close()


def _run(command: Sequence[str]) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    # A person's Python keeps compiled files; a test machine may have been told not to.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    subprocess.run(command, check=True, env=environment, capture_output=True)
    return time.perf_counter() - began
