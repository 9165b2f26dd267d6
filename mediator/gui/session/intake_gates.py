"""The questions of the screening in four groups; what is answered folds away, what comes next opens."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.events import Answer, Regime
from mediator.domain.gates import Gate
from mediator.domain.screening import Answers, GateGroup, ScreeningResult, group_of
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.intake_gate_row import GateRow
from mediator.gui.session.intake_gate_row import question_shown as question_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, Pill, box, button, col, label, row, rule, set_button_icon
from mediator.wording import mark, tr

TITLES: dict[GateGroup, str] = {
    GateGroup.CONDITIONS: mark("条件"),
    GateGroup.STOPS: mark("不适用的情形"),
    GateGroup.REVIEWS: mark("须请示的情形"),
    GateGroup.NOTES: mark("提示"),
}
EXPLAINED: dict[GateGroup, str] = {
    GateGroup.CONDITIONS: mark("都具备，才可以调解。"),
    GateGroup.STOPS: mark("有一项，就不适用调解。"),
    GateGroup.REVIEWS: mark("有一项，先请示再定。"),
    GateGroup.NOTES: mark("不影响能不能调解，要告诉当事人。"),
}
QUICK = (GateGroup.STOPS, GateGroup.REVIEWS, GateGroup.NOTES)
"""Groups in which one press says that none of it applies."""


class GateGroupCard(Card):
    """A heading with what is still open, and the questions under it, folded or not."""

    none_asked = Signal()
    toggled = Signal()

    def __init__(self, group: GateGroup, rows: list[GateRow]) -> None:
        super().__init__(pad=0, gap=0)
        self.group, self.rows = group, rows
        self.title = tr(TITLES[group])
        self.state = Pill("", Tone.MUTE)
        self.toggle = button("", "quiet", "chevron-down", small=True, on_click=self._toggle)
        self.none = button(
            tr("以下都没有"), "tint", small=True, name=tr("{title}：以下都没有", title=self.title)
        )
        self.none.clicked.connect(lambda _checked=False: self.none_asked.emit())
        explained = Para(tr(EXPLAINED[group]), 14, "text2", 1.4)
        title = label(self.title, "h3")
        head = row(title, self.state, (explained, 1), self.none, self.toggle, gap=8, margins=(20, 10, 12, 10))
        self.add(box(head))
        self.lines = [rule() for _ in rows]
        inner = col(gap=0)
        for line, made in zip(self.lines, rows, strict=True):
            inner.addWidget(line)
            inner.addWidget(made)
        self.body_box = box(inner)
        self.add(self.body_box)
        self.is_open = False
        self._closed = False
        self._asked: frozenset[str] = frozenset()
        self._result: ScreeningResult | None = None
        self._answers: Answers = {}
        self.set_open(False)

    def set_open(self, opened: bool) -> None:
        """Fold the questions out or away."""
        self.is_open = opened
        self.body_box.setVisible(opened)
        words = tr("收起") if opened else tr("展开")
        self.toggle.setText(words)
        set_button_icon(self.toggle, "chevron-up" if opened else "chevron-down")
        self.toggle.setAccessibleName(tr("{title}：{action}", title=self.title, action=words))
        self._show_none()

    def show_result(self, result: ScreeningResult, session: Session) -> None:
        """Which questions are asked now, what is answered, how many are open."""
        self._asked = frozenset(gate.gate_id for gate in result.asked)
        self._result, self._answers = result, session.screening
        for line, made in zip(self.lines, self.rows, strict=True):
            answer, note = session.screening.get(made.gate.gate_id, (None, ""))
            made.show_result(answer, note, result)
            is_asked = made.gate.gate_id in self._asked
            made.setVisible(is_asked)
            line.setVisible(is_asked)
        self.setVisible(any(made.gate.gate_id in self._asked for made in self.rows))
        left, found = len(self.open_rows()), len(self._adverse())
        if left:
            self.state.set_text(tr("还差{count}项", count=left), Tone.SINGLE)
        elif found:
            self.state.set_text(tr("有{count}项", count=found), Tone.DISPUTE, "circle-alert")
        else:
            self.state.set_text(tr("都已答"), Tone.AGREE, "check")
        self._show_none()

    def set_closed(self, closed: bool) -> None:
        """Nothing can be answered any more."""
        self._closed = closed
        for made in self.rows:
            made.set_closed(closed)
        self._show_none()

    def open_rows(self) -> list[GateRow]:
        """Questions that are asked and still want an answer or a word; notes count here as well."""
        waiting = {gate.gate_id for gate in self._result.open} if self._result else set()
        return [
            made
            for made in self.rows
            if made.gate.gate_id in self._asked
            and (made.gate.gate_id in waiting or self._unanswered(made.gate))
        ]

    def quick_answers(self) -> dict[str, Answer]:
        """No to everything nobody has answered; what somebody called not yet known stays so."""
        gates = [made.gate for made in self.rows if made.gate.gate_id in self._asked]
        return {g.gate_id: Answer.NO for g in gates if g.gate_id not in self._answers and self._unanswered(g)}

    def _unanswered(self, gate: Gate) -> bool:
        given = self._answers.get(gate.gate_id, (Answer.UNKNOWN, ""))[0]
        known = self._result.known if self._result else {}
        return given is Answer.UNKNOWN and gate.gate_id not in known

    def _adverse(self) -> list[Gate]:
        if self._result is None:
            return []
        spoken = (*self._result.against, *self._result.notes, *self._result.unsure)
        return [made.gate for made in self.rows if made.gate in spoken]

    def _toggle(self) -> None:
        self.set_open(not self.is_open)
        self.toggled.emit()

    def _show_none(self) -> None:
        wanted = self.group in QUICK and self.is_open and not self._closed
        self.none.setVisible(wanted and bool(self.quick_answers()))


class GateBoard(QWidget):
    """All questions that the session's route may ask, under the rules it began under."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context = context
        regime = context.session.regime
        gates = [gate for gate in context.room.pack.gates if gate.basis(regime) is not None]
        self.cards = {gate.gate_id: GateRow(context, gate, regime) for gate in gates}
        self.groups = {
            group: GateGroupCard(group, self._rows_of(group, regime))
            for group in GateGroup
            if self._rows_of(group, regime)
        }
        self.setLayout(col(*self.groups.values(), gap=12))
        self._shown = False
        for card in self.cards.values():
            card.answered.connect(self._record)
        for made in self.groups.values():
            made.none_asked.connect(lambda made=made: self._answer_none(made))

    def _rows_of(self, group: GateGroup, regime: Regime) -> list[GateRow]:
        return [made for made in self.cards.values() if group_of(made.gate, regime) is group]

    def show_result(self, result: ScreeningResult, session: Session) -> None:
        """Draw what is recorded; a group that becomes whole opens the next one, which lies below it."""
        before = self._first_open() if self._shown else None
        for made in self.groups.values():
            made.show_result(result, session)
        after = self._first_open()
        if after is not None and after is not before:
            after.set_open(True)
        self._shown = True

    def set_closed(self, closed: bool) -> None:
        """Nothing can be answered any more."""
        for made in self.groups.values():
            made.set_closed(closed)

    def first_open_row(self) -> GateRow | None:
        """The first question that still wants something, in a group that is unfolded."""
        for made in self.groups.values():
            if made.open_rows() and made.is_open:
                return made.open_rows()[0]
        return None

    def group_of(self, gate_id: str) -> GateGroupCard:
        """The group in which that gate stands."""
        return next(made for made in self.groups.values() if self.cards[gate_id] in made.rows)

    def reveal(self, gate_id: str) -> GateRow:
        """The row of that gate, with its group folded out."""
        self.group_of(gate_id).set_open(True)
        return self.cards[gate_id]

    def _first_open(self) -> GateGroupCard | None:
        return next((made for made in self.groups.values() if made.open_rows()), None)

    def _answer_none(self, made: GateGroupCard) -> None:
        answers = made.quick_answers()
        if self._context.do(lambda: self._context.room.intake.answer_all(answers)) and not made.open_rows():
            made.set_open(False)
            self._hand_on(made)

    def _hand_on(self, made: GateGroupCard) -> None:
        """The keyboard goes on with the work: the next open question, or the heading that was pressed."""
        following = self.first_open_row()
        (following.choice if following else made.toggle).setFocus()

    def _record(self, gate_id: str, answer: str, note: str) -> None:
        intake = self._context.room.intake
        if self._context.do(lambda: intake.answer(gate_id, Answer(answer), note)):
            self.cards[gate_id].recorded()
        else:
            self.show_result(intake.result(), self._context.session)
