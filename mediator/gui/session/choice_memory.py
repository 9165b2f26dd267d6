"""Keeps what was chosen, and not typed, in the drafts too: a hidden line that a draft keeper watches."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

BETWEEN, WITHIN = "|", ","


class ChoiceMemory(QLineEdit):
    """Several choices as one line of keys; it is never shown and takes no focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def remember(self, *choices: tuple[str, ...]) -> None:
        """Write down the keys chosen at each place; nothing chosen anywhere leaves nothing."""
        parts = [WITHIN.join(keys) for keys in choices]
        self.setText(BETWEEN.join(parts) if any(parts) else "")

    def remembered(self, places: int) -> tuple[tuple[str, ...], ...]:
        """The keys of each place; empty ones when nothing was kept."""
        parts = self.text().split(BETWEEN) if self.text() else []
        parts += [""] * (places - len(parts))
        return tuple(tuple(key for key in part.split(WITHIN) if key) for part in parts[:places])
