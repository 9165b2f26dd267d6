"""Takes down an offer or a counter-offer: who, what, how much, by when, and whether it may be carried."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from mediator.domain.chinese_dates import date_text
from mediator.domain.errors import MediatorError
from mediator.domain.money import plain
from mediator.domain.private_sources import terms_text
from mediator.domain.session import Offer, Session
from mediator.gui.dates import day_shown
from mediator.gui.drafts import Edit
from mediator.gui.session.choice_memory import ChoiceMemory
from mediator.gui.session.confirm_key import confirms
from mediator.gui.session.context import SessionContext
from mediator.gui.session.leak_warning import LeakWarning, everybody
from mediator.gui.session.people_choice import PeopleChoice
from mediator.gui.session.shuttle_terms import OfferMore
from mediator.gui.session.shuttle_words import amount_shown
from mediator.gui.session.tick_line import TickLine
from mediator.gui.widgets import (
    Card,
    DateField,
    ErrorSummary,
    MoneyField,
    TextField,
    button,
    label,
    link,
    row,
)
from mediator.services.terms_drafts import OFFER_DRAFTS
from mediator.wording import tr

Place = PeopleChoice | TextField | MoneyField | DateField
Problems = list[tuple[str, Place]]

# The domain refuses with one sentence; this says at which field it is to be read.
PLACES: dict[str, str] = {
    "请选择由谁来做": "actors",
    "条款里的人已不在场，请重新选择": "actors",
    "请选择对方是谁": "targets",
    "同一个人不能既是做的人又是对方，请重新选择": "targets",
    "请填写金额，例如540或540.50": "amount",
    "履行日期早于今天，请核对": "due",
    "请填写最晚哪天，或者选当场履行": "due",
    "有效期早于今天，请核对": "until",
    "{what}还是空的，请填写后再记下": "action",
}


class OfferForm(Card):
    """Always open; what is typed and chosen is kept as a draft until it is recorded."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 16, 20, 16), gap=12)
        self._context = context
        self._answers = ""
        self.errors = ErrorSummary()
        self._heading = label(tr("记下方案"), "h3", wrap=True)
        self._not_counter = link(tr("不是反方案"), self._plain_offer)
        self.who = PeopleChoice(tr("谁提出"), exclusive=True)
        self.words = TextField(tr("内容"), hint=tr("照能转达的说法写"), lines=3)
        self.amount = MoneyField(tr("金额（元）"), optional=tr("选填"))
        self.due = DateField(tr("最晚哪天"), optional=tr("选填"), shown=day_shown)
        self._capitals = label("", "secondary", wrap=True)
        self.more = OfferMore()
        self.leaks = LeakWarning(
            context,
            self._told,
            lambda: everybody(context.session),
            officer_only=True,
            own_words_of=self.who.one,
        )
        self.may_convey = TickLine(tr("提出人同意把这些话转达给对方"))
        self._memory = ChoiceMemory(self)
        self.record_button = button(tr("记下方案"), "tint", "plus", on_click=self.record)
        self.add(
            row((self._heading, 1), self._not_counter),
            self.errors,
            self.who,
            self.words,
            row((self.amount, 1), (self.due, 1), gap=16),
            self._capitals,
            self.leaks,
            self.more,
            self.may_convey,
            row(self.record_button, None),
        )
        plain: tuple[Edit, ...] = (self.words.edit, self.amount.edit, self.due.edit, self._memory)
        edits = (*plain, *self.more.edits())
        self._keepers = [context.keep_draft(key, edit) for key, edit in zip(OFFER_DRAFTS, edits, strict=True)]
        self.amount.changed.connect(lambda _text: self._show_capitals())
        for edit in edits:
            edit.textChanged.connect(lambda *_text: self.leaks.look_soon())
        self.who.changed.connect(self._remember)
        self.may_convey.toggled.connect(lambda _on: self._remember())
        self._show_capitals()

    def show_session(self, session: Session) -> None:
        """Offer the parties of this session; what is typed and chosen stays."""
        first = not self.who.chosen()
        self.who.set_people(session, session.parties)
        self.more.terms.offer_people(session)
        if first:
            chosen, convey, answers = self._memory.remembered(3)
            self.who.choose(chosen)
            self.may_convey.set_on(on=bool(convey))
            self._answers = next((a for a in answers if any(o.offer_id == a for o in session.offers)), "")
            self.more.terms.recall_choices()
            self.more.open_filled()
        self._show_heading()

    def counter(self, offer: Offer) -> None:
        """Take down an offer that answers this one; with two parties it is plain who makes it."""
        self._answers = offer.offer_id
        others = [p.person_id for p in self._context.session.parties if p.person_id != offer.party_id]
        self.who.choose(others if len(others) == 1 else [])
        self._remember()
        self._show_heading()
        self.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self) -> str:
        """All that will be carried, in one text."""
        fen, days = self.amount.fen(), (self.due.value(), self.more.until.value())
        terms = self.more.terms.told()
        parts = [self.words.text(), self.more.conditions.text(), terms_text(terms) if terms else ""]
        parts += [f"{plain(fen)}元"] if fen else []
        parts += [date_text(day) for day in days if day]
        return "；".join(part for part in parts if part)

    def record(self) -> None:
        """Commit, or say at each place what is still wanted; nothing typed is lost."""
        problems = self._problems()
        if problems:
            self._show(problems)
            return
        error = self._context.attempt(
            lambda: self._context.room.offers.make(
                self.who.one(),
                self.words.text(),
                may_convey=self.may_convey.on(),
                amount_fen=self.amount.fen(),
                due_on=self.due.value(),
                answers=self._answers,
                conditions=self.more.conditions.text(),
                valid_until=self.more.until.value(),
                terms=self.more.terms.told(),
            )
        )
        if error is not None:
            self._show([(tr(error.title), self._place(error))])
            return
        self._empty()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if confirms(event, self):
            self.record()
        else:
            super().keyPressEvent(event)

    def _problems(self) -> Problems:
        found: Problems = []
        if not self.who.one():
            found.append((tr("请选择是谁提出的"), self.who))
        if not self.words.text():
            found.append((tr("请写下方案的内容"), self.words))
        if self.amount.unreadable():
            found.append((tr("金额请写成数字，例如540或540.50"), self.amount))
        if self.due.unreadable():
            found.append((tr("日期请写成2025年11月30日这样"), self.due))
        elif (day := self.due.value()) is not None and day < self._context.room.desk.today():
            found.append((tr("期限早于今天，请核对"), self.due))
        if self.more.until.unreadable():
            found.append((tr("日期请写成2025年11月30日这样"), self.more.until))
        return found

    def _place(self, error: MediatorError) -> Place:
        terms = self.more.terms
        places: dict[str, Place] = {
            "actors": terms.actors,
            "targets": terms.targets,
            "amount": self.amount,
            "due": self.due,
            "until": self.more.until,
            "action": terms.action,
        }
        return places.get(PLACES.get(error.title.template, ""), self.words)

    def _show(self, problems: Problems) -> None:
        self._clear_errors()
        self.errors.show_errors(tr("有{count}处需要补充", count=len(problems)), problems)
        for sentence, where in problems:
            where.set_error(sentence)

    def _clear_errors(self) -> None:
        self.errors.clear()
        for where in (self.who, self.words, self.amount, self.due):
            where.set_error("")
        self.more.clear_errors()

    def _empty(self) -> None:
        self._clear_errors()
        self._answers = ""
        self.who.choose([])
        self.may_convey.set_on(on=False)
        for field in (self.words, self.amount, self.due):
            field.set_text("")
        self._memory.setText("")
        self.more.empty()
        for keeper in self._keepers:
            keeper.forget()
        self._show_heading()
        self.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _plain_offer(self) -> None:
        self._answers = ""
        self._remember()
        self._show_heading()

    def _show_heading(self) -> None:
        self._not_counter.setVisible(bool(self._answers))
        if not self._answers:
            self._heading.setText(tr("记下方案"))
            return
        number = self._context.session.offer(self._answers).number
        self._heading.setText(tr("记下对方案{number}的反方案", number=number))

    def _show_capitals(self) -> None:
        fen = self.amount.fen()
        self._capitals.setText(amount_shown(fen) if fen is not None else "")
        self._capitals.setVisible(fen is not None)

    def _remember(self) -> None:
        convey = ("yes",) if self.may_convey.on() else ()
        self._memory.remember(self.who.chosen(), convey, (self._answers,) if self._answers else ())
