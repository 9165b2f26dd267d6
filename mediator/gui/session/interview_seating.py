"""Before a talk: who can be heard and how each of them stands, and the seat of the one chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mediator.domain.arrivals import are_asked
from mediator.domain.people import Person
from mediator.domain.session import Session
from mediator.gui.session.balance_meter import BalanceMeter
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_arrival import ArrivalCard
from mediator.gui.session.interview_people import (
    STATE_TITLES,
    STATE_TONES,
    about,
    next_to_hear,
    questions_for,
    state_of,
    talks_with,
    to_hear,
)
from mediator.gui.session.interview_seat import SeatCard
from mediator.gui.session.interview_strip import names_of, talkers
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.session.two_columns import own_scroll, two_columns
from mediator.gui.theme import current
from mediator.gui.widgets import (
    Badge,
    Card,
    ElidedLabel,
    Para,
    Pill,
    StepState,
    box,
    button,
    clear_layout,
    col,
    label,
    page,
    row,
    rule,
)
from mediator.wording import tr


class Seating(QWidget):
    """No statement of anybody is on this view: names, ages and states only."""

    start_asked = Signal(str)  # person id
    record_asked = Signal(str)  # talk id: open the finished record

    def __init__(self, context: SessionContext, round_: int, chosen: str = "") -> None:
        super().__init__()
        self._context = context
        self._round = round_
        self.seat: SeatCard | None = None
        self.arrival: ArrivalCard | None = None
        self._buttons: dict[str, QPushButton] = {}
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._seat_place = QVBoxLayout()
        self._seat_place.setContentsMargins(0, 0, 0, 0)
        self._seat_place.setSpacing(16)
        people = Card(
            label(tr("与谁谈话"), "h3"),
            Para(tr("一次只与一个人谈，一个人谈完核对签字后再换下一位。"), 14, "text2"),
            self._rows,
            pad=20,
        )
        # While somebody sits here already, how long the others were heard is none of their business.
        self.balance = BalanceMeter(context) if not context.seated else None
        shown = (people,) if self.balance is None else (people, self.balance)
        left = own_scroll(box(col(*shown, None, gap=16)))
        right = own_scroll(box(col(self._seat_place, None, gap=0)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page(label(_title(round_), "h2"), two_columns(left, right), cap=current().px(1240)))
        self.chosen = chosen or self._waiting_here() or next_to_hear(context.session, round_)
        self.show_session(context.session)

    def show_session(self, session: Session) -> None:
        """Draw the people anew; the seat stays while its person does."""
        if self.balance is not None:
            self.balance.show_session(session)
        offered = [p.person_id for p in talkers(session)]
        if self.chosen not in offered:
            self.chosen = next_to_hear(session, self._round) or next(iter(offered), "")
        clear_layout(self._rows)
        self._buttons.clear()
        wanted = [p.person_id for p in to_hear(session, self._round)]
        for person in sorted(talkers(session), key=lambda p: p.person_id not in wanted):
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(session, person))
        if self.chosen and (self.seat is None or self.seat.person_id != self.chosen):
            self._show_seat(session.person(self.chosen))
        elif self.arrival is not None:
            self.arrival.show_session(session)

    def _waiting_here(self) -> str:
        """Whoever sits here already, if they still wait to be heard."""
        here = self._context.seated
        waits = here and state_of(self._context.session, here, self._round) is StepState.TODO
        return here if waits else ""

    def _row(self, session: Session, person: Person) -> QWidget:
        state = state_of(session, person.person_id, self._round)
        facts = [about(person, self._context.room.desk.today())]
        present = session.guardians_of(person.person_id)
        if present:
            facts.append(tr("{names}在场", names=names_of(session, tuple(p.person_id for p in present))))
        if self._round > 1:
            facts.append(tr("要再问{count}项", count=questions_for(session, person.person_id)))
        words = col(ElidedLabel(person.name), label(tr("·").join(facts), "secondary", wrap=True), gap=0)
        badge = Badge(letter_shown(person.letter), tone_of(person), 32, name=person.name)
        pill = Pill(tr(STATE_TITLES[state]), STATE_TONES[state])
        choose = button(
            tr("请入座"),
            small=True,
            name=tr("请{name}入座", name=person.name),
            on_click=lambda: self.choose(person.person_id),
        )
        self._buttons[person.person_id] = choose
        line = row(badge, (box(words), 1), pill, gap=12, margins=(0, 10, 0, 10))
        for talk in talks_with(session, person.person_id, self._round):
            if talk.ended_at is not None:
                opened = button(
                    tr("看记录"),
                    "quiet",
                    "file-text",
                    small=True,
                    name=tr("看{name}的谈话记录", name=person.name),
                    on_click=partial(self.record_asked.emit, talk.talk_id),
                )
                line.addWidget(opened)
        line.addWidget(choose)
        return box(line)

    def choose(self, person_id: str) -> None:
        """Ask this person in."""
        self.chosen = person_id
        self._show_seat(self._context.session.person(person_id))
        if self.seat is not None:
            self.seat.tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_seat(self, person: Person) -> None:
        clear_layout(self._seat_place)
        self.arrival = None
        self.seat = SeatCard(self._context, person, self._round)
        self.seat.start_asked.connect(self.start_asked)
        self._seat_place.addWidget(self.seat)
        session = self._context.session
        over = [t for t in talks_with(session, person.person_id, self._round) if t.ended_at is not None]
        if over and are_asked(session):
            # When somebody leaves is known only after their talk.
            self.arrival = ArrivalCard(self._context, over[-1].talk_id)
            self._seat_place.addWidget(self.arrival)

    def first_focus(self) -> QWidget | None:
        """The tick of the person who is asked in."""
        return self.seat.tick if self.seat is not None else None


def _title(round_: int) -> str:
    if round_ > 2:
        return tr("第{number}轮分别谈", number=round_)
    return tr("第一轮分别谈") if round_ == 1 else tr("第二轮分别谈")
