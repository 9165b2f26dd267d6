"""PDF 预览与打印: pages as they will be printed, thumbnails, copies, saving; nothing is redrawn here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mediator.domain.errors import MediatorError
from mediator.gui.theme import current
from mediator.gui.widgets import Card, ChoiceField, LineField, button, label, link, page, row, scroll
from mediator.wording import tr

SCREEN_DPI = 110
THUMB_DPI = 20


class PageImage(Protocol):
    """One page as pixels: four bytes each, blue, green, red, unused."""

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...

    @property
    def stride(self) -> int: ...

    @property
    def data(self) -> bytes: ...


class PaperDesk(Protocol):
    """Draws pages of a PDF and prints it; given by the application."""

    def pages(self, pdf: bytes, dpi: int) -> Sequence[PageImage]: ...

    def printers(self) -> Sequence[str]:
        """The queues of this machine, the default first; empty when there is none."""
        ...

    def print(self, pdf: bytes, printer: str, copies: int) -> None:
        """Hand the file over; raises `EnvironmentTrouble` when that fails."""
        ...


def _pixmap(image: PageImage) -> QPixmap:
    shown = QImage(image.data, image.width, image.height, image.stride, QImage.Format.Format_RGB32)
    return QPixmap.fromImage(shown.copy())


class PreviewPage(QWidget):
    """Left thumbnails, the page in the middle, what to do with it at the right."""

    closed = Signal()
    printed = Signal(str, int, str)  # kind, copies, printer, once the officer has counted the pages

    def __init__(
        self,
        kind: str,
        title: str,
        pdf: bytes,
        desk: PaperDesk,
        *,
        confirm: Callable[[int, int], bool],
        tell: Callable[[MediatorError], None],
        folder: Path,
    ) -> None:
        super().__init__()
        self._kind, self._title, self._pdf, self._desk = kind, title, pdf, desk
        self._confirm, self._tell, self._folder = confirm, tell, folder
        self._pages = desk.pages(pdf, round(SCREEN_DPI * current().scale))
        self.sheet = QLabel()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.back = button(tr("返回"), icon="arrow-left", on_click=self.closed.emit)
        self.thumbs = self._thumbnails()
        body = row(self.thumbs, (scroll(self.sheet), 1), self._side(), gap=16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        head = row(
            label(title, "h2"), label(tr("共{count}页", count=len(self._pages)), "secondary"), None, self.back
        )
        layout.addWidget(page(head, (body, 1), gap=12))
        self.thumbs.setCurrentRow(0)

    def _thumbnails(self) -> QListWidget:
        thumbs = QListWidget()
        thumbs.setAccessibleName(tr("页面缩略图"))
        thumbs.setViewMode(QListView.ViewMode.IconMode)
        thumbs.setMovement(QListView.Movement.Static)
        thumbs.setFixedWidth(150)
        thumbs.setIconSize(QSize(110, 156))
        thumbs.setSpacing(6)
        for number, image in enumerate(self._desk.pages(self._pdf, THUMB_DPI), 1):
            thumbs.addItem(QListWidgetItem(QIcon(_pixmap(image)), tr("第{number}页", number=number)))
        thumbs.currentRowChanged.connect(self._show)
        return thumbs

    def _side(self) -> QWidget:
        queues = self._desk.printers()
        self.printer = ChoiceField(tr("打印机"), [(q, q) for q in queues] or [("", tr("没有找到打印机"))])
        self.copies = LineField(tr("份数"), "1")
        self.print_button = button(
            tr("打印"), "primary", "printer", tip=tr("打印 Ctrl+P"), on_click=self.print
        )
        self.print_button.setEnabled(bool(queues))
        self.save_button = button(tr("另存为PDF"), icon="download", on_click=self._choose_file)
        self.saved = label("", "secondary", wrap=True)
        self.open_folder = link(tr("打开所在位置"), self._open_folder)
        self.open_folder.setVisible(False)
        side = Card(
            self.printer,
            self.copies,
            self.print_button,
            self.save_button,
            self.saved,
            self.open_folder,
            None,
            pad=20,
        )
        side.setFixedWidth(260)
        return side

    def _show(self, number: int) -> None:
        if 0 <= number < len(self._pages):
            self.sheet.setPixmap(_pixmap(self._pages[number]))
            self.sheet.setAccessibleName(tr("{title}第{number}页", title=self._title, number=number + 1))

    def print(self) -> None:
        """Hand the file to the printer; "printed" is what the officer confirms after counting."""
        copies = self.copies.text().strip()
        if not copies.isdigit() or not 1 <= int(copies) <= 20:
            self.copies.set_error(tr("份数为1到20"))
            self.copies.focus()
            return
        self.copies.set_error("")
        try:
            self._desk.print(self._pdf, self.printer.key(), int(copies))
        except MediatorError as error:
            self._tell(error)
            return
        if self._confirm(int(copies), len(self._pages)):
            self.printed.emit(self._kind, int(copies), self.printer.key())

    def save_to(self, path: Path) -> None:
        """Write the file whole or not at all, and say where it is."""
        part = path.with_name(path.name + ".part")
        try:
            part.write_bytes(self._pdf)
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            self.saved.setText(tr("没有存成。文书还在记录里，请换个位置再存一次"))
            return
        self._folder = path.parent
        self.saved.setText(tr("已存为{name}，在{folder}", name=path.name, folder=str(path.parent)))
        self.open_folder.setVisible(True)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("另存为PDF"), str(self._folder / f"{self._title}.pdf"), "PDF (*.pdf)"
        )
        if name:
            self.save_to(Path(name))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
