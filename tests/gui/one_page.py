"""One page of a session in its frame, for the tests of the first stages."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from mediator.domain.stages import Stage
from mediator.gui.session.intake import IntakePage
from mediator.gui.session.parties import PartiesPage
from mediator.gui.session.rights import RightsPage
from mediator.services.ports import Draft
from mediator.services.room import Room
from tests.builders import Building
from tests.gui.frame_of_pages import PageFrame

PAGES = {Stage.INTAKE: IntakePage, Stage.PARTIES: PartiesPage, Stage.RIGHTS: RightsPage}
SCALES = (1.0, 1.25, 1.5, 2.0)


class Windows:
    """Frames and covers of one test; closed at its end."""

    def __init__(self) -> None:
        self._shown: list[QWidget] = []

    def frame(self, building: Building, stage: Stage, *, yes: tuple[str, ...] = ()) -> PageFrame:
        """The page of that stage at 1366×690."""
        return self.frame_of(building.room, stage, yes=yes)

    def frame_of(self, room: Room, stage: Stage, *, yes: tuple[str, ...] = ()) -> PageFrame:
        """The same for a room."""
        frame = PageFrame(room, PAGES, yes=yes)
        self._shown.append(frame.shell)
        frame.context.party_shown.connect(self._cover)
        frame.open(stage)
        return frame

    def show(self, window: QWidget, width: int = 1366, height: int = 690) -> None:
        """Show any window."""
        self._shown.append(window)
        window.resize(width, height)
        window.show()
        for _ in range(3):
            QApplication.processEvents()

    def close(self) -> None:
        """Nothing stays behind for the next test."""
        for window in self._shown:
            window.close()
            window.deleteLater()
        QApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()

    def _cover(self, view: QWidget | None) -> None:
        if view is not None:
            self.show(view)
        else:
            self._shown[-1].hide()


def drafts_of_session(building: Building) -> dict[str, str]:
    """What is typed and not recorded, by field."""
    kept: tuple[Draft, ...] = building.desk.drafts.load(building.session.session_id)
    return {draft.field: draft.text for draft in kept}
