"""What the preview page needs of a finished paper: its pages as pictures, the queues, and printing."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from mediator.documents import cups
from mediator.documents.preview import PageImage, page_count, page_image, page_sizes
from mediator.domain.errors import BadInput, EnvironmentTrouble
from mediator.domain.print_jobs import JobReport, Printer
from mediator.domain.wording import message

A4_POINTS = (595.28, 841.89)
CLOSE_POINTS = 1.5
"""A page may differ from A4 by half a millimetre, as pages of scanners and other programs do."""
OWNER_ONLY = 0o700


class PrintDesk:
    """Pages and printers. Copies for the printing service lie in `folder` while it takes them, no longer."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def page_count(self, pdf: bytes) -> int:
        """How many pages it has."""
        return page_count(pdf)

    def page(self, pdf: bytes, number: int, dpi: int) -> PageImage:
        """One page, counted from 0, at `dpi` dots an inch."""
        return page_image(pdf, number, dpi)

    def check_a4(self, pdf: bytes) -> None:
        """Every page is A4, upright or lying; a `BadInput` names the first that is not."""
        for number, size in enumerate(page_sizes(pdf), 1):
            sides = zip(sorted(size), A4_POINTS, strict=True)
            if any(abs(side - wanted) > CLOSE_POINTS for side, wanted in sides):
                raise BadInput(
                    message("第{page}页不是A4纸的大小，没有打印", page=number),
                    message("文书没有改动。可以另存PDF，用别的程序打印"),
                )

    def printers(self) -> tuple[Printer, ...]:
        """The queues of this machine, the default one first; none when there is no printing service."""
        return cups.printers()

    def submit(self, pdf: bytes, printer: str, copies: int) -> str:
        """Queue the paper and give the job's id; CUPS takes its own copy, so ours is removed at once.

        Raises `EnvironmentTrouble` when it was not taken, `BadInput` for an odd number of copies or a page
        that is not A4.
        """
        self.check_a4(pdf)
        try:
            self._folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
            self._folder.chmod(OWNER_ONLY)
            with tempfile.NamedTemporaryFile(dir=self._folder, suffix=".pdf") as copy:
                # Opened with 0600 before the first byte is in it.
                copy.write(pdf)
                copy.flush()
                os.fsync(copy.fileno())
                return cups.submit(Path(copy.name), printer, copies)
        except OSError:
            raise EnvironmentTrouble(
                message("记录库的打印目录写不进去，没有打印"),
                message("文书已保存，没有丢失。请清理磁盘后再打印，或另存PDF"),
            ) from None

    def job(self, job_id: str) -> JobReport:
        """How far the printing service says it is."""
        return cups.report(job_id)

    def cancel(self, job_id: str) -> None:
        """Ask the printing service to stop it; `EnvironmentTrouble` where it does not."""
        cups.cancel(job_id)
