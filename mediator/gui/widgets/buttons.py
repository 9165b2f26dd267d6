"""Buttons, links, check boxes and the switch."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QWidget

from mediator.gui.icons import TEXT_GAP, button_icon, icon
from mediator.gui.theme import current
from mediator.gui.tokens import Tone

_KINDS = {"plain", "primary", "tint", "quiet", "danger", "curtain", "toast"}


def button(
    text: str,
    kind: str = "plain",
    icon: str | None = None,
    *,
    small: bool = False,
    inline: bool = False,
    size: str = "m",
    tip: str = "",
    name: str = "",
    on_click: Callable[[], None] | None = None,
) -> QPushButton:
    """A button of kind plain, primary, tint, quiet or danger and size m (40 px), l (44) or xl (60).

    `name` is what screen readers say when the words on it are not enough (an icon alone needs one).
    """
    if kind not in _KINDS:
        raise ValueError(f"no such kind of button: {kind}")
    made = QPushButton(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setProperty("kind", "quiet" if inline else kind)
    made.setProperty("small", small)
    made.setProperty("inline", inline)
    made.setProperty("sz", size)
    if icon is not None:
        set_button_icon(made, icon)
    made.setToolTip(tip)
    made.setAccessibleName(name or text or tip)
    made.setAccessibleDescription(tip if tip != made.accessibleName() else "")
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def set_button_icon(made: QPushButton, name: str) -> None:
    """Put an icon before the words, in the colour the button's kind writes in."""
    palette = current().palette
    colours = {
        "primary": palette.text_on,
        "danger": palette.danger,
        "toast": palette.surface,
    }
    colour = colours.get(str(made.property("kind")), palette.primary)
    size = current().mark(24 if made.property("sz") == "xl" else 18)
    if made.text():
        gap = TEXT_GAP + (3 if size > 18 else 0)
        made.setIcon(button_icon(name, colour, size, gap))
        made.setIconSize(QSize(size + gap, size))
    else:
        made.setIcon(icon(name, colour, size))
        made.setIconSize(QSize(size, size))


def link(text: str, on_click: Callable[[], None] | None = None, *, danger: bool = False) -> QPushButton:
    """Underlined words that lead somewhere on the page."""
    made = button(text, "quiet", on_click=on_click)
    made.setProperty("link", True)
    made.setProperty("danger", danger)
    return made


def check_box(text: str, *, checked: bool = False, party: bool = False, name: str = "") -> QCheckBox:
    """A tick with words; `party` makes it 60 px high for fingers. Consent is never ticked beforehand."""
    made = QCheckBox(text)
    made.setChecked(checked)
    made.setProperty("party", party)
    made.setAccessibleName(name or text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


class Toggle(QAbstractButton):
    """A switch for a setting; the words beside it are its `name`."""

    def __init__(self, name: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setChecked(checked)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """44 px wide and a full 32 px high, so that it can be hit."""
        return QSize(44, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track and the knob; where the knob stands tells the state without the colour."""
        palette = current().palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(QColor(palette.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.primary if on else palette.line_strong))
        painter.drawRoundedRect(QRectF(1, 5, 42, 22), 11, 11)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(QRectF(23 if on else 4, 8, 16, 16))
        painter.end()


def tone_colour(tone: Tone) -> QColor:
    """The writing colour of a tone as Qt's own type."""
    return QColor(current().palette.named(tone))
