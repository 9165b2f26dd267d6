"""The other way to print, where there is no CUPS: each page as a picture of 300 dpi through Qt's printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from mediator.domain.errors import EnvironmentTrouble, MediatorError
from mediator.domain.wording import message
from mediator.gui.paper_desk import PaperDesk

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DPI = 300
DOCUMENT = "mediator"


def printer_names() -> tuple[str, ...]:
    """The printers of the system, the default one first."""
    from PySide6.QtPrintSupport import QPrinterInfo

    default = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != default))


def a4_printer(name: str) -> QPrinter:
    """A printer that takes the whole A4 sheet at 300 dpi, on both sides of the paper where it can."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    printer.setDocName(DOCUMENT)
    printer.setCreator(DOCUMENT)
    printer.setResolution(DPI)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    return printer


class PicturePrint(QObject):
    """One print: a page at each turn of the window's loop, so that it can be stopped between two pages."""

    drawn = Signal(int, int)  # page, pages, counted over all copies
    finished = Signal()
    failed = Signal(object)  # MediatorError
    stopped = Signal()

    def __init__(self, pdf: bytes, desk: PaperDesk, printer: QPrinter, copies: int) -> None:
        super().__init__()
        self._pdf, self._desk, self._printer = pdf, desk, printer
        count = desk.page_count(pdf)
        rounds = copies
        if printer.supportsMultipleCopies():
            printer.setCollateCopies(True)
            printer.setCopyCount(copies)
            rounds = 1
        self._left = [number for _ in range(rounds) for number in range(count)]
        self._pages = len(self._left)
        self.gone = 0
        """How many pages went to the printer."""
        self._painter = QPainter()

    def start(self) -> None:
        """Begin with the first page; a page that is not A4 stops it before anything is drawn."""
        try:
            self._desk.check_a4(self._pdf)
        except MediatorError as error:
            self.failed.emit(error)
            return
        QTimer.singleShot(0, self, self._step)

    def stop(self) -> None:
        """Send nothing more; what the printer has may still come out."""
        self._left = []
        if self._painter.isActive():
            self._printer.abort()
        self._let_go()
        self.stopped.emit()

    def _step(self) -> None:
        if not self._left:
            return
        try:
            self._draw(self._left.pop(0))
        except MediatorError as error:
            self._left = []
            self._let_go()
            self.failed.emit(error)
            return
        self.gone += 1
        self.drawn.emit(self.gone, self._pages)
        if not self._painter.isActive():
            return
        if self._left:
            QTimer.singleShot(0, self, self._step)
        elif self._painter.end():
            self.finished.emit()
        else:
            self.failed.emit(_not_taken(self._printer.printerName()))

    def _let_go(self) -> None:
        if self._painter.isActive():
            self._painter.end()

    def _draw(self, number: int) -> None:
        page = self._desk.page(self._pdf, number, DPI)
        image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
        lying = page.width > page.height
        self._printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
        )
        begun = self._painter.isActive()
        ready = self._printer.newPage() if begun else self._painter.begin(self._printer)
        if not ready:
            raise _not_taken(self._printer.printerName())
        sheet = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        self._painter.drawImage(QRect(0, 0, sheet.width(), sheet.height()), image)


def _not_taken(printer: str) -> EnvironmentTrouble:
    return EnvironmentTrouble(
        message("打印机“{printer}”没有接收，没有打印", printer=printer),
        message("文书已保存，没有丢失。可以另存PDF，换一台打印机再打印"),
    )
