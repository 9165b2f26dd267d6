"""A finished paper over the page it belongs to: opened, printed and counted, taken away again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from mediator.gui.main_window import MainWindow
from mediator.gui.questions import Questions
from mediator.gui.session_prints import SessionPrints

if TYPE_CHECKING:
    from mediator.gui.preview import PaperDesk, PreviewPage
    from mediator.gui.session.context import SessionContext

Paper = tuple[str, str, bytes]
"""Kind, title and the PDF itself."""


class PaperCover(QObject):
    """Holds at most one open paper."""

    closed = Signal()

    def __init__(self, window: MainWindow, desk: PaperDesk, questions: Questions, folder: Path) -> None:
        super().__init__()
        self._window, self._desk, self._questions, self._folder = window, desk, questions, folder
        self.page: PreviewPage | None = None
        self.paper: Paper | None = None
        self._job_ids: dict[str, str] = {}

    def open(self, context: SessionContext, paper: Paper) -> None:
        """Show it over everything of the session."""
        from mediator.gui.preview import PreviewPage, Release

        kind, title, pdf = paper
        out = context.room.hand_out
        release = Release(
            to_printer=lambda: out.to_printer(kind, pdf).content,
            to_file=lambda: out.to_file(kind, pdf).content,
            did_not_arrive=lambda action: out.did_not_arrive(action, kind),
        )
        book = SessionPrints(context, kind, pdf, self._job_ids)
        page = PreviewPage(
            title,
            pdf,
            self._desk,
            book,
            tell=self._questions.tell,
            folder=self._folder,
            release=release,
        )
        page.closed.connect(self.close)
        self.page, self.paper = page, paper
        self._window.show_party(page)
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Back to the page as it was."""
        if self.page is not None:
            self.forget()
            self._window.show_party(None)
            self.closed.emit()

    def forget(self) -> None:
        """Something else is shown instead."""
        self.page = self.paper = None
