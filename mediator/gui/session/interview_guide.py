"""The guide of a talk: which question is being put, which comes next, and the officer's own question."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout

from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_own_question import OwnQuestion
from mediator.gui.session.interview_prompts import Prompt, prompts_of, question_rows
from mediator.gui.session.interview_safety import SafetyFirst
from mediator.gui.session.question_meter import QuestionMeter
from mediator.gui.theme import current
from mediator.gui.widgets import Card, QuestionList, button, col, label, row
from mediator.services.play_talks import own_question_id
from mediator.wording import tr

WIDTH = 328


class GuideCard(Card):
    """Moves along the questions; a question is recorded as put the first time it is the current one."""

    done = Signal()  # the keyboard goes back to the composer

    def __init__(self, context: SessionContext, talk_id: str) -> None:
        super().__init__(pad=(8, 12, 8, 8), gap=4)
        self._context = context
        self._talk_id = talk_id
        self.setFixedWidth(round(WIDTH * (1 + (current().scale - 1) * 0.6)))
        self._count = label("", "secondary")
        self.questions = QuestionList(tr("提问提纲"))
        self.next = button(tr("下一问 Alt+↓"), "quiet", "chevron-down", small=True, on_click=self.go_next)
        self.own = button(tr("自拟提问"), "quiet", "plus", small=True, on_click=self.open_own)
        self.own_question = OwnQuestion(context, talk_id)
        self.meter = QuestionMeter(context, context.session.talk(talk_id).person_id)
        self.safety = SafetyFirst(context, context.session.person(self.meter.person_id))
        self.add(
            row(label(tr("提问提纲"), "h3"), None, self._count, margins=(12, 0, 12, 2)),
            self.meter,
            self.safety,
            (self.questions, 1),
            self.own_question,
            self._foot(),
        )
        asked = context.session.talk(talk_id).asked
        self.current = asked[-1].question_id if asked else ""
        self.own_question.setVisible(bool(self.own_question.field.text()))
        self._connect()
        self.show_session(context.session)
        self.questions.reveal_now()

    def _connect(self) -> None:
        self.questions.chosen.connect(self._chosen)
        self.own_question.asked.connect(self._put_own)
        self.own_question.put_away.connect(self._close_own)

    def _foot(self) -> QLayout:
        """Both buttons side by side, or one above the other where their words are long."""
        buttons = (self.next, self.own)
        for made in buttons:
            made.ensurePolished()
        if sum(made.sizeHint().width() for made in buttons) > self.width() - 32:
            return col(*(row(made, None) for made in buttons), gap=0, margins=(4, 0, 4, 0))
        return row(self.next, None, self.own, margins=(4, 0, 4, 0))

    def prompts(self) -> tuple[Prompt, ...]:
        """Every question of this talk in order."""
        session = self._context.session
        guide = self._context.room.desk.guides.guide(session.guide_id)
        return prompts_of(session, session.talk(self._talk_id), guide)

    def show_session(self, session: Session) -> None:
        """Draw what was last committed."""
        self.meter.show_session(session)
        self.safety.show_session(session)
        prompts = self.prompts()
        ids = [prompt.question_id for prompt in prompts]
        self.questions.set_rows(question_rows(prompts, session.talk(self._talk_id), self.current))
        at = ids.index(self.current) + 1 if self.current in ids else 0
        self._count.setText(tr("{at} / {total}", at=at, total=len(ids)))
        self._count.setAccessibleName(tr("第{at}问，共{total}问", at=at, total=len(ids)))
        self.next.setEnabled(at < len(ids))

    def go_next(self) -> None:
        """Put the question after the current one (Alt+↓)."""
        self._go(1)

    def go_previous(self) -> None:
        """Go back to the question before the current one (Alt+↑)."""
        self._go(-1)

    def _go(self, step: int) -> None:
        ids = [prompt.question_id for prompt in self.prompts()]
        at = ids.index(self.current) if self.current in ids else -1
        if 0 <= at + step < len(ids):
            self._put(ids[at + step])
            self.done.emit()

    def _chosen(self, question_id: str) -> None:
        self._put(question_id)
        self.done.emit()

    def _put(self, question_id: str) -> None:
        session = self._context.session
        prompt = next(p for p in self.prompts() if p.question_id == question_id)
        before, self.current = self.current, question_id
        if all(asked.question_id != question_id for asked in session.talk(self._talk_id).asked):
            talks = self._context.room.talks
            if not self._context.do(lambda: talks.ask(self._talk_id, question_id, prompt.text)):
                self.current = before
                return
        self.show_session(self._context.session)
        self.questions.reveal_now()

    def open_own(self) -> None:
        """Write a question that is not in the guide."""
        self.own_question.open()

    def _close_own(self) -> None:
        self.own_question.hide()
        self.done.emit()

    def _put_own(self, text: str) -> None:
        talks = self._context.room.talks
        question_id = own_question_id(self._context.session.talk(self._talk_id))
        before, self.current = self.current, question_id
        hints = self.own_question.hints
        as_said, confirms_id = hints.as_said.isChecked(), hints.confirms_id()
        error = self._context.attempt(
            lambda: talks.ask(
                self._talk_id, question_id, text, own=True, as_said=as_said, confirms_id=confirms_id
            )
        )
        if error is not None:
            self.current = before
            self.own_question.field.set_error(tr(error.title))
            return
        self.own_question.recorded()
        self._close_own()
        self.show_session(self._context.session)
        self.questions.reveal_now()
