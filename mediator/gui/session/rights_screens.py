"""The single screens of the notice as a person reads them: a right, a question, a choice, the signature."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator.domain.handwriting import Handwriting
from mediator.domain.people import AccessNeed, Person
from mediator.domain.screening import RightItem
from mediator.gui.drafts import DraftKeeper, Edit
from mediator.gui.session.context import SessionContext
from mediator.gui.session.on_paper import OnPaperFields
from mediator.gui.theme import current
from mediator.gui.widgets import (
    LargeText,
    Para,
    SignPad,
    SignThumb,
    TextField,
    Well,
    big_button,
    col,
    label,
    row,
)
from mediator.services.draft_keys import paper_form
from mediator.wording import language, tr

MARGINS = (96, 40, 96, 32)
PAD_WIDE = 760
DEFAULT_SIZE, SIGHT_SIZE = 40, 56
Keep = Callable[[str, Edit], DraftKeeper]


def reading_size_for(person: Person) -> int:
    """Larger type from the start for somebody who sees badly."""
    return SIGHT_SIZE if AccessNeed.SIGHT in person.details.needs else DEFAULT_SIZE


class Screen(QWidget):
    """White, wide margins, one thing on it. `first` takes the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("White")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.first: QWidget | None = None


class RightScreen(Screen):
    """One right in plain words; below it the article, small."""

    def __init__(self, item: RightItem, size: int, noted: str) -> None:
        super().__init__()
        english = language() == "en"
        title = item.title_en if english and item.title_en else item.title
        text = item.text_en if english and item.text_en else item.text
        layout = col(Para(title, 24, "text2", 1.4), LargeText(text, size), gap=16, margins=MARGINS)
        layout.addStretch(1)
        if noted:
            layout.addWidget(Well(Para(tr("已记下疑问：{question}", question=noted), 22, line_height=1.5)))
        layout.addWidget(Para(item.article, 14, "text2", 1.4))
        self.setLayout(layout)


class ReasonScreen(Screen):
    """A question, and a field in which the officer writes down what the person says."""

    def __init__(self, heading: str, lead: str, title: str, size: int, keep: Keep, draft: str) -> None:
        super().__init__()
        self.field = TextField(title, lines=3)
        self.field.edit.setFont(current().font(24))
        self.keeper = keep(draft, self.field.edit)
        layout = col(Para(heading, 24, "text2", 1.4), gap=16, margins=MARGINS)
        if lead:
            layout.addWidget(LargeText(lead, size))
        layout.addWidget(self.field)
        layout.addStretch(1)
        self.setLayout(layout)
        self.first = self.field.edit


class ChoiceScreen(Screen):
    """Something to be answered yes or no with the buttons below; `words` may be written down beside it."""

    def __init__(self, heading: str, text: str, size: int, note: str = "") -> None:
        super().__init__()
        layout = col(Para(heading, 24, "text2", 1.4), LargeText(text, size), gap=16, margins=MARGINS)
        self.words: TextField | None = None
        self.keeper: DraftKeeper | None = None
        if note:
            layout.addWidget(Well(Para(note, 22, line_height=1.6)))
        layout.addStretch(1)
        self.setLayout(layout)
        self._column = layout
        # The keyboard rests on the text: a focused button would look like the expected answer.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)
        self.first = self

    def ask_words(self, title: str, keep: Keep, draft: str) -> None:
        """A field for the person's own words, which may stay empty."""
        self.words = TextField(title, optional=tr("（选填，由民警代写）"), lines=2)
        self.keeper = keep(draft, self.words.edit)
        self._column.addWidget(self.words)


class SignScreen(Screen):
    """The pad with the printed name above it; the person may take strokes back and begin again."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.pad = SignPad(tr("请在线上写您的姓名"), tr("手写签名区"), 200)
        self.pad.setMaximumWidth(PAD_WIDE)
        self.undo = big_button(tr("撤销一笔"), icon="undo-2", on_click=self.pad.undo_stroke)
        self.bring_back = big_button(tr("恢复"), icon="redo-2", on_click=self.pad.redo_stroke)
        self.again = big_button(tr("重新签"), icon="eraser", on_click=self.pad.clear)
        note = tr("是否签名由您决定。有疑问可以先问。")
        self.setLayout(
            col(
                Para(note, 24, "text2", 1.4),
                label(name, "h2"),
                row((self.pad, 3), col(self.undo, self.bring_back, self.again, None, gap=16), None, gap=24),
                None,
                gap=16,
                margins=MARGINS,
            )
        )
        self.first = self.pad
        self.pad.changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """What can be taken back or brought back now."""
        written = self.pad.stroke_count() > 0
        self.undo.setEnabled(written)
        self.again.setEnabled(written)
        self.bring_back.setEnabled(self.pad.can_redo())


class PaperScreen(Screen):
    """How the person signs on the printed notice instead; filled in by the officer."""

    def __init__(self, context: SessionContext, person: Person) -> None:
        super().__init__()
        form = paper_form(person.person_id)
        self.fields = OnPaperFields(context, person.person_id, person.name, form)
        self._wrong = label("", "bold", "danger", wrap=True)
        self._wrong.hide()
        lead = Para(tr("告知书打印出来以后，在纸上签名或者捺印。这一页由民警填写。"), 24, "text2", 1.4)
        self.setLayout(
            col(lead, label(person.name, "h2"), self.fields, self._wrong, None, gap=16, margins=MARGINS)
        )
        self.first = self.fields.ways.buttons()[0]

    def show_wrong(self, words: str) -> None:
        """Say what does not fit."""
        self._wrong.setText(words)
        self._wrong.show()


class OwnNameScreen(Screen):
    """这是您签的名字吗？"""

    def __init__(self, name: str, ink: Handwriting, size: int) -> None:
        super().__init__()
        thumb = SignThumb(ink, tr("{name}的签名", name=name), 520, 180)
        self.setLayout(
            col(
                LargeText(tr("这是您签的名字吗？"), size),
                row(Well(label(name, "h2"), thumb, pad=24, gap=12), None),
                None,
                gap=24,
                margins=MARGINS,
            )
        )


class DoneScreen(Screen):
    """The notice is finished."""

    def __init__(self, text: str, size: int) -> None:
        super().__init__()
        self.setLayout(col(LargeText(text, size), None, gap=16, margins=MARGINS))
