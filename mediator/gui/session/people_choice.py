"""Chooses people of a session by name: one of them or any number, wrapping to as many lines as needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from mediator.domain.people import KIND_TITLES, Person, PersonKind
from mediator.domain.session import Session
from mediator.gui.session.letters import letter_shown
from mediator.gui.theme import current
from mediator.gui.widgets import chip, col, icon_label, label, row
from mediator.gui.widgets.layout import box, clear_layout
from mediator.wording import tr

ONE_COLUMN_FROM = 1.75


def person_shown(session: Session, person: Person) -> str:
    """甲王秀兰; a guardian with whose guardian he is; a helper with what he is here."""
    if person.kind is PersonKind.PARTY:
        return tr(
            "{letter}·{name}",
            letter=letter_shown(person.letter),
            name=person.details.organisation or person.name,
        )
    if person.for_person and person.kind in (PersonKind.GUARDIAN, PersonKind.SUITABLE_ADULT):
        ward = session.person(person.for_person)
        return tr("{name}（{letter}的监护人）", name=person.name, letter=letter_shown(ward.letter))
    return tr("{name}（{what}）", name=person.name, what=tr(KIND_TITLES[person.kind]))


class PeopleChoice(QWidget):
    """A title, an error line, and one chip a person."""

    changed = Signal()

    def __init__(self, title: str, *, exclusive: bool, columns: int = 2, optional: str = "") -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.setAccessibleName(title)
        self._exclusive = exclusive
        self._columns = columns if current().scale < ONE_COLUMN_FROM else 1
        self._chips: dict[str, QPushButton] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        self._error = label("", "bold", "danger", wrap=True)
        self._error_line = box(row(icon_label("circle-alert", "danger", 18), (self._error, 1), gap=6))
        self._error_line.hide()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        head = (
            row(label(title, "bold"), label(optional, "secondary"), None, gap=6)
            if optional
            else label(title, "bold")
        )
        self.setLayout(col(head, self._error_line, self._grid, gap=4))

    def set_people(self, session: Session, people: Sequence[Person]) -> None:
        """Offer these people; what was chosen stays chosen where it still can be."""
        options = tuple((p.person_id, person_shown(session, p)) for p in people)
        if options == self._shown:
            return
        before = self.chosen()
        self._shown = options
        clear_layout(self._grid)
        self._chips.clear()
        for i, (person_id, words) in enumerate(options):
            made = chip(words, on=person_id in before)
            made.clicked.connect(lambda _checked=False, person_id=person_id: self._pressed(person_id))
            self._chips[person_id] = made
            self._grid.addWidget(made, i // self._columns, i % self._columns)
        if self._chips:
            self.setFocusProxy(next(iter(self._chips.values())))

    def chip_of(self, person_id: str) -> QPushButton:
        """The chip of one person."""
        return self._chips[person_id]

    def chosen(self) -> tuple[str, ...]:
        """The ids chosen, in the order the people are offered."""
        return tuple(key for key, made in self._chips.items() if made.isChecked())

    def one(self) -> str:
        """The id chosen, or nothing."""
        return next(iter(self.chosen()), "")

    def choose(self, person_ids: Sequence[str]) -> None:
        """Choose these and release the others, without a signal."""
        for key, made in self._chips.items():
            made.setChecked(key in person_ids)

    def set_error(self, wrong: str) -> None:
        """Say in words what is to be chosen here, or nothing."""
        self._error.setText(wrong)
        self._error_line.setVisible(bool(wrong))
        self.setAccessibleDescription(wrong)

    def _pressed(self, person_id: str) -> None:
        if self._exclusive:
            self.choose([person_id])
        self.set_error("")
        self.changed.emit()
