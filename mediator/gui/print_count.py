"""Asks the officer how many pages came out: the only thing that makes a paper printed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from mediator.domain.events import PrintOutcome
from mediator.domain.print_jobs import JobState, PrintJob
from mediator.domain.printing import OUTCOME_WORDS, likely_reason, reasons_for
from mediator.gui.widgets import ChoiceField, LineField, Para, button, col, label
from mediator.wording import tr

SHORT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
"""A long entry is cut off in the field; the list shows it whole."""


class PrintCount(QWidget):
    """Nothing is typed or ticked beforehand; the reason is asked where pages are missing."""

    counted = Signal(object, int)  # PrintOutcome, pages out

    def __init__(self) -> None:
        super().__init__()
        self._job: PrintJob | None = None
        self._state = JobState.UNKNOWN
        self._picked = False
        self.head = label(tr("出来了几页？"), "h3", wrap=True)
        self.words = Para("", 14, "text2", 1.4)
        self.pages = LineField(tr("出来的页数"), "")
        self.pages.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.pages.edit.textChanged.connect(lambda _: self._typed())
        self.pages.edit.returnPressed.connect(self._confirm)
        self.reason = ChoiceField(tr("没有出全的原因"), [], "")
        self.reason.edit.setSizeAdjustPolicy(SHORT)
        self.reason.edit.activated.connect(lambda _: self._pick())
        self.confirm = button(tr("记下"), "primary", on_click=self._confirm)
        self.setLayout(col(self.head, self.words, self.pages, self.reason, self.confirm, gap=10))
        self.hide()

    def ask(self, job: PrintJob, state: JobState) -> None:
        """Ask about this print; `state` is the last word of the printing service on it."""
        self._job, self._state, self._picked = job, state, False
        sent = job.queued
        self.words.setText(
            tr(
                "第{number}次打印，应有{copies}份，每份{pages}页，共{total}页。正反面各算一页。",
                number=sent.number,
                copies=sent.copies,
                pages=sent.pages,
                total=job.total,
            )
        )
        self.pages.set_text("")
        self.pages.set_error("")
        self._typed()
        self.show()
        self.pages.focus()

    @property
    def expected(self) -> int:
        """How many pages there should be, of all copies."""
        return self._job.total if self._job is not None else 0

    def refuse(self, why: str) -> None:
        """What was typed cannot be recorded."""
        self.pages.set_error(why)
        self.pages.focus()

    def _pages(self) -> int | None:
        typed = self.pages.text().strip()
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 5 else None

    def _pick(self) -> None:
        self._picked = True

    def _typed(self) -> None:
        job, pages = self._job, self._pages()
        missing = job is not None and pages is not None and pages < job.total
        if job is not None and pages is not None and missing:
            self._offer(job, pages)
        self.reason.setVisible(missing)
        all_there = job is not None and pages == job.total
        self.confirm.setText(tr("都打好了") if all_there else tr("记下"))

    def _offer(self, job: PrintJob, pages: int) -> None:
        """The reasons that may be, with the likely one chosen until another is picked."""
        before = self.reason.key()
        possible = reasons_for(job, pages)
        self.reason.edit.clear()
        for outcome in possible:
            self.reason.edit.addItem(tr(OUTCOME_WORDS[outcome]), outcome.value)
        kept = self._picked and before in {outcome.value for outcome in possible}
        self.reason.choose(before if kept else likely_reason(job, pages, self._state).value)

    def _confirm(self) -> None:
        job, pages = self._job, self._pages()
        if job is None:
            return
        if pages is None or pages > job.total:
            self.refuse(tr("请填0到{total}", total=job.total))
            return
        self.pages.set_error("")
        whole = pages == job.total
        self.counted.emit(PrintOutcome.PRINTED if whole else PrintOutcome(self.reason.key()), pages)
