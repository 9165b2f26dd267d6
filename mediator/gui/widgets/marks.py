"""Small painted marks: state pills, party badges, the dots of a session's progress."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mediator.gui.icons import pixmap
from mediator.gui.theme import current
from mediator.gui.tokens import Tone


class Pill(QLabel):
    """A state in words on a tinted ground."""

    def __init__(self, text: str, tone: Tone = Tone.MUTE, icon: str | None = None) -> None:
        super().__init__()
        self._tone, self._icon, self._words = tone, icon, ""
        self._font = current().font(13, bold=True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text, tone, icon)

    def set_text(self, text: str, tone: Tone | None = None, icon: str | None = None) -> None:
        """Show another state."""
        self._words, self._icon = text, icon
        self._tone = tone if tone is not None else self._tone
        self.setAccessibleName(text)
        needed = self.needed_size()
        self.setFixedSize(needed.width(), max(24, needed.height()))
        self.update()

    def text_shown(self) -> str:
        """The words on it."""
        return self._words

    def needed_size(self) -> QSize:
        """What the words need, for the audit of painted widgets."""
        metrics = QFontMetrics(self._font)
        extra = current().mark(14) + 4 if self._icon else 0
        return QSize(metrics.horizontalAdvance(self._words) + 20 + extra, current().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, icon and words."""
        theme = current()
        shade = theme.palette.shade(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.border - 1
        ground = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.setPen(QPen(QColor(shade.line), edge) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shade.tint))
        painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2)
        left = 10.0
        if self._icon:
            side = theme.mark(14)
            mark = pixmap(self._icon, shade.ink, side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(8, (self.height() - side) / 2), mark)
            left = 12.0 + side
        painter.setPen(QColor(shade.ink))
        painter.setFont(self._font)
        where = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)
        painter.end()


class Badge(QWidget):
    """A round badge with a letter: whose it is never hangs on the colour alone."""

    def __init__(
        self, letter: str, tone: Tone, size: int = 32, *, solid: bool = True, name: str = ""
    ) -> None:
        super().__init__()
        self._letter, self._tone, self._solid = letter, tone, solid
        side = current().mark(size)
        self.setFixedSize(side, side)
        self.setAccessibleName(name or letter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the circle and the letter."""
        shade = current().palette.shade(self._tone)
        size = self.width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen if self._solid else QPen(QColor(shade.ink), 1.5))
        painter.setBrush(QColor(shade.ink if self._solid else shade.tint))
        painter.drawEllipse(QRectF(0.75, 0.75, size - 1.5, size - 1.5))
        font = current().font(16, bold=True)
        font.setPixelSize(round(size * 0.47))
        painter.setFont(font)
        painter.setPen(QColor(current().palette.text_on if self._solid else shade.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.end()


class MiniSteps(QWidget):
    """How far a session has come, as dots; `name` says it in words."""

    def __init__(self, done: int, total: int = 10, name: str = "") -> None:
        super().__init__()
        self._done, self._total = done, total
        self.setFixedSize(total * 12 - 3, 6)
        self.setAccessibleName(name or f"{done}/{total}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw one dot a step."""
        palette = current().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i in range(self._total):
            reached = i < self._done
            painter.setPen(QPen(QColor(palette.line), 1) if current().high_contrast else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.primary if reached else _unreached()))
            painter.drawRoundedRect(QRectF(i * 12, 0, 9, 6), 3, 3)
        painter.end()


def _unreached() -> str:
    theme = current()
    return theme.palette.surface if theme.high_contrast else theme.palette.line
