"""One party marks the clauses alone, one a screen: nothing here depends on how anybody else marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.events import PRIVATE_ANSWER_TITLES, PrivateAnswer
from mediator.domain.numerals import chinese_number
from mediator.domain.paperwork_aloud import spoken_clause
from mediator.domain.people import Person
from mediator.domain.private_answers import RoundView
from mediator.domain.session import Clause, Session
from mediator.gui.drafts import DraftKeeper, Edit
from mediator.gui.session.party_pages import PartyPages, PartyScreen
from mediator.gui.session.rights_screens import reading_size_for
from mediator.gui.theme import current
from mediator.gui.widgets import ChipGroup, Para, TextField, big_button, box, col, row
from mediator.services.terms_drafts import condition_draft
from mediator.wording import language, mark, speaking, tr

Record = Callable[[str, PrivateAnswer, str], MediatorError | None]
Keep = Callable[[str, Edit], DraftKeeper]

DONE = "done"
PROMISE = mark("怎么选都由您自己决定，对方看不到您的选择。只有每个人对每一条都同意，才会一起显示。")


class PrivateAnswersView(PartyPages):
    """Built from a `RoundView` of this person alone; `record` commits a mark and says what was wrong.

    `show_round` is for the view after a commit.
    """

    def __init__(
        self, session: Session, view: RoundView, person: Person, *, record: Record, keep: Keep
    ) -> None:
        self._view, self._person = view, person
        self._record, self._keep = record, keep
        self._keeper: DraftKeeper | None = None
        self.choice: ChipGroup | None = None
        self.condition: TextField | None = None
        clauses = tuple(_screen(session, clause, i) for i, clause in enumerate(view.clauses, 1))
        done = PartyScreen(key=DONE, heading=tr("表态"), text="")
        title = tr("请{name}表态", name=person.name)
        super().__init__(title, (*clauses, done), size=reading_size_for(person))
        self.turned.connect(lambda _index: self._show_buttons())
        self._show_buttons()

    def show_round(self, view: RoundView) -> None:
        """What this person may know after a commit."""
        self._view = view

    def buttons_right(self) -> list[QPushButton]:
        self.next_button = big_button(tr("下一条"), "primary", on_click=self.go_on)
        return [self.next_button]

    def progress(self) -> str:
        if self.last:
            return tr("共{total}条", total=len(self._view.clauses))
        return tr("第{number}条，共{total}条", number=self.index + 1, total=len(self._view.clauses))

    def show_screen(self, index: int) -> None:
        if self._keeper is not None:
            self._keeper.flush()
        self._keeper = self.choice = self.condition = None
        super().show_screen(index)

    def body_of(self, screen: PartyScreen) -> QWidget:
        if screen.key == DONE:
            return super().body_of(PartyScreen(key=DONE, heading=screen.heading, text=self._closing()))
        made = super().body_of(screen)
        layout = made.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.count() - 1, self._asking(screen.key))
        return made

    def _asking(self, clause_id: str) -> QWidget:
        """Three answers, the words of a condition, and what becomes of a mark."""
        own = self._view.mark_of(clause_id, self._person.person_id)
        chosen = (own.answer.value,) if own else ()
        options = [(answer.value, tr(title)) for answer, title in PRIVATE_ANSWER_TITLES.items()]
        self.choice = ChipGroup(options, chosen, big=True, name=tr("对这一条"))
        self.choice.setEnabled(not self._view.agreed)
        self.choice.changed.connect(lambda _keys: self._chosen(clause_id))
        words = own.words if own else ""
        self.condition = TextField(tr("什么条件下同意"), words, lines=2)
        self.condition.edit.setFont(current().font(24))
        self._keeper = self._keep(condition_draft(clause_id, self._person.person_id), self.condition.edit)
        self.record_button = big_button(tr("记下条件"), on_click=lambda: self._mark(clause_id))
        self._below = box(col(self.condition, row(self.record_button, None), gap=12))
        self._show_below()
        return box(col(self.choice, self._below, Para(tr(PROMISE), 18, "text2", 1.5), gap=20))

    def _chosen(self, clause_id: str) -> None:
        self._show_below()
        if self._answer() is PrivateAnswer.IF:
            if self.condition is not None:
                self.condition.focus()
        else:
            self._mark(clause_id)

    def _mark(self, clause_id: str) -> None:
        if self.condition is None:
            return
        answer = self._answer()
        words = self.condition.text() if answer is PrivateAnswer.IF else ""
        error = self._record(clause_id, answer, words)
        with speaking(self.spoken):
            self.condition.set_error(tr(error.title) if error else "")
        self._below.setVisible(error is not None or answer is PrivateAnswer.IF)
        if error is None and self._keeper is not None:
            self._keeper.forget()
            self.rest()

    def _answer(self) -> PrivateAnswer:
        return PrivateAnswer(self.choice.one()) if self.choice is not None else PrivateAnswer.NO

    def _show_below(self) -> None:
        conditional = self.choice is not None and self.choice.one() == PrivateAnswer.IF.value
        self._below.setVisible(conditional)

    def _closing(self) -> str:
        """Told by the own marks alone, unless everybody agreed to everything."""
        if self._view.agreed:
            return tr("每个人对每一条都同意了。")
        own = (self._view.mark_of(c.clause_id, self._person.person_id) for c in self._view.clauses)
        if all(own):
            return tr("您的选择都记下了。这一轮结束前，随时可以改。")
        return tr("还有没选的条款，可以回到前面再选。")

    def _show_buttons(self) -> None:
        self.next_button.setEnabled(not self.last)


def _screen(session: Session, clause: Clause, number: int) -> PartyScreen:
    return PartyScreen(
        key=clause.clause_id,
        heading=tr("第{number}条", number=chinese_number(number) if language() == "zh" else str(number)),
        text=spoken_clause(session, clause.terms),
    )
