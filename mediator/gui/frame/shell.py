"""The frame around a page: header on top, steps or navigation on the left, footer below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from mediator.gui.frame.footer import Footer
from mediator.gui.frame.header import HomeHeader, SessionHeader
from mediator.gui.frame.tab_order import reach, reading_order, walk
from mediator.gui.theme import RAIL_FROM, current
from mediator.gui.widgets import Navigation, PageStack, Stepper, col, row


class Shell(QWidget):
    """What both frames share: one page in view, and the order of the Tab key over its regions."""

    def __init__(self, header: QWidget, side: QWidget, footer: QWidget | None) -> None:
        super().__init__()
        self.setObjectName("App")
        self._stack = PageStack()
        self._first: QWidget | None = None
        self._regions: tuple[QWidget, ...] = (self._stack, *([footer] if footer else []), side, header)
        column = self._column = col((self._stack, 1), gap=0)
        if footer is not None:
            column.addWidget(footer)
        self.setLayout(col(header, (row(side, (column, 1), gap=0), 1), gap=0))
        shortcut = QShortcut(QKeySequence("Ctrl+Tab"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.next_region)

    def set_page(self, page: QWidget, first_focus: QWidget | None = None) -> None:
        """Show a page in place of the one before; the focus goes to its main control."""
        self._stack.replace(page)
        self._first = first_focus
        (first_focus or page).setFocus(Qt.FocusReason.OtherFocusReason)

    def put_above(self, notice: QWidget) -> None:
        """Keep a line of words above whatever page is shown; it is no stop of the keyboard."""
        self._column.insertWidget(0, notice)

    def page(self) -> QWidget | None:
        """The page in view."""
        return self._stack.current()

    def next_region(self) -> None:
        """Go on to the next of page, footer, steps and header (Ctrl+Tab)."""
        focused = QApplication.focusWidget()
        at = next(
            (i for i, r in enumerate(self._regions) if focused is not None and r.isAncestorOf(focused)), -1
        )
        count = len(self._regions)
        for step in range(1, count + 1):
            index = (at + step) % count
            stops = list(reading_order(self._regions[index]))
            if index == 0 and self._first in stops:
                stops.insert(0, self._first)
            if stops:
                reach(stops[0])
                return

    def focusNextPrevChild(self, next: bool) -> bool:
        """Walk the regions in their order, widgets added later included."""
        return walk(self._regions, QApplication.focusWidget(), forward=next)


class SessionShell(Shell):
    """The frame of a session."""

    def __init__(self, header: SessionHeader, stepper: Stepper, footer: Footer) -> None:
        super().__init__(header, stepper, footer)
        self.header, self.stepper, self.footer = header, stepper, footer
        stepper.set_rail(rail=current().scale >= RAIL_FROM)

    def minimumSizeHint(self) -> QSize:
        """With the steps folded, so that a window can become narrow enough for folding them."""
        least = super().minimumSizeHint()
        if current().scale < RAIL_FROM or self.stepper.is_rail():
            return least
        return least - QSize(self.stepper.width() - current().sizes.rail, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the steps to the rail where type is large and the window narrow."""
        super().resizeEvent(event)
        rail = current().rail(self.width())
        if rail != self.stepper.is_rail():
            self.stepper.set_rail(rail=rail)


class HomeShell(Shell):
    """The frame outside a session."""

    def __init__(self, header: HomeHeader, navigation: Navigation) -> None:
        super().__init__(header, navigation, None)
        self.header, self.navigation = header, navigation
