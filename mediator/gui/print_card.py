"""What to do with a finished paper: printer and copies, the print that is under way, its count, saving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.events import PrintOutcome
from mediator.domain.print_jobs import PRINTER_WORDS, JobReport, JobState, MayBeTaken, Printer, PrintJob
from mediator.domain.printing import MOST_COPIES, words_of_end
from mediator.gui import print_picture
from mediator.gui.errand import Errand
from mediator.gui.paper_desk import PaperDesk, PrintBook, Release
from mediator.gui.print_count import SHORT, PrintCount
from mediator.gui.print_picture import PicturePrint
from mediator.gui.print_strip import PrintStrip
from mediator.gui.widgets import ChoiceField, LineField, Para, box, button, col
from mediator.services.audit_trail import Noted
from mediator.wording import tr

Tell = Callable[[MediatorError], None]


class PrintCard(QWidget):
    """Nothing here says printed before the officer counted the pages."""

    ready = Signal()  # the printers are known
    settled = Signal(object)  # PrintJob

    def __init__(
        self,
        pdf: bytes,
        desk: PaperDesk,
        book: PrintBook,
        release: Release,
        tell: Tell,
    ) -> None:
        super().__init__()
        self._pdf, self._desk, self._book, self._tell = pdf, desk, book, tell
        self._release = release
        self._job: PrintJob | None = None
        self._picture: PicturePrint | None = None
        self._as_pictures = self._unwanted = False
        self._finding, self._sending, self._tidying = Errand(self), Errand(self), Errand(self)
        self._build()
        self._finding.done.connect(self._found)
        self._finding.failed.connect(lambda _: self._found(()))
        self._sending.done.connect(self._sent)
        self._sending.failed.connect(self._not_sent)
        self.strip.ended.connect(lambda report: self._ask(report.state))
        self.strip.count_asked.connect(lambda: self._ask(self.strip.last.state))
        self.strip.cancel_asked.connect(self._cancel_early)
        self.strip.trouble.connect(self._tell)
        self.count.counted.connect(self._counted)
        self.show_printers()
        self._resume()

    def _build(self) -> None:
        self.number = Para("", 14, "text2", 1.4)
        self.printer = ChoiceField(tr("打印机"), [], "")
        self.printer.edit.setSizeAdjustPolicy(SHORT)
        self.copies = LineField(tr("份数"), "1")
        self.copies.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.print_button = button(
            tr("打印"), "primary", "printer", tip=tr("打印 Ctrl+P"), on_click=self.print
        )
        self.print_button.setEnabled(False)
        self.picture_button = button(tr("改用图片方式打印"), on_click=self.print_as_pictures)
        self.picture_button.hide()
        self.nothing = Para("", 14, "text2", 1.4)
        self.result = Para("", 14, "text", 1.4)
        self.result.hide()
        self.choosing = box(
            col(
                self.number,
                self.printer,
                self.copies,
                self.nothing,
                self.print_button,
                self.picture_button,
                gap=12,
            )
        )
        self.strip = PrintStrip(self._desk)
        self.count = PrintCount()
        self.setLayout(col(self.result, self.choosing, self.strip, self.count, gap=12))
        self._show_number()

    # -- printers ----------------------------------------------------------------------

    def show_printers(self) -> None:
        """Look for the printers once more; until they are known nothing can be printed."""
        self.nothing.setText(tr("正在找打印机"))
        self.nothing.show()
        for field in (self.printer, self.copies):
            field.setVisible(self.printer.edit.count() > 0)
        self._finding.start(self._desk.printers)

    def _found(self, printers: tuple[Printer, ...]) -> None:
        self._as_pictures = not printers
        if not printers:
            printers = tuple(Printer(name=name) for name in print_picture.printer_names())
        before = self.printer.key()
        self.printer.edit.clear()
        for printer in printers:
            words = tr("{printer}（{state}）", printer=printer.name, state=tr(PRINTER_WORDS[printer.state]))
            self.printer.edit.addItem(printer.name if self._as_pictures else words, printer.name)
        names = [printer.name for printer in printers]
        self.printer.choose(before if before in names else next(iter(names), ""))
        for field in (self.printer, self.copies):
            field.setVisible(bool(names))
        self.nothing.setVisible(not names or self._as_pictures)
        self.nothing.setText(
            tr("这台电脑没有打印服务，改用图片方式打印。")
            if names
            else tr("没有找到打印机。可以先另存为PDF，拿到别处打印。")
        )
        self.print_button.setEnabled(bool(names))
        self.ready.emit()

    def has_looked(self) -> bool:
        """Whether the printers are known."""
        return not self._finding.is_under_way

    # -- a print -----------------------------------------------------------------------

    def print(self) -> None:
        """Note the print and hand the paper over; printed it is only once the pages were counted."""
        if not (self.print_button.isEnabled() and self.choosing.isVisibleTo(self)):
            return
        if self._begin() and self._job is not None:
            if self._as_pictures:
                self._print_pictures(self._job)
                return
            printer, copies = self._job.queued.printer, self._job.queued.copies
            self._sending.start(lambda: self._desk.submit(self._pdf, printer, copies))

    def print_as_pictures(self) -> None:
        """The other way, after the printing service refused the paper."""
        if self._begin() and self._job is not None:
            self._print_pictures(self._job)

    def _begin(self) -> bool:
        typed = self.copies.text()
        copies = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 3 else 0
        if not 1 <= copies <= MOST_COPIES:
            self.copies.set_error(tr("份数为1到20"))
            self.copies.focus()
            return False
        self.copies.set_error("")
        try:
            self._pdf = self._release.to_printer()
        except MediatorError as error:
            self._tell(error)
            return False
        self._job = self._book.queue(self.printer.key(), copies)
        if self._job is None:
            self._release.did_not_arrive(Noted.SEND_TO_PRINTER)
            return False
        self._unwanted = False
        self.result.hide()
        self.picture_button.hide()
        self.choosing.hide()
        self.strip.sending(self._job.queued.printer, self._job.queued.number)
        self.strip.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _sent(self, job_id: str) -> None:
        if self._job is not None:
            self._book.keep_job(self._job, job_id)
            self.strip.follow(job_id)
            if self._unwanted:
                self.strip.cancel()

    def _not_sent(self, error: MediatorError) -> None:
        """The service took nothing, so nothing can have come out; where that is not sure, it is asked."""
        self._tell(error)
        if isinstance(error, MayBeTaken):
            self._ask(JobState.UNKNOWN)
            return
        self._release.did_not_arrive(Noted.SEND_TO_PRINTER)
        self._settle(PrintOutcome.FAILED, 0, note=error.title.in_chinese())
        self.picture_button.setVisible(not self._as_pictures)
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print_pictures(self, job: PrintJob) -> None:
        sent = job.queued
        picture = PicturePrint(self._pdf, self._desk, print_picture.a4_printer(sent.printer), sent.copies)
        self._picture = picture
        picture.drawn.connect(self.strip.page_drawn)
        picture.finished.connect(lambda: self._ask(JobState.COMPLETED))
        picture.stopped.connect(lambda: self._ask(JobState.CANCELLED))
        picture.failed.connect(self._picture_failed)
        picture.start()

    def _picture_failed(self, error: MediatorError) -> None:
        if self._picture is None or not self._picture.gone:
            self._not_sent(error)
            return
        self._tell(error)
        self._ask(JobState.FAILED)

    def _cancel_early(self) -> None:
        """Cancelled while it is handed over: a picture print stops, a job is stopped once it has its id."""
        if self._picture is not None:
            self._picture.stop()
        else:
            self._unwanted = True

    # -- its count ---------------------------------------------------------------------

    def _resume(self) -> None:
        """A print of before that nobody counted yet is followed on, or asked about."""
        self._job = self._book.waiting()
        if self._job is None:
            return
        self.choosing.hide()
        job_id = self._book.job_id(self._job)
        if job_id:
            self.strip.sending(self._job.queued.printer, self._job.queued.number)
            self.strip.follow(job_id)
        else:
            self._ask(JobState.UNKNOWN)

    def _ask(self, state: JobState) -> None:
        self._picture = None
        self.strip.stop()
        if self._job is not None:
            self.count.ask(self._job, state)

    def _counted(self, outcome: PrintOutcome, pages_out: int) -> None:
        job = self._job
        if job is None or not self._settle(outcome, pages_out):
            return
        job_id = self._book.job_id(job)
        if job_id and outcome is not PrintOutcome.PRINTED:
            # What still waits in the service must not come out after it was called off.
            self._tidying.start(lambda: self._stopped(job_id))
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stopped(self, job_id: str) -> JobReport:
        report = self._desk.job(job_id)
        if not report.ended:
            self._desk.cancel(job_id)
        return report

    def _settle(self, outcome: PrintOutcome, pages_out: int, note: str = "") -> bool:
        job = self._job
        if job is None:
            return False
        error = self._book.settle(job, outcome, pages_out, note)
        if error is not None:
            self.count.refuse(tr(error.title))
            return False
        self.strip.stop()
        self.count.hide()
        self._job = self._picture = None
        self.result.setText(tr(words_of_end(replace(job, outcome=outcome, pages_out=pages_out))))
        self.result.show()
        self._show_number()
        self.choosing.show()
        self.show_printers()
        self.settled.emit(job)
        return True

    def _show_number(self) -> None:
        number = self._book.next_number()
        self.number.setText(tr("下面是第{number}次打印。", number=number))
        self.number.setVisible(number > 1)
