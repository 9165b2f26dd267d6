"""Writes a run's files beside their place first, and moves them there only when all of them stand."""

from __future__ import annotations

import contextlib
import json
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.domain.wording import message

PART, OLD, CONTENTS = ".part", ".old", ".contents.json"


class OutFolder:
    """The folder named by `--out`. Files of an earlier run of ours are replaced, nobody else's ever."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._part = place / PART
        self._found = place.exists()

    def __enter__(self) -> Self:
        if self._place.exists() and not self._place.is_dir():
            raise BadInput(
                message("--out：{place}不是文件夹", place=str(self._place)),
                message("没有写入任何内容。请给出一个文件夹"),
            )
        try:
            self._place.mkdir(parents=True, exist_ok=True)
            shutil.rmtree(self._part, ignore_errors=True)
            self._part.mkdir()
        except OSError as error:
            raise self._unwritable(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._part, ignore_errors=True)
        if error is not None and not self._found:
            with contextlib.suppress(OSError):
                self._place.rmdir()
        if isinstance(error, OSError):
            raise self._unwritable(error) from error

    def path(self, name: str) -> Path:
        """Where a file or folder of this run is built."""
        return self._part / name

    def write(self, name: str, content: bytes) -> None:
        """One file of this run."""
        self.path(name).write_bytes(content)

    def finish(self) -> tuple[str, ...]:
        """Everything stands: move it to its place. The names, in order."""
        names = sorted(path.name for path in self._part.iterdir())
        ours = self._ours()
        for name in names:
            if (self._place / name).exists() and name not in ours:
                raise BadInput(
                    message("{place}里已有别的“{name}”，不是这里写出的", place=str(self._place), name=name),
                    message("没有改动任何文件。请换一个文件夹"),
                )
        self._put_away([name for name in ours if (self._place / name).exists()])
        try:
            for name in names:
                (self._part / name).rename(self._place / name)
        except OSError:
            self._bring_back(names)
            raise
        (self._place / CONTENTS).write_text(json.dumps(names), encoding="utf-8")
        shutil.rmtree(self._place / OLD, ignore_errors=True)
        return tuple(names)

    def _put_away(self, names: list[str]) -> None:
        old = self._place / OLD
        shutil.rmtree(old, ignore_errors=True)
        old.mkdir()
        for name in names:
            (self._place / name).rename(old / name)

    def _bring_back(self, names: list[str]) -> None:
        """The earlier run's files again, as they were."""
        for name in names:
            if (self._place / name).exists():
                (self._place / name).rename(self._part / name)
        for path in (self._place / OLD).iterdir():
            path.rename(self._place / path.name)

    def _ours(self) -> list[str]:
        """What an earlier run left here, by its own list. A list that cannot be read names nothing."""
        try:
            names = json.loads((self._place / CONTENTS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        known = names if isinstance(names, list) else []
        return [n for n in known if isinstance(n, str) and n == Path(n).name and not n.startswith(".")]

    def _unwritable(self, error: OSError) -> EnvironmentTrouble:
        return EnvironmentTrouble(
            message("写不进{place}（{cause}）", place=str(self._place), cause=error.strerror or ""),
            message("没有留下写了一半的文件。请检查磁盘空间和权限后再试"),
        )
