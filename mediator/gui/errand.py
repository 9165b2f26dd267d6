"""Something slow done beside the window, which goes on answering and gets the result when it is there."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from mediator.domain.errors import MediatorError

LOOK_MS = 25


class Errand(QObject):
    """One piece of work at a time on a thread of its own, which touches nothing of Qt.

    Its result is fetched on the thread of the window; what the window no longer wants is let drop.
    """

    done = Signal(object)
    failed = Signal(object)  # MediatorError

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._results: SimpleQueue[Callable[[], None]] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_under_way(self) -> bool:
        return self._results is not None

    def start(self, work: Callable[[], object]) -> None:
        """Begin; what was under way before is no longer waited for."""
        results: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._results = results
        Thread(target=self._run, args=(work, results), daemon=True).start()
        self._timer.start()

    def drop(self) -> None:
        """Wait no longer."""
        self._results = None
        self._timer.stop()

    def _run(self, work: Callable[[], object], results: SimpleQueue[Callable[[], None]]) -> None:
        try:
            made = work()
        except MediatorError as error:
            told = error
            results.put(lambda: self.failed.emit(told))
        except Exception as error:  # A mistake of ours is raised again where it is seen: by the window.
            mistake = error
            results.put(lambda: _raise(mistake))
        else:
            results.put(lambda: self.done.emit(made))

    def _look(self) -> None:
        if self._results is None:
            return
        try:
            answer = self._results.get_nowait()
        except Empty:
            return
        self.drop()
        answer()


def _raise(mistake: Exception) -> None:
    raise mistake
