"""The preview page's desk: pages, queues, and printing without leaving a copy behind."""

from __future__ import annotations

import stat
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, LETTER, landscape
from reportlab.pdfgen.canvas import Canvas

from mediator.documents import cups
from mediator.documents.follow_up import follow_up_paper
from mediator.documents.print_desk import PrintDesk
from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.domain.print_jobs import Printer
from tests.documents.samples import FOLLOW_UP


def pages_of(*sizes: tuple[float, float]) -> bytes:
    target = BytesIO()
    canvas = Canvas(target)
    for size in sizes:
        canvas.setPageSize(size)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


PAPER = pages_of(A4)


def test_the_desk_shows_every_page(tmp_path: Path) -> None:
    paper = follow_up_paper(FOLLOW_UP)
    desk = PrintDesk(tmp_path)
    assert desk.page_count(paper) == 2
    assert 100 < desk.page(paper, 1, 20).width < 200
    desk.check_a4(paper)


def test_the_copy_is_the_paper_for_its_owner_alone_and_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[bytes, str, int, int]] = []

    def take(path: Path, printer: str, copies: int) -> str:
        seen.append((path.read_bytes(), printer, copies, stat.S_IMODE(path.stat().st_mode)))
        assert path.parent == folder and stat.S_IMODE(folder.stat().st_mode) == 0o700
        return "Room_1-3"

    folder = tmp_path / "store" / "printing"
    monkeypatch.setattr(cups, "submit", take)
    assert PrintDesk(folder).submit(PAPER, "Room_1", 2) == "Room_1-3"
    assert seen == [(PAPER, "Room_1", 2, 0o600)]
    assert list(folder.iterdir()) == []


def test_the_copy_is_removed_though_the_printer_takes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EnvironmentTrouble, match="没有打印服务"):
        PrintDesk(tmp_path / "printing").submit(PAPER, "Room_1", 1)
    assert list((tmp_path / "printing").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentTrouble, match="没有打印"):
        PrintDesk(tmp_path / "file" / "printing").submit(PAPER, "Room_1", 1)


@pytest.mark.parametrize("size", [LETTER, (595.28, 900), (298, 421)])
def test_what_is_not_a4_goes_nowhere_and_the_page_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[float, float]
) -> None:
    monkeypatch.setattr(cups, "submit", lambda path, printer, copies: pytest.fail("it went out"))
    with pytest.raises(BadInput, match="第2页不是A4"):
        PrintDesk(tmp_path).submit(pages_of(A4, size), "Room_1", 1)


def test_a_lying_a4_page_is_a4(tmp_path: Path) -> None:
    PrintDesk(tmp_path).check_a4(pages_of(A4, landscape(A4)))


def test_the_queues_are_those_of_the_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cups, "printers", lambda: (Printer(name="Room_1"),))
    assert PrintDesk(tmp_path).printers() == (Printer(name="Room_1"),)
