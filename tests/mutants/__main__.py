"""Runs the tests on a copy of the tree with one seeded defect at a time: python -m tests.mutants [words]."""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

from tests.mutants.defects import DEFECTS, Defect

ROOT = Path(__file__).parent.parent.parent
COPIED = ("mediator", "resources", "tests", "tools", "pyproject.toml", "main.py", "GLOSSARY.md")
PASSED, FAILED = 0, 1
AT_ONCE = 2


def copied(place: Path) -> Path:
    """The tree as far as tests need it."""
    place.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, place / name)
    return place


def tested(place: Path, tests: str) -> tuple[int, str]:
    """How the tests end there, and their last line."""
    # A changed file of the same size and second would otherwise be taken for the one compiled before.
    under = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    order = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests.split()]
    done = subprocess.run(order, cwd=place, env=under, capture_output=True, text=True, check=False)
    return done.returncode, (done.stdout.strip().splitlines() or [""])[-1]


def caught(place: Path, defect: Defect) -> bool:
    """Whether the tests of a defect turn red for it; the tree is as before afterwards."""
    path = place / defect.path
    before = path.read_text(encoding="utf-8")
    if before.count(defect.old) != 1:
        raise SystemExit(f"{defect.name}: {defect.path} has these words {before.count(defect.old)} times")
    path.write_text(before.replace(defect.old, defect.new), encoding="utf-8")
    try:
        return tested(place, defect.tests)[0] == FAILED
    finally:
        path.write_text(before, encoding="utf-8")


def main(words: list[str]) -> int:
    """Every defect, or those whose names hold one of these words; 1 where one was not noticed."""
    chosen = [d for d in DEFECTS if not words or any(word in d.name for word in words)]
    began = perf_counter()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        free: queue.SimpleQueue[Path] = queue.SimpleQueue()
        for number in range(AT_ONCE):
            free.put(copied(Path(folder) / str(number)))

        def sound(tests: str) -> tuple[str, int, str]:
            place = free.get()
            try:
                return tests, *tested(place, tests)
            finally:
                free.put(place)

        def noticed(defect: Defect) -> bool:
            place = free.get()
            try:
                red = caught(place, defect)
            finally:
                free.put(place)
            print(f"{'noticed' if red else 'SURVIVED'}: {defect.name}", flush=True)
            return red

        with ThreadPoolExecutor(AT_ONCE) as pool:
            # Tests that are red already would notice nothing.
            red = [r for r in pool.map(sound, sorted({d.tests for d in chosen})) if r[1] != PASSED]
            for tests, _, line in red:
                print(f"red without any defect: {tests}: {line}", flush=True)
            results = list(pool.map(noticed, [d for d in chosen if d.tests not in {r[0] for r in red}]))
    print(f"{sum(results)} of {len(chosen)} defects noticed in {perf_counter() - began:.0f} s")
    return 0 if all(results) and not red else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
