"""Verbs of printing: a paper goes to a printer, and the officer says what came out of it."""

from __future__ import annotations

import hashlib
from typing import ClassVar

from mediator.domain import printing
from mediator.domain.events import PrintOutcome
from mediator.domain.file_titles import title_of
from mediator.domain.print_jobs import PrintJob
from mediator.services.access import Action
from mediator.services.guarded import Declared
from mediator.services.verbs import Verbs


class PrintVerbs(Verbs):
    """Each print stands on the record before it leaves, and again once it was counted."""

    does: ClassVar[Declared] = {Action.PRINT: ("queue", "settle", "waiting", "next_number")}

    def waiting(self, paper: str, pdf: bytes) -> PrintJob | None:
        """The print of this very paper whose pages nobody counted yet."""
        return printing.waiting(self._room.session, paper, _sha256(pdf))

    def next_number(self, paper: str, pdf: bytes) -> int:
        """Which print of this very paper the next one is, 1 the first."""
        return printing.next_number(self._room.session, paper, _sha256(pdf))

    def queue(self, paper: str, pdf: bytes, *, printer: str, copies: int) -> PrintJob:
        """Note that it goes to a printer, before it does; `paper` is its kind."""
        print_id, pages = self._new_id(), self._room.desk.papers.page_count(pdf)
        session = self._room.act(
            lambda s: printing.queue(
                s,
                print_id,
                paper=paper,
                title=title_of(paper),
                paper_sha256=_sha256(pdf),
                printer=printer,
                copies=copies,
                pages=pages,
            ),
            action=Action.PRINT,
        )
        return printing.job_of(session, print_id)

    def settle(self, print_id: str, outcome: PrintOutcome, pages_out: int, note: str = "") -> PrintJob:
        """Note what the officer counted, or that the printing service did not take the paper at all."""
        session = self._room.act(
            lambda s: printing.settle(s, print_id, outcome, pages_out, note), action=Action.PRINT
        )
        return printing.job_of(session, print_id)


def _sha256(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest()
