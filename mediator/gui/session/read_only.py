"""A session somebody else hosts, looked at: a strip that says so, and nothing that seems to take input."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, FlexLabel, Pill, SegmentedChoice, Toggle, row
from mediator.wording import tr

RECORDING = frozenset({"primary", "tint", "danger"})


def read_only_strip(reason: str) -> QWidget:
    """One line above the page, as long as it is open."""
    strip = Card(
        row(Pill(tr("只能查看"), Tone.DISPUTE, "eye"), FlexLabel(reason, "secondary"), None, gap=12),
        pad=(20, 8, 20, 8),
    )
    strip.setObjectName("Header")
    return strip


def still(page: QWidget) -> None:
    """Fields can be read and copied from but not typed in; choices and what records rest as they are.

    A main button that only turns pages says so by the property `looks`; what somebody who looks may do
    all the same, such as a sign-off, stands in a widget with the property `acts`.
    """
    for made in page.findChildren(QPushButton):
        if made.property("kind") in RECORDING and not made.property("looks") and not _acts(made):
            made.setEnabled(False)
    for field in page.findChildren(QLineEdit):
        field.setReadOnly(not _acts(field))
    for text in page.findChildren(QPlainTextEdit):
        text.setReadOnly(not _acts(text))
    for kind in (QComboBox, QCheckBox, SegmentedChoice, Toggle):
        for choice in page.findChildren(kind):
            choice.setEnabled(False)


def _acts(widget: QWidget) -> bool:
    holder: QWidget | None = widget
    while holder is not None:
        if holder.property("acts"):
            return True
        holder = holder.parentWidget()
    return False
