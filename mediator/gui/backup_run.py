"""A backup or a drill under way: how far it is, and the button that stops it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from mediator.gui.errand import Errand
from mediator.gui.widgets import button, col, label, row
from mediator.services.backups import BackupStopped, Watch
from mediator.wording import tr

LOOK_MS = 50


class Progress:
    """A `Watch` that is asked from the window and stopped from there."""

    def __init__(self) -> None:
        self.percent = 0
        self._stopped = False

    def stop(self) -> None:
        """At the next step it goes no further."""
        self._stopped = True

    def __call__(self, percent: int) -> None:
        self.percent = percent
        if self._stopped:
            raise BackupStopped


class BackupRun(QWidget):
    """One piece of work at a time; when the page goes, it is stopped and leaves nothing behind."""

    done = Signal(object)
    failed = Signal(object)  # MediatorError

    def __init__(self) -> None:
        super().__init__()
        self._errand = Errand(self)
        self._errand.done.connect(self._finished)
        self._errand.failed.connect(self._broke_off)
        self._progress = Progress()
        self.words = label("", "secondary", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("备份进度"))
        self.cancel = button(tr("停止"), small=True, name=tr("停止备份或演练"), on_click=self.stop)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(lambda: self.bar.setValue(self._progress.percent))
        self.setLayout(col(self.words, row((self.bar, 1), self.cancel, gap=12), gap=6))
        self.hide()

    @property
    def is_under_way(self) -> bool:
        return self._errand.is_under_way

    def start(self, words: str, work: Callable[[Watch], object]) -> None:
        """Begin; `words` say what is done."""
        progress = self._progress = Progress()
        # The page may be gone before the work is: whoever looks at another page has it stopped.
        self.destroyed.connect(progress.stop)
        self.words.setText(words)
        self.bar.setValue(0)
        self.show()
        self.cancel.setFocus()
        self._timer.start()
        self._errand.start(lambda: work(progress))

    def stop(self) -> None:
        """It ends at its next step, and says so itself."""
        self._progress.stop()

    def _finished(self, result: object) -> None:
        self._end()
        self.done.emit(result)

    def _broke_off(self, error: object) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._timer.stop()
        self.hide()
