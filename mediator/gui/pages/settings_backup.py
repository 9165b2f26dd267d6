"""备份: when the last one was made and where, one by hand, the drill, and what is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from mediator.domain.errors import MediatorError
from mediator.gui.backup_run import BackupRun
from mediator.gui.dates import moment_shown
from mediator.gui.widgets import Card, Para, box, button, clear_layout, col, flow, label
from mediator.services.backing_up import BackingUp
from mediator.services.backups import BackupReceipt, BackupStopped, DrillResult, KeptBackup
from mediator.services.desk import Desk
from mediator.wording import tr

MOST_SHOWN = 5
MEGABYTE = 1024 * 1024


class BackupCard(Card):
    """For whoever looks after the backups; what is under way stops when the page is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(pad=20, gap=12)
        self._backing = BackingUp(desk)
        self._drilling = False
        self.last = Para("", 15)
        self.place = Para("", 15)
        self.drilled = Para("", 15)
        self.warning = Para("", 15, "danger")
        self.told = Para("", 15)
        self.advice = Para("", 15, "text2")
        self.now = button(tr("立即备份"), "primary", icon="save", on_click=self.back_up)
        self.choose = button(tr("选择文件夹"), icon="folder-open", on_click=self._choose)
        self.try_it = button(tr("演练恢复"), on_click=self.drill)
        self.run = BackupRun()
        self.run.done.connect(self._done)
        self.run.failed.connect(self._failed)
        self._list = col(gap=4)
        self.add(
            label(tr("备份"), "h3"),
            self.warning,
            self.last,
            self.place,
            self.drilled,
            flow(self.now, self.choose, self.try_it, gap=12),
            self.run,
            self.told,
            self.advice,
            box(self._list),
        )
        self._say("", "")
        self.refresh()

    def refresh(self) -> None:
        """Everything as it stands now; the folder is looked at."""
        standing = self._backing.standing()
        self.warning.set_text("\n".join(tr(warning) for warning in standing.warnings()))
        self.warning.setVisible(bool(standing.warnings()))
        if standing.last_at is None:
            self.last.set_text(tr("还没有备份过"))
        else:
            self.last.set_text(
                tr(
                    "上次备份：{at}，{events}条记录，已读回核对",
                    at=moment_shown(standing.last_at),
                    events=standing.last_events,
                )
            )
        self.place.set_text(
            tr("放在：{folder}", folder=standing.folder)
            if standing.folder
            else tr("请选一个文件夹，最好在U盘或者另一块磁盘上。备份是加密的，每天自动做一次。")
        )
        self.drilled.set_text(
            tr("上次演练恢复：{at}，和备份时一样", at=moment_shown(standing.drilled_at))
            if standing.drilled_at
            else tr("还没有演练过恢复。每月演练一次，才知道备份用得上。")
        )
        kept = self._backing.kept()
        self._fill(kept)
        self.now.setEnabled(bool(standing.folder))
        self.try_it.setEnabled(bool(kept))

    def back_up(self) -> None:
        """One now, into the chosen folder."""
        self._begin(drilling=False)

    def drill(self) -> None:
        """Try the newest one."""
        self._begin(drilling=True)

    def choose_folder(self, folder: Path) -> None:
        """Backups go there from now on."""
        try:
            advice = self._backing.choose_folder(folder)
        except MediatorError as error:
            self._tell(error)
            return
        self._say(tr("已选定"), tr(advice) if advice else "")
        self.refresh()
        self.now.setFocus()

    def _begin(self, *, drilling: bool) -> None:
        self._drilling = drilling
        self._say("", "")
        try:
            work = self._backing.drill() if drilling else self._backing.work()
        except MediatorError as error:
            self._tell(error)
            return
        for each in self._buttons():
            each.setEnabled(False)
        words = (
            tr("正在演练恢复，离开本页就停止")
            if drilling
            else tr("正在备份，可以继续等或停止；离开本页就停止")
        )
        self.run.start(words, work)

    def _done(self, result: BackupReceipt | DrillResult) -> None:
        if isinstance(result, DrillResult):
            self._backing.drilled(result)
            self._say(tr("演练成功：{events}条记录恢复出来，和备份时一样", events=result.events), "")
        else:
            self._backing.made(result)
            self._say(tr("已备份并读回核对，审计码{code}", code=result.code), "")
        self._ended()

    def _failed(self, error: MediatorError) -> None:
        if self._drilling:
            self._backing.drill_failed(error)
        elif not isinstance(error, BackupStopped):
            self._backing.failed(error)
        self._tell(error)
        self._ended()

    def _ended(self) -> None:
        for each in self._buttons():
            each.setEnabled(True)
        self.refresh()
        (self.try_it if self._drilling else self.now).setFocus()

    def _tell(self, error: MediatorError) -> None:
        self._say(tr(error.title), tr(error.advice) if error.advice else "")

    def _say(self, words: str, advice: str) -> None:
        for place, said in ((self.told, words), (self.advice, advice)):
            place.set_text(said)
            place.setVisible(bool(said))

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.now, self.choose, self.try_it

    def _fill(self, kept: tuple[KeptBackup, ...]) -> None:
        clear_layout(self._list)
        if kept:
            self._list.addWidget(label(tr("那里有{count}份备份", count=len(kept)), "bold"))
        for each in kept[:MOST_SHOWN]:
            size = f"{each.bytes / MEGABYTE:.1f}"
            said = tr(
                "{at}·{events}条记录·{size}MB", at=moment_shown(each.made_at), events=each.events, size=size
            )
            self._list.addWidget(Para(said, 14, "text2"))
        if len(kept) > MOST_SHOWN:
            self._list.addWidget(Para(tr("另有{count}份更早的", count=len(kept) - MOST_SHOWN), 14, "text2"))

    def _choose(self) -> None:
        start = self._backing.standing().folder or str(Path.home())
        name = QFileDialog.getExistingDirectory(self, tr("选择放备份的文件夹"), start)
        if name:
            self.choose_folder(Path(name))
