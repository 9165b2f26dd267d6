"""Builders of rows, columns, cards and pages: margins and gaps are always written, never Qt's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mediator.gui.tokens import Tone

Item = QWidget | QLayout | int | None | tuple[QWidget | QLayout, int]
Margins = tuple[int, int, int, int]
_NONE: Margins = (0, 0, 0, 0)


def row(
    *items: Item, gap: int = 8, margins: Margins = _NONE, align: Qt.AlignmentFlag | None = None
) -> QHBoxLayout:
    """Side by side: widgets, layouts, an int for fixed space, None to stretch, (item, share) to grow."""
    made = QHBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    fill(made, *items, align=align)
    return made


def col(
    *items: Item, gap: int = 8, margins: Margins = _NONE, align: Qt.AlignmentFlag | None = None
) -> QVBoxLayout:
    """One below the other; items as for `row`."""
    made = QVBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    fill(made, *items, align=align)
    return made


def fill(layout: QBoxLayout, *items: Item, align: Qt.AlignmentFlag | None = None) -> None:
    """Append items, of the kinds `row` takes, to a layout."""
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, tuple):
            _append(layout, item[0], item[1], None)
        else:
            _append(layout, item, 0, align)


def _append(layout: QBoxLayout, item: QWidget | QLayout, share: int, align: Qt.AlignmentFlag | None) -> None:
    if isinstance(item, QLayout):
        layout.addLayout(item, share)
    elif align is None:
        layout.addWidget(item, share)
    else:
        layout.addWidget(item, share, align)


def clear_layout(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)


def box(layout: QLayout, width: int | None = None) -> QWidget:
    """A transparent widget that holds a layout, `width` px wide when given."""
    holder = QWidget()
    holder.setObjectName("Plain")
    holder.setLayout(layout)
    if width is not None:
        holder.setFixedWidth(width)
    return holder


class Card(QFrame):
    """A white card; `tone` tints it, `outline` draws a strong line around it. Fill `.body`."""

    def __init__(
        self,
        *items: Item,
        pad: int | Margins = 16,
        gap: int = 12,
        tone: Tone | None = None,
        outline: Tone | None = None,
        look: str = "Card",
    ) -> None:
        super().__init__()
        self.setObjectName(look)
        if tone is not None:
            self.setProperty("tone", str(tone))
        if outline is not None:
            self.setProperty("outline", str(outline))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*(pad if isinstance(pad, tuple) else (pad, pad, pad, pad)))
        self.body.setSpacing(gap)
        self.add(*items)

    def add(self, *items: Item) -> None:
        """Append items as for `row`."""
        fill(self.body, *items)


class Well(Card):
    """A sunken box inside a card or a party-facing page."""

    def __init__(self, *items: Item, pad: int | Margins = 16, gap: int = 8) -> None:
        super().__init__(*items, pad=pad, gap=gap, look="Well")


def rule() -> QFrame:
    """A thin line across."""
    made = QFrame()
    made.setObjectName("Rule")
    return made


def vertical_rule(height: int = 24) -> QFrame:
    """A thin line down, `height` px long."""
    made = QFrame()
    made.setObjectName("VRule")
    made.setFixedHeight(height)
    return made


def scroll(content: QWidget | QLayout) -> QScrollArea:
    """Let content scroll up and down; the area itself is no stop for the Tab key."""
    made = QScrollArea()
    made.setWidget(content if isinstance(content, QWidget) else box(content))
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.viewport().setObjectName("Viewport")
    made.viewport().setAutoFillBackground(False)
    return made


def page(*items: Item, gap: int = 12, margins: Margins = (24, 16, 24, 16), cap: int | None = None) -> QWidget:
    """A page's root on the grey ground; its content grows no wider than `cap` px."""
    made = QWidget()
    made.setObjectName("Page")
    content = col(*items, gap=gap, margins=margins)
    if cap is None:
        made.setLayout(content)
        return made
    inner = box(content)
    inner.setMaximumWidth(cap)
    inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    outer = row((inner, 1), gap=0)
    outer.setAlignment(Qt.AlignmentFlag.AlignLeft)
    made.setLayout(outer)
    return made
