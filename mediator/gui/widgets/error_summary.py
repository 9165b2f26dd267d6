"""The box on top of a form that says what is still to be done and leads to each place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from mediator.gui.tokens import Tone
from mediator.gui.widgets.buttons import link
from mediator.gui.widgets.fields import Field
from mediator.gui.widgets.layout import Card, clear_layout, col, row
from mediator.gui.widgets.text import icon_label, label

Problem = tuple[str, QWidget | None]
"""The sentence, and the field or widget it is about (none: the sentence alone)."""


class ErrorSummary(Card):
    """Hidden until there are problems; then it takes the focus. Its words are the words at the fields."""

    def __init__(self) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=6, outline=Tone.DANGER)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = label("", "h3", wrap=True)
        self._links = col(gap=2, margins=(26, 0, 0, 0))
        self._marked: list[Field] = []
        self._shown: list[QPushButton] = []
        self.add(row(icon_label("circle-alert", "danger", 22), (self._title, 1), gap=8), self._links)
        self.hide()

    def show_errors(self, title: str, problems: Sequence[Problem], *, mark: bool = True) -> None:
        """Show the problems and take the focus; none hides the box. `mark` writes them at the fields too."""
        self.clear()
        if not problems:
            return
        self._title.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(sentence for sentence, _where in problems))
        for sentence, where in problems:
            self._add(sentence, where)
            if mark and isinstance(where, Field):
                where.set_error(sentence)
                self._marked.append(where)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        _reveal(self)

    def clear(self) -> None:
        """Hide the box and take its words away from the fields it marked."""
        for field in self._marked:
            field.set_error("")
        self._marked.clear()
        self._shown.clear()
        clear_layout(self._links)
        self.hide()

    def links(self) -> list[QPushButton]:
        """The links shown now, from top to bottom."""
        return list(self._shown)

    def _add(self, sentence: str, where: QWidget | None) -> None:
        if where is None:
            self._links.addWidget(label(sentence, "body", "danger", wrap=True))
            return
        target = where
        made = link(sentence, lambda: _focus(target), danger=True)
        self._shown.append(made)
        self._links.addLayout(row(made, None))


def _focus(where: QWidget) -> None:
    where.setFocus(Qt.FocusReason.TabFocusReason)
    _reveal(where)


def _reveal(widget: QWidget) -> None:
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea):
        area.ensureWidgetVisible(widget, 0, 16)
