"""Printing on a real CUPS server: what comes out is the sealed paper; no end of a job is called printed."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mediator.documents.agreement import agreement_paper
from mediator.documents.preview import page_count, page_image, page_sizes, text_of
from mediator.documents.print_desk import PrintDesk
from mediator.documents.seal import seal
from mediator.documents.talk_record import talk_record_paper
from mediator.domain import printing
from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.events import PrintOutcome
from mediator.domain.print_jobs import JobReport, JobState, PrinterState, PrintJob
from mediator.domain.stages import Stage
from mediator.storage.station_key import make_seal
from tests.builders import NOW, Building, a_session
from tests.documents.cups_server import FAILS_AT, NEEDS_ROOT, CupsServer, cups_server, is_root
from tests.documents.samples import AGREEMENT, TALK_RECORD

SEALED = seal(agreement_paper(AGREEMENT), make_seal("青石派出所", NOW), NOW)
SECONDS = 20
BAD_ENDS = {
    "Offline": JobState.OFFLINE,
    "Stops": JobState.STOPPED,
    "Held": JobState.HELD,
    "Slow": JobState.PRINTING,
    **{f"NoPaper{page}": JobState.OUT_OF_PAPER for page in FAILS_AT},
    **{f"Fails{page}": JobState.FAILED for page in FAILS_AT},
}


@pytest.fixture(scope="module")
def service() -> Iterator[CupsServer]:
    with cups_server() as server:
        yield server


@pytest.fixture
def desk(service: CupsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintDesk]:
    """The product's own desk at that service; its folder is empty afterwards, whatever happened."""
    monkeypatch.setenv("CUPS_SERVER", service.address)
    yield PrintDesk(tmp_path / "printing")
    assert list((tmp_path / "printing").iterdir()) == []
    assert (tmp_path / "printing").stat().st_mode & 0o777 == 0o700


def becomes(desk: PrintDesk, job_id: str, wanted: Callable[[JobReport], bool]) -> JobReport:
    """The report of the job once it is as wanted."""
    end = time.monotonic() + SECONDS
    while not wanted(report := desk.job(job_id)):
        assert time.monotonic() < end, report
        time.sleep(0.05)
    return report


def followed(desk: PrintDesk, job_id: str) -> JobReport:
    return becomes(desk, job_id, lambda report: report.ended)


def pictures_in(pdf: Path) -> list[str]:
    """The rows of `pdfimages` for a file: one for each picture in it."""
    listed = subprocess.run(["pdfimages", "-list", str(pdf)], capture_output=True, text=True, check=True)
    return listed.stdout.splitlines()[2:]


def is_a4(pdf: bytes) -> bool:
    return all(abs(w - 595.28) < 1.5 and abs(h - 841.89) < 1.5 for w, h in page_sizes(pdf))


def unlikeness(one: bytes, other: bytes) -> float:
    """The mean difference of two papers, pixel by pixel of the first page, 0 to 255."""
    first, second = page_image(one, 0, 50), page_image(other, 0, 50)
    assert (first.width, first.height) == (second.width, second.height)
    total = sum(abs(a - b) for a, b in zip(first.data, second.data, strict=True))
    return total / len(first.data)


def said_before_the_count(building: Building, job: PrintJob) -> list[str]:
    """What on the record calls this paper printed though nobody counted a page."""
    session = building.room.session
    told = [p.print_id for p in session.prints]
    outcome = printing.job_of(session, job.queued.print_id).outcome
    return told + ([outcome.value] if outcome is PrintOutcome.PRINTED else [])


def test_a_sealed_agreement_comes_out_with_its_text_as_vectors_on_a4(desk: PrintDesk, service: CupsServer):
    job_id = desk.submit(SEALED, "Works", 1)
    assert followed(desk, job_id).state is JobState.COMPLETED
    printed = service.taken(job_id)
    assert text_of(printed.read_bytes()) == text_of(SEALED)
    assert page_count(printed.read_bytes()) == page_count(SEALED)
    assert is_a4(printed.read_bytes())
    assert pictures_in(printed) == []


def test_a_completed_job_is_not_printed_until_the_officer_counted_and_a_hasty_record_is_found_out(
    desk: PrintDesk,
):
    building = a_session().at(Stage.FOLLOW_UP)
    verbs = building.room.printing

    def print_it() -> PrintJob:
        job = verbs.queue("agreement", SEALED, printer="Works", copies=1)
        assert followed(desk, desk.submit(SEALED, "Works", 1)).state is JobState.COMPLETED
        return job

    job = print_it()
    assert said_before_the_count(building, job) == []
    verbs.settle(job.queued.print_id, PrintOutcome.FAILED, 0)
    hasty = print_it()
    # The mistake made on purpose: the service's word is taken for the officer's.
    verbs.settle(hasty.queued.print_id, PrintOutcome.PRINTED, hasty.total)
    assert said_before_the_count(building, hasty) != []


def test_the_pdf_printer_prints_the_same_pages_as_vectors(desk: PrintDesk, service: CupsServer):
    if not is_root():
        names = [printer.name for printer in desk.printers()]
        assert "PDF" not in names, NEEDS_ROOT
        desk.submit(SEALED, "Works", 1)
        return
    before = service.printed()
    assert followed(desk, desk.submit(SEALED, "PDF", 1)).state is JobState.COMPLETED
    (printed,) = [path for path in service.printed() if path not in before]
    content = printed.read_bytes()
    assert page_count(content) == page_count(SEALED)
    assert is_a4(content)
    assert pictures_in(printed) == []
    # On its way through PostScript the letters lose their codes, so the pages are compared as they look.
    other = talk_record_paper(TALK_RECORD)
    assert unlikeness(content, SEALED) < unlikeness(other, SEALED) / 4


@pytest.mark.parametrize("printer", BAD_ENDS)
def test_every_bad_end_is_told_and_none_is_called_printed(desk: PrintDesk, printer: str):
    building = a_session().at(Stage.FOLLOW_UP)
    job = building.room.printing.queue("agreement", SEALED, printer=printer, copies=2)
    job_id = desk.submit(SEALED, printer, 2)
    report = becomes(desk, job_id, lambda report: report.state is BAD_ENDS[printer])
    assert said_before_the_count(building, job) == []
    if not report.ended:
        desk.cancel(job_id)
        assert followed(desk, job_id).state is JobState.CANCELLED
    assert said_before_the_count(building, job) == []
    likely = printing.likely_reason(job, 0, report.state)
    assert likely is not PrintOutcome.PRINTED


@pytest.mark.long
def test_the_printers_tell_how_they_are(desk: PrintDesk, service: CupsServer):
    jobs = [desk.submit(SEALED, printer, 1) for printer in ("Offline", "NoPaper1", "Slow", "Stops")]
    becomes(desk, jobs[0], lambda r: r.state is JobState.OFFLINE)
    becomes(desk, jobs[1], lambda r: r.state is JobState.OUT_OF_PAPER)
    becomes(desk, jobs[2], lambda r: r.state is JobState.PRINTING)
    becomes(desk, jobs[3], lambda r: r.state is JobState.STOPPED)
    service.run("cupsreject", "Works")
    states = {printer.name: printer.state for printer in desk.printers()}
    service.run("cupsaccept", "Works")
    for job_id in jobs:
        desk.cancel(job_id)
    service.run("cupsenable", "Stops")
    assert next(iter(states)) == "Works"
    assert states["Works"] is PrinterState.REJECTING
    assert states["Offline"] is PrinterState.OFFLINE
    assert states["NoPaper1"] is PrinterState.OUT_OF_PAPER
    assert states["Slow"] is PrinterState.BUSY
    assert states["Stops"] is PrinterState.STOPPED
    assert states["Fails1"] is PrinterState.READY


@pytest.mark.long
def test_an_unknown_printer_takes_nothing_and_a_job_nobody_knows_is_unknown(desk: PrintDesk):
    with pytest.raises(EnvironmentTrouble, match="没有接收"):
        desk.submit(SEALED, "Nowhere", 1)
    assert desk.job("Works-99999").state is JobState.UNKNOWN


@pytest.mark.long
@pytest.mark.parametrize("keeps", [True, False])
def test_the_service_keeps_a_copy_unless_it_is_told_not_to_and_its_list_names_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keeps: bool
):
    with cups_server(keeps=keeps) as server:
        monkeypatch.setenv("CUPS_SERVER", server.address)
        desk = PrintDesk(tmp_path)
        followed(desk, desk.submit(SEALED, "Works", 1))
        spool = server.folder / "spool"
        end = time.monotonic() + SECONDS
        while bool(left := list(spool.glob("d*"))) is not keeps:
            assert time.monotonic() < end, left
            time.sleep(0.05)
        controls = b"".join(path.read_bytes() for path in spool.glob("c*"))
        assert "陈小满".encode() not in controls and str(tmp_path).encode() not in controls
