"""Printing through CUPS, with stand-ins for its commands; the real service is in test_real_printing."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator.documents import cups, ipp
from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.domain.print_jobs import JobState, MayBeTaken, PrinterState

TAKEN = "echo 'request id is Room_1-7 (1 file(s))'"
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
    """A folder with the commands: two queues, and lp writes down what it was asked; nobody answers IPP."""
    folder = tmp_path / "bin"
    folder.mkdir()
    stand_in(folder, "lpstat", LISTING)
    stand_in(folder, "lp", f'printf "%s\\n" "$@" > {tmp_path}/asked\n{TAKEN}')
    stand_in(folder, "cancel", "exit 1")
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "no.sock"))
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return tmp_path


def paper(folder: Path) -> Path:
    path = folder / "-协议 1.pdf"
    path.write_bytes(b"%PDF-1.4")
    return path


def test_the_default_printer_comes_first(service: Path) -> None:
    assert [p.name for p in cups.printers()] == ["Room_1", "Office"]
    assert {p.state for p in cups.printers()} == {PrinterState.UNKNOWN}


def test_a_file_is_printed_unscaled_on_a4_in_so_many_copies(service: Path) -> None:
    path = paper(service)
    assert cups.submit(path, "Room_1", 3) == "Room_1-7"
    asked = (service / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[:6] == ["-d", "Room_1", "-n", "3", "-t", "mediator"]
    assert "media=A4" in asked
    assert "print-scaling=none" in asked
    assert asked[-2:] == ["--", str(path)]


def test_a_refused_job_is_told_and_the_paper_is_safe(service: Path) -> None:
    stand_in(service / "bin", "lp", "exit 1")
    with pytest.raises(EnvironmentTrouble) as trouble:
        cups.submit(paper(service), "Room_1", 1)
    assert trouble.value.title.in_chinese() == "打印机“Room_1”没有接收，没有打印"
    assert trouble.value.advice is not None
    assert "文书已保存" in trouble.value.advice.in_chinese()


def test_a_computer_without_printing_service_has_no_printers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert cups.printers() == ()
    with pytest.raises(EnvironmentTrouble, match="没有打印服务"):
        cups.submit(paper(tmp_path), "Room_1", 1)


def test_a_service_that_does_not_run_has_no_printers(service: Path) -> None:
    stand_in(service / "bin", "lpstat", "exit 1")
    assert cups.printers() == ()


def test_a_missing_file_is_told(service: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="不在了"):
        cups.submit(service / "gone.pdf", "Room_1", 1)


@pytest.mark.parametrize("copies", [0, -1, 21])
def test_an_odd_number_of_copies_is_refused(service: Path, copies: int) -> None:
    with pytest.raises(BadInput, match="1至20"):
        cups.submit(paper(service), "Room_1", copies)


def test_a_service_that_does_not_answer_may_have_taken_the_paper(
    service: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cups, "SECONDS", 0.1)
    stand_in(service / "bin", "lp", "exec sleep 60")
    with pytest.raises(MayBeTaken, match="不知道有没有打印"):
        cups.submit(paper(service), "Room_1", 1)


def test_an_answer_without_a_job_is_no_printing(service: Path) -> None:
    stand_in(service / "bin", "lp", "echo well")
    with pytest.raises(EnvironmentTrouble, match="没有接收"):
        cups.submit(paper(service), "Room_1", 1)


@pytest.mark.parametrize("job_id", ["Room_1-7", "", "Room_1", "-3", "Room_1-x"])
def test_a_job_nobody_tells_of_is_unknown_and_not_ended(service: Path, job_id: str) -> None:
    report = cups.report(job_id)
    assert report.state is JobState.UNKNOWN and not report.ended


def test_a_job_that_cannot_be_cancelled_is_told(service: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="没有取消"):
        cups.cancel("Room_1-7")


def test_the_service_is_found_where_the_commands_find_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CUPS_SERVER", raising=False)
    conf = tmp_path / "client.conf"
    conf.write_text("# words\nServerName print.example:8631/version=1.1\n", encoding="utf-8")
    monkeypatch.setattr(ipp, "CLIENT_FILES", (conf,))
    assert ipp.server() == "print.example:8631"
    monkeypatch.setattr(ipp, "CLIENT_FILES", ())
    monkeypatch.setattr(ipp, "SOCKET", tmp_path)
    assert ipp.server() == str(tmp_path)
    monkeypatch.setattr(ipp, "SOCKET", tmp_path / "gone")
    assert ipp.server() == "localhost:631"
