"""What the preview window needs of a finished paper: its pages as pictures, the queues, and printing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from mediator.documents import cups
from mediator.documents.preview import PageImage, page_count, page_image
from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import message


class PrintDesk:
    """Pages and printers; keeps nothing, and leaves no copy of a paper behind."""

    def page_count(self, pdf: bytes) -> int:
        """How many pages it has."""
        return page_count(pdf)

    def page(self, pdf: bytes, number: int, dpi: int) -> PageImage:
        """One page, counted from 0, at `dpi` dots an inch."""
        return page_image(pdf, number, dpi)

    def printers(self) -> tuple[str, ...]:
        """The queues of this machine, the default one first; none when there is no printing service."""
        return cups.printers()

    def print(self, pdf: bytes, printer: str, copies: int) -> None:
        """Queue the paper; CUPS takes its own copy, so ours is removed at once.

        Raises `EnvironmentTrouble` when it was not taken, `BadInput` for an odd number of copies.
        """
        try:
            with tempfile.TemporaryDirectory(prefix="mediator-") as folder:
                path = Path(folder) / "paper.pdf"
                path.write_bytes(pdf)
                cups.print_pdf(path, printer, copies)
        except OSError:
            raise EnvironmentTrouble(
                message("临时目录写不进去，没有打印"),
                message("文书已保存，没有丢失。请清理磁盘后再打印，或另存PDF"),
            ) from None
