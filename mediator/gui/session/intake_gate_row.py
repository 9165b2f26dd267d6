"""One question of the screening: its law, an answer kept at once, a choice and a word where it wants one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from mediator.domain.events import Answer, Regime
from mediator.domain.gates import REVIEW, Gate
from mediator.domain.regimes import BASIS_TITLES, GateBasis
from mediator.domain.screening import ScreeningResult
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields, carrier
from mediator.gui.tokens import Tone
from mediator.gui.widgets import ChipGroup, LineField, Para, Pill, SegmentedChoice, button, col, row
from mediator.wording import language, mark, tr

ANSWERS: dict[Answer, str] = {
    Answer.YES: mark("是"),
    Answer.NO: mark("否"),
    Answer.UNKNOWN: mark("暂不清楚"),
}


def question_shown(gate: Gate) -> str:
    """The question in the language in use; the law itself is quoted in Chinese only."""
    return gate.question_en if language() == "en" and gate.question_en else gate.question


def next_step_shown(gate: Gate) -> str:
    """What follows, in the language in use."""
    return gate.next_step_en if language() == "en" and gate.next_step_en else gate.next_step


def note_shown(gate: Gate) -> str:
    """What the data says beside the article."""
    return gate.note_en if language() == "en" and gate.note_en else gate.note


def is_to_confirm(gate: Gate) -> bool:
    """Whether 法制 has still to confirm the gate or something it rests on."""
    return gate.is_unsure or bool(gate.confirm)


class GateRow(QWidget):
    """Yes, no or not yet known. A choice and a word given before the answer go into the same record."""

    answered = Signal(str, str, str)  # gate id, answer, note

    def __init__(self, context: SessionContext, gate: Gate, regime: Regime) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.gate = gate
        self._recorded: tuple[Answer | None, str] = (None, "")
        question = question_shown(gate)
        self.choice = SegmentedChoice(
            [(answer.value, tr(words)) for answer, words in ANSWERS.items()], name=question
        )
        self.chips = ChipGroup(_choices(gate), exclusive=False, name=question)
        self.note = LineField(_hint(gate) or tr("说明"), optional="" if gate.explain else tr("（选填）"))
        self.note_button = button(
            tr("写说明"), "quiet", "pen-line", small=True, name=tr("写说明：{question}", question=question)
        )
        self.record_says = Para("", 14, Tone.DISPUTE, 1.4)
        self._chosen = carrier(self.chips, self)
        self._lay_out(question, regime)
        self._fields = KeptFields(
            context.keep_draft, f"gate-{gate.gate_id}", {"note": self.note.edit, "chosen": self._chosen}, {}
        )
        self._connect()

    def _lay_out(self, question: str, regime: Regime) -> None:
        law = row(col(self._marks(regime), None), (Para(_law(self.gate), 14, "text2", 1.4), 1), gap=8)
        words = col(Para(question, 16, bold=True, line_height=1.4), law, None, gap=4)
        answer = col(row(self.choice), row(None, self.note_button), None, gap=4)
        content = col(row((words, 1), answer, gap=24), gap=8, margins=(20, 12, 20, 12))
        for below in (self.chips, self.record_says, self.note):
            content.addWidget(below)
        # Only what has its place may be shown: alone it would be a window of its own.
        self.setLayout(content)
        self.chips.setVisible(bool(self.gate.choices))
        self.record_says.hide()
        self.note.hide()

    def _marks(self, regime: Regime) -> QLayout:
        """Why it is asked, and whether that is settled; one below the other, so that the law has room."""
        marks = col(gap=4)
        basis = self.gate.basis(regime)
        if basis is not None:
            tone = Tone.PRIMARY if basis is GateBasis.LAW else Tone.MUTE
            marks.addWidget(Pill(tr(BASIS_TITLES[basis]), tone))
        if is_to_confirm(self.gate):
            marks.addWidget(Pill(tr("待法制确认"), Tone.DISPUTE))
        return marks

    def _connect(self) -> None:
        self.choice.changed.connect(lambda _key: self._tell())
        self.chips.changed.connect(lambda _keys: self._told_again())
        self.note.left.connect(self._told_again)
        self.note_button.clicked.connect(lambda _checked=False: self._open_note())

    def show_result(self, answer: Answer | None, note: str, result: ScreeningResult) -> None:
        """What the record says; nothing is chosen for the officer."""
        self.choice.set_value("" if answer is None else answer.value)
        self._recorded = (answer, note)
        chosen = " ".join(choice.choice_id for choice in self.gate.chosen(note))
        self._fields.show({"note": self.gate.reason_in(note), "chosen": chosen})
        self._show_known(result)
        wants = result.asked and any(gate.gate_id == self.gate.gate_id for gate in result.open)
        if self.note.text() or (wants and answer is not None and answer is not Answer.UNKNOWN):
            self._show_note()

    def _show_known(self, result: ScreeningResult) -> None:
        known = result.known.get(self.gate.gate_id)
        self.record_says.setVisible(known is not None)
        if known is None:
            return
        said = tr(ANSWERS[known])
        if self.gate.gate_id in result.contradicted:
            self.record_says.set_text(
                tr("记录里是“{answer}”，按记录算。要按您的回答，请写说明。", answer=said)
            )
            self._show_note()
        else:
            self.record_says.set_text(tr("从记录得知：{answer}。可以另作回答。", answer=said))

    def set_closed(self, closed: bool) -> None:
        """Answers of a session that has ended are only read."""
        controls = (*self.choice.buttons(), *self.chips.buttons(), self.note.edit, self.note_button)
        for made in controls:
            made.setEnabled(not closed)

    def recorded(self) -> None:
        """The note went into the record with the answer."""
        self._fields.forget()

    def typed_note(self) -> str:
        """The note as it would be recorded: what is chosen, and the words beside it."""
        return self.gate.note_of(self._chosen.text().split(), self.note.text())

    def _open_note(self) -> None:
        self._show_note()
        self.note.focus()

    def _show_note(self) -> None:
        self.note.show()
        self.note_button.hide()

    def _told_again(self) -> None:
        """A choice or a word after the answer."""
        if self.choice.value() and self.typed_note() != self._recorded[1]:
            self._tell()

    def _tell(self) -> None:
        self.answered.emit(self.gate.gate_id, self.choice.value(), self.typed_note())


def _choices(gate: Gate) -> list[tuple[str, str]]:
    english = language() == "en"
    return [(c.choice_id, c.title_en if english else c.title) for c in gate.choices]


def _hint(gate: Gate) -> str:
    return gate.explain_hint_en if language() == "en" and gate.explain_hint_en else gate.explain_hint


def _law(gate: Gate) -> str:
    """Article and words; what a superior decides says why instead of the words all of them share."""
    note = note_shown(gate)
    if note and gate.kind == REVIEW:
        return tr("{law}：{quote}", law=gate.law, quote=note)
    if note:
        return tr("{law}：{quote}。{note}", law=gate.law, quote=gate.quote.rstrip("。"), note=note)
    return tr("{law}：{quote}", law=gate.law, quote=gate.quote)
