"""What some papers ask of a person besides: folded away until it is wanted, open where anything is filled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from mediator.gui.drafts import Edit
from mediator.gui.session.kept_fields import carrier
from mediator.gui.widgets import (
    Field,
    LineField,
    SegmentedChoice,
    box,
    button,
    col,
    label,
    row,
    set_button_icon,
)
from mediator.gui.widgets.edits import LineEdit
from mediator.wording import tr

YES, NO, NOT_ASKED = "yes", "no", ""
OWN_LANGUAGE = "zh"
"""The language of the pages while no other is chosen; it leaves nothing in the drafts."""


class SuggestField(Field):
    """One line with a list of words to take from; anything else may be typed."""

    def __init__(self, title: str, words: Sequence[str], *, optional: str = "") -> None:
        self.edit = LineEdit(longest=30)
        self.list = QComboBox()
        super().__init__(title, self.list, hint="", optional=optional)
        self.list.setEditable(True)
        self.list.setProperty("suggests", True)
        self.list.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.list.setLineEdit(self.edit)
        # No word is put in while somebody types another one.
        self.list.setCompleter(QCompleter(self.list))
        self.list.addItems(list(words))
        self.list.setCurrentIndex(-1)
        self.edit.setAccessibleName(title)
        self.edit.textChanged.connect(self.changed)
        self.edit.left.connect(self.left)

    def text(self) -> str:
        """What stands in it, without blanks at the ends."""
        return self.edit.text().strip()

    def set_error(self, text: str) -> None:
        super().set_error(text)
        self.edit.setAccessibleDescription(text)


class MorePart(QWidget):
    """民族, 户籍所在地, 职业或职务, 人大代表 and the language of the pages behind one quiet button."""

    changed = Signal()

    def __init__(self, ethnicities: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("Plain")
        optional = tr("（选填）")
        self.toggle = button(tr("更多（民族、户籍、职业、语言…）"), "quiet", "chevron-right", small=True)
        self.toggle.setCheckable(True)
        self.ethnicity = SuggestField(tr("民族"), ethnicities, optional=optional)
        self.occupation = LineField(tr("职业或职务"), optional=optional)
        self.registered_address = LineField(tr("户籍所在地"), optional=optional)
        options = [(YES, tr("是")), (NO, tr("否")), (NOT_ASKED, tr("没有问"))]
        self.deputy = SegmentedChoice(options, name=tr("是否人大代表"), chosen=NOT_ASKED)
        self.deputy_held = carrier(self.deputy, self)
        head = label(tr("是否人大代表"), "bold")
        head.setBuddy(self.deputy)
        self.language = SegmentedChoice(
            [("", "中文"), ("en", "English")], name=tr("给本人看的页面用"), chosen=""
        )
        self.language_held = carrier(self.language, self)
        spoken = label(tr("给本人看的页面用"), "bold")
        spoken.setBuddy(self.language)
        self.body = box(
            col(
                row((self.ethnicity, 1), (self.occupation, 2), gap=24),
                row((self.registered_address, 2), (box(col(head, self.deputy, None, gap=4)), 1), gap=24),
                row(box(col(spoken, self.language, None, gap=4)), None),
                gap=16,
            )
        )
        self.setLayout(col(row(self.toggle, None), self.body, gap=8))
        self.toggle.toggled.connect(lambda on: self._unfold(on=on))
        for field in self.fields():
            field.changed.connect(lambda _text: self._filled())
        for held in (self.deputy_held, self.language_held):
            held.textChanged.connect(lambda _text: self._filled())
        self._unfold(on=False)

    def fields(self) -> tuple[SuggestField | LineField, ...]:
        """What is written out, from top to bottom."""
        return (self.ethnicity, self.occupation, self.registered_address)

    def edits(self) -> dict[str, Edit]:
        """The fields that are kept as drafts, by the names of services/draft_keys.py."""
        return {
            "ethnicity": self.ethnicity.edit,
            "registered_address": self.registered_address.edit,
            "occupation": self.occupation.edit,
            "deputy": self.deputy_held,
            "language": self.language_held,
        }

    def language_chosen(self) -> str:
        """`zh` or `en`: the language of the pages this person is shown."""
        return self.language.value() or OWN_LANGUAGE

    def is_deputy(self) -> bool | None:
        """What was answered; None while nobody asked."""
        return {YES: True, NO: False}.get(self.deputy.value())

    def set_closed(self, *, closed: bool) -> None:
        """Nothing can be typed any more; the button still unfolds."""
        for field in self.fields():
            field.control.setEnabled(not closed)
        for made in (*self.deputy.buttons(), *self.language.buttons()):
            made.setEnabled(not closed)

    def _filled(self) -> None:
        """What is filled is never hidden behind the button by itself."""
        if self.deputy.value() or self.language.value() or any(field.text() for field in self.fields()):
            self.toggle.setChecked(True)
        self.changed.emit()

    def _unfold(self, *, on: bool) -> None:
        self.body.setVisible(on)
        set_button_icon(self.toggle, "chevron-down" if on else "chevron-right")
        self.toggle.setAccessibleDescription(tr("已展开") if on else tr("已收起"))


def language_key(language: str) -> str:
    """The key of the language in the form."""
    return "" if language == OWN_LANGUAGE else language


def deputy_key(deputy: bool | None) -> str:
    """The key of the answer in the form."""
    return {True: YES, False: NO, None: NOT_ASKED}[deputy]
