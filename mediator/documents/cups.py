"""Printing on Linux: hands the finished file to CUPS, which keeps text and strokes as vectors; follows it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from mediator.documents import ipp
from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.domain.print_jobs import JobReport, JobState, MayBeTaken, Printer, PrinterState
from mediator.domain.wording import Message, message

SECONDS = 30
MOST_COPIES = 20
# Without the paper size a generic queue prints on Letter; scaling would move the margins.
OPTIONS = ("media=A4", "print-scaling=none", "sides=two-sided-long-edge")
# The name under which the service lists a job: neither people nor matter stand in it.
TITLE = "mediator"
REQUEST = re.compile(r"request id is (\S+-\d+) ")

# RFC 8011, 5.3.7 and 5.4.11.
JOB_STATES = {
    3: JobState.QUEUED,
    4: JobState.HELD,
    5: JobState.PRINTING,
    6: JobState.STOPPED,
    7: JobState.CANCELLED,
    8: JobState.FAILED,
    9: JobState.COMPLETED,
}
PRINTER_STATES = {3: PrinterState.READY, 4: PrinterState.BUSY, 5: PrinterState.STOPPED}
# RFC 8011, 5.4.12: a reason may end in -error, -warning or -report.
NO_PAPER = ("media-empty", "media-needed", "input-tray-missing")
NOT_THERE = ("offline", "connecting-to-device", "timed-out", "shutdown")
WAITING = {PrinterState.OFFLINE: JobState.OFFLINE, PrinterState.OUT_OF_PAPER: JobState.OUT_OF_PAPER}


def is_available() -> bool:
    """Whether this computer has the commands of CUPS."""
    return all(shutil.which(name) for name in ("lp", "lpstat", "cancel"))


def printers() -> tuple[Printer, ...]:
    """The queues, the default one first, each with its state; none when there is no printing service."""
    if not is_available():
        return ()
    listed = _run(["lpstat", "-e"])
    if listed.returncode:
        return ()
    names = tuple(line.strip() for line in listed.stdout.splitlines() if line.strip())
    default = _run(["lpstat", "-d"]).stdout.rpartition(":")[2].strip()
    ordered = sorted(names, key=lambda name: name != default)
    return tuple(Printer(name=name, state=_state_of(name)) for name in ordered)


def submit(path: Path, printer: str, copies: int) -> str:
    """Queue the file and give the id of the job; returns once the service took its own copy.

    Raises `BadInput` for a count that is not 1 to 20, `EnvironmentTrouble` when it was not taken.
    """
    if not 1 <= copies <= MOST_COPIES:
        raise BadInput(message("打印份数请填1至{most}", most=MOST_COPIES))
    if not is_available():
        raise _trouble(message("这台电脑没有打印服务，没有打印"))
    if not path.is_file():
        raise _trouble(message("要打印的文件{file}不在了，没有打印", file=path.name))
    options = [part for option in OPTIONS for part in ("-o", option)]
    result = _run(["lp", "-d", printer, "-n", str(copies), "-t", TITLE, *options, "--", str(path)])
    taken = REQUEST.search(result.stdout)
    if result.returncode or taken is None:
        raise _trouble(message("打印机“{printer}”没有接收，没有打印", printer=printer))
    return taken[1]


def report(job_id: str) -> JobReport:
    """How far the service says the job is; unknown where it does not answer or forgot the job.

    The count of pages that the service keeps is not told: its filters and the printer both add to it.
    """
    queue, _, number = job_id.rpartition("-")
    if not (queue and number.isdigit()):
        return JobReport(state=JobState.UNKNOWN)
    try:
        answer = ipp.job(int(number))
    except ipp.NoAnswer:
        return JobReport(state=JobState.UNKNOWN)
    state = JOB_STATES.get(ipp.numbers(answer, "job-state"), JobState.UNKNOWN)
    said = "".join(ipp.words(answer, "job-printer-state-message"))
    report = JobReport(state=state, words=said)
    return report if report.ended else JobReport(state=_hindered(state, queue, answer), words=said)


def cancel(job_id: str) -> None:
    """Ask the service to stop; what is in the printer already may still come out. Raises when refused."""
    if _run(["cancel", job_id]).returncode and not report(job_id).ended:
        raise EnvironmentTrouble(
            message("打印服务没有取消这次打印"), message("请在打印机上按取消，再数一数出来的页数")
        )


def _hindered(state: JobState, queue: str, answer: ipp.Answer) -> JobState:
    """A job that waits because of its printer says why."""
    printer = _state_of(queue)
    if printer in WAITING:
        return WAITING[printer]
    stopped = printer is PrinterState.STOPPED or "printer-stopped" in ipp.words(answer, "job-state-reasons")
    return JobState.STOPPED if stopped and state is JobState.QUEUED else state


def _state_of(queue: str) -> PrinterState:
    try:
        answer = ipp.printer(queue)
    except ipp.NoAnswer:
        return PrinterState.UNKNOWN
    reasons = ipp.words(answer, "printer-state-reasons")
    if any(reason.startswith(NOT_THERE) for reason in reasons):
        return PrinterState.OFFLINE
    if any(reason.startswith(NO_PAPER) for reason in reasons):
        return PrinterState.OUT_OF_PAPER
    state = PRINTER_STATES.get(ipp.numbers(answer, "printer-state"), PrinterState.UNKNOWN)
    accepting = ipp.numbers(answer, "printer-is-accepting-jobs") != 0
    return state if accepting or state is PrinterState.UNKNOWN else PrinterState.REJECTING


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
            # What the commands say is read, so it is in one language.
            env={**os.environ, "LC_ALL": "C", "LANGUAGE": "C"},
        )
    except subprocess.TimeoutExpired:
        raise MayBeTaken(
            message("打印服务没有回应，不知道有没有打印"),
            message("文书已保存，没有丢失。请看打印机，数一数出来的页数"),
        ) from None
    except OSError:
        raise _trouble(message("打印服务用不了，没有打印")) from None


def _trouble(title: Message) -> EnvironmentTrouble:
    return EnvironmentTrouble(title, message("文书已保存，没有丢失。可以另存PDF，换一台打印机再打印"))
