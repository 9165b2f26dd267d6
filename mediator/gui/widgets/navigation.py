"""The way between the pages outside a session: groups of entries down the left side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from mediator.gui.icons import pixmap
from mediator.gui.theme import current
from mediator.gui.tokens import Tone
from mediator.gui.widgets.arrow_rows import ArrowColumn, ArrowRow
from mediator.gui.widgets.layout import col, rule, scroll
from mediator.gui.widgets.text import label


@dataclass(frozen=True)
class NavEntry:
    """A page one can go to; `badge` is a short count, `spoken` the name with the count in words."""

    key: str
    text: str
    icon: str
    badge: str = ""
    spoken: str = ""


class NavItem(ArrowRow):
    """One entry: icon, words, count."""

    def __init__(self, entry: NavEntry) -> None:
        super().__init__(entry.key, entry.spoken or f"{entry.text} {entry.badge}".strip())
        self.entry, self._now = entry, False
        self.setFixedHeight(max(38, current().px(38)))

    def set_now(self, *, now: bool) -> None:
        """Show it as the page in view."""
        self._now = now
        self.update()

    def set_badge(self, badge: str, spoken: str) -> None:
        """Show another count."""
        self.entry = NavEntry(self.entry.key, self.entry.text, self.entry.icon, badge, spoken)
        self.setAccessibleName(spoken or f"{self.entry.text} {badge}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """What the words need."""
        return self.needed_size()

    def needed_size(self) -> QSize:
        """What the words and the count need, for the audit of painted widgets."""
        words = QFontMetrics(current().font(16, bold=True)).horizontalAdvance(self.entry.text)
        badge = self._badge_width() + 28 if self.entry.badge else 8
        return QSize(36 + current().mark(20) + words + badge, current().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the entry."""
        theme = current()
        c, half = theme.palette, self.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter, now=self._now)
        side = theme.mark(20)
        mark = pixmap(self.entry.icon, c.primary if self._now else c.text2, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(24, half - side / 2), mark)
        painter.setFont(theme.font(16, bold=self._now))
        painter.setPen(QColor(c.primary if self._now else c.text))
        left = 36 + side
        where = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.entry.text)
        if self.entry.badge:
            self._paint_badge(painter)
        painter.end()

    def _badge_width(self) -> int:
        return QFontMetrics(current().font(13, bold=True)).horizontalAdvance(self.entry.badge) + 14

    def _paint_badge(self, painter: QPainter) -> None:
        shade = current().palette.shade(Tone.DISPUTE)
        wide, high = self._badge_width(), current().px(22)
        ground = QRectF(self.width() - 20 - wide, (self.height() - high) / 2, wide, high)
        painter.setPen(QColor(shade.line) if current().high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shade.tint))
        painter.drawRoundedRect(ground, high / 2, high / 2)
        painter.setFont(current().font(13, bold=True))
        painter.setPen(QColor(shade.ink))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, self.entry.badge)


class Navigation(QFrame):
    """Entries on top, groups with a heading, entries at the foot; all one Tab stop."""

    chosen = Signal(str)

    def __init__(
        self,
        top: Sequence[NavEntry],
        groups: Sequence[tuple[str, Sequence[NavEntry]]] = (),
        foot: Sequence[NavEntry] = (),
        name: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName("Side")
        self.setAccessibleName(name)
        self._column, self._foot = ArrowColumn(gap=2), ArrowColumn(gap=2)
        for entry in top:
            self._column.add_row(NavItem(entry))
        for heading, entries in groups:
            title = label(heading, "caption")
            title.setContentsMargins(24, 14, 0, 4)
            self._column.add_widget(title)
            for entry in entries:
                self._column.add_row(NavItem(entry))
        self._column.add_stretch()
        for entry in foot:
            self._foot.add_row(NavItem(entry))
        for column in (self._column, self._foot):
            column.chosen.connect(self.chosen)
            column.stop_at("")
        theme = current()
        needed = max((item.needed_size().width() for item in self.items()), default=0)
        self.setFixedWidth(max(theme.sizes.stepper, needed + 12))
        self.setLayout(col((scroll(self._column), 1), rule(), 6, self._foot, gap=0, margins=(0, 16, 0, 12)))

    def items(self) -> tuple[NavItem, ...]:
        """All entries from top to bottom."""
        rows = (*self._column.rows(), *self._foot.rows())
        return tuple(row for row in rows if isinstance(row, NavItem))

    def set_current(self, key: str) -> None:
        """Show which page is in view."""
        for item in self.items():
            item.set_now(now=item.key == key)
        for column in (self._column, self._foot):
            if any(row.key == key for row in column.rows()):
                column.stop_at(key)

    def set_badge(self, key: str, text: str, spoken: str = "") -> None:
        """Show a count at an entry, or none."""
        for item in self.items():
            if item.key == key:
                item.set_badge(text, spoken)
