"""What the rules make of the answers, in plain words, and beside it the officer's own conclusion."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from mediator.domain.events import ScreeningVerdict
from mediator.domain.screening import Gate, ScreeningResult
from mediator.domain.session import Conclusion
from mediator.domain.wording import message
from mediator.gui.session.context import SessionContext
from mediator.gui.session.intake_gates import question_shown
from mediator.gui.session.kept_fields import KeptFields, carrier
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, Pill, SegmentedChoice, TextField, button, icon_label, label, row
from mediator.gui.widgets.layout import clear_layout, col
from mediator.wording import mark, tr

FINDINGS: dict[ScreeningVerdict, str] = {
    ScreeningVerdict.MUST_NOT: mark("不适用：“{question}”答“{answer}”"),
    ScreeningVerdict.ASK_SUPERIOR: mark("须请示：“{question}”答“{answer}”"),
    ScreeningVerdict.NOT_POLICE_MATTER: mark("不属于治安调解：“{question}”答“{answer}”"),
}


def finding_shown(gate: Gate) -> str:
    """One finding against mediation: the question with the answer given to it."""
    answer = tr("是") if gate.kind == "stop" else tr("否")
    return tr(FINDINGS[gate.verdict], question=question_shown(gate), answer=answer)


def finding_recorded(gate: Gate) -> str:
    """The same for the record, which is kept in Chinese whatever language the windows speak."""
    answer = "是" if gate.kind == "stop" else "否"
    return message(FINDINGS[gate.verdict], question=gate.question, answer=answer).in_chinese()


def result_shown(result: ScreeningResult) -> str:
    """The result in one line."""
    if result.verdict is ScreeningVerdict.MAY:
        return tr("符合调解条件")
    if result.verdict is ScreeningVerdict.INCOMPLETE:
        return tr("还差{count}项没有回答", count=len(result.open))
    gravest = next(g for g in result.against if g.verdict is result.verdict)
    return finding_shown(gravest)


class ResultStrip(Card):
    """Stands at the foot of the page and never decides."""

    def __init__(self) -> None:
        super().__init__(pad=(20, 10, 20, 10), gap=0)
        self._line: QHBoxLayout = row(gap=12)
        self.add(self._line)

    def show_result(self, result: ScreeningResult) -> None:
        """Draw the result, the law behind it and what follows."""
        clear_layout(self._line)
        tone, icon = self._look(result)
        self.setProperty("tone", str(tone))
        self.style().unpolish(self)
        self.style().polish(self)
        words = result_shown(result)
        self.setAccessibleName(tr("审查结果：{result}", result=words))
        column = col(Para(words, 16, tone, 1.4, bold=True), gap=2)
        basis = self._basis(result)
        if basis:
            column.addWidget(Para(basis, 14, "text2", 1.4))
        self._line.addWidget(icon_label(icon, tone, 20))
        self._line.addLayout(column, 1)

    @staticmethod
    def _look(result: ScreeningResult) -> tuple[Tone, str]:
        if result.verdict is ScreeningVerdict.MAY:
            return Tone.AGREE, "circle-check"
        if result.verdict is ScreeningVerdict.INCOMPLETE:
            return Tone.SINGLE, "circle-question-mark"
        return Tone.DISPUTE, "circle-alert"

    @staticmethod
    def _basis(result: ScreeningResult) -> str:
        if not result.against:
            return ""
        gravest = next(g for g in result.against if g.verdict is result.verdict)
        law = gravest.instrument + gravest.article
        more = len(result.against) - 1
        if more:
            return tr(
                "依据：{law}。去向：{next_step}。另有{count}项不符合",
                law=law,
                next_step=gravest.next_step,
                count=more,
            )
        return tr("依据：{law}。去向：{next_step}", law=law, next_step=gravest.next_step)


class ConclusionCard(Card):
    """Mediate or not, with a reason where it departs from the rules, and where to go instead."""

    changed = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self.choice = SegmentedChoice([("yes", tr("适用调解")), ("no", tr("不适用"))], name=tr("审查结论"))
        self.state = Pill("", Tone.MUTE)
        self.reason = TextField(tr("理由"), optional=tr("（与审查结果不一致时必填）"), lines=2)
        self.route = TextField(tr("下一步去向"), lines=2, hint=tr("写进记录，也告诉当事人"))
        self.note = button(tr("记下结论"), "tint")
        held = carrier(self.choice, self)
        self.add(
            row(label(tr("审查结论"), "h3"), self.state, None, gap=8),
            Para(tr("由您决定。与审查结果不一致时，请写明理由。"), 14, "text2", 1.4),
            row(self.choice, None, self.note, gap=16),
            self.reason,
            self.route,
        )
        self._held = held
        self._fields = KeptFields(
            context.keep_draft, "conclusion", {"mediate": held, "reason": self.reason.edit}, {}
        )
        self._route = KeptFields(context.keep_draft, "termination", {"route": self.route.edit}, {})
        self._result: ScreeningResult | None = None
        held.textChanged.connect(lambda _text: self._rearrange())
        self.reason.changed.connect(lambda _text: self._rearrange())
        self._rearrange()

    def mediate(self) -> bool | None:
        """What is chosen now; None when nothing is."""
        return {"yes": True, "no": False}.get(self._held.text())

    def pending(self) -> bool:
        """Whether something was chosen or written that is not recorded yet."""
        return self.mediate() is not None and self._fields.touched()

    def show_conclusion(self, conclusion: Conclusion | None, result: ScreeningResult) -> None:
        """What is recorded, and whether the answers have changed since."""
        self._result = result
        recorded = {} if conclusion is None else _texts(conclusion)
        self._fields.show(recorded)
        if conclusion is None:
            self.state.set_text(tr("还没有结论"), Tone.MUTE)
        elif conclusion.verdict is not result.verdict:
            self.state.set_text(tr("审查结果有变化，请再看结论"), Tone.DISPUTE)
        else:
            self.state.set_text(tr("已记下"), Tone.AGREE)
        if self.mediate() is False and not self.route.text() and result.against:
            self.route.set_text(result.against[0].next_step)
        self._rearrange()

    def recorded(self) -> None:
        """The conclusion was committed just now."""
        self._fields.forget()
        self._rearrange()

    def rest(self) -> None:
        """The keyboard on the choice that was recorded."""
        chosen = next((made for made in self.choice.buttons() if made.isChecked()), None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_closed(self, closed: bool) -> None:
        """Nothing can be concluded any more."""
        for made in (*self.choice.buttons(), self.reason.edit, self.route.edit, self.note):
            made.setEnabled(not closed)

    def _rearrange(self) -> None:
        self.reason.setVisible(self.mediate() is not None)
        self.route.setVisible(self.mediate() is False)
        if self.mediate() is False and self._result and self._result.against and not self.route.text():
            self.route.set_text(self._result.against[0].next_step)
        self.note.setVisible(self.pending())
        self.changed.emit()


def _texts(conclusion: Conclusion) -> dict[str, str]:
    return {"mediate": "yes" if conclusion.mediate else "no", "reason": conclusion.reason}
