"""Writes a run's files beside their place first, and moves them there only when all of them stand."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from mediator.domain.causes import cause_of
from mediator.domain.errors import BadInput, EnvironmentTrouble, MediatorError
from mediator.domain.wording import message
from mediator.whole_file import fill_file, sync_directory, write_whole

PART, OLD, LEAVING, CONTENTS = ".part", ".old", ".old.part", ".contents.json"


class OutFolder:
    """The folder named by `--out`. Files of an earlier run of ours are replaced, nobody else's ever."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self.part = place / PART
        """Where the files of this run are built."""
        self._found = True
        self._lock = -1

    def __enter__(self) -> Self:
        try:
            self._found = self._place.exists()
            self._place.mkdir(parents=True, exist_ok=True)
            self._lock = self._locked()
            self._recover()
            shutil.rmtree(self.part, ignore_errors=True)
            self.part.mkdir()
        except OSError as error:
            self._release()
            raise self._unwritable(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.part, ignore_errors=True)
        if error is not None and not self._found:
            with contextlib.suppress(OSError):
                self._place.rmdir()
        self._release()
        if isinstance(error, OSError):
            raise self._unwritable(error) from error

    def path(self, name: str) -> Path:
        """Where a file or folder of this run is built."""
        return self.part / name

    def write(self, name: str, content: bytes) -> None:
        """One file of this run."""
        fill_file(self.path(name), content)

    def finish(self) -> tuple[str, ...]:
        """Everything stands: move it to its place. The names, in order."""
        names = sorted(path.name for path in self.part.iterdir())
        ours = self._ours()
        for name in names:
            if (self._place / name).exists() and name not in ours:
                raise BadInput(
                    message("{place}里已有别的“{name}”，不是这里写出的", place=str(self._place), name=name),
                    message("没有改动任何文件。请换一个文件夹"),
                )
        # While files move, both runs count as ours: whatever stops us, the next run can tidy up.
        self._note(sorted({*ours, *names}))
        try:
            self._put_away([name for name in ours if (self._place / name).exists()])
            for name in names:
                (self.part / name).rename(self._place / name)
            self._note(names)
            sync_directory(self._place)
        except OSError:
            self._recover()
            raise
        (self._place / OLD).rename(self.part / OLD)
        return tuple(names)

    def _locked(self) -> int:
        """One run at a time in a folder: another one would take our half-built files for left-overs."""
        handle = os.open(self._place, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            raise EnvironmentTrouble(
                message("另一个程序正在往{place}里写", place=str(self._place)),
                message("它写的不受影响。请等它写完再试，或者换一个文件夹"),
            ) from None
        return handle

    def _release(self) -> None:
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1

    def _put_away(self, names: Sequence[str]) -> None:
        """The earlier run's files aside; only when all of them are is the folder called `OLD`."""
        leaving = self._place / LEAVING
        leaving.mkdir()
        for name in names:
            (self._place / name).rename(leaving / name)
        leaving.rename(self._place / OLD)

    def _recover(self) -> None:
        """The earlier run's files again, as they were, where a run was stopped while it moved its own."""
        old, leaving = self._place / OLD, self._place / LEAVING
        ours = self._ours()
        if old.is_dir():
            for name in ours:
                _remove(self._place / name)
            old.rename(leaving)
        if leaving.is_dir():
            for path in leaving.iterdir():
                path.rename(self._place / path.name)
            leaving.rmdir()
            self._note([name for name in ours if (self._place / name).exists()])

    def _note(self, names: Sequence[str]) -> None:
        """What is ours in the folder, replaced at once."""
        write_whole(self._place / CONTENTS, json.dumps(names).encode())

    def _ours(self) -> list[str]:
        """What an earlier run left here, by its own list. A list that makes no sense names nothing."""
        try:
            names = json.loads((self._place / CONTENTS).read_text(encoding="utf-8"))
        except (FileNotFoundError, IsADirectoryError, ValueError, RecursionError):
            return []
        known = names if isinstance(names, list) else []
        return [n for n in known if isinstance(n, str) and n == Path(n).name and not n.startswith(".")]

    def _unwritable(self, error: OSError) -> MediatorError:
        if isinstance(error, FileExistsError | NotADirectoryError):
            return BadInput(
                message("--out：{place}不是文件夹", place=str(self._place)),
                message("没有写入任何内容。请给出一个文件夹"),
            )
        return EnvironmentTrouble(
            message("写不进{place}（{cause}）", place=str(self._place), cause=cause_of(error)),
            message("没有留下写了一半的文件。请检查磁盘空间和权限后再试"),
        )


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
