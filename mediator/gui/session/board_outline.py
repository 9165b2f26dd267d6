"""What will be asked again in the second round: neutral words, the same to everybody who is asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.differences import still_listed
from mediator.domain.next_questions import kinds_of, next_questions
from mediator.domain.session import SecondRoundQuestion, Session
from mediator.gui.drafts import put_text
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_strip import talkers
from mediator.gui.session.people_choice import PeopleChoice
from mediator.gui.theme import current
from mediator.gui.widgets import Card, Para, TextField, box, button, col, label, page, row, scroll
from mediator.wording import tr


class OutlineQuestion(Card):
    """One question with whom it is put to; it is recorded with 保存, or when the page goes on."""

    removal_asked = Signal(str)  # point id

    def __init__(self, context: SessionContext, question: SecondRoundQuestion) -> None:
        super().__init__(pad=20, gap=10)
        self._context = context
        self._question = question
        session = context.session
        title = session.fact_point(question.point_id).title
        self.words = TextField(tr("第二轮这样问"), lines=2)
        put_text(self.words.edit, question.question)
        self._keeper = context.keep_draft(f"second:{question.point_id}", self.words.edit)
        self.people = PeopleChoice(tr("问谁"), exclusive=False, columns=4)
        self.people.set_people(session, talkers(session))
        self.people.choose(question.person_ids)
        self.save = button(tr("保存"), "tint", small=True, on_click=self._record_one)
        self.save.setAccessibleName(tr("保存：{title}", title=title))
        self.remove = button(
            tr("移出提纲"),
            "quiet",
            "x",
            small=True,
            name=tr("移出提纲：{title}", title=title),
            on_click=lambda: self.removal_asked.emit(question.point_id),
        )
        self.other = button(
            tr("换一种问法"),
            "quiet",
            "refresh-cw",
            small=True,
            name=tr("换一种问法：{title}", title=title),
            on_click=self._reword,
        )
        self.words.changed.connect(lambda _text: self._show_changed())
        self.people.changed.connect(self._show_changed)
        self.add(Para(title, 18, bold=True), self.words, self.people)
        self.add(row(self.other, None, self.remove, self.save))
        self._show_changed()

    def changed_since(self) -> bool:
        """Whether anything here differs from what is recorded."""
        same_people = set(self.people.chosen()) == set(self._question.person_ids)
        return self.words.text() != self._question.question or not same_people

    def _reword(self) -> None:
        """The next neutral question that fits what differs, and after the last one the first again."""
        session = self._context.session
        point = session.fact_point(self._question.point_id)
        people = self.people.chosen() or self._question.person_ids
        found = [tr(m) for m in next_questions(session, point.topic, kinds_of(session, point), people)]
        now = self.words.text()
        put_text(self.words.edit, found[(found.index(now) + 1) % len(found)] if now in found else found[0])

    def _show_changed(self) -> None:
        self.words.set_error("")
        self.save.setEnabled(self.changed_since())

    def _record_one(self) -> None:
        self.record()

    def record(self) -> bool:
        """Record it if it was changed; False when it cannot be recorded as it stands."""
        if not self.changed_since():
            return True
        if not self.people.chosen():
            self.people.set_error(tr("请选择问谁"))
            return False
        board, point_id = self._context.room.board, self._question.point_id
        words, people = self.words.text(), self.people.chosen()
        error = self._context.attempt(lambda: board.list_for_second_round(point_id, words, people))
        if error is not None:
            self.words.set_error(tr(error.title))
            self.words.focus()
            return False
        self._keeper.forget()
        return True


class BoardOutline(QWidget):
    """The questions in the order they were listed; to be read through before anybody is asked."""

    closed = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self._context = context
        self.cards: dict[str, OutlineQuestion] = {}
        self._recorded: dict[str, SecondRoundQuestion] = {}
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self._empty = Para(tr("还没有列入的事项。在看板上点“列入第二轮”。"), 16, "text2")
        self.back = button(tr("返回看板"), "quiet", "arrow-left", small=True, on_click=self.closed.emit)
        hint = Para(tr("各方问同样的话：不引用对方的说法，不写是谁说的，不带判断。"), 14, "text2")
        head = row(label(tr("第二轮提纲"), "h2"), None, self.back, gap=8)
        body = scroll(box(col(self._empty, self._rows, None, gap=12)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(page(head, hint, (body, 1), cap=current().px(980)))
        self.show_session(context.session)

    def show_session(self, session: Session) -> None:
        """Draw what was last committed; a question being edited stays as it is."""
        listed = {q.point_id: q for q in still_listed(session)}
        for point_id in [i for i in self.cards if self._recorded[i] != listed.get(i)]:
            card = self.cards.pop(point_id)
            card.hide()
            card.deleteLater()
        for place, (point_id, question) in enumerate(listed.items()):
            if point_id not in self.cards:
                card = OutlineQuestion(self._context, question)
                card.removal_asked.connect(self._remove)
                self.cards[point_id] = card
                self._rows.insertWidget(place, card)
        self._recorded = listed
        self._empty.setVisible(not listed)

    def record_all(self) -> bool:
        """Record every question that was changed; False when one of them cannot be."""
        return all(card.record() for card in list(self.cards.values()))

    def _remove(self, point_id: str) -> None:
        session, board = self._context.session, self._context.room.board
        question = next(q for q in session.second_round if q.point_id == point_id)
        if not self._context.do(lambda: board.unlist(point_id)):
            return

        def bring_back() -> None:
            self._context.do(
                lambda: board.list_for_second_round(point_id, question.question, question.person_ids)
            )

        self._context.toast(tr("已移出提纲。"), tr("撤销"), bring_back)

    def first_focus(self) -> QWidget:
        """The first question, or the way back."""
        card = next(iter(self.cards.values()), None)
        return card.words.edit if card is not None else self.back
