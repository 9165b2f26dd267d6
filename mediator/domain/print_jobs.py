"""What is known of a print: the job, the printer, and what the printing service says of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.events.printing import PrintOutcome, PrintQueued
from mediator.domain.wording import Message, message


@dataclass(frozen=True, kw_only=True)
class PrintJob:
    """A paper that went to a printer; `outcome` is None until the officer counted what came out."""

    queued: PrintQueued
    at: datetime
    outcome: PrintOutcome | None = None
    pages_out: int = 0
    note: str = ""

    @property
    def total(self) -> int:
        """The pages of all copies together."""
        return self.queued.copies * self.queued.pages


class MayBeTaken(EnvironmentTrouble):
    """Nobody knows whether the printing service took the paper: only what lies in the tray can tell."""


class PrinterState(Enum):
    """Whether a queue can print now."""

    READY = "ready"
    BUSY = "busy"
    STOPPED = "stopped"
    OFFLINE = "offline"
    OUT_OF_PAPER = "out_of_paper"
    REJECTING = "rejecting"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Printer:
    """A queue of this computer under its name there."""

    name: str
    state: PrinterState = PrinterState.UNKNOWN


class JobState(Enum):
    """How far the printing service says a job is. `COMPLETED` is handed over whole, not on paper."""

    HELD = "held"
    QUEUED = "queued"
    PRINTING = "printing"
    STOPPED = "stopped"
    OFFLINE = "offline"
    OUT_OF_PAPER = "out_of_paper"
    CANCELLED = "cancelled"
    FAILED = "failed"
    COMPLETED = "completed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class JobReport:
    """What the service says of a job; `words` are the printer's own, shown as they are."""

    state: JobState
    words: str = ""

    @property
    def ended(self) -> bool:
        """Whether the service will do nothing more with it."""
        return self.state in ENDED


ENDED = (JobState.CANCELLED, JobState.FAILED, JobState.COMPLETED)

PRINTER_WORDS: dict[PrinterState, Message] = {
    PrinterState.READY: message("可以打印"),
    PrinterState.BUSY: message("正在打印"),
    PrinterState.STOPPED: message("已暂停"),
    PrinterState.OFFLINE: message("没有连上"),
    PrinterState.OUT_OF_PAPER: message("缺纸"),
    PrinterState.REJECTING: message("不接收新的打印"),
    PrinterState.UNKNOWN: message("状态不明"),
}

JOB_WORDS: dict[JobState, Message] = {
    JobState.HELD: message("打印被暂缓。请在打印机或者系统设置里放行，也可以取消"),
    JobState.QUEUED: message("正在排队"),
    JobState.PRINTING: message("正在送往打印机"),
    JobState.STOPPED: message("打印机已暂停。请在系统设置里恢复，会接着打；也可以取消"),
    JobState.OFFLINE: message("打印机没有连上。请看电源和线，接好后会接着打；也可以取消"),
    JobState.OUT_OF_PAPER: message("打印机缺纸。放好纸后会接着打；也可以取消"),
    JobState.CANCELLED: message("打印已取消。请看看出来了几页"),
    JobState.FAILED: message("打印机没有打完。请看看出来了几页"),
    JobState.COMPLETED: message("打印机说已经收完。请数一数出来的页数"),
    JobState.UNKNOWN: message("看不到打印进度。请看打印机，数一数出来的页数"),
}
