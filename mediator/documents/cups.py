"""Printing on Linux: hands the finished file to CUPS, which keeps text and strokes as vectors."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.domain.wording import Message, message

SECONDS = 30
MOST_COPIES = 20
# Without the paper size a generic queue prints on Letter; scaling would move the margins.
OPTIONS = ("media=A4", "print-scaling=none", "sides=two-sided-long-edge")


def is_available() -> bool:
    """Whether this computer has the commands of CUPS."""
    return all(shutil.which(name) for name in ("lp", "lpstat"))


def printers() -> tuple[str, ...]:
    """The names of the queues, the default one first; none when there is no printing service."""
    if not is_available():
        return ()
    listed = _run(["lpstat", "-e"])
    if listed.returncode:
        return ()
    names = tuple(line.strip() for line in listed.stdout.splitlines() if line.strip())
    default = _run(["lpstat", "-d"]).stdout.rpartition(":")[2].strip()
    return tuple(sorted(names, key=lambda name: name != default))


def print_pdf(path: Path, printer: str, copies: int) -> None:
    """Queue the file; returns once the service took it. Paper in the tray is for the officer to see.

    Raises `BadInput` for a count that is not 1 to 20, `EnvironmentTrouble` when it was not taken.
    """
    if not 1 <= copies <= MOST_COPIES:
        raise BadInput(message("打印份数请填1至{most}", most=MOST_COPIES))
    if not is_available():
        raise _trouble(message("这台电脑没有打印服务，没有打印"))
    if not path.is_file():
        raise _trouble(message("要打印的文件{file}不在了，没有打印", file=path.name))
    options = [part for option in OPTIONS for part in ("-o", option)]
    result = _run(["lp", "-d", printer, "-n", str(copies), *options, "--", str(path)])
    if result.returncode:
        raise _trouble(message("打印机“{printer}”没有接收，没有打印", printer=printer))


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise _trouble(message("打印服务没有回应，没有打印")) from None


def _trouble(title: Message) -> EnvironmentTrouble:
    return EnvironmentTrouble(title, message("文书已保存，没有丢失。可以另存PDF，换一台打印机再打印"))
