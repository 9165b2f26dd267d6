"""Looks at every control of a window: has it a name, can it be hit, is any of its text cut off?"""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from mediator.gui.widgets import ElidedLabel, FlexLabel, Para

_CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QListView)


def audit(window: QWidget, *, smallest: int = 32) -> list[str]:
    """What is wrong with the visible widgets of a shown window; nothing when all is well.

    `smallest` is the least side of a target in px: 32 for officers, 60 on pages for parties.
    """
    QApplication.processEvents()
    problems: list[str] = []
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        if isinstance(widget, _CONTROLS):
            problems += _as_control(widget, smallest)
        problems += _as_text(widget)
        problems += _as_painted(widget)
    return problems


def fits(window: QWidget, width: int = 1366, height: int = 690) -> list[str]:
    """Whether the window can be as small as the smallest screen's work area."""
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    if least.width() <= width and least.height() <= height:
        return []
    return [f"needs {least.width()}×{least.height()}, has {width}×{height}"]


def stops_without_name(window: QWidget) -> list[str]:
    """The stops of the Tab key that a screen reader could not name."""
    from mediator.gui.frame.tab_order import reading_order

    return [_who(stop) for stop in reading_order(window) if not _name(stop)]


def _as_control(widget: QWidget, smallest: int) -> list[str]:
    problems = []
    if not _name(widget):
        problems.append(f"no name: {_who(widget)}")
    if min(widget.width(), widget.height()) < smallest:
        problems.append(f"small target {widget.width()}×{widget.height()}: {_who(widget)}")
    return problems


def _as_text(widget: QWidget) -> list[str]:
    if isinstance(widget, ElidedLabel):
        return []
    if isinstance(widget, (Para, FlexLabel)) or (isinstance(widget, QLabel) and widget.wordWrap()):
        needed = widget.heightForWidth(widget.width())
        return (
            [f"cut below ({needed}>{widget.height()}): {_who(widget)}"]
            if needed > widget.height() + 1
            else []
        )
    if (isinstance(widget, QLabel) and widget.text()) or (isinstance(widget, QPushButton) and widget.text()):
        return _too_small(widget, widget.sizeHint(), "cut")
    return []


def _as_painted(widget: QWidget) -> list[str]:
    needed = getattr(widget, "needed_size", None)
    return _too_small(widget, needed(), "painted text cut") if callable(needed) else []


def _too_small(widget: QWidget, needed: QSize, words: str) -> list[str]:
    if needed.width() <= widget.width() + 1 and needed.height() <= widget.height() + 1:
        return []
    sizes = f"{needed.width()}×{needed.height()} in {widget.width()}×{widget.height()}"
    return [f"{words} ({sizes}): {_who(widget)}"]


def _name(widget: QWidget) -> str:
    if widget.accessibleName():
        return widget.accessibleName()
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def _who(widget: QWidget) -> str:
    words = widget.accessibleName() or (
        widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    )
    return f"{type(widget).__name__} {words[:40]}".strip()


def overflowing(window: QWidget) -> list[str]:
    """Scroll areas whose content is wider than they are: what is at the right edge cannot be reached."""
    areas = window.findChildren(QScrollArea)
    shown = [(a, a.widget()) for a in areas if a.isVisible()]
    return [
        f"too wide ({inner.width()}>{area.viewport().width()}): {_who(inner)}"
        for area, inner in shown
        if inner is not None and inner.width() > area.viewport().width() + 1
    ]
