"""Printing through CUPS, with stand-ins for its two commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator.documents import cups
from mediator.domain.errors import BadInput, EnvironmentTrouble

LISTING = """
case "$1" in
  -e) echo Office; echo Room_1 ;;
  *) echo "system default destination: Room_1" ;;
esac
"""


def stand_in(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with both commands: two queues, and lp writes down what it was asked."""
    folder = tmp_path / "bin"
    folder.mkdir()
    stand_in(folder, "lpstat", LISTING)
    stand_in(folder, "lp", f'printf "%s\\n" "$@" > {tmp_path}/asked')
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return tmp_path


def paper(folder: Path) -> Path:
    path = folder / "-协议 1.pdf"
    path.write_bytes(b"%PDF-1.4")
    return path


def test_the_default_printer_comes_first(service: Path) -> None:
    assert cups.printers() == ("Room_1", "Office")


def test_a_file_is_printed_unscaled_on_a4_in_so_many_copies(service: Path) -> None:
    path = paper(service)
    cups.print_pdf(path, "Room_1", 3)
    asked = (service / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[:4] == ["-d", "Room_1", "-n", "3"]
    assert "media=A4" in asked
    assert "print-scaling=none" in asked
    assert asked[-2:] == ["--", str(path)]


def test_a_refused_job_is_told_and_the_paper_is_safe(service: Path) -> None:
    stand_in(service / "bin", "lp", "exit 1")
    with pytest.raises(EnvironmentTrouble) as trouble:
        cups.print_pdf(paper(service), "Room_1", 1)
    assert trouble.value.title.in_chinese() == "打印机“Room_1”没有接收，没有打印"
    assert trouble.value.advice is not None
    assert "文书已保存" in trouble.value.advice.in_chinese()


def test_a_computer_without_printing_service_has_no_printers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert cups.printers() == ()
    with pytest.raises(EnvironmentTrouble, match="没有打印服务"):
        cups.print_pdf(paper(tmp_path), "Room_1", 1)


def test_a_service_that_does_not_run_has_no_printers(service: Path) -> None:
    stand_in(service / "bin", "lpstat", "exit 1")
    assert cups.printers() == ()


def test_a_missing_file_is_told(service: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="不在了"):
        cups.print_pdf(service / "gone.pdf", "Room_1", 1)


@pytest.mark.parametrize("copies", [0, -1, 21])
def test_an_odd_number_of_copies_is_refused(service: Path, copies: int) -> None:
    with pytest.raises(BadInput, match="1至20"):
        cups.print_pdf(paper(service), "Room_1", copies)
