"""What a backup is to the services: made, kept, tried and restored; how far it came is always said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from mediator.domain.errors import BadInput, EnvironmentTrouble, Refusal
from mediator.domain.wording import Message, message


class BackupState(StrEnum):
    """How far a backup came before it failed."""

    NOTHING = "nothing"
    NOT_VERIFIED = "not_verified"
    VERIFIED = "verified"


class BackupTrouble(EnvironmentTrouble):
    """A backup did not come about; `state` says what lies in the folder now."""

    def __init__(self, title: Message, advice: Message, state: BackupState) -> None:
        super().__init__(title, advice)
        self.state = state


class BackupRefused(Refusal):
    """What lies there is no backup that may be restored: foreign, changed, or more than a backup holds."""


class BackupStopped(Refusal):
    """Whoever had it begun had it stopped."""

    def __init__(self) -> None:
        super().__init__(
            message("已停止，没有留下写了一半的东西"), message("记录库没有受影响，之前的备份都在")
        )


Watch = Callable[[int], None]
"""Told how far it is, in percent; raises `BackupStopped` where it shall go no further."""


def unwatched(percent: int) -> None:
    """Nobody looks."""
    del percent


@dataclass(frozen=True, kw_only=True)
class KeptBackup:
    """A finished backup: its folder, when it was made, how many events it holds, its size."""

    place: Path
    made_at: datetime
    events: int
    bytes: int


@dataclass(frozen=True, kw_only=True)
class BackupReceipt:
    """What was made and verified. `digest` is the SHA-256 over all of its rows, `code` where the trail stood.

    `thinned` counts older backups that were cleared away after it.
    """

    kept: KeptBackup
    digest: str
    code: str
    thinned: int


@dataclass(frozen=True, kw_only=True)
class DrillResult:
    """Whether a backup could be restored and was then equal to what was backed up."""

    at: datetime
    backup_made_at: datetime
    events: int


@dataclass(frozen=True, kw_only=True)
class RestoreReceipt:
    """What was restored; `warnings` is not empty where the record had once come further."""

    directory: Path
    station: str
    made_at: datetime
    events: int
    alone: bool
    warnings: tuple[Message, ...]


Work = Callable[[Watch], BackupReceipt]
Drill = Callable[[Watch], DrillResult]


class Backups(Protocol):
    """The backups of one open store. What is handed out may run on another thread."""

    def check_folder(self, folder: Path) -> Message | None:
        """`BadInput` where no backup may lie; a sentence where it had better not."""
        ...

    def work(self, folder: Path) -> Work:
        """Makes and verifies one backup, then thins the older ones."""
        ...

    def drill(self, folder: Path) -> Drill:
        """Restores the newest backup into a place of its own, compares, and clears it away."""
        ...

    def kept(self, folder: Path) -> tuple[KeptBackup, ...]:
        """The finished backups of this store, the newest first; none where the folder is not there."""
        ...


class NoBackups:
    """A desk in memory has nothing that could be lost."""

    def check_folder(self, folder: Path) -> Message | None:
        del folder
        raise _in_memory()

    def work(self, folder: Path) -> Work:
        del folder
        raise _in_memory()

    def drill(self, folder: Path) -> Drill:
        del folder
        raise _in_memory()

    def kept(self, folder: Path) -> tuple[KeptBackup, ...]:
        del folder
        return ()


def _in_memory() -> BadInput:
    return BadInput(message("这里没有记录库可以备份"))
