"""The questions of the screening: one card each, with the law it rests on and an answer kept at once."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from mediator.domain.events import Answer
from mediator.domain.screening import Gate, RulePack
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, LineField, Para, Pill, SegmentedChoice, button, col, row
from mediator.wording import language, tr

Answers = Mapping[str, tuple[Answer, str]]
UNSURE_MARK = "M"


def question_shown(gate: Gate) -> str:
    """The question in the language in use; the law itself is quoted in Chinese only."""
    return gate.question_en if language() == "en" and gate.question_en else gate.question


class GateCard(Card):
    """One question: yes, no or not yet known, and a line of explanation when one is wanted."""

    answered = Signal(str, str, str)  # gate id, answer, note

    def __init__(self, context: SessionContext, gate: Gate) -> None:
        super().__init__(pad=(20, 14, 20, 14), gap=8)
        self.gate = gate
        question = question_shown(gate)
        self.choice = SegmentedChoice(
            [
                (Answer.YES.value, tr("是")),
                (Answer.NO.value, tr("否")),
                (Answer.UNKNOWN.value, tr("暂不清楚")),
            ],
            name=question,
        )
        self.note = LineField(tr("说明"), optional=tr("（选填）"))
        self.note_button = button(
            tr("写说明"), "quiet", "pen-line", small=True, name=tr("写说明：{question}", question=question)
        )
        words = col(Para(question, 16, bold=True, line_height=1.4), self._law(gate), None, gap=4)
        self.add(row((words, 1), col(row(self.choice), row(None, self.note_button), None, gap=4), gap=24))
        self.add(self.note)
        self.note.hide()
        self._fields = KeptFields(context.keep_draft, f"gate-{gate.gate_id}", {"note": self.note.edit}, {})
        self._recorded = (Answer.UNKNOWN, "")
        self.choice.changed.connect(lambda _key: self._tell())
        self.note.left.connect(self._note_left)
        self.note_button.clicked.connect(lambda _checked=False: self._open_note())

    @staticmethod
    def _law(gate: Gate) -> QLayout:
        text = tr("{law}{article}：{quote}", law=gate.instrument, article=gate.article, quote=gate.quote)
        law = Para(text, 14, "text2", 1.4)
        if gate.mark != UNSURE_MARK:
            return row((law, 1))
        mark = Pill(tr("待法制确认"), Tone.DISPUTE)
        return row((law, 1), col(mark, None), gap=8)

    def show_answer(self, answer: Answer | None, note: str) -> None:
        """What the record says; nothing is chosen for the officer."""
        self.choice.set_value("" if answer is None else answer.value)
        self._recorded = (answer or Answer.UNKNOWN, note)
        self._fields.show({"note": note})
        if note or self.note.text():
            self.note.show()
            self.note_button.hide()

    def set_closed(self, closed: bool) -> None:
        """Answers of a session that has ended are only read."""
        for made in (*self.choice.buttons(), self.note.edit, self.note_button):
            made.setEnabled(not closed)

    def recorded(self) -> None:
        """The note went into the record with the answer."""
        self._fields.forget()

    def _open_note(self) -> None:
        self.note.show()
        self.note_button.hide()
        self.note.focus()

    def _note_left(self) -> None:
        if self.choice.value() and self.note.text() != self._recorded[1]:
            self._tell()

    def _tell(self) -> None:
        self.answered.emit(self.gate.gate_id, self.choice.value(), self.note.text())


class GateList(QWidget):
    """All questions of the rules this session began under."""

    def __init__(self, context: SessionContext, pack: RulePack) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context = context
        self.cards = {gate.gate_id: GateCard(context, gate) for gate in pack.gates}
        self.setLayout(col(*self.cards.values(), gap=12))
        for card in self.cards.values():
            card.answered.connect(self._record)

    def show_answers(self, answers: Answers) -> None:
        """Draw what is recorded."""
        for gate_id, card in self.cards.items():
            answer, note = answers.get(gate_id, (None, ""))
            card.show_answer(answer, note)

    def set_closed(self, closed: bool) -> None:
        """Nothing can be answered any more."""
        for card in self.cards.values():
            card.set_closed(closed)

    def _record(self, gate_id: str, answer: str, note: str) -> None:
        intake = self._context.room.intake
        if self._context.do(lambda: intake.answer(gate_id, Answer(answer), note)):
            self.cards[gate_id].recorded()
        else:
            self.show_answers(self._context.session.screening)
