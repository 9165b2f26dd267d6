"""Backups for whoever is signed in: where, when the last one was made, by hand, by itself, and the drill."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from mediator.domain.backup_times import backup_due, drill_due
from mediator.domain.errors import BadInput, MediatorError
from mediator.domain.wording import Message, message
from mediator.services.access import Action, may
from mediator.services.audit_trail import Outcome
from mediator.services.backups import BackupReceipt, Drill, DrillResult, KeptBackup, Work
from mediator.services.desk_verbs import DeskVerbs
from mediator.services.guarded import Declared

FOLDER, LAST, DRILL, FAILED = "backup-folder", "backup-last", "backup-drill", "backup-failed"
BY_HAND, BY_ITSELF, DRILLED = "by_hand", "by_itself", "drill"


@dataclass(frozen=True, kw_only=True)
class BackupStanding:
    """What is known without looking at the folder. `failed_at` is set where the last try came to nothing."""

    folder: str
    last_at: datetime | None
    last_events: int
    drilled_at: datetime | None
    failed_at: datetime | None
    late: bool
    drill_late: bool

    def warnings(self) -> tuple[Message, ...]:
        """What whoever is responsible should be told; nothing while all is well."""
        found = []
        if not self.folder:
            found.append(message("还没有选备份的文件夹，电脑坏了记录就没有了"))
        elif self.failed_at is not None:
            found.append(message("最近一次备份没有做成，请检查放备份的U盘或文件夹"))
        elif self.late:
            found.append(message("已经超过一天没有备份"))
        if self.last_at is not None and self.drill_late:
            found.append(message("已经超过35天没有演练恢复"))
        return tuple(found)


class BackingUp(DeskVerbs):
    """The backups of this store. Jobs are begun and their results noted here; they run anywhere."""

    does: ClassVar[Declared] = {
        Action.OWN_ACCOUNT: (
            "may_back_up",
            "standing",
            "due_work",
            "leaving_work",
            "made_by_itself",
            "failed_by_itself",
        ),
        Action.BACK_UP: (
            "choose_folder",
            "kept",
            "work",
            "made",
            "failed",
            "drill",
            "drilled",
            "drill_failed",
        ),
    }

    # -- for everybody -----------------------------------------------------------------

    def may_back_up(self) -> bool:
        """Whether this user looks after the backups."""
        return may(self._desk.user, Action.BACK_UP).allowed

    def standing(self) -> BackupStanding:
        """Where the backups stand."""
        now = self._desk.clock.now()
        last, drill = self._kept(LAST), self._kept(DRILL)
        last_at, drilled_at, failed_at = _moment(last), _moment(drill), _moment(self._kept(FAILED))
        return BackupStanding(
            folder=self._desk.settings.get(FOLDER),
            last_at=last_at,
            last_events=_count(last),
            drilled_at=drilled_at,
            failed_at=failed_at,
            late=backup_due(last_at, now),
            drill_late=drill_due(drilled_at, now),
        )

    def due_work(self) -> Work | None:
        """The backup that is due by itself, whoever is signed in; None where none is, or no folder."""
        standing = self.standing()
        if not standing.folder or not standing.late:
            return None
        return self._desk.backups.work(Path(standing.folder))

    def leaving_work(self) -> Work | None:
        """As `due_work`, when the window closes: also where something was recorded since the last one."""
        standing, newest = self.standing(), self._desk.lists.summaries()[:1]
        fresh = any(standing.last_at is None or row.updated_at > standing.last_at for row in newest)
        if not standing.folder or not (standing.late or fresh):
            return None
        return self._desk.backups.work(Path(standing.folder))

    def made_by_itself(self, receipt: BackupReceipt) -> None:
        """Note one that was due."""
        self._made(receipt, BY_ITSELF)

    def failed_by_itself(self) -> None:
        """Note that one that was due came to nothing; nobody at work is held up for it."""
        self._failed(BY_ITSELF)

    # -- for those who look after them -------------------------------------------------

    def choose_folder(self, folder: Path) -> Message | None:
        """Where backups go from now on; a sentence where another place would be better."""
        advice = self._desk.backups.check_folder(folder)
        self._desk.settings.put(FOLDER, str(folder))
        return advice

    def kept(self) -> tuple[KeptBackup, ...]:
        """The backups in the folder, the newest first."""
        folder = self._desk.settings.get(FOLDER)
        return self._desk.backups.kept(Path(folder)) if folder else ()

    def work(self, folder: Path | None = None) -> Work:
        """One by hand, into the chosen folder or another."""
        return self._desk.backups.work(folder or self._folder())

    def made(self, receipt: BackupReceipt) -> None:
        """Note one that was asked for."""
        self._made(receipt, BY_HAND)

    def failed(self, error: MediatorError) -> None:
        """Note that one that was asked for came to nothing."""
        del error
        self._failed(BY_HAND)

    def drill(self) -> Drill:
        """Tries whether the newest backup can be restored."""
        return self._desk.backups.drill(self._folder())

    def drilled(self, result: DrillResult) -> None:
        """Note that it could."""
        self._desk.note(Action.BACK_UP, kind=DRILLED)
        self._put(DRILL, result.at, result.events)

    def drill_failed(self, error: MediatorError) -> None:
        """Note that it could not; the day of the last good one stays."""
        del error
        self._desk.note(Action.BACK_UP, Outcome.FAILED, kind=DRILLED)

    def _folder(self) -> Path:
        folder = self._desk.settings.get(FOLDER)
        if not folder:
            raise BadInput(message("还没有选备份的文件夹，请先选一个"))
        return Path(folder)

    def _made(self, receipt: BackupReceipt, kind: str) -> None:
        self._desk.note(Action.BACK_UP, object=receipt.kept.place.name, kind=kind, digest=receipt.digest)
        self._put(LAST, receipt.kept.made_at, receipt.kept.events)
        if self._desk.settings.get(FAILED):
            self._desk.settings.put(FAILED, "")

    def _failed(self, kind: str) -> None:
        self._desk.note(Action.BACK_UP, Outcome.FAILED, kind=kind)
        self._put(FAILED, self._desk.clock.now(), 0)

    def _put(self, key: str, at: datetime, events: int) -> None:
        self._desk.settings.put(key, json.dumps({"at": at.isoformat(), "events": events}))

    def _kept(self, key: str) -> dict[str, object]:
        kept = self._desk.settings.get(key)
        found = json.loads(kept) if kept else {}
        return found if isinstance(found, dict) else {}


def _moment(kept: dict[str, object]) -> datetime | None:
    at = kept.get("at")
    return datetime.fromisoformat(at) if isinstance(at, str) else None


def _count(kept: dict[str, object]) -> int:
    events = kept.get("events")
    return events if isinstance(events, int) else 0
