"""The cards of 背靠背表态 for the officer: a new round, the marks of the open one, the rounds before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from mediator.domain.clauses import clause_text
from mediator.domain.craft_states import PrivateMark
from mediator.domain.disclosure import Officer
from mediator.domain.events import PRIVATE_ANSWER_TITLES, PrivateAnswer
from mediator.domain.people import Person
from mediator.domain.private_answers import RoundView, asked, view_for
from mediator.domain.session import Clause, Session
from mediator.gui.dates import span_shown
from mediator.gui.session.people_choice import badge_of
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Badge,
    Card,
    EmptyState,
    Para,
    Pill,
    button,
    check_box,
    clear_layout,
    col,
    label,
    row,
)
from mediator.wording import tr

MARKS: dict[PrivateAnswer, tuple[Tone, str]] = {
    PrivateAnswer.YES: (Tone.AGREE, "check"),
    PrivateAnswer.NO: (Tone.SINGLE, "x"),
    PrivateAnswer.IF: (Tone.DISPUTE, "circle-question-mark"),
}


class NewRoundCard(Card):
    """Choose the clauses; `begin_asked` carries their ids."""

    begin_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=10)
        self._drawn: object = None
        self.ticks: dict[str, QCheckBox] = {}
        self._column = col(gap=6)
        self.begin = button(tr("开始一轮表态"), "primary", "eye-off", on_click=self._begin)
        self._empty = EmptyState(tr("还没有条款。先起草条款，再分别表态。"))
        self.add(
            label(tr("选择要表态的条款"), "h3"),
            label(tr("各方单独选择，互相看不到。表态期间这些条款先不改"), "secondary", wrap=True),
            self._empty,
            self._column,
            row(self.begin, None),
        )

    def show_session(self, session: Session) -> None:
        """One tick a clause, ticked at first; ticks that were changed stay."""
        key = (session.clauses, session.people)
        if key == self._drawn:
            return
        self._drawn = key
        off = {clause_id for clause_id, tick in self.ticks.items() if not tick.isChecked()}
        clear_layout(self._column)
        self.ticks.clear()
        for number, clause in enumerate(session.clauses, 1):
            name = tr("第{number}条", number=number)
            tick = check_box(name, checked=clause.clause_id not in off)
            tick.toggled.connect(lambda _on: self._show_state())
            self.ticks[clause.clause_id] = tick
            self._column.addLayout(row(tick, (Para(clause_text(session, clause.terms), 16), 1), gap=12))
        self._empty.setVisible(not session.clauses)
        self._show_state()

    def first_focus(self) -> QWidget | None:
        """The way into the round."""
        return self.begin if self.begin.isEnabled() else next(iter(self.ticks.values()), None)

    def _show_state(self) -> None:
        self.begin.setVisible(bool(self.ticks))
        self.begin.setEnabled(any(tick.isChecked() for tick in self.ticks.values()))

    def _begin(self) -> None:
        self.begin_asked.emit(tuple(i for i, tick in self.ticks.items() if tick.isChecked()))


class RoundCard(Card):
    """Every party's mark at every clause. `person_asked` carries whom to hand the screen."""

    person_asked = Signal(str)
    end_asked = Signal()

    def __init__(self) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=10)
        self._drawn: object = None
        self.asking: dict[str, QPushButton] = {}
        self._state = Pill("", Tone.MUTE)
        self._people = row(gap=8)
        self._marks = col(gap=10)
        self.end = button(tr("结束本轮"), small=True, on_click=self.end_asked.emit)
        self.add(
            row(label(tr("正在表态"), "h3"), self._state, None, self.end, gap=8),
            label(tr("请一个人到屏幕前，其他人离开，再打开他的页面"), "secondary", wrap=True),
            self._people,
            self._marks,
        )

    def show_round(self, session: Session, view: RoundView) -> None:
        """Draw the marks anew when they changed."""
        key = (view, session.people)
        if key == self._drawn:
            return
        self._drawn = key
        if view.agreed:
            self._state.set_text(tr("各方都同意"), Tone.AGREE, "circle-check")
        else:
            self._state.set_text(tr("还没有都同意"), Tone.MUTE, "clock")
        people = asked(session)
        if tuple(self.asking) != tuple(p.person_id for p in people):
            self._draw_people(people)
        clear_layout(self._marks)
        for clause in view.clauses:
            self._marks.addWidget(_clause_row(session, view, clause, people))

    def first_focus(self) -> QWidget | None:
        """The first person's page."""
        return next(iter(self.asking.values()), None)

    def _draw_people(self, people: tuple[Person, ...]) -> None:
        clear_layout(self._people)
        self.asking.clear()
        for person in people:
            words = tr("请{name}表态", name=person.name)
            made = button(words, "tint", "users")
            made.clicked.connect(lambda _on=False, i=person.person_id: self.person_asked.emit(i))
            self.asking[person.person_id] = made
            self._people.addWidget(made)
        self._people.addStretch(1)


class PastRoundsCard(Card):
    """What became of the rounds before."""

    def __init__(self) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=10)
        self._drawn: object = None
        self._column = col(gap=10)
        note = label(tr("条款后来改过的，选择针对的是当时的文字"), "secondary", wrap=True)
        self.add(label(tr("以前各轮"), "h3"), note, self._column)

    def show_session(self, session: Session) -> None:
        """One block a round that is over."""
        over = tuple(r for r in session.private_rounds if r.closed_at is not None)
        self.setVisible(bool(over))
        key = (over, session.clauses, session.people)
        if key == self._drawn:
            return
        self._drawn = key
        clear_layout(self._column)
        for number, round_ in enumerate(over, 1):
            view = view_for(session, round_, Officer())
            state = tr("各方都同意") if view.agreed else tr("没有都同意")
            tone, icon = (Tone.AGREE, "circle-check") if view.agreed else (Tone.MUTE, "circle-minus")
            when = span_shown(round_.opened_at, round_.closed_at or round_.opened_at)
            head = row(
                label(tr("第{number}轮", number=number), "bold"),
                label(when, "caption"),
                Pill(state, tone, icon),
                None,
                gap=8,
            )
            self._column.addLayout(head)
            for clause in view.clauses:
                self._column.addWidget(_clause_row(session, view, clause, asked(session)))


def _clause_row(session: Session, view: RoundView, clause: Clause, people: tuple[Person, ...]) -> Card:
    made = Card(pad=(14, 10, 14, 10), gap=6, look="Item")
    number = session.clauses.index(clause) + 1
    made.add(label(tr("第{number}条", number=number), "bold"), Para(clause_text(session, clause.terms), 16))
    for person in people:
        letter, tone = badge_of(session, person)
        own = view.mark_of(clause.clause_id, person.person_id)
        line = row(Badge(letter, tone, 24, name=person.name), label(person.name), _mark(own), None, gap=8)
        made.add(line)
        if own is not None and own.words:
            made.add(row((Para(tr("条件：{words}", words=own.words), 16), 1), margins=(32, 0, 0, 0)))
    return made


def _mark(own: PrivateMark | None) -> Pill:
    if own is None:
        return Pill(tr("还没有选"), Tone.MUTE, "clock")
    tone, icon = MARKS[own.answer]
    return Pill(tr(PRIVATE_ANSWER_TITLES[own.answer]), tone, icon)
