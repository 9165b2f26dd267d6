"""The frame of single pages with party-facing views: shown as windows of their own at 1366×690."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.stages import Stage
from mediator.gui.session.agreement import AgreementPage
from mediator.gui.session.joint import JointPage
from mediator.gui.session.shuttle import ShuttlePage
from mediator.services.room import Room
from tests.gui.frame_of_pages import PageFrame

PAGES = {Stage.SHUTTLE: ShuttlePage, Stage.JOINT: JointPage, Stage.AGREEMENT: AgreementPage}
COMMITS = ("lock-agreement", "complete-signing")


class TermsFrame(PageFrame):
    """Shuttle, joint talk and agreement. `covered` is the party-facing view, `papers` what was previewed."""

    def __init__(self, room: Room, *, yes: tuple[str, ...] = COMMITS) -> None:
        super().__init__(room, PAGES, yes=yes)
        self.covered: QWidget | None = None
        self.papers: list[tuple[str, bytes]] = []
        self.context.party_shown.connect(self._cover)
        self.context.paper_asked.connect(lambda kind, _title, pdf: self.papers.append((kind, pdf)))

    def shuttle(self) -> ShuttlePage:
        """The page of the shuttle, opened."""
        page = self.open(Stage.SHUTTLE)
        assert isinstance(page, ShuttlePage)
        return page

    def joint(self) -> JointPage:
        """The page of the joint talk, opened."""
        page = self.open(Stage.JOINT)
        assert isinstance(page, JointPage)
        return page

    def agreement(self) -> AgreementPage:
        """The page of the agreement, opened."""
        page = self.open(Stage.AGREEMENT)
        assert isinstance(page, AgreementPage)
        return page

    def close(self) -> None:
        self._cover(None)
        super().close()

    def _cover(self, view: QWidget | None) -> None:
        if self.covered is not None:
            self.covered.hide()
            self.covered.deleteLater()
        self.covered = view
        if view is not None:
            view.resize(1366, 690)
            view.show()
