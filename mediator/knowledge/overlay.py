"""Lays a station's own files over the built-in ones of the same name; a broken one changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from mediator.domain.errors import MediatorError
from mediator.domain.wording import Message, message

T = TypeVar("T")


@dataclass(frozen=True)
class Laid(Generic[T]):
    """What was read, one a file name, and a sentence for every file of the station that was refused."""

    found: tuple[T, ...]
    troubles: tuple[Message, ...]


def lay_over(
    builtin: Path, beside: Path | None, wanted: Callable[[Path], bool], load: Callable[[Path], T]
) -> Laid[T]:
    """Read every wanted file of both folders; of two with one name the station's wins, if it is whole.

    A broken built-in file raises; the station's is named in `troubles` and ours stays in force.
    """
    ours = {path.name: path for path in _files(builtin, wanted)}
    theirs = {path.name: path for path in _files(beside, wanted)}
    found, troubles = [], []
    for name in sorted(ours | theirs):
        if name in theirs:
            try:
                found.append(load(theirs[name]))
                continue
            except MediatorError as error:
                troubles.append(_refusal(error.title, kept=name in ours))
        if name in ours:
            found.append(load(ours[name]))
    return Laid(tuple(found), tuple(troubles))


def _refusal(cause: Message, *, kept: bool) -> Message:
    if kept:
        return message("本所的文件没有采用，仍按程序自带的办。{cause}", cause=cause)
    return message("本所的文件没有采用。{cause}", cause=cause)


def _files(folder: Path | None, wanted: Callable[[Path], bool]) -> Iterable[Path]:
    if folder is None or not folder.is_dir():
        return ()
    return (path for path in sorted(folder.glob("*.toml")) if wanted(path))
