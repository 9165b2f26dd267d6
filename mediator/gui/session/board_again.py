"""Whether a fact point is asked about again, in which neutral words, and of whom."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.accounts import neutral_question
from mediator.domain.rights import must_be_willing
from mediator.domain.session import SecondRoundQuestion, Session
from mediator.gui.drafts import DraftKeeper, put_text
from mediator.gui.session.choice_memory import ChoiceMemory
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_strip import talkers
from mediator.gui.session.leak_warning import LeakWarning
from mediator.gui.session.people_choice import PeopleChoice
from mediator.gui.widgets import TextField, check_box, col, row
from mediator.wording import tr


class AskAgain(QWidget):
    """The question follows the topic until the officer writes other words."""

    changed = Signal()

    def __init__(self, context: SessionContext, point_id: str) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context = context
        session = context.session
        self.recorded = next((q for q in session.second_round if q.point_id == point_id), None)
        self.tick = check_box(tr("列入第二轮再问"), checked=self.recorded is not None)
        self.words = TextField(tr("第二轮这样问"), hint=tr("不引用对方的说法，不写是谁说的。"), lines=2)
        self.people = PeopleChoice(tr("问谁"), exclusive=False, columns=2)
        self.people.set_people(session, talkers(session))
        self.people.choose(_asked(session, self.recorded))
        self.leaks = LeakWarning(
            context, lambda: self.words.text() if self.wanted() else "", self.people.chosen, officer_only=True
        )
        self.setLayout(col(row(self.tick, None), self.words, self.leaks, self.people, gap=8))
        self._suggested = ""
        self._keepers = self._keep(f":{point_id}" if point_id else "")
        self.tick.toggled.connect(lambda _on: self._show_parts())
        self.people.changed.connect(self._remember)
        self.words.changed.connect(lambda _text: self.words.set_error(""))
        self.words.changed.connect(lambda _text: self.leaks.look_soon())
        self.changed.connect(self.leaks.look_soon)
        self._show_parts()

    def _keep(self, end: str) -> tuple[DraftKeeper, ...]:
        if self.recorded is not None:
            put_text(self.words.edit, self.recorded.question)
        self._memory = ChoiceMemory(self)
        keepers = (
            self._context.keep_draft(f"point-again{end}", self.words.edit),
            self._context.keep_draft(f"point-people{end}", self._memory),
        )
        ticked, people = self._memory.remembered(2)
        if ticked:
            self.tick.setChecked(ticked == ("yes",))
            self.people.choose(people)
        return keepers

    def follow(self, topic: str) -> None:
        """The topic was typed: the suggested question follows while it is still the suggested one."""
        suggestion = tr(neutral_question(topic.strip())) if topic.strip() else ""
        if self.words.text() in ("", self._suggested):
            self.words.set_text(suggestion)
        self._suggested = suggestion

    def offer(self, *, possible: bool) -> None:
        """Where accounts agree there is nothing to ask again."""
        self.setVisible(possible)

    def wanted(self) -> SecondRoundQuestion | None:
        """The question as it stands here, or None where nothing shall be asked again."""
        if self.isHidden() or not self.tick.isChecked():
            return None
        return SecondRoundQuestion(point_id="", question=self.words.text(), person_ids=self.people.chosen())

    def settle(self, point_id: str) -> None:
        """Record what differs from the record; raises what the rules refuse.

        A point on which accounts came to agree keeps what was asked about it.
        """
        if self.isHidden():
            return
        board, wanted = self._context.room.board, self.wanted()
        if wanted is None:
            if self.recorded is not None:
                board.unlist(point_id)
        elif self.recorded is None or _said(wanted) != _said(self.recorded):
            board.list_for_second_round(point_id, wanted.question, wanted.person_ids)

    def forget(self) -> None:
        """Everything was recorded; nothing waits to be saved."""
        for edit in (self.words.edit, self._memory):
            with QSignalBlocker(edit):
                put_text(edit, "")
        for keeper in self._keepers:
            keeper.forget()

    def _show_parts(self) -> None:
        for part in (self.words, self.people):
            part.setVisible(self.tick.isChecked())
        self._remember()

    def _remember(self) -> None:
        same = self.tick.isChecked() == (self.recorded is not None)
        if same and self.people.chosen() == _asked(self._context.session, self.recorded):
            self._memory.setText("")
        else:
            self._memory.remember(("yes" if self.tick.isChecked() else "no",), self.people.chosen())
        self.changed.emit()


def _asked(session: Session, recorded: SecondRoundQuestion | None) -> tuple[str, ...]:
    """Who is asked: as recorded, otherwise both sides of the dispute alike."""
    if recorded is not None:
        return tuple(p.person_id for p in talkers(session) if p.person_id in recorded.person_ids)
    return tuple(p.person_id for p in session.parties if must_be_willing(p))


def _said(question: SecondRoundQuestion) -> tuple[str, frozenset[str]]:
    return question.question, frozenset(question.person_ids)
