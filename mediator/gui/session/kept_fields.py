"""The fields of one form: a draft for each while typing, the recorded text where nothing was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from mediator.gui.drafts import DraftKeeper, Edit, put_text, text_of
from mediator.gui.widgets import ChipGroup, ChoiceField, SegmentedChoice

Keep = Callable[[str, Edit], DraftKeeper]
"""Starts keeping a field under a name and puts back what was kept last time."""


class KeptFields:
    """Typed text is never overwritten by a redraw: only a field still as recorded takes new recorded text."""

    def __init__(self, keep: Keep, form: str, edits: Mapping[str, Edit], recorded: Mapping[str, str]) -> None:
        self._edits = dict(edits)
        self._recorded = {name: recorded.get(name, "") for name in edits}
        self._empty = dict(self._recorded)
        for name, edit in self._edits.items():
            put_text(edit, self._recorded[name])
        self._keepers = {name: keep(f"{form}-{name}", edit) for name, edit in self._edits.items()}

    def touched(self) -> bool:
        """Whether anything differs from what is recorded."""
        return any(text_of(edit).strip() != self._recorded[name] for name, edit in self._edits.items())

    def show(self, recorded: Mapping[str, str]) -> None:
        """What the record says now."""
        for name, edit in self._edits.items():
            before, now = self._recorded[name], recorded.get(name, "")
            if now != before and text_of(edit).strip() == before:
                put_text(edit, now)
                self._keepers[name].forget()
            self._recorded[name] = now

    def type_in(self, texts: Mapping[str, str]) -> None:
        """Put texts into the fields as if they had been typed, such as those of somebody already entered."""
        for name, edit in self._edits.items():
            if name in texts and text_of(edit) != texts[name]:
                put_text(edit, texts[name])

    def forget(self) -> None:
        """Everything was recorded just now; no field waits to be saved."""
        for keeper in self._keepers.values():
            keeper.forget()

    def empty(self) -> None:
        """Make the form ready for the next entry; the drafts are gone already."""
        for name, edit in self._edits.items():
            self._recorded[name] = self._empty[name]
            put_text(edit, self._empty[name])
        self.forget()


def unseen_line(parent: QWidget) -> QLineEdit:
    """A line nobody sees, for what a form must remember beside the typed text."""
    line = QLineEdit(parent)
    line.hide()
    return line


def carrier(choice: ChoiceField | SegmentedChoice | ChipGroup | QCheckBox, parent: QWidget) -> QLineEdit:
    """A line nobody sees that holds what is chosen, so that a choice is kept as a draft like typed text."""
    line = unseen_line(parent)
    if isinstance(choice, QCheckBox):
        choice.toggled.connect(lambda on: line.setText("yes" if on else ""))
        line.textChanged.connect(lambda text: choice.setChecked(bool(text)))
    elif isinstance(choice, ChipGroup):
        choice.changed.connect(lambda chosen: line.setText(" ".join(chosen)))
        line.textChanged.connect(lambda text: choice.choose(*text.split()))
    elif isinstance(choice, ChoiceField):
        choice.changed.connect(line.setText)
        line.textChanged.connect(choice.choose)
    else:
        choice.changed.connect(line.setText)
        line.textChanged.connect(choice.set_value)
    return line
