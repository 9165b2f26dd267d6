"""The private questions as the person asked reads them: one on a screen, three answers that look the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton

from mediator.domain.events import Answer
from mediator.domain.people import Person
from mediator.domain.safety import to_be_asked
from mediator.gui.session.context import SessionContext
from mediator.gui.session.rights_safety import ANSWERS
from mediator.gui.session.rights_screens import ChoiceScreen
from mediator.gui.widgets import big_button
from mediator.wording import language, mark, tr

PREFIX = "step:alone:"
KEPT_APART = mark(
    "这几句话只给民警看，不写在文书上，不告诉对方。但涉及违法犯罪、人身危险、未成年人受侵害的，民警必须依法处理和报告。"
)


class AloneSteps:
    """Keeps the answers of one pass and records them together; an earlier answer is never shown again."""

    def __init__(self, context: SessionContext, person: Person) -> None:
        self._context, self._person = context, person
        self._answers: dict[str, Answer] = {}
        asked = person in to_be_asked(context.session)
        self._questions = {q.question_id: q for q in context.room.pack.safety.questions} if asked else {}

    @property
    def steps(self) -> list[str]:
        """One step a question; none for whom they are not meant."""
        return [f"{PREFIX}{question_id}" for question_id in self._questions]

    def first_open(self) -> str:
        """Where to go on; "" where everything was asked."""
        if self._person.person_id in self._context.session.safety:
            return ""
        return next((s for s in self.steps if s.removeprefix(PREFIX) not in self._answers), "")

    def screen(self, step: str, size: int) -> ChoiceScreen:
        """The question, with what becomes of the answer below it."""
        question = self._questions[step.removeprefix(PREFIX)]
        text = question.text_en if language() == "en" else question.text
        return ChoiceScreen(tr("单独问您"), text, size, tr(KEPT_APART))

    def buttons(self, step: str, go_on: Callable[[], None]) -> list[QPushButton]:
        """The answers; none of them looks like the expected one."""

        def pressed(answer: Answer) -> None:
            if self._take(step, answer):
                go_on()

        order = (Answer.UNKNOWN, Answer.NO, Answer.YES)
        return [big_button(tr(ANSWERS[a]), on_click=partial(pressed, a)) for a in order]

    def _take(self, step: str, answer: Answer) -> bool:
        """Keep one answer; with the last of them, record them all. False when that was refused."""
        self._answers[step.removeprefix(PREFIX)] = answer
        if set(self._answers) != set(self._questions):
            return True
        answers, person_id = dict(self._answers), self._person.person_id
        return self._context.do(lambda: self._context.room.rights.ask_safety(person_id, answers))
