"""Labels: plain, elided to one line, or wrapped with a true line height; typed text is always escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from mediator.gui.icons import pixmap
from mediator.gui.theme import current
from mediator.gui.tokens import Tone


def label(text: str, style: str = "body", colour: str | Tone | None = None, *, wrap: bool = False) -> QLabel:
    """One plain text; `style` is h1, h2, h3, bold, body, secondary or caption."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("t", style)
    if colour is not None:
        made.setProperty("c", str(colour))
    made.setWordWrap(wrap)
    return made


def recolour(shown: QLabel, colour: str | Tone) -> None:
    """Give a label made by `label` another colour."""
    shown.setProperty("c", str(colour))
    shown.style().unpolish(shown)
    shown.style().polish(shown)


class Para(QLabel):
    """Wrapped text with a real line height (in em); everything in it is escaped, always.

    Phrases named in `strong` are set bold where they occur in the text. This is the only rich-text label.
    """

    def __init__(
        self,
        text: str,
        size: int = 16,
        colour: str | Tone = "text",
        line_height: float = 1.5,
        *,
        bold: bool = False,
        strong: Sequence[str] = (),
    ) -> None:
        super().__init__()
        theme = current()
        self._size, self._line_height, self._bold = size, line_height, bold
        self._colour = theme.palette.named(colour)
        self._shown = ""
        self._one_line = theme.line(size)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(True)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(text, strong=strong)

    def set_text(self, text: str, *, strong: Sequence[str] = ()) -> None:
        """Show another text, escaped, in the same type."""
        theme = current()
        self._shown = text
        self.setAccessibleName(text)
        weight = "font-weight:700;" if self._bold else ""
        self.setText(
            f'<p style="line-height:{theme.percent_for(self._size, self._line_height)}%;margin:0;'
            f'font-size:{theme.px(self._size)}px;color:{self._colour};{weight}">{_markup(text, strong)}</p>'
        )

    def text_shown(self) -> str:
        """The text as it was given, without markup."""
        return self._shown

    def minimumSizeHint(self) -> QSize:
        """One line high: a wrapped label's own hint is wrong inside scroll areas."""
        return QSize(40, self._one_line)


def _markup(text: str, strong: Sequence[str]) -> str:
    phrases = [re.escape(p) for p in sorted(strong, key=len, reverse=True) if p]
    parts = re.split(f"({'|'.join(phrases)})", text) if phrases else [text]
    wanted = set(strong)
    return "".join(f"<b>{_escaped(p)}</b>" if p in wanted and p else _escaped(p) for p in parts)


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br/>")


class ElidedLabel(QLabel):
    """One line that ends in "…" when it does not fit, with the whole text as its tip. For titles only."""

    def __init__(self, text: str, style: str = "bold", colour: str | Tone | None = None) -> None:
        super().__init__()
        self._full = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("t", style)
        if colour is not None:
            self.setProperty("c", str(colour))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(40)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._full = text
        self.setAccessibleName(text)
        self._elide()

    def text_shown(self) -> str:
        """The whole text, also where the screen shows a part of it."""
        return self._full

    def natural_width(self) -> int:
        """Px the whole text would take on one line."""
        self.ensurePolished()  # a bold style is wider, and counts before it is first shown too
        return self.fontMetrics().horizontalAdvance(self._full) + 2

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        return QSize(self.natural_width(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew at the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        short = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, self.width())
        self.setText(short)
        self.setToolTip(self._full if short != self._full else "")


class FlexLabel(QLabel):
    """One line where there is room for it, wrapped where there is not; never cut."""

    def __init__(self, text: str, style: str = "secondary", colour: str | Tone | None = None) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("t", style)
        if colour is not None:
            self.setProperty("c", str(colour))
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """As wide as the text on one line."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """A third of that, so that it takes three lines at most."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), max(60, hint.width() // 3 + 24)), hint.height())


def icon_label(name: str, colour: str | Tone = "text2", size: int = 18, spoken: str = "") -> QLabel:
    """An icon that stands beside words; `spoken` names it where no words do."""
    made = QLabel()
    side = current().mark(size)
    made.setPixmap(pixmap(name, current().palette.named(colour), side, made.devicePixelRatioF()))
    made.setFixedSize(side, side)
    made.setAccessibleName(spoken)
    return made
