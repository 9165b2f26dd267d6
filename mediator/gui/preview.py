"""PDF 预览与打印: pages as they will be printed, thumbnails, copies, saving; nothing is redrawn here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QIcon,
    QImage,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mediator.domain.errors import MediatorError
from mediator.gui.paper_desk import PageImage, PrintBook
from mediator.gui.paper_desk import PaperDesk as PaperDesk
from mediator.gui.paper_desk import Release as Release
from mediator.gui.print_card import PrintCard
from mediator.gui.theme import current
from mediator.gui.widgets import Card, Para, button, label, link, page, row, scroll
from mediator.services.audit_trail import Noted
from mediator.whole_file import NotSure, write_whole
from mediator.wording import mark, tr

A4_INCHES = 8.27
THUMB_DPI = 20
MOST_DPI = 220
MARGIN = 24
REMNANTS = mark(
    "打印服务自己会留一份副本，一般一天；共用的打印机也可能存着。怎么不留，见使用说明里的“打印”。"
)


def _pixmap(image: PageImage) -> QPixmap:
    shown = QImage(image.data, image.width, image.height, image.stride, QImage.Format.Format_RGB32)
    return QPixmap.fromImage(shown.copy())


class PreviewPage(QWidget):
    """Left thumbnails, the page in the middle as wide as there is room, what to do with it at the right."""

    closed = Signal()

    def __init__(
        self,
        title: str,
        pdf: bytes,
        desk: PaperDesk,
        book: PrintBook,
        *,
        tell: Callable[[MediatorError], None],
        folder: Path,
        release: Release | None = None,
    ) -> None:
        super().__init__()
        self._release = release or Release(lambda: pdf, lambda: pdf, lambda action: None)
        self._title, self._pdf, self._desk = title, pdf, desk
        self._tell, self._folder = tell, folder
        self.printing = PrintCard(pdf, desk, book, self._release, tell)
        self.printing.ready.connect(self._to_main_action)
        self._count = desk.page_count(pdf)
        self._dpi = 0
        self.sheet = QLabel()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.back = button(tr("返回"), icon="arrow-left", tip=tr("返回 Esc"), on_click=self.closed.emit)
        self.thumbs = self._thumbnails()
        self._area: QScrollArea = scroll(self.sheet)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._fit)
        head = row(
            self.back,
            8,
            label(title, "h2"),
            label(tr("共{count}页", count=self._count), "secondary"),
            None,
            gap=12,
        )
        body = row(self.thumbs, (self._area, 1), self._side(), gap=16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page(head, (body, 1), gap=16, margins=(24, 16, 24, 16)))
        self._bind()
        self.thumbs.setCurrentRow(0)

    def first_focus(self) -> QWidget:
        """The main action where there is a printer, saving where there is none."""
        if self.printing.count.isVisibleTo(self):
            return self.printing.count.pages.edit
        return self.print_button if self.print_button.isEnabled() else self.save_button

    def _to_main_action(self) -> None:
        """The printers are known now; whoever did nothing yet has the main action."""
        if self.save_button.hasFocus() and not self.saved.text():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _bind(self) -> None:
        for keys, act in (("Ctrl+P", self.printing.print), ("Esc", self.closed.emit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _thumbnails(self) -> QListWidget:
        thumbs = QListWidget()
        thumbs.setObjectName("Thumbnails")
        thumbs.setAccessibleName(tr("页面缩略图"))
        thumbs.setViewMode(QListView.ViewMode.IconMode)
        thumbs.setFlow(QListView.Flow.TopToBottom)
        thumbs.setWrapping(False)
        thumbs.setMovement(QListView.Movement.Static)
        thumbs.setIconSize(QSize(104, 148))
        thumbs.setSpacing(8)
        thumbs.setFixedWidth(max(152, current().px(120)))
        for number in range(self._count):
            image = self._desk.page(self._pdf, number, THUMB_DPI)
            item = QListWidgetItem(QIcon(_pixmap(image)), tr("第{number}页", number=number + 1))
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            thumbs.addItem(item)
        thumbs.currentRowChanged.connect(self._show)
        return thumbs

    def _side(self) -> QWidget:
        self.print_button = self.printing.print_button
        self.save_button = button(tr("另存为PDF"), icon="download", on_click=self._choose_file)
        self.saved = label("", "secondary", wrap=True)
        self.open_folder = link(tr("打开所在位置"), self._open_folder)
        self.open_folder.setVisible(False)
        remnants = Para(tr(REMNANTS), 14, "text2", 1.4)
        side = Card(
            self.printing, self.save_button, self.saved, self.open_folder, remnants, None, pad=20, gap=12
        )
        rolled = scroll(side)
        rolled.setFixedWidth(max(300, current().px(260)))
        return rolled

    # -- the page ----------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    def _fit(self) -> None:
        """Draw the page anew at the width there is, in the screen's own pixels, so that it is sharp."""
        room = self._area.viewport().width() - MARGIN
        dpi = max(60, min(round(room * self.devicePixelRatioF() / A4_INCHES), MOST_DPI))
        if dpi != self._dpi:
            self._dpi = dpi
            self._show(self.thumbs.currentRow())

    def _show(self, number: int) -> None:
        if not (0 <= number < self._count and self._dpi):
            return
        shown = _pixmap(self._desk.page(self._pdf, number, self._dpi))
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self.sheet.setPixmap(shown)
        self.sheet.setAccessibleName(tr("{title}第{number}页", title=self._title, number=number + 1))
        self._area.verticalScrollBar().setValue(0)

    # -- what to do with it ------------------------------------------------------------

    def save_to(self, path: Path) -> None:
        """Write the file whole or not at all, and say where it is."""
        try:
            pdf = self._release.to_file()
        except MediatorError as error:
            self._tell(error)
            return
        try:
            write_whole(path, pdf)
        except NotSure:
            self.open_folder.setVisible(False)
            self.saved.setText(tr("已写成{name}，没能核对。请换个位置再存一次", name=path.name))
            return
        except OSError:
            self._release.did_not_arrive(Noted.SAVE_PAPER)
            self.open_folder.setVisible(False)
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
            chosen = Path(name)
            ended = chosen.suffix.lower() == ".pdf"
            self.save_to(chosen if ended else chosen.with_name(chosen.name + ".pdf"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
