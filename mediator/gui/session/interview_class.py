"""Says of which class the next entry is, and in which language it is spoken where that is asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from mediator.domain.events import RECORD_CLASS_TITLES, RecordClass
from mediator.domain.people import Person
from mediator.domain.session import Session
from mediator.domain.translations import SPOKEN_TITLES, is_asked
from mediator.gui.session.two_columns import stacked
from mediator.gui.widgets import ChipGroup, FlexLabel, flow, label
from mediator.wording import mark, tr

MEANINGS: dict[RecordClass, str] = {
    RecordClass.EVIDENCE: mark("进谈话记录，念给本人核对"),
    RecordClass.NEGOTIATION: mark("只给警官看，不念、不打印、不转给对方"),
}


class ClassRow(QWidget):
    """Always in sight above what is typed."""

    class_changed = Signal(object)  # RecordClass
    language_changed = Signal()

    def __init__(self, session: Session, person: Person) -> None:
        super().__init__()
        self.setObjectName("Plain")
        options = [(kind.value, tr(title)) for kind, title in RECORD_CLASS_TITLES.items()]
        self.chips = ChipGroup(options, (RecordClass.EVIDENCE.value,), name=tr("这一条记为"))
        for chip in self.chips.buttons():
            chip.setToolTip(tr("切换证据类和商谈类，快捷键 Alt+N"))
        for kind in RecordClass:
            self.chips.button_for(kind.value).setAccessibleDescription(tr(MEANINGS[kind]))
        self._meaning = FlexLabel("")
        self.language = QComboBox()
        self.language.setAccessibleName(tr("说的是哪种语言"))
        self.language.setToolTip(tr("陈述照本人说的语言记"))
        for code, title in SPOKEN_TITLES.items():
            self.language.addItem(tr(title), code)
        self._own = person.details.language
        self.speak(self._own)
        self._spoken = label(tr("语言"), "secondary")
        asked = label(tr("这一条记为"), "secondary")
        self.setLayout(flow(asked, self.chips, self._meaning, self._spoken, self.language, gap=8))
        for widget in (self._spoken, self.language):
            widget.setVisible(is_asked(session, person))
        self._meaning.setVisible(not stacked())
        self.chips.changed.connect(lambda _keys: self._tell())
        self.language.currentIndexChanged.connect(lambda _index: self.language_changed.emit())
        self._show()

    def kind(self) -> RecordClass:
        """The class of the next entry."""
        return RecordClass(self.chips.one())

    def choose(self, kind: RecordClass) -> None:
        """Turn to this class."""
        if kind is not self.kind():
            self.chips.choose(kind.value)
            self._tell()

    def turn(self) -> None:
        """To the other class (Alt+N)."""
        evidence = self.kind() is RecordClass.EVIDENCE
        self.choose(RecordClass.NEGOTIATION if evidence else RecordClass.EVIDENCE)

    def spoken(self) -> str:
        """The language chosen, as a code."""
        chosen = self.language.currentData()
        return chosen if isinstance(chosen, str) else self._own

    def speak(self, code: str) -> None:
        """Choose a language; "" is the person's own."""
        self.language.setCurrentIndex(self.language.findData(code or self._own))

    def is_own(self) -> bool:
        """Whether it is the language of the person's pages."""
        return self.spoken() == self._own

    def _tell(self) -> None:
        self._show()
        self.class_changed.emit(self.kind())

    def _show(self) -> None:
        evidence = self.kind() is RecordClass.EVIDENCE
        self._meaning.setText(tr(MEANINGS[self.kind()]))
        self.language.setEnabled(evidence)
