"""Backups nobody asks for: after signing in when the last is older than a day, and when the window closes."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mediator.domain.errors import MediatorError
from mediator.gui.backup_run import Progress
from mediator.gui.errand import Errand
from mediator.services.backing_up import BackingUp
from mediator.services.backups import BackupReceipt, Watch, Work, unwatched

if TYPE_CHECKING:
    from mediator.services.desk import Desk

LONGEST_LEAVING = 60.0
"""Seconds the program waits for a stick when it closes; what is torn then is swept the next time."""


class OwnBackups(QObject):
    """At most one at a time; nobody at work is held up or asked anything."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._backing: BackingUp | None = None
        self._progress = Progress()
        self._errand = Errand(self)
        self._errand.done.connect(self._made)
        self._errand.failed.connect(self._failed)

    def came_in(self, desk: Desk) -> None:
        """Somebody signed in: the backup that is due is made beside his work."""
        self._backing = BackingUp(desk)
        work = self._backing.due_work()
        if work is not None:
            progress = self._progress = Progress()
            self._errand.start(lambda: work(progress))

    def goes_out(self) -> None:
        """The store is about to be let go: what is under way is stopped and not waited for."""
        self._progress.stop()
        self._errand.drop()
        self._backing = None

    def leaves(self) -> None:
        """The window closes, and is not seen any more: what was recorded since the last backup goes out."""
        backing = self._backing
        self.goes_out()
        if backing is None:
            return
        work = backing.leaving_work()
        if work is not None:
            _note(backing, _waited_for(work))

    def _made(self, receipt: BackupReceipt) -> None:
        if self._backing is not None:
            self._backing.made_by_itself(receipt)

    def _failed(self, error: MediatorError) -> None:
        del error
        if self._backing is not None:
            self._backing.failed_by_itself()


def _waited_for(work: Work) -> BackupReceipt | None:
    """On a thread of its own: a stick that hangs must not keep the program from ending."""
    made: list[BackupReceipt] = []

    def run(watch: Watch = unwatched) -> None:
        try:
            made.append(work(watch))
        except MediatorError:
            return

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(LONGEST_LEAVING)
    return made[0] if made else None


def _note(backing: BackingUp, receipt: BackupReceipt | None) -> None:
    if receipt is None:
        backing.failed_by_itself()
    else:
        backing.made_by_itself(receipt)
