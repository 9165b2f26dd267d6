"""The window only places things: work, a party-facing view over it, and the curtain over everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from mediator.gui.widgets import PageStack
from mediator.wording import tr

if TYPE_CHECKING:
    from mediator.gui.frame import CurtainView

SMALLEST = (1024, 600)
FIRST_SIZE = (1366, 768)


class MainWindow(QMainWindow):
    """Switches a top-level stack, so that what is covered is hidden for screen readers too."""

    closing = Signal()
    uncovered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("调解工作台"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST_SIZE)
        self.may_close: Callable[[], bool] = lambda: True
        self.work = PageStack()
        self.party = PageStack()
        self._curtain: CurtainView | None = None
        self._layers = QStackedWidget()
        for layer in (self.work, self.party):
            self._layers.addWidget(layer)
        self._curtain_drawn = False
        self.setCentralWidget(self._layers)
        self._beneath: QWidget = self.work

    @property
    def curtain_view(self) -> CurtainView:
        """The curtain, built when it is first wanted: not before somebody is signed in."""
        return self._curtain if self._curtain is not None else self.renew_curtain()

    @property
    def is_covered(self) -> bool:
        """Whether the curtain is drawn."""
        return self._curtain_drawn

    def has_pad(self) -> bool:
        """Whether somebody has a pad for their name before them."""
        from mediator.gui.widgets import SignPad

        return any(pad.isVisible() for pad in self.findChildren(SignPad))

    def show_work(self, view: QWidget) -> None:
        """Put a page with its frame into the window; whatever covered the one before goes with it."""
        self.work.replace(view)
        self.party.replace(QWidget())
        self._uncover(self.work)

    def show_party(self, view: QWidget | None) -> None:
        """Cover the work with a view the person in the room may see, or take it away."""
        if view is not None:
            self.party.replace(view)
            self._uncover(self.party)
        else:
            self._uncover(self.work)

    def renew_curtain(self) -> CurtainView:
        """Build the curtain anew in the look and language of the moment; a drawn one stays drawn."""
        from mediator.gui.frame.curtain import CurtainView

        before, view = self._curtain, CurtainView()
        self._curtain = view
        self._layers.addWidget(view)
        if self._curtain_drawn:
            self._layers.setCurrentWidget(view)
        if before is not None:
            self._layers.removeWidget(before)
            before.deleteLater()
        return view

    def draw_curtain(self) -> None:
        """Hide everything; the title says nothing of the work either."""
        self._beneath = self._layers.currentWidget() or self.work
        self._curtain_drawn = True
        self.setWindowTitle(tr("调解工作台"))
        self._layers.setCurrentWidget(self.curtain_view)

    def lift_curtain(self) -> None:
        """Show again what was there."""
        self._curtain_drawn = False
        self._layers.setCurrentWidget(self._beneath)
        self.uncovered.emit()

    def _uncover(self, layer: QWidget) -> None:
        self._beneath = layer
        if not self._curtain_drawn:
            self._layers.setCurrentWidget(layer)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)
