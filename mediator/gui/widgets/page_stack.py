"""Shows one page at a time and lets go of the one before."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """A stack whose size asks for the page in view only; `replace` deletes the page it takes away."""

    def replace(self, shown: QWidget) -> None:
        """Show a newly built page in place of the current one."""
        before = self.currentWidget()
        self.addWidget(shown)
        self.setCurrentWidget(shown)
        if before is not None and before is not shown:
            self.removeWidget(before)
            before.hide()
            before.deleteLater()
        self.updateGeometry()

    def current(self) -> QWidget | None:
        """The page in view."""
        return self.currentWidget()

    def sizeHint(self) -> QSize:
        """What the page in view would like."""
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the page in view needs."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()
