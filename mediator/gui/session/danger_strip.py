"""A red line above the officer's page while an alarm is open: what is to be done, and nobody's name."""

from __future__ import annotations

from mediator.domain.danger import next_step
from mediator.gui.session.context import SessionContext
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, icon_label, label, row
from mediator.wording import tr


class DangerStrip(Card):
    """Away while nothing is open, and while somebody other than the officer sits before the screen."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 8, 20, 8), tone=Tone.DANGER)
        self._context = context
        self._words = Para("", 16)
        self.add(
            row(
                icon_label("triangle-alert", Tone.DANGER, 20),
                label(tr("升级警示"), "bold", Tone.DANGER),
                (self._words, 1),
                gap=10,
            )
        )
        self.show_state()

    def show_state(self) -> None:
        """Say what comes next, or go away."""
        step = next_step(self._context.session)
        words = tr(step) if step is not None else ""
        self._words.set_text(words)
        self.setAccessibleName(tr("升级警示：{step}", step=words) if words else "")
        self.setVisible(bool(words) and not self._context.seated)

    def words(self) -> str:
        """What it says now."""
        return self._words.text_shown()
