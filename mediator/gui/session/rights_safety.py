"""What one person answered alone and not well, for the officer's eyes only, and how it is dealt with."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.events import Answer, SafetyAnswer
from mediator.domain.people import Person
from mediator.domain.presence_rules import SafetyEffect, SafetyQuestion
from mediator.domain.safety import alarms, question_of
from mediator.gui.drafts import Edit
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, LineField, Para, Pill, TextField, box, button, col, label, row
from mediator.services.draft_keys import safety_form
from mediator.wording import language, mark, tr

ANSWERS: dict[Answer, str] = {
    Answer.YES: mark("是"),
    Answer.NO: mark("不是"),
    Answer.UNKNOWN: mark("不想回答"),
}
EFFECTS: dict[SafetyEffect, str] = {
    SafetyEffect.ASK_SUPERIOR: mark("先请示所领导，不要让双方见面，也不要签协议。"),
    SafetyEffect.ANOTHER_DAY: mark("今天不谈，另约时间，谈话前再单独问一遍。"),
}


class SafetyCard(Card):
    """Opened by a press, closed by another; nothing of it goes on any paper."""

    def __init__(self, context: SessionContext, person: Person) -> None:
        super().__init__(pad=16, gap=12)
        self._context = context
        pack = context.room.pack.safety
        self.forms: dict[str, SettleForm] = {}
        self.add(
            row(
                label(tr("{name}单独说的", name=person.name), "bold"),
                Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off"),
                None,
                gap=8,
            ),
            Para(tr("不印在文书上，不转告任何人。"), 14, "text2", 1.4),
        )
        for answer in alarms(context.session, pack, person.person_id):
            question = question_of(pack, answer.question_id)
            if question is not None:
                self.add(self._one(person, question, answer))

    def _one(self, person: Person, question: SafetyQuestion, answer: SafetyAnswer) -> QWidget:
        text = question.text_en if language() == "en" else question.text
        said = tr("{question} {answer}", question=text, answer=tr(ANSWERS[answer.answer]))
        column = col(Para(said, 16), gap=6)
        if answer.note:
            column.addWidget(Para(tr("已处理：{note}", note=answer.note), 14, "text2", 1.4))
            return box(column)
        column.addWidget(Para(tr(EFFECTS[question.effect]), 14, "text2", 1.4))
        if question.effect is SafetyEffect.ASK_SUPERIOR:
            form = SettleForm(self._context, person.person_id, question.question_id)
            self.forms[question.question_id] = form
            column.addWidget(form)
        return box(column)


class SettleForm(QWidget):
    """Who decided, and what."""

    noted = Signal()

    def __init__(self, context: SessionContext, person_id: str, question_id: str) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context, self._person_id, self._question_id = context, person_id, question_id
        self.superior = LineField(tr("请示了谁"))
        self.decision = TextField(tr("处理意见"), lines=2)
        self.note = button(tr("记下处理"), "tint", on_click=self.save)
        self.setLayout(col(row((self.superior, 1), (self.decision, 2), gap=24), row(None, self.note), gap=8))
        edits: dict[str, Edit] = {"superior": self.superior.edit, "decision": self.decision.edit}
        self.fields = KeptFields(context.keep_draft, safety_form(person_id, question_id), edits, {})

    def save(self) -> None:
        """Record it; a gap is said at its field."""
        superior, decision = self.superior.text(), self.decision.text()
        self.superior.set_error("" if superior else tr("请填写请示了谁"))
        self.decision.set_error("" if decision else tr("请写明处理意见"))
        if not superior or not decision:
            return
        done = self._context.do(
            lambda: self._context.room.rights.settle_safety(
                self._person_id, self._question_id, superior=superior, decision=decision
            )
        )
        if done:
            self.fields.forget()
            self.noted.emit()
