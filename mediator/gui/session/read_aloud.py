"""朗读协议: the facts and then one clause a screen, as it will be signed, with the amount as it is spoken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from mediator.domain.chinese_dates import date_text
from mediator.domain.events import ClauseKind, ClauseTerms
from mediator.domain.money import plain, spoken
from mediator.domain.numerals import chinese_number
from mediator.domain.paperwork_aloud import spoken_clause
from mediator.domain.people import AccessNeed
from mediator.domain.rights import must_be_willing
from mediator.domain.session import Clause, Session
from mediator.gui.dates import month_day_shown
from mediator.gui.session.own_language import in_own_language
from mediator.gui.session.party_pages import FACTS_IN_ONE_ROW_BELOW, PartyPages, PartyScreen
from mediator.gui.session.two_columns import stacked
from mediator.gui.theme import current
from mediator.gui.widgets import big_button, chip, row
from mediator.wording import language, tr

HEARD = "heard"
PLAIN_SIZE, LARGEST_SIZE = 40, 56


class ReadAloudView(PartyPages):
    """`questioned` carries the clause that is not clear ("" for the facts), `refused` one that is not wanted,
    `heard` those who heard it all.

    A text that is locked already is only read once more: nobody is asked, and nothing is recorded.
    """

    questioned = Signal(str)
    refused = Signal(str)
    heard = Signal(object)  # ids of those who said it was clear

    def __init__(self, session: Session) -> None:
        self._session = session
        self._heard_by: tuple[str, ...] = ()
        self.listeners: dict[str, QPushButton] = {}
        screens = screens_of(session)
        if session.lock is None:
            screens += (_who_heard(),)
        super().__init__(tr("朗读协议"), screens, size=_size_for(session))
        self.turned.connect(lambda _index: self._show_buttons())
        self._show_buttons()

    def more_left(self) -> list[QPushButton]:
        self.again_button = big_button(tr("从头再念"), icon="volume-2", on_click=lambda: self.show_screen(0))
        return [self.again_button]

    def buttons_right(self) -> list[QPushButton]:
        self.question_button = big_button(
            tr("有疑问"), icon="circle-question-mark", on_click=lambda: self.questioned.emit(self.shown.key)
        )
        self.refuse_button = self._refuse_button()
        self.clear_button = big_button(tr("听清了，下一条"), "primary", on_click=self._clear)
        if stacked():
            return [self.question_button, self.clear_button]
        return [self.question_button, self.refuse_button, self.clear_button]

    def _refuse_button(self) -> QPushButton:
        return big_button(tr("不同意这一条"), on_click=lambda: self.refused.emit(self.shown.key))

    def progress(self) -> str:
        total = len(self._session.clauses)
        if 1 <= self.index <= total:
            return tr("第{number}条，共{total}条", number=self.index, total=total)
        return tr("共{total}条", total=total)

    def body_of(self, screen: PartyScreen) -> QWidget:
        """The last screen has one large chip a person; nobody is chosen beforehand."""
        made = super().body_of(screen)
        if stacked():
            self.refuse_button = self._refuse_button()
        if screen.key != HEARD:
            return self._with_refusal(made)
        grid = QGridLayout()
        grid.setSpacing(16)
        columns = 3 if current().scale < FACTS_IN_ONE_ROW_BELOW else 1
        self.listeners.clear()
        for i, person in enumerate(p for p in self._session.people if not p.left):
            name = chip(person.name, on=person.person_id in self._heard_by, big=True)
            name.clicked.connect(lambda _checked=False: self._listened())
            self.listeners[person.person_id] = name
            grid.addWidget(name, i // columns, i % columns)
        layout = made.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertLayout(layout.count() - 1, grid)
        return made

    def _with_refusal(self, made: QWidget) -> QWidget:
        """In the largest type the foot has no room for a fifth button; it stands below the words then."""
        layout = made.layout()
        if stacked() and isinstance(layout, QVBoxLayout):
            layout.insertLayout(2, row(self.refuse_button, None))
        return made

    @in_own_language
    def _listened(self) -> None:
        self._heard_by = tuple(key for key, made in self.listeners.items() if made.isChecked())
        self._show_buttons()

    def _clear(self) -> None:
        if self.last:
            self.heard.emit(self._heard_by)
        else:
            self.go_on()

    def _show_buttons(self) -> None:
        words = tr("听清了，下一条")
        if self.last:
            words = tr("都听清了") if self._session.lock is None else tr("念完了")
        self.clear_button.setText(words)
        self.clear_button.setAccessibleName(words)
        asking = self.shown.key == HEARD
        self.clear_button.setEnabled(not asking or self._everybody())
        self.question_button.setVisible(not asking)
        signed = self._session.signed is not None
        self.refuse_button.setVisible(bool(self.shown.key) and not asking and not signed)
        self.again_button.setEnabled(self.index > 0)

    def _everybody(self) -> bool:
        """Each side between whom the dispute is heard it: the party, or a guardian in a child's place."""
        for party in self._session.parties:
            ids = {party.person_id, *(g.person_id for g in self._session.guardians_of(party.person_id))}
            if must_be_willing(party) and not ids & set(self._heard_by):
                return False
        return True


def screens_of(session: Session) -> tuple[PartyScreen, ...]:
    """The facts, then the clauses in their order."""
    facts = PartyScreen(key="", heading=tr("主要事实"), text=session.facts_text)
    return (facts, *(_screen(session, clause, i) for i, clause in enumerate(session.clauses, 1)))


def _who_heard() -> PartyScreen:
    words = tr("协议念完了。听清了的，请各点一下自己的名字。")
    return PartyScreen(key=HEARD, heading=tr("听的人"), text=words)


def _screen(session: Session, clause: Clause, number: int) -> PartyScreen:
    terms = clause.terms
    strong = [spoken(terms.amount_fen)] if terms.amount_fen is not None else []
    if terms.due_on is not None:
        strong.append(date_text(terms.due_on))
    shown = chinese_number(number) if language() == "zh" else str(number)
    return PartyScreen(
        key=clause.clause_id,
        heading=tr("第{number}条", number=shown),
        text=spoken_clause(session, terms),
        strong=tuple(strong),
        facts=_facts(session, terms),
    )


def _facts(session: Session, terms: ClauseTerms) -> tuple[tuple[str, str], ...]:
    who, whom = _names(session, terms.actor_ids), _names(session, terms.to_ids)
    match terms.kind:
        case ClauseKind.PAY:
            amount = tr("{amount}元", amount=plain(terms.amount_fen or 0))
            boxes = [(tr("谁付"), who), (tr("付给谁"), whom), (tr("多少钱"), amount)]
        case ClauseKind.APOLOGY:
            boxes = [(tr("谁道歉"), who), (tr("向谁道歉"), whom)]
        case ClauseKind.DO | ClauseKind.PREVENTION:
            boxes = [(tr("谁来做"), who)]
        case ClauseKind.MUTUAL:
            boxes = []
    if terms.on_the_spot:
        boxes.append((tr("什么时候"), tr("当场")))
    elif terms.due_on is not None:
        boxes.append((tr("最晚哪天"), month_day_shown(terms.due_on)))
    return tuple(box for box in boxes if box[1])


def _names(session: Session, person_ids: tuple[str, ...]) -> str:
    people = [session.person(i) for i in person_ids]
    return tr("、").join(p.details.organisation or p.name for p in people)


def _size_for(session: Session) -> int:
    needs = {need for p in session.people if not p.left for need in p.details.needs}
    return LARGEST_SIZE if AccessNeed.SIGHT in needs else PLAIN_SIZE
