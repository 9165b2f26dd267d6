"""Signatures that were given: a small picture of one, and the card of a person in the signing order."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from mediator.domain.handwriting import Handwriting
from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.gui.widgets.ink import draw_fitted, ink_path
from mediator.gui.widgets.layout import box, col, row
from mediator.gui.widgets.marks import Badge
from mediator.gui.widgets.text import ElidedLabel, icon_label


class SignThumb(QWidget):
    """A person's handwriting, drawn small from its strokes."""

    def __init__(self, handwriting: Handwriting, name: str, width: int = 76, height: int = 36) -> None:
        super().__init__()
        self._path = ink_path(handwriting.strokes)
        self.setFixedSize(width, height)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strokes to fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_fitted(painter, self._path, QRectF(self.rect()).adjusted(4, 4, -4, -4))
        painter.end()


class SignerState(StrEnum):
    """How a person's signature stands."""

    WAITING = "waiting"
    NOW = "now"
    SIGNED = "signed"
    PAPER = "paper"
    REFUSED = "refused"


_MARKS: dict[SignerState, tuple[str, str | Tone]] = {
    SignerState.WAITING: ("clock", "text3"),
    SignerState.NOW: ("pen-line", "primary"),
    SignerState.SIGNED: ("circle-check", Tone.AGREE),
    SignerState.PAPER: ("printer", Tone.AGREE),
    SignerState.REFUSED: ("circle-alert", Tone.DISPUTE),
}


class SignerCard(QFrame):
    """One person of the order: badge, name, what he is and how it stands in words, the signature if given."""

    def __init__(
        self,
        letter: str,
        tone: Tone,
        name: str,
        role: str,
        state: SignerState,
        *,
        handwriting: Handwriting | None = None,
        spoken: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName("Item")
        self.setProperty("now", state is SignerState.NOW)
        self.setFixedHeight(max(56, current().px(56)))
        self.setAccessibleName(spoken or f"{name} {role}")
        shown, below = ElidedLabel(name, "bold"), ElidedLabel(role, "caption")
        for part in (shown, below):
            part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        words = box(col(shown, below, gap=0))
        line = row(Badge(letter, tone, 28, name=name), (words, 1), gap=8, margins=(10, 0, 10, 0))
        if handwriting is not None:
            line.addWidget(SignThumb(handwriting, name))
        mark, colour = _MARKS[state]
        line.addWidget(icon_label(mark, colour, 20))
        self.setLayout(line)
