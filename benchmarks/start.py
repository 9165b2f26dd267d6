"""Start of the app, to its first painted page, against a bare PySide6 window with one button."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.pairs import Pair, measure

ROOT = Path(__file__).resolve().parent.parent
RUNS = 15


def start_pair(runs: int = RUNS) -> Pair:
    """Whole processes: interpreter, imports, window, first paint, exit."""
    with tempfile.TemporaryDirectory() as store:
        ours = [sys.executable, str(ROOT / "benchmarks" / "our_window.py"), store]
        bare = [sys.executable, str(ROOT / "benchmarks" / "bare_window.py")]
        return measure(
            "mediator to its first page",
            lambda: _run(ours),
            "bare window with one button",
            lambda: _run(bare),
            runs,
        )


def _run(command: Sequence[str]) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    began = time.perf_counter()
    subprocess.run(command, check=True, env=environment, capture_output=True)
    return time.perf_counter() - began
