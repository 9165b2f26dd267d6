"""The preview on a real printing service: followed, cancelled, counted, with nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinterInfo
from pytestqt.qtbot import QtBot

from mediator.documents.follow_up import follow_up_paper
from mediator.documents.print_desk import PrintDesk
from mediator.domain.events import PrintOutcome
from mediator.domain.print_jobs import JobState
from mediator.gui.preview import PreviewPage
from tests.documents.cups_server import CupsServer, cups_server
from tests.documents.samples import FOLLOW_UP
from tests.gui.conftest import Look, on_screen
from tests.gui.test_preview import Book, said_to_be_printed
from tests.gui.whole_window import texts_in

pytestmark = pytest.mark.long
PAPER = follow_up_paper(FOLLOW_UP)
LONG_MS = 20_000


@pytest.fixture(scope="module")
def service() -> Iterator[CupsServer]:
    with cups_server() as server:
        yield server


@pytest.fixture
def opened(
    qtbot: QtBot, theme: Look, service: CupsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[PreviewPage, Book]]:
    """The page on the product's own desk; no copy is left when it is done."""
    monkeypatch.setenv("CUPS_SERVER", service.address)
    book = Book(2)
    page = PreviewPage("回访记录", PAPER, PrintDesk(tmp_path / "printing"), book, tell=print, folder=tmp_path)
    page.printing.strip.set_pause(50)
    on_screen(qtbot, page, 1366, 690)
    qtbot.waitUntil(page.printing.has_looked, timeout=LONG_MS)
    yield page, book
    assert list(tmp_path.rglob("*.pdf")) == []


@pytest.mark.parametrize(
    ("printer", "state"),
    [
        ("Offline", JobState.OFFLINE),
        ("NoPaper1", JobState.OUT_OF_PAPER),
        ("Stops", JobState.STOPPED),
        ("Held", JobState.HELD),
        ("Slow", JobState.PRINTING),
    ],
)
def test_a_print_that_hangs_is_shown_as_it_is_and_can_be_cancelled(
    qtbot: QtBot, opened: tuple[PreviewPage, Book], printer: str, state: JobState
):
    page, book = opened
    card = page.printing
    card.printer.choose(printer)
    page.print_button.click()
    qtbot.waitUntil(lambda: card.strip.last.state is state, timeout=LONG_MS)
    card.strip.cancel_button.click()
    qtbot.waitUntil(card.count.isVisible, timeout=LONG_MS)
    assert card.strip.last.state is JobState.CANCELLED
    assert book.said == [(None, 0)] and not said_to_be_printed(page)
    card.count.pages.set_text("0")
    card.count.confirm.click()
    assert book.said == [(PrintOutcome.CANCELLED, 0)]
    qtbot.waitUntil(card.has_looked, timeout=LONG_MS)


@pytest.mark.parametrize(("printer", "typed"), [("Works", "2"), ("Fails0", "0"), ("Fails1", "1")])
def test_a_print_that_ends_is_what_was_counted(
    qtbot: QtBot, opened: tuple[PreviewPage, Book], printer: str, typed: str
):
    page, book = opened
    card = page.printing
    card.printer.choose(printer)
    page.print_button.click()
    qtbot.waitUntil(card.count.isVisible, timeout=LONG_MS)
    assert not said_to_be_printed(page)
    card.count.pages.set_text(typed)
    card.count.confirm.click()
    outcome = PrintOutcome.PRINTED if typed == "2" else PrintOutcome.FAILED
    assert book.said == [(outcome, int(typed))]
    qtbot.waitUntil(card.has_looked, timeout=LONG_MS)


def test_the_list_shows_how_each_printer_is(qtbot: QtBot, opened: tuple[PreviewPage, Book]):
    page, _ = opened
    options = [page.printing.printer.edit.itemText(i) for i in range(page.printing.printer.edit.count())]
    assert options[0] == "Works（可以打印）"
    assert "没有找到打印机" not in texts_in(page)


def test_qt_knows_the_same_printers(service: CupsServer, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CUPS_SERVER", service.address)
    assert {"Works", "Offline"} <= set(QPrinterInfo.availablePrinterNames())
