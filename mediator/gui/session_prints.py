"""Keeps the prints of one paper on the record of its session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediator.domain.errors import MediatorError
from mediator.domain.events import PrintOutcome
from mediator.domain.print_jobs import PrintJob
from mediator.domain.session import Session

if TYPE_CHECKING:
    from mediator.gui.session.context import SessionContext


class SessionPrints:
    """`job_ids` are those under which the printing service knows the prints of this run of the program."""

    def __init__(self, context: SessionContext, kind: str, pdf: bytes, job_ids: dict[str, str]) -> None:
        self._context, self._kind, self._pdf, self._job_ids = context, kind, pdf, job_ids

    def next_number(self) -> int:
        return self._context.room.printing.next_number(self._kind, self._pdf)

    def waiting(self) -> PrintJob | None:
        return self._context.room.printing.waiting(self._kind, self._pdf)

    def queue(self, printer: str, copies: int) -> PrintJob | None:
        room = self._context.room

        def noted() -> Session:
            room.printing.queue(self._kind, self._pdf, printer=printer, copies=copies)
            return room.session

        return self.waiting() if self._context.do(noted) else None

    def settle(
        self, job: PrintJob, outcome: PrintOutcome, pages_out: int, note: str = ""
    ) -> MediatorError | None:
        room = self._context.room

        def noted() -> Session:
            room.printing.settle(job.queued.print_id, outcome, pages_out, note)
            return room.session

        return self._context.attempt(noted)

    def keep_job(self, job: PrintJob, job_id: str) -> None:
        self._job_ids[job.queued.print_id] = job_id

    def job_id(self, job: PrintJob) -> str:
        return self._job_ids.get(job.queued.print_id, "")
