"""The preview window's desk: pages, queues, and printing without leaving a copy behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from mediator.documents import cups
from mediator.documents.follow_up import follow_up_paper
from mediator.documents.print_desk import PrintDesk
from mediator.domain.errors import EnvironmentTrouble
from tests.documents.samples import FOLLOW_UP


def test_the_desk_shows_every_page() -> None:
    paper = follow_up_paper(FOLLOW_UP)
    assert PrintDesk().page_count(paper) == 2
    assert 100 < PrintDesk().page(paper, 1, 20).width < 200


def test_the_printed_copy_is_the_paper_and_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[bytes, str, int]] = []
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(
        cups, "print_pdf", lambda path, printer, copies: seen.append((path.read_bytes(), printer, copies))
    )
    PrintDesk().print(b"%PDF-1.4", "Room_1", 2)
    assert seen == [(b"%PDF-1.4", "Room_1", 2)]
    assert list(tmp_path.iterdir()) == []


def test_a_full_or_missing_temporary_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(EnvironmentTrouble, match="没有打印"):
        PrintDesk().print(b"%PDF-1.4", "Room_1", 1)


def test_the_queues_are_those_of_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cups, "printers", lambda: ("Room_1",))
    assert PrintDesk().printers() == ("Room_1",)
