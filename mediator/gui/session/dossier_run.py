"""Draws the whole file between two breaths of the window, says how far it is, and stops when asked."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from mediator.domain.errors import MediatorError
from mediator.gui.widgets import button, col, label, row
from mediator.services.dossier_making import DossierMaking
from mediator.wording import tr


class DossierRun(QWidget):
    """One file being made. Each paper is a step of its own, so the window goes on answering."""

    finished = Signal(object)  # the PDF
    failed = Signal(object)  # MediatorError
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._making: DossierMaking | None = None
        self.words = label("", "secondary")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("整卷生成进度"))
        self.cancel = button(tr("取消"), small=True, name=tr("取消生成整卷"), on_click=self.stop)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        line = row((self.bar, 1), self.cancel, gap=12)
        self.setLayout(col(self.words, line, gap=6, margins=(20, 8, 16, 12)))
        self.hide()

    @property
    def is_running(self) -> bool:
        return self._making is not None

    def start(self, making: DossierMaking) -> None:
        """Begin with the first paper."""
        self._making = making
        self.bar.setRange(0, making.total)
        self._tell(making)
        self.show()
        self.cancel.setFocus()
        self._timer.start()

    def stop(self) -> None:
        """Leave it; nothing was written anywhere."""
        if self._making is not None:
            self._end()
            self.stopped.emit()

    def _step(self) -> None:
        making = self._making
        if making is None:
            return
        try:
            going_on = making.step()
        except MediatorError as error:
            self._end()
            self.failed.emit(error)
            return
        self._tell(making)
        if not going_on:
            self._end()
            self.finished.emit(making.pdf)

    def _tell(self, making: DossierMaking) -> None:
        self.bar.setValue(making.done)
        self.words.setText(tr("正在生成整卷：{done}/{total}", done=making.done, total=making.total))

    def _end(self) -> None:
        self._timer.stop()
        self._making = None
        self.hide()
