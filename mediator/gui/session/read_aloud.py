"""朗读协议: the facts and then one clause a screen, as it will be signed, with the amount as it is spoken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from mediator.domain.chinese_dates import date_text, month_day_text
from mediator.domain.clauses import clause_text
from mediator.domain.events import ClauseKind, ClauseTerms
from mediator.domain.money import capitals, digits, plain, spoken
from mediator.domain.numerals import chinese_number
from mediator.domain.people import AccessNeed
from mediator.domain.session import Clause, Session
from mediator.gui.session.party_pages import PartyPages, PartyScreen
from mediator.gui.widgets import big_button
from mediator.wording import language, tr

PLAIN_SIZE, LARGEST_SIZE = 40, 56


class ReadAloudView(PartyPages):
    """`questioned` carries the clause that is not clear ("" for the facts); `heard` comes after the last."""

    questioned = Signal(str)
    heard = Signal()

    def __init__(self, session: Session) -> None:
        self._clauses = len(session.clauses)
        super().__init__(tr("朗读协议"), screens_of(session), size=_size_for(session))
        self.turned.connect(lambda _index: self._show_buttons())
        self._show_buttons()

    def more_left(self) -> list[QPushButton]:
        self.again_button = big_button(tr("从头再念"), icon="volume-2", on_click=lambda: self.show_screen(0))
        return [self.again_button]

    def buttons_right(self) -> list[QPushButton]:
        self.question_button = big_button(
            tr("有疑问"), icon="circle-question-mark", on_click=lambda: self.questioned.emit(self.shown.key)
        )
        self.clear_button = big_button(tr("听清了，下一条"), "primary", on_click=self._clear)
        return [self.question_button, self.clear_button]

    def progress(self) -> str:
        if not self.shown.key:
            return tr("共{total}条", total=self._clauses)
        return tr("第{number}条，共{total}条", number=self.index, total=self._clauses)

    def _clear(self) -> None:
        if self.last:
            self.heard.emit()
        else:
            self.go_on()

    def _show_buttons(self) -> None:
        words = tr("都听清了") if self.last else tr("听清了，下一条")
        self.clear_button.setText(words)
        self.clear_button.setAccessibleName(words)
        self.again_button.setEnabled(self.index > 0)


def screens_of(session: Session) -> tuple[PartyScreen, ...]:
    """The facts, then the clauses in their order."""
    facts = PartyScreen(key="", heading=tr("主要事实"), text=session.facts_text)
    return (facts, *(_screen(session, clause, i) for i, clause in enumerate(session.clauses, 1)))


def spoken_clause(session: Session, terms: ClauseTerms) -> str:
    """The sentence of the clause, with the amount in the words it is spoken in."""
    sentence = clause_text(session, terms)
    if terms.amount_fen is None:
        return sentence
    written = f"{digits(terms.amount_fen)}元（大写：人民币{capitals(terms.amount_fen)}）"
    return sentence.replace(written, spoken(terms.amount_fen))


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
        boxes.append((tr("最晚哪天"), month_day_text(terms.due_on)))
    return tuple(box for box in boxes if box[1])


def _names(session: Session, person_ids: tuple[str, ...]) -> str:
    people = [session.person(i) for i in person_ids]
    return "、".join(p.details.organisation or p.name for p in people)


def _size_for(session: Session) -> int:
    needs = {need for p in session.people if not p.left for need in p.details.needs}
    return LARGEST_SIZE if AccessNeed.SIGHT in needs else PLAIN_SIZE
