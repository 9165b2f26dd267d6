"""卷宗 on the closing page: the self-check and how the file is kept, its papers and its evidence."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.dossier_exhibits import ExhibitsCard
from mediator.gui.session.dossier_keeping import KeepingForm
from mediator.gui.session.dossier_papers import DossierPapers
from mediator.gui.session.file_check import FileCheckCard

FILE_CODES = frozenset({"retention", "situation", "exhibits"})
"""What is missing and made good in these cards."""


class DossierPart(QObject):
    """The four cards of the file and what ties them together; the page places them."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self._context = context
        self.check = FileCheckCard(context)
        self.keeping = KeepingForm(context)
        self.papers = DossierPapers(context)
        self.exhibits = ExhibitsCard(context)
        self.check.here_asked.connect(self._go)

    def show_session(self, session: Session) -> None:
        """Draw the file as it stands; nothing is drawn on paper for it."""
        is_open = not self._context.read_only and (not session.ended or bool(session.terminated))
        verbs = self._context.room.dossier
        self.check.show_findings(verbs.findings(), is_open=is_open)
        self.keeping.show_session(session, is_open=is_open)
        self.papers.show_papers(verbs.papers())
        self.exhibits.show_session(session, is_open=is_open)

    def place_of(self, code: str) -> QWidget:
        """Where on the page something missing is made good."""
        return self.exhibits.first_focus() if code == "exhibits" else self.keeping.first_focus()

    def _go(self, code: str) -> None:
        self.place_of(code).setFocus()
