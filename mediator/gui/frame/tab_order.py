"""The order in which the Tab key walks a window: the page first, then footer, steps and header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def reading_order(root: QWidget) -> Iterator[QWidget]:
    """The widgets Tab can reach below `root`, in the order their layouts were filled."""
    if not root.isVisible() or not root.isEnabled():
        return
    if _is_stop(root):
        yield root
    seen: set[QWidget] = set()
    layout = root.layout()
    children = [*_in_layout(layout)] if layout is not None else []
    children += [child for child in root.children() if isinstance(child, QWidget)]
    for child in children:
        if child not in seen and not child.isWindow():
            seen.add(child)
            yield from reading_order(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for i in range(layout.count()):
        item = layout.itemAt(i)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _in_layout(inner)


def _is_stop(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & tab == tab and widget.focusProxy() is None


def walk(regions: Sequence[QWidget], focused: QWidget | None, *, forward: bool) -> bool:
    """Move the focus one stop on; false when there is none to move to."""
    stops = [stop for region in regions for stop in reading_order(region)]
    if not stops:
        return False
    here = stops.index(focused) if focused in stops else (-1 if forward else 0)
    reach(stops[(here + (1 if forward else -1)) % len(stops)], forward=forward)
    return True


def reach(stop: QWidget, *, forward: bool = True) -> None:
    """Give a widget the focus as the Tab key does, and bring it into view."""
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stop.setFocus(reason)
    parent = stop.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(stop, 0, 16)
        parent = parent.parentWidget()
