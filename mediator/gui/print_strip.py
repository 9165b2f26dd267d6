"""The line that follows a print: what the printing service says of it, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.print_jobs import JOB_WORDS, JobReport, JobState
from mediator.gui.errand import Errand
from mediator.gui.paper_desk import PaperDesk
from mediator.gui.widgets import Para, button, col, label
from mediator.wording import tr

PAUSE_MS = 700


class PrintStrip(QWidget):
    """Asks again and again until the job ended, off the thread of the window."""

    reported = Signal(object)  # JobReport
    ended = Signal(object)  # JobReport, the last one
    count_asked = Signal()
    cancel_asked = Signal()
    trouble = Signal(object)  # MediatorError

    def __init__(self, desk: PaperDesk) -> None:
        super().__init__()
        self._desk = desk
        self._job_id = ""
        self.last = JobReport(state=JobState.UNKNOWN)
        self.head = label("", "h3", wrap=True)
        self.words = Para("", 14, "text2", 1.4)
        self.said = Para("", 14, "text2", 1.4)
        self.count_button = button(tr("数好了，现在记"), on_click=self.count_asked.emit)
        self.cancel_button = button(tr("取消打印"), icon="x", on_click=self.cancel)
        self.setLayout(col(self.head, self.words, self.said, self.count_button, self.cancel_button, gap=10))
        self._asking, self._stopping = Errand(self), Errand(self)
        self._asking.done.connect(self._take)
        self._asking.failed.connect(self._wait)
        self._stopping.failed.connect(self.trouble)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(PAUSE_MS)
        self._again.timeout.connect(self._ask)
        self.hide()

    def set_pause(self, milliseconds: int) -> None:
        """How long it waits before it asks again."""
        self._again.setInterval(milliseconds)

    def sending(self, printer: str, number: int) -> None:
        """A print is being handed over."""
        self._job_id = ""
        self.head.setText(tr("第{number}次打印，{printer}", number=number, printer=printer))
        self._say(tr("正在交给打印服务"), "")
        self.cancel_button.setEnabled(True)
        self.count_button.setVisible(False)
        self.show()

    def page_drawn(self, page: int, pages: int) -> None:
        """A print goes out page by page as pictures."""
        self._say(tr("正在送第{page}页，共{pages}页", page=page, pages=pages), "")

    def follow(self, job_id: str) -> None:
        """Ask for this job now, and until it ended."""
        self._job_id = job_id
        self.count_button.setVisible(True)
        self._ask()

    def stop(self) -> None:
        """Follow no longer; the job itself goes on."""
        self._again.stop()
        self._asking.drop()
        self.hide()

    def cancel(self) -> None:
        """Ask the service to stop the job; it is followed to its end all the same."""
        self.cancel_button.setEnabled(False)
        if not self._job_id:
            self.cancel_asked.emit()
            return
        job_id = self._job_id
        self._stopping.start(lambda: self._desk.cancel(job_id))

    def _ask(self) -> None:
        job_id = self._job_id
        self._asking.start(lambda: self._desk.job(job_id))

    def _wait(self, error: MediatorError) -> None:
        del error
        self._take(JobReport(state=JobState.UNKNOWN))

    def _take(self, report: JobReport) -> None:
        self.last = report
        self._say(tr(JOB_WORDS[report.state]), report.words)
        self.reported.emit(report)
        if report.ended:
            self.ended.emit(report)
        else:
            self._again.start()

    def _say(self, words: str, said: str) -> None:
        self.words.setText(words)
        self.said.setText(tr("打印机说：{words}", words=said) if said else "")
        self.said.setVisible(bool(said))
        self.setAccessibleName(words)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
