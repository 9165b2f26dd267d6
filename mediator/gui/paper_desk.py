"""What the preview page asks of the application: pages as pictures, printers, jobs, the record of prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from mediator.domain.errors import MediatorError
from mediator.domain.events import PrintOutcome
from mediator.domain.print_jobs import JobReport, Printer, PrintJob
from mediator.services.audit_trail import Noted


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
    """Draws pages of a PDF and prints it. What is about printers may take a while: on a thread of its own."""

    def page_count(self, pdf: bytes) -> int: ...

    def page(self, pdf: bytes, number: int, dpi: int) -> PageImage:
        """One page, counted from 0."""
        ...

    def check_a4(self, pdf: bytes) -> None:
        """A `BadInput` names the first page that is not A4."""
        ...

    def printers(self) -> tuple[Printer, ...]:
        """The queues of this machine, the default first; empty when there is no printing service."""
        ...

    def submit(self, pdf: bytes, printer: str, copies: int) -> str:
        """Hand the file over and get the job's id; raises a `MediatorError` when it was not taken."""
        ...

    def job(self, job_id: str) -> JobReport:
        """How far the printing service says it is."""
        ...

    def cancel(self, job_id: str) -> None:
        """Ask the service to stop; raises `EnvironmentTrouble` when it does not."""
        ...


@dataclass(frozen=True)
class Release:
    """Asked before a paper leaves the program: gives the bytes once the trail has the line."""

    to_printer: Callable[[], bytes]
    to_file: Callable[[], bytes]
    did_not_arrive: Callable[[Noted], None]


class PrintBook(Protocol):
    """The record of the prints of the paper that is shown."""

    def next_number(self) -> int:
        """Which print of it the next one is."""
        ...

    def waiting(self) -> PrintJob | None:
        """The print whose pages nobody counted yet."""
        ...

    def queue(self, printer: str, copies: int) -> PrintJob | None:
        """Note that it goes out; None when that was refused, which is told already."""
        ...

    def settle(
        self, job: PrintJob, outcome: PrintOutcome, pages_out: int, note: str = ""
    ) -> MediatorError | None:
        """Note what was counted; what speaks against it, or None."""
        ...

    def keep_job(self, job: PrintJob, job_id: str) -> None:
        """Remember under which id the printing service knows it."""
        ...

    def job_id(self, job: PrintJob) -> str:
        """That id; "" when it is not known any more."""
        ...
