"""A second screen turned to the parties: it shows what the officer sends there, and nothing when in doubt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from mediator.gui.widgets import PageStack, col
from mediator.wording import tr

if TYPE_CHECKING:
    from mediator.gui.curtain import Curtain
    from mediator.gui.main_window import MainWindow
    from mediator.gui.session.context import SessionContext

Screens = Callable[[], list[QScreen]]


class PartyWindow(QWidget):
    """The window on the second screen; its title says nothing of the case."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("White")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # The officer goes on typing on the own screen while this one comes up.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(tr("调解工作台"))
        self.stack = PageStack()
        self.setLayout(col(self.stack, gap=0))


class SecondScreen(QObject):
    """Holds at most one view. A screen that is unplugged, the curtain and a closing window end it.

    `changed` says that a screen came or went, or that what was shown is shown no more.
    """

    changed = Signal()

    def __init__(self, window: MainWindow, curtain: Curtain) -> None:
        super().__init__()
        self._window = window
        self.others: Screens = self._other_screens
        self._shown_on: QScreen | None = None
        self.party_window: PartyWindow | None = None
        curtain.drawn.connect(self.hide)
        window.closing.connect(self.hide)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(lambda _screen: self.look_again())
            application.screenRemoved.connect(lambda _screen: self.look_again())

    def serve(self, context: SessionContext) -> None:
        """Show what the pages of this session send."""
        context.has_second, context.second_on = self.available, self.is_on
        context.second_shown.connect(self.show_view)
        self.changed.connect(context.second_changed)

    def available(self) -> bool:
        """Whether there is a screen beside the officer's."""
        return bool(self.others())

    def is_on(self) -> bool:
        """Whether something is shown there now."""
        return self.party_window is not None

    def show_view(self, view: QWidget | None) -> None:
        """Put a view on the other screen, or take away what is there."""
        others = self.others()
        if view is None or not others:
            if view is not None:
                view.deleteLater()
            self.hide()
            return
        if self.party_window is None:
            self.party_window = PartyWindow()
        window, self._shown_on = self.party_window, others[0]
        window.stack.replace(view)
        window.setScreen(others[0])
        window.setGeometry(others[0].geometry())
        window.showFullScreen()
        self.changed.emit()

    def hide(self) -> None:
        """Nothing is shown there, and nothing of what was shown is kept."""
        window, self.party_window, self._shown_on = self.party_window, None, None
        if window is not None:
            window.hide()
            window.deleteLater()
            self.changed.emit()

    def look_again(self) -> None:
        """A screen came or went: what stood on one that is gone must not jump onto the officer's."""
        if self._shown_on is not None and self._shown_on not in self.others():
            self.hide()
        else:
            self.changed.emit()

    def _other_screens(self) -> list[QScreen]:
        return [screen for screen in QGuiApplication.screens() if screen is not self._window.screen()]
