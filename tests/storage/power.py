"""Plays back what was asked of a disk up to a moment at which the power went, with what a disk then does.

Only what was synced is sure. Of everything else each write may be there, be missing, or be there in some of
its sectors of 512 bytes, whatever its order; names of files that their directory was not synced for may be
the old ones, in order.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

HEAD = struct.Struct("<IIQQ")
WROTE, CUT, SYNCED, REMOVED, RENAMED, CREATED, MARKED = range(1, 8)
SECTOR = 512
WAYS = ("nothing", "all", "some", "torn")


@dataclass(frozen=True)
class Op:
    """One thing asked of the disk; `at` is an offset, or the size of a file that was cut."""

    kind: int
    path: str
    at: int = 0
    data: bytes = b""


def read_notes(path: Path) -> list[Op]:
    """What the disk noted, in order. Memory shared between windows is no part of a store at rest."""
    raw, place, ops = path.read_bytes(), 0, []
    while place < len(raw):
        kind, named, at, size = HEAD.unpack_from(raw, place)
        place += HEAD.size
        name = raw[place : place + named].decode()
        place += named
        data = raw[place : place + size] if kind in (WROTE, RENAMED) else b""
        place += len(data)
        if not name.endswith("-shm"):
            ops.append(Op(kind, name, at, data))
    return ops


@dataclass
class File:
    """What is surely in a file, and what was asked since."""

    sure: bytearray = field(default_factory=bytearray)
    asked: list[Op] = field(default_factory=list)

    def settle(self) -> None:
        """The file was synced."""
        for op in self.asked:
            _apply(self.sure, op)
        self.asked = []

    def after(self, chance: random.Random, way: str) -> bytes:
        """What may be found in it when the power comes back."""
        found = bytearray(self.sure)
        for op in self.asked:
            if way == "all" or (way == "some" and chance.random() < 0.5):
                _apply(found, op)
            elif way == "torn":
                for part in _sectors(op):
                    if chance.random() < 0.7:
                        _apply(found, part)
        return bytes(found)


def _sectors(op: Op) -> Iterable[Op]:
    if op.kind != WROTE:
        return [op]
    starts = range(0, len(op.data), SECTOR)
    return [Op(WROTE, op.path, op.at + start, op.data[start : start + SECTOR]) for start in starts]


def _apply(content: bytearray, op: Op) -> None:
    if op.kind == CUT:
        del content[op.at :]
        content.extend(bytes(op.at - len(content)))
        return
    content.extend(bytes(max(0, op.at - len(content))))
    content[op.at : op.at + len(op.data)] = op.data


Names = dict[str, File]


class Machine:
    """The disk as it goes through what was asked of it, one thing after the other."""

    def __init__(self) -> None:
        self._names: Names = {}
        self._sure: Names = {}
        self._unsure: list[tuple[Op, File]] = []
        self.marks: list[str] = []

    def take(self, op: Op) -> None:
        """One thing more."""
        if op.kind == MARKED:
            self.marks.append(op.path)
        elif op.kind in (CREATED, REMOVED, RENAMED):
            file = File() if op.kind == CREATED else self._names.get(op.path, File())
            _name(self._names, op, file)
            self._unsure.append((op, file))
        elif op.kind != SYNCED:
            self._names[op.path].asked.append(op)
        elif op.path in self._names:
            self._names[op.path].settle()
        else:
            self._sync_names(op.path)

    def _sync_names(self, directory: str) -> None:
        still = []
        for op, file in self._unsure:
            if str(Path(op.path).parent) == directory:
                _name(self._sure, op, file)
            else:
                still.append((op, file))
        self._unsure = still

    def power_off(self, chance: random.Random) -> dict[str, bytes]:
        """The files that are found afterwards."""
        names = dict(self._sure)
        for op, file in self._unsure[: chance.randint(0, len(self._unsure))]:
            _name(names, op, file)
        way = chance.choice(WAYS)
        return {path: file.after(chance, way) for path, file in names.items()}


def _name(names: Names, op: Op, file: File) -> None:
    if op.kind == CREATED:
        names[op.path] = file
    else:
        names.pop(op.path, None)
        if op.kind == RENAMED:
            names[op.data.decode()] = file
