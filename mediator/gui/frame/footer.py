"""The bar below a session page: back on the left, a hint, and exactly one main action on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from mediator.gui.icons import pixmap
from mediator.gui.theme import current
from mediator.gui.widgets import FlexLabel, button, clear_layout, icon_label, row, set_button_icon


class Footer(QFrame):
    """Everything is hidden until it is set; the page of the moment says what stands here."""

    back_clicked = Signal()
    secondary_clicked = Signal(str)
    primary_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme = current()
        self.setObjectName("Footer")
        self.setFixedHeight(theme.bar(theme.sizes.footer))
        self._back = button("", icon="arrow-left", on_click=self.back_clicked.emit)
        self._icon = icon_label("info", "text2", 18)
        self._hint = FlexLabel("", "secondary")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._middle = row(gap=12)
        self._right = row(gap=0)
        self._primary: QPushButton | None = None
        line = row(self._back, None, self._icon, self._hint, 4, self._middle, self._right)
        line.setContentsMargins(24, 0, 24, 0)
        line.setSpacing(12)
        self.setLayout(line)
        self.reset()

    def reset(self) -> None:
        """Take everything away."""
        self.set_back(None)
        self.set_hint("")
        self.set_secondary(())
        self.set_primary(None)

    def set_back(self, text: str | None) -> None:
        """Name the way back, or hide it."""
        self._back.setVisible(text is not None)
        self._back.setText(text or "")
        self._back.setAccessibleName(text or "")
        if text:
            set_button_icon(self._back, "arrow-left")

    def set_hint(self, text: str, icon: str | None = None) -> None:
        """Say in a few words what comes next or why it must wait."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._hint.updateGeometry()
        self._icon.setVisible(icon is not None and bool(text))
        if icon is not None:
            colour = current().palette.text2
            self._icon.setPixmap(pixmap(icon, colour, current().mark(18), self.devicePixelRatioF()))

    def set_secondary(self, actions: Sequence[tuple[str, str]]) -> None:
        """Show other actions, as pairs of key and words."""
        clear_layout(self._middle)
        for key, words in actions:
            self._middle.addWidget(self._secondary(key, words))

    def set_primary(
        self,
        text: str | None,
        *,
        enabled: bool = True,
        kind: str = "primary",
        icon: str | None = None,
        why: str = "",
    ) -> None:
        """Show the one main action (`kind` primary or tint); `why` says what it waits for."""
        clear_layout(self._right)
        self._primary = None
        if text is None:
            return
        self._primary = button(text, kind, icon, tip=why, name=text, on_click=self.primary_clicked.emit)
        self._primary.setEnabled(enabled)
        self._right.addWidget(self._primary)

    def primary(self) -> QPushButton | None:
        """The main action's button."""
        return self._primary

    def hint(self) -> str:
        """The hint shown now."""
        return self._hint.text()

    def _secondary(self, key: str, words: str) -> QPushButton:
        return button(words, on_click=lambda: self.secondary_clicked.emit(key))
