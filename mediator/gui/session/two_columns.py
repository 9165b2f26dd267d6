"""Two columns side by side that scroll on their own; from 150 % type on, one below the other."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget

from mediator.gui.theme import current
from mediator.gui.widgets import col, row, scroll

STACK_FROM = 1.5


def stacked() -> bool:
    """Whether the type is so large that columns go one below the other."""
    return current().scale >= STACK_FROM


def own_scroll(content: QWidget) -> QWidget:
    """Let this column scroll by itself, or leave it to the page when everything is stacked."""
    return content if stacked() else scroll(content)


def two_columns(left: QWidget, right: QWidget, *, shares: tuple[int, int] = (1, 1)) -> QLayout:
    """The body of a page: side by side, or one scrolling column."""
    if not stacked():
        return row((left, shares[0]), (right, shares[1]), gap=16)
    inner = QWidget()
    inner.setObjectName("Plain")
    inner.setLayout(col(left, right, None, gap=16))
    body = QVBoxLayout()
    body.setContentsMargins(0, 0, 0, 0)
    area: QScrollArea = scroll(inner)
    body.addWidget(area)
    return body


def reveal(widget: QWidget) -> None:
    """Scroll until this is in view, once the layout has settled."""
    QTimer.singleShot(0, widget, lambda: _reveal(widget))


def _reveal(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        content = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and content is not None:
            top = widget.mapTo(content, widget.rect().topLeft()).y()
            parent.verticalScrollBar().setValue(max(0, top - 12))
        parent = parent.parentWidget()
