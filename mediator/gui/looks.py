"""The look in force: remembered on this computer, put over the whole application at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from mediator.gui.preferences import Look, Preferences
from mediator.gui.theme import Theme, default_scale, next_scale
from mediator.wording import use_language

TALLEST_PLAIN = 768
"""Height of the work area that is assumed where there is no screen, in px."""


class Looks:
    """Language, size of type and contrast. Pages built before a change must be built again."""

    def __init__(self, app: QApplication, preferences: Preferences, language: str = "") -> None:
        self._app, self._preferences = app, preferences
        kept = preferences.load()
        self.look = replace(kept, language=language) if language else kept

    def apply(self) -> None:
        """Put the look into force."""
        use_language(self.look.language)
        Theme(scale=self.scale(), high_contrast=self.look.high_contrast).apply(self._app)

    def change(self, look: Look) -> None:
        """Remember another look and put it into force."""
        self.look = look
        self._preferences.save(look)
        self.apply()

    def scale(self) -> float:
        """The type scale in force; 0 remembered means: fit the screen."""
        if self.look.scale:
            return self.look.scale
        screen = self._app.primaryScreen()
        return default_scale(screen.availableGeometry().height() if screen else TALLEST_PLAIN)

    def in_other_language(self) -> Look:
        """The same in the other language."""
        return replace(self.look, language="en" if self.look.language == "zh" else "zh")

    def stepped(self, step: int) -> Look:
        """The same, larger or smaller by a step; itself at either end."""
        return replace(self.look, scale=next_scale(self.scale(), step=step))

    def fitting(self) -> Look:
        """The same in the size that fits the screen."""
        return replace(self.look, scale=0.0)
