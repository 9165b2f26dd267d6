"""Runs other programs for the set-up: everything they print goes to a log, the end of it to the caller."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str]


@dataclass(frozen=True)
class Finished:
    """How a command ended: its exit code and all it printed."""

    code: int
    output: str

    @property
    def last_line(self) -> str:
        """The last line that says something, or an empty string."""
        lines = [line.strip() for line in self.output.splitlines() if line.strip()]
        return lines[-1] if lines else ""


Run = Callable[[Command], Finished]


def logged_to(log: Path) -> Run:
    """Return a runner that appends each command and its output to `log`."""

    def run(command: Command) -> Finished:
        try:
            done = subprocess.run(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                check=False,
            )
        except FileNotFoundError:
            return Finished(127, f"{command[0]}: not found")
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"$ {' '.join(command)}\n{done.stdout}\n")
        return Finished(done.returncode, done.stdout)

    return run
