"""Form fields: label above, hint, the error in words, and the control they belong to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from mediator.gui.theme import current
from mediator.gui.widgets.edits import DateEdit, LineEdit, MoneyEdit, TextEdit, in_chinese
from mediator.gui.widgets.layout import box, row
from mediator.gui.widgets.text import Para, icon_label, label


class Field(QWidget):
    """The frame every field shares; `control` is what takes the focus.

    The error stands above the control in words and in its description; the border only repeats it.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(self, title: str, control: QWidget, *, hint: str, optional: str) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.control = control
        self._title, self._hint, self._error = title, hint, ""
        head = label(title, "bold")
        head.setBuddy(control)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(
            row(head, label(optional, "secondary"), None, gap=6) if optional else row(head, None)
        )
        if hint:
            self._column.addWidget(Para(hint, 14, "text2", 1.4))
        self._error_words = label("", "bold", "danger", wrap=True)
        mark = icon_label("circle-alert", "danger", 18)
        self._error_line = box(row(mark, (self._error_words, 1), gap=6))
        self._error_line.hide()
        self._column.addWidget(self._error_line)
        self._column.addWidget(control)
        self._column.addStretch(1)
        control.setAccessibleName(title)
        self.setFocusProxy(control)
        self._describe()

    def title(self) -> str:
        """The words above it."""
        return self._title

    def set_error(self, text: str) -> None:
        """Show what is to be done here, or nothing."""
        self._error = text
        self._error_words.setText(text)
        self._error_line.setVisible(bool(text))
        self.control.setProperty("err", bool(text))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
        self._describe()

    def error(self) -> str:
        """The error shown now."""
        return self._error

    def focus(self) -> None:
        """Put the cursor here."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _describe(self) -> None:
        self.control.setAccessibleDescription(" ".join(t for t in (self._hint, self._error) if t))


class LineField(Field):
    """One line; `edit` may be one of the special edits (`PhoneEdit`, `IdNumberEdit`)."""

    def __init__(
        self,
        title: str,
        value: str = "",
        *,
        hint: str = "",
        optional: str = "",
        width: int | None = None,
        edit: LineEdit | None = None,
        read_only: bool = False,
    ) -> None:
        self.edit: LineEdit = edit if edit is not None else LineEdit()
        super().__init__(title, self.edit, hint=hint, optional=optional)
        if value:
            self.edit.setText(value)
        if width is not None:
            self.edit.setFixedWidth(current().px(width))
        if read_only:
            self.edit.setReadOnly(True)
        self.edit.textChanged.connect(self.changed)
        self.edit.left.connect(self.left)

    def text(self) -> str:
        """What stands in it, without blanks at the ends."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Show a text."""
        if self.edit.text() != text:
            self.edit.setText(text)


class TextField(Field):
    """Several lines."""

    def __init__(
        self, title: str, value: str = "", *, hint: str = "", optional: str = "", lines: int = 3
    ) -> None:
        self.edit = TextEdit(value, lines=lines)
        super().__init__(title, self.edit, hint=hint, optional=optional)
        self.edit.textChanged.connect(lambda: self.changed.emit(self.text()))
        self.edit.left.connect(self.left)

    def text(self) -> str:
        """What stands in it, without blanks at the ends."""
        return self.edit.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Show a text."""
        if self.edit.toPlainText() != text:
            self.edit.setPlainText(text)


class ChoiceField(Field):
    """One of a list."""

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str, str]],
        chosen: str = "",
        *,
        hint: str = "",
        optional: str = "",
    ) -> None:
        self.edit = QComboBox()
        self.edit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        super().__init__(title, self.edit, hint=hint, optional=optional)
        for key, words in options:
            self.edit.addItem(words, key)
        self.choose(chosen)
        self.edit.currentIndexChanged.connect(lambda _index: self.changed.emit(self.key()))

    def key(self) -> str:
        """The key chosen; nothing when none is."""
        chosen = self.edit.currentData()
        return chosen if isinstance(chosen, str) else ""

    def choose(self, key: str) -> None:
        """Choose a key; an unknown one chooses nothing."""
        self.edit.setCurrentIndex(self.edit.findData(key))

    def text(self) -> str:
        """The words chosen."""
        return self.edit.currentText()

    def set_text(self, text: str) -> None:
        """Choose by the words."""
        self.edit.setCurrentText(text)


class DateField(LineField):
    """A day."""

    def __init__(
        self,
        title: str,
        value: date | None = None,
        *,
        hint: str = "",
        optional: str = "",
        width: int | None = None,
        shown: Callable[[date], str] = in_chinese,
    ) -> None:
        self.day = DateEdit(value, shown)
        super().__init__(title, hint=hint, optional=optional, width=width, edit=self.day)

    def value(self) -> date | None:
        """The day; nothing when it is empty or cannot be read."""
        return self.day.date()

    def set_value(self, day: date | None) -> None:
        """Show a day."""
        self.day.set_date(day)

    def unreadable(self) -> bool:
        """Whether something stands in it that is no day."""
        return self.day.unreadable()


class MoneyField(LineField):
    """An amount in yuan, held in fen."""

    def __init__(
        self,
        title: str,
        fen: int | None = None,
        *,
        hint: str = "",
        optional: str = "",
        width: int | None = None,
    ) -> None:
        self.money = MoneyEdit(fen)
        super().__init__(title, hint=hint, optional=optional, width=width, edit=self.money)

    def fen(self) -> int | None:
        """The amount in fen; nothing when it is empty or cannot be read."""
        return self.money.fen()

    def set_fen(self, fen: int | None) -> None:
        """Show an amount."""
        self.money.set_fen(fen)

    def unreadable(self) -> bool:
        """Whether something stands in it that is no amount."""
        return self.money.unreadable()


def search_edit(name: str, placeholder: str) -> QLineEdit:
    """A line edit with a magnifying glass in it."""
    made = QLineEdit()
    made.setProperty("search", True)
    made.setPlaceholderText(placeholder)
    made.setAccessibleName(name)
    glass = icon_label("search", "text3", 18)
    glass.setParent(made)
    glass.move(12, (current().control(24) + 16 - glass.height()) // 2)
    return made
