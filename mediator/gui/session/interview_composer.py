"""Where one statement after another is written down: words, what they are about, who may hear them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mediator.domain.events import CATEGORY_TITLES, RecordClass, StatementCategory
from mediator.gui.session.choice_memory import ChoiceMemory
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_class import ClassRow
from mediator.gui.session.two_columns import stacked
from mediator.gui.theme import current
from mediator.gui.widgets import ChipGroup, Composer, button, check_box, col, label, row
from mediator.wording import tr

WIDE_UP_TO = 1.25


@dataclass(frozen=True, kw_only=True)
class Written:
    """An entry as it stands in the composer; of a negotiation note only the words count."""

    text: str
    categories: tuple[StatementCategory, ...]
    verbatim: bool
    may_say: bool
    kind: RecordClass = RecordClass.EVIDENCE
    language: str = ""


class ComposerBar(QWidget):
    """The composer with its marks. A new statement is kept to its speaker unless the tick is taken away."""

    submitted = Signal(object)  # Written
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, context: SessionContext, talk_id: str) -> None:
        super().__init__()
        self.setObjectName("Plain")
        session = context.session
        self.kind = ClassRow(session, session.person(session.talk(talk_id).person_id))
        self.composer = Composer("", "", lines=1 if stacked() else 2)
        options = [(category.value, tr(CATEGORY_TITLES[category])) for category in StatementCategory]
        self.chips = ChipGroup(options, (StatementCategory.EVENTS.value,), exclusive=False, name=tr("类别"))
        self.verbatim = check_box(tr("原话照录"))
        self.verbatim.setToolTip(tr("按原话一字不改地记，快捷键 Alt+Q"))
        self.private = check_box(tr("只留本人谈话"), checked=True)
        self.private.setToolTip(tr("不转给对方，也不列入看板；本人同意转述时取消勾选，快捷键 Alt+P"))
        self.add = button(tr("记下这一条"), "primary", "plus", on_click=self.composer.submit)
        self._error = label("", "bold", "danger", wrap=True)
        self._error.hide()
        self.setLayout(col(self._error, self.kind, self.composer, *self._marks(), gap=8))
        for index, chip in enumerate(self.chips.buttons(), 1):
            chip.setToolTip(tr("快捷键 Alt+{number}", number=index))
        self._keep(context, talk_id)
        self._show_class()
        self.kind.class_changed.connect(lambda _kind: self._turned())
        self.composer.submitted.connect(self._submit)
        self.composer.text_changed.connect(lambda _text: self.show_error(""))
        self.composer.installEventFilter(self)

    def _marks(self) -> tuple[QHBoxLayout, ...]:
        ticks = (self.verbatim, 8, self.private)
        if current().scale <= WIDE_UP_TO:
            return (row(self.chips, 8, *ticks, None, self.add, gap=8, align=Qt.AlignmentFlag.AlignVCenter),)
        return (row(self.chips, None, gap=8), row(*ticks, None, self.add, gap=8))

    def _keep(self, context: SessionContext, talk_id: str) -> None:
        """Words and marks both wait as drafts until the statement is recorded."""
        self._keeper = context.keep_draft(f"statement:{talk_id}", self.composer)
        self._memory = ChoiceMemory(self)
        self._memory_keeper = context.keep_draft(f"statement-marks:{talk_id}", self._memory)
        categories, ticks, spoken = self._memory.remembered(3)
        if categories or ticks or spoken:
            self.chips.choose(*categories)
            self.verbatim.setChecked("verbatim" in ticks)
            self.private.setChecked("shared" not in ticks)
            self.kind.choose(RecordClass.NEGOTIATION if "note" in ticks else RecordClass.EVIDENCE)
            self.kind.speak("".join(spoken))
        self.kind.language_changed.connect(self._remember)
        self.chips.changed.connect(lambda _keys: self._remember())
        for tick in (self.verbatim, self.private):
            tick.toggled.connect(lambda _on: self._remember())

    def _remember(self) -> None:
        ticks = [key for key, on in self._ticks().items() if on]
        spoken = () if self.kind.is_own() else (self.kind.spoken(),)
        self._memory.remember(self.chips.chosen(), tuple(ticks), spoken)

    def _ticks(self) -> dict[str, bool]:
        return {
            "verbatim": self.verbatim.isChecked(),
            "shared": not self.private.isChecked(),
            "note": self._notes(),
        }

    def _notes(self) -> bool:
        return self.kind.kind() is RecordClass.NEGOTIATION

    def _turned(self) -> None:
        self._show_class()
        self._remember()
        self.composer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_class(self) -> None:
        """A note has no category and goes to nobody."""
        notes = self._notes()
        for mark in (self.chips, self.verbatim, self.private):
            mark.setVisible(not notes)
        words = (
            tr("只写给自己看的：底线、动机、想法。Ctrl+Enter 记下这一条")
            if notes
            else tr("听到什么记什么，一句一条。Ctrl+Enter 记下这一条")
        )
        self.composer.setPlaceholderText(words)
        self.composer.setAccessibleName(tr("新商谈记录") if notes else tr("新陈述"))
        self.composer.setAccessibleDescription(words)

    def written(self) -> Written:
        """What stands here now."""
        return Written(
            text=self.composer.text(),
            categories=tuple(StatementCategory(key) for key in self.chips.chosen()),
            verbatim=self.verbatim.isChecked(),
            may_say=not self.private.isChecked(),
            kind=self.kind.kind(),
            language=self.kind.spoken(),
        )

    def recorded(self) -> None:
        """The statement is in the record; make ready for the next one."""
        # Quietly: the keepers must not take the emptying for typing that waits to be saved.
        with QSignalBlocker(self.composer), QSignalBlocker(self._memory):
            self.composer.clear_text()
            self.chips.choose(StatementCategory.EVENTS.value)
            self.verbatim.setChecked(False)
            self.private.setChecked(True)
            self._memory.setText("")
        for keeper in (self._keeper, self._memory_keeper):
            keeper.forget()
        self.show_error("")
        if self._notes() or not self.kind.is_own():
            # Class and language stay for what comes next, and with its draft.
            self._remember()

    def show_error(self, text: str) -> None:
        """Say above the composer what is wrong with the statement; nothing takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self.composer.setAccessibleDescription(text or self.composer.placeholderText())

    def press_mark(self, key: str) -> None:
        """A shortcut of the marks: 1…4, q, p or n; not while an input method composes."""
        if self.composer.composing():
            return
        if key == "n":
            self.kind.turn()
        elif self._notes():
            return
        elif key == "q":
            self.verbatim.toggle()
        elif key == "p":
            self.private.toggle()
        else:
            self.chips.toggle_at(int(key) - 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z belongs to the text while there is typing to take back, and to the record otherwise."""
        if watched is self.composer and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            document = self.composer.document()
            if event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable():
                self.undo_asked.emit()
                return True
            if event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable():
                self.redo_asked.emit()
                return True
        return super().eventFilter(watched, event)

    def _submit(self, _text: str) -> None:
        self.submitted.emit(self.written())
        self.composer.setFocus(Qt.FocusReason.OtherFocusReason)
