"""What the command line needs from the other parts of the program; `app` hands it over."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from mediator.domain.events import RecordedEvent
from mediator.domain.session import Session
from mediator.services.backups import BackupReceipt, RestoreReceipt
from mediator.services.desk import Desk
from mediator.services.facts import FactsFile
from mediator.services.paper_verbs import NamedPaper
from mediator.services.paper_verdict import PaperVerdict
from mediator.services.ports import Finding
from mediator.services.sample_ink import SampleHand
from mediator.services.script import Script
from mediator.services.script_clock import ScriptClock


@dataclass(frozen=True, kw_only=True)
class StoreWay:
    """Which store, who, and how the pass-phrase is come by. `directory` None is this computer's own."""

    directory: Path | None = None
    user: str = ""
    language: str = ""
    passphrase: Callable[[], str] = str
    """Asked only where the store wants it; raises a `MediatorError` when there is none to be had."""


@dataclass(frozen=True, kw_only=True)
class SecondWay:
    """The second person, where one is wanted; `user` is empty where nobody stands by."""

    user: str = ""
    passphrase: Callable[[], str] = str


class CliParts(Protocol):
    """Everything is made when it is asked for, so that a small verb starts fast."""

    def open_window(self, way: StoreWay) -> int:
        """Run the window until it is closed; the exit code."""
        ...

    def load_script(self, path: Path) -> Script:
        """A case file, checked; writes nothing."""
        ...

    def founding_script(self) -> Script: ...

    def load_facts(self, path: Path, way: StoreWay) -> FactsFile:
        """A file of facts, checked against the rules in force beside that store; writes nothing."""
        ...

    def hand(self) -> SampleHand: ...

    def rehearse(self, script: Script) -> Session:
        """Play in memory alone; a `BadInput` where the script cannot be played."""
        ...

    def filled_papers(self, script: Script) -> tuple[NamedPaper, ...]:
        """Every paper of the script, played in memory alone."""
        ...

    def training_desk(
        self, directory: Path, script: Script, clock: ScriptClock
    ) -> AbstractContextManager[Desk]:
        """A fresh training store in this directory with the script's unit and officer."""
        ...

    def verify_paper(self, path: Path, way: StoreWay, trust: Path | None) -> PaperVerdict:
        """What the seal of a file is worth, by the record of that store, or by a trust file alone."""
        ...

    def session_text(self, session: Session) -> str:
        """The session as indented JSON."""
        ...

    def event_text(self, recorded: RecordedEvent) -> str:
        """One event as one line of JSON."""
        ...

    def tour(
        self,
        script: Script,
        out: Path,
        *,
        size: tuple[int, int] | None,
        language: str,
        progress: Callable[[str], None],
    ) -> tuple[Path, ...]:
        """Drive the windows through the script; the pictures and the paper."""
        ...

    def check_store(self, way: StoreWay) -> tuple[Finding, ...]:
        """Everything in the store that is not as it must be; none when it is whole."""
        ...

    def back_up(self, way: StoreWay, folder: Path) -> BackupReceipt:
        """One verified backup of that store; `BackupTrouble` says how far it came."""
        ...

    def restore(self, way: StoreWay, backup: Path, second: SecondWay) -> RestoreReceipt:
        """The store comes back in the empty directory that the way names."""
        ...
