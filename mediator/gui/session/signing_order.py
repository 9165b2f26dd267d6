"""The signing order as cards, two in a row; while somebody signs, the two rows around that person."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mediator.domain.session import Session
from mediator.domain.signing import next_line, signing_plan
from mediator.gui.session.signing_lines import signer_card
from mediator.gui.theme import current
from mediator.gui.widgets import SignerCard, box, clear_layout, scroll

ROWS_SHOWN = 2
GAP = 8


class SignerOrder(QWidget):
    """Draws itself anew after every commit; the cards hold nothing that could be lost."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._now: SignerCard | None = None
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._area = scroll(box(self._grid))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def show_session(self, session: Session) -> None:
        """The plan with what was settled so far."""
        clear_layout(self._grid)
        plan = signing_plan(session)
        waiting = next_line(session)
        self._now = None
        for i, line in enumerate(plan):
            card = signer_card(session, line)
            self._grid.addWidget(card, i // 2, i % 2)
            if line == waiting:
                self._now = card
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        rows = (len(plan) + 1) // 2
        shown = rows if waiting is None else min(rows, ROWS_SHOWN)
        height = max(56, current().px(56))
        self._area.setFixedHeight(shown * (height + GAP) - GAP)
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        if self._now is not None:
            self._area.ensureWidgetVisible(self._now, 0, 0)
