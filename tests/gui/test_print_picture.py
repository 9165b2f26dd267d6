"""Printing without CUPS: pages as pictures of 300 dpi over the whole A4 sheet, into a file for the tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from mediator.documents.follow_up import follow_up_paper
from mediator.documents.preview import page_count, page_image, page_sizes
from mediator.documents.print_desk import PrintDesk
from mediator.domain.errors import BadInput, MediatorError
from mediator.domain.events import PrintOutcome
from mediator.domain.wording import message
from mediator.gui import print_picture
from mediator.gui.print_picture import PicturePrint, a4_printer
from tests.documents.samples import FOLLOW_UP
from tests.gui.conftest import Look
from tests.gui.test_preview import Book, Shown
from tests.gui.whole_window import GreyPapers, texts_in

PAPER = follow_up_paper(FOLLOW_UP)


def into_file(path: Path) -> QPrinter:
    """The product's own printer, its sheets laid into a file."""
    printer = a4_printer("")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_every_page_fills_an_a4_sheet_and_looks_the_same(qtbot: QtBot, tmp_path: Path):
    target = tmp_path / "sheets.pdf"
    job = PicturePrint(PAPER, PrintDesk(tmp_path), into_file(target), 1)
    seen: list[tuple[int, int]] = []
    job.drawn.connect(lambda page, pages: seen.append((page, pages)))
    with qtbot.waitSignal(job.finished):
        job.start()
    assert seen == [(1, 2), (2, 2)]
    sheets = target.read_bytes()
    assert page_count(sheets) == 2
    assert all(abs(w - 595.28) < 1.5 and abs(h - 841.89) < 1.5 for w, h in page_sizes(sheets))
    for number in range(2):
        drawn, wanted = page_image(sheets, number, 40), page_image(PAPER, number, 40)
        assert (drawn.width, drawn.height) == (wanted.width, wanted.height)
        apart = sum(abs(a - b) for a, b in zip(drawn.data, wanted.data, strict=True)) / len(drawn.data)
        assert apart < 8


def test_it_stops_between_two_pages(qtbot: QtBot, tmp_path: Path):
    job = PicturePrint(PAPER, PrintDesk(tmp_path), into_file(tmp_path / "sheets.pdf"), 5)
    job.drawn.connect(lambda page, _: page == 1 and job.stop())
    with qtbot.waitSignal(job.stopped):
        job.start()
    assert job.gone == 1


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told(qtbot: QtBot, tmp_path: Path):
    job = PicturePrint(PAPER, PrintDesk(tmp_path), into_file(tmp_path / "gone" / "sheets.pdf"), 1)
    with qtbot.waitSignal(job.failed) as told:
        job.start()
    assert isinstance(told.args[0], MediatorError)
    assert job.gone == 0


def test_what_is_not_a4_is_not_drawn(qtbot: QtBot, tmp_path: Path):
    papers = GreyPapers(not_a4=BadInput(message("第1页不是A4纸的大小，没有打印")))
    job = PicturePrint(b"", papers, into_file(tmp_path / "sheets.pdf"), 1)
    with qtbot.waitSignal(job.failed):
        job.start()
    assert papers.drawn == []


@pytest.fixture
def only_qt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer without a printing service; Qt knows one printer, which lays its sheets into a file."""
    target = tmp_path / "sheets.pdf"
    monkeypatch.setattr(print_picture, "printer_names", lambda: ("柜台打印机",))
    monkeypatch.setattr(print_picture, "a4_printer", lambda name: into_file(target))
    return target


def test_without_a_service_the_same_page_prints_pictures_and_asks_the_same_count(
    qtbot: QtBot, theme: Look, only_qt: Path
):
    shown = Shown(qtbot, GreyPapers(queues=()))
    assert "这台电脑没有打印服务，改用图片方式打印。" in texts_in(shown.page)
    assert shown.card.printer.key() == "柜台打印机"
    shown.print("1")
    assert page_count(only_qt.read_bytes()) == 2
    assert shown.book.said == [(None, 0)]
    shown.counts("2")
    assert shown.book.said == [(PrintOutcome.PRINTED, 2)]


def test_after_a_refusal_of_the_service_the_other_way_is_a_print_of_its_own(
    qtbot: QtBot, theme: Look, only_qt: Path
):
    refused = MediatorError(message("打印机没有接收，没有打印"))
    papers = GreyPapers()
    shown = Shown(qtbot, papers, book=Book(papers.count))
    papers.trouble = refused
    shown.page.print_button.click()
    qtbot.waitUntil(shown.card.picture_button.isVisible)
    qtbot.waitUntil(shown.card.has_looked)
    shown.card.picture_button.click()
    qtbot.waitUntil(shown.card.count.isVisible)
    assert only_qt.exists()
    assert [job.queued.number for job in shown.book.jobs] == [1, 2]
    assert shown.book.said == [(PrintOutcome.FAILED, 0), (None, 0)]
