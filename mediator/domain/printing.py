"""The rules of printing: printed is what the officer counted, and every print has its number."""

from __future__ import annotations

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events.printing import PrintOutcome, PrintQueued, PrintSettled
from mediator.domain.print_jobs import JobState, PrintJob
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import Message, message

MOST_COPIES = 20
LONGEST_NAME = 200
LONGEST_NOTE = 500

OUTCOME_WORDS: dict[PrintOutcome, Message] = {
    PrintOutcome.PRINTED: message("都打好了"),
    PrintOutcome.HALF_PRINTED: message("只出来一部分"),
    PrintOutcome.OFFLINE: message("打印机没有连上"),
    PrintOutcome.OUT_OF_PAPER: message("打印机缺纸"),
    PrintOutcome.CANCELLED: message("取消了"),
    PrintOutcome.FAILED: message("没有打出来"),
}

OFTEN_SO: dict[JobState, PrintOutcome] = {
    JobState.OFFLINE: PrintOutcome.OFFLINE,
    JobState.OUT_OF_PAPER: PrintOutcome.OUT_OF_PAPER,
    JobState.CANCELLED: PrintOutcome.CANCELLED,
    JobState.FAILED: PrintOutcome.FAILED,
    JobState.STOPPED: PrintOutcome.FAILED,
}


class NotCounted(Refusal):
    """The pages of the print before were not counted yet."""


class AlreadyCounted(Refusal):
    """What became of this print is on the record."""


def job_of(session: Session, print_id: str) -> PrintJob:
    """The print of that id; a `StopIteration` is a mistake of ours."""
    return next(job for job in session.print_jobs if job.queued.print_id == print_id)


def waiting(session: Session, paper: str, paper_sha256: str) -> PrintJob | None:
    """The print of this very paper whose pages nobody counted yet."""
    return next((job for job in _prints_of(session, paper, paper_sha256) if job.outcome is None), None)


def next_number(session: Session, paper: str, paper_sha256: str) -> int:
    """Which print of this very paper the next one is, 1 the first; those that failed keep their number.

    Records of before prints were followed tell the kind alone: each of them counts.
    """
    older = sum(1 for p in session.prints if not p.print_id and p.paper == paper)
    return older + len(_prints_of(session, paper, paper_sha256)) + 1


def queue(
    session: Session,
    print_id: str,
    *,
    paper: str,
    title: str,
    paper_sha256: str,
    printer: str,
    copies: int,
    pages: int,
) -> PrintQueued:
    """A paper goes to a printer. Refused while the print before it was not counted."""
    if not 1 <= copies <= MOST_COPIES:
        raise BadInput(message("打印份数请填1至{most}", most=MOST_COPIES))
    if waiting(session, paper, paper_sha256) is not None:
        raise NotCounted(
            message("上一次打印还没有核对页数"),
            message("没有再打一次。请先数一数上一次出来的页数，记下后再打"),
        )
    return PrintQueued(
        print_id=print_id,
        paper=paper,
        title=title,
        paper_sha256=paper_sha256,
        printer=check_line(printer, message("打印机名称"), most=LONGEST_NAME, required=False),
        copies=copies,
        pages=pages,
        number=next_number(session, paper, paper_sha256),
    )


def settle(
    session: Session, print_id: str, outcome: PrintOutcome, pages_out: int, note: str = ""
) -> PrintSettled:
    """What the officer counted. Printed is every page of every copy, and nothing less."""
    job = job_of(session, print_id)
    if job.outcome is not None:
        raise AlreadyCounted(message("这一次打印已经核对过"), message("没有改动。需要时再打一次"))
    if not 0 <= pages_out <= job.total:
        raise BadInput(message("出来的页数请填0至{total}", total=job.total))
    if pages_out == job.total and outcome is not PrintOutcome.PRINTED:
        raise BadInput(message("{total}页都出来了，就是打好了", total=job.total))
    if pages_out < job.total and outcome is PrintOutcome.PRINTED:
        raise BadInput(
            message("只出来{pages}页，应有{total}页，不能记为打好", pages=pages_out, total=job.total)
        )
    if pages_out == 0 and outcome is PrintOutcome.HALF_PRINTED:
        raise BadInput(message("一页也没有出来，请另选原因"))
    return PrintSettled(
        print_id=print_id,
        outcome=outcome,
        pages_out=pages_out,
        note=check_text(note, message("备注"), most=LONGEST_NOTE, required=False),
    )


def reasons_for(job: PrintJob, pages_out: int) -> tuple[PrintOutcome, ...]:
    """What may be said of a print of which so many pages came out."""
    if pages_out == job.total:
        return (PrintOutcome.PRINTED,)
    rest = (PrintOutcome.OUT_OF_PAPER, PrintOutcome.OFFLINE, PrintOutcome.CANCELLED, PrintOutcome.FAILED)
    return (PrintOutcome.HALF_PRINTED, *rest) if pages_out else rest


def likely_reason(job: PrintJob, pages_out: int, state: JobState) -> PrintOutcome:
    """What fits the count and the last word of the service; only a full count says printed."""
    possible = reasons_for(job, pages_out)
    told = OFTEN_SO.get(state)
    if told in possible:
        return told
    return possible[0] if pages_out else PrintOutcome.FAILED


def words_of_end(job: PrintJob) -> Message:
    """What stands on the record now, and what to do about it; for a print that was counted."""
    match job.outcome:
        case PrintOutcome.PRINTED:
            return message("已记下都打好了，这是第{number}次打印", number=job.queued.number)
        case PrintOutcome.HALF_PRINTED:
            return message("已记下只出来{pages}页。请把这些纸收好作废，再打一次", pages=job.pages_out)
        case PrintOutcome.OFFLINE:
            return message("已记下打印机没有连上。接好后再打一次，或者另存PDF")
        case PrintOutcome.OUT_OF_PAPER:
            return message("已记下打印机缺纸。放好纸再打一次，不完整的纸请作废")
        case PrintOutcome.CANCELLED:
            return message("已记下取消了打印。出来的纸请作废")
        case PrintOutcome.FAILED:
            return message("已记下没有打出来。可以换一台打印机，或者另存PDF")
        case None:
            return message("还没有核对页数")


def _prints_of(session: Session, paper: str, paper_sha256: str) -> tuple[PrintJob, ...]:
    return tuple(
        job
        for job in session.print_jobs
        if job.queued.paper == paper and job.queued.paper_sha256 == paper_sha256
    )
