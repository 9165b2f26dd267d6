"""One calm sentence at the foot of the window, with a way to take the last act back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from mediator.gui.widgets.buttons import button
from mediator.gui.widgets.layout import clear_layout, row
from mediator.gui.widgets.text import label


class Toast(QFrame):
    """At the bottom centre of `window`, one at a time, gone after some seconds or when acted on."""

    def __init__(self, window: QWidget, *, above: int = 80) -> None:
        super().__init__(window)
        self.setObjectName("Toast")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window, self._above = window, above
        self._row = row(gap=16, margins=(20, 10, 12, 10))
        self.setLayout(self._row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        window.installEventFilter(self)
        self.hide()

    def show_message(
        self, text: str, *, action: str = "", on_action: Callable[[], None] | None = None, seconds: int = 0
    ) -> None:
        """Show a sentence in place of the one before; `action` is a button such as 撤销."""
        self.hide()  # so that the new parts are shown with it, and counted when it is measured
        clear_layout(self._row)
        words = label(text, "body", "text_on", wrap=False)
        self.setAccessibleName(text)
        self._row.addWidget(words)
        if action and on_action is not None:
            self._row.addWidget(button(action, "toast", small=True, on_click=lambda: self._act(on_action)))
        else:
            self._row.addSpacing(8)
        # What offers nothing to press need not stand in the way for long.
        self._timer.start((seconds or (10 if action else 4)) * 1000)
        self.show()
        self._place()
        self.raise_()

    def dismiss(self) -> None:
        """Take it away."""
        self._timer.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the window changes size."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _act(self, act: Callable[[], None]) -> None:
        self.dismiss()
        act()

    def _place(self) -> None:
        self._row.activate()
        size = self.sizeHint()
        width = min(size.width(), self._window.width() - 48)
        left = (self._window.width() - width) // 2
        self.setGeometry(left, self._window.height() - self._above - size.height(), width, size.height())
