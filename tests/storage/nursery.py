"""Children that may be killed: one process reads everything in once and forks a child for each run.

It is a process of its own, never the one of the tests, and opens no store itself: only its children do.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

END = "== "
Given = Mapping[str, object]


class Run:
    """One child at work. Its lines are what it said; `status` is there when they have ended."""

    def __init__(self, nursery: Nursery) -> None:
        self._nursery = nursery
        self.pid = int(nursery.line().removeprefix("pid "))
        self.status: int | None = None

    def lines(self) -> Iterator[str]:
        """What it says, as it says it, until it is gone."""
        while self.status is None:
            line = self._nursery.line()
            if line.startswith(END):
                self.status = int(line.removeprefix(END))
            else:
                yield line

    def kill(self) -> None:
        """As the power switch would: no last word."""
        os.kill(self.pid, signal.SIGKILL)


class Nursery:
    """Starts children by the name of what they do, a function of `tests.storage.children`."""

    def __init__(self, *, below: Path | None = None) -> None:
        under = {"LD_PRELOAD": str(below)} if below else {}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            env={**os.environ, **under},
        )

    def run(self, task: str, **given: object) -> Run:
        """A new child for this task."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{json.dumps({'task': task, **given})}\n")
        self._process.stdin.flush()
        return Run(self)

    def said(self, task: str, **given: object) -> list[str]:
        """Everything a child said that was left to its end, which must be a good one."""
        run = self.run(task, **given)
        said = list(run.lines())
        assert run.status == 0, said
        return said

    def line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the nursery is gone"
        return line.rstrip("\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._process:
            assert self._process.stdin is not None
            self._process.stdin.close()


def say(line: str) -> None:
    """One line to whoever waits for it, past every buffer: what was said before a kill is heard."""
    os.write(1, f"{line}\n".encode())


def _child(given: dict[str, object]) -> int:
    from tests.storage import children

    try:
        getattr(children, str(given.pop("task")))(**given)
    except BaseException:
        for line in traceback.format_exc().splitlines():
            say(line)
        return 1
    return 0


def main() -> None:
    """Read a task from each line and see its child to the end before the next."""
    import tests.storage.children  # noqa: F401 - read in before the first child

    for line in sys.stdin:
        given = json.loads(line)
        pid = os.fork()
        if not pid:
            say(f"pid {os.getpid()}")
            os._exit(_child(given))
        _, status = os.waitpid(pid, 0)
        say(f"{END}{os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
