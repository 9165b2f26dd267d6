"""Rows of people already entered, each with the way to put it right or to take it out with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediator.domain.people import KIND_TITLES, Person, PersonKind, age_on
from mediator.domain.session import Session
from mediator.gui.dates import day_shown
from mediator.gui.questions import TextQuestion
from mediator.gui.session.context import SessionContext
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.widgets import Badge, Para, Pill, button, clear_layout, col, label, row
from mediator.wording import mark, tr

REASONS = (mark("录入有误"), mark("本人离开，不再参加"))


class EnteredPeople(QWidget):
    """One row a person; nothing when nobody was entered."""

    change_asked = Signal(str)
    removal_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_people(self, session: Session, people: Sequence[Person], today: date, *, closed: bool) -> None:
        """Draw these people."""
        clear_layout(self._column)
        for person in people:
            self._column.addLayout(self._row(session, person, today, closed))
        self.setVisible(bool(people))

    def _row(self, session: Session, person: Person, today: date, closed: bool) -> QHBoxLayout:
        what = described(session, person, today)
        words = col(label(person.name, "bold"), Para(what, 14, "text2", 1.4), gap=0)
        items: list[QWidget] = []
        if person.letter:
            items.append(Badge(letter_shown(person.letter), tone_of(person), 28, name=person.name))
        line = row(*items, (words, 1), gap=12)
        change = button(tr("修改"), "quiet", "pen-line", small=True, name=tr("修改{name}", name=person.name))
        remove = button(tr("移除"), "quiet", "x", small=True, name=tr("移除{name}", name=person.name))
        change.clicked.connect(lambda _checked=False: self.change_asked.emit(person.person_id))
        remove.clicked.connect(lambda _checked=False: self.removal_asked.emit(person.person_id))
        for made in (change, remove):
            made.setEnabled(not closed)
            line.addWidget(made)
        return line


def described(session: Session, person: Person, today: date) -> str:
    """What somebody is here, in one line."""
    what = tr(KIND_TITLES[person.kind])
    if person.kind is PersonKind.FACT_WITNESS:
        born_on = person.details.born_on
        return what if born_on is None else tr("{what}，{age}周岁", what=what, age=age_on(born_on, today))
    letter = session.authorities.get(person.person_id)
    if letter is not None:
        return tr(
            "{ward}的{what}，{scope}（{day}委托书）",
            ward=session.person(person.for_person).name,
            what=what,
            scope=letter.scope,
            day=day_shown(letter.signed_on),
        )
    ward = session.person(person.for_person).name if person.for_person else ""
    if ward and person.relation:
        return tr("{ward}的{what}，{relation}", ward=ward, what=what, relation=person.relation)
    if ward:
        return tr("{ward}的{what}", ward=ward, what=what)
    return tr("{what}，{relation}", what=what, relation=person.relation) if person.relation else what


def age_pill(text: str) -> Pill:
    """The age beside a heading, such as 必填·15周岁."""
    return Pill(text, icon="info")


def remove_person(context: SessionContext, person: Person) -> bool:
    """Ask why, and take somebody out; what they said before stays in the record."""
    reason = context.questions.ask_text(
        TextQuestion(
            key="remove-person",
            title=tr("把{name}移出本次调解吗？", name=person.name),
            hint=tr("已录入的内容留在记录里，并写明原因。"),
            yes=tr("移除"),
            no=tr("再看看"),
            choices=tuple(tr(reason) for reason in REASONS),
        )
    )
    if reason is None or not context.do(lambda: context.room.people.let_go(person.person_id, reason)):
        return False
    context.toast(tr("已移除{name}。", name=person.name))
    return True
