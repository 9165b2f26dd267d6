"""What the rules make of the answers in plain words: one line at the foot, every finding with its law."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout

from mediator.domain.errors import MediatorError
from mediator.domain.events import Answer, Regime, ScreeningVerdict
from mediator.domain.gates import Gate
from mediator.domain.hand_over import gates_to_tell
from mediator.domain.screening import ScreeningResult
from mediator.domain.wording import message
from mediator.gui.session.context import SessionContext
from mediator.gui.session.intake_gate_row import is_to_confirm, next_step_shown, question_shown
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, Pill, button, clear_layout, col, icon_label, label, row, rule
from mediator.wording import mark, tr

FINDINGS: dict[ScreeningVerdict, str] = {
    ScreeningVerdict.MUST_NOT: mark("不适用：“{question}”答“{answer}”"),
    ScreeningVerdict.ASK_SUPERIOR: mark("须请示：“{question}”答“{answer}”"),
    ScreeningVerdict.NOT_POLICE_MATTER: mark("不属于治安调解：“{question}”答“{answer}”"),
}
PILLS: dict[ScreeningVerdict, tuple[str, Tone]] = {
    ScreeningVerdict.MUST_NOT: (mark("不适用"), Tone.DANGER),
    ScreeningVerdict.ASK_SUPERIOR: (mark("须请示"), Tone.DISPUTE),
    ScreeningVerdict.NOT_POLICE_MATTER: (mark("不属于治安调解"), Tone.DANGER),
}
HAND_OVER = "hand-over-card"


def finding_shown(gate: Gate, regime: Regime) -> str:
    """One finding against mediation: the question with the answer given to it."""
    answer = tr("是") if gate.adverse is Answer.YES else tr("否")
    return tr(FINDINGS[gate.verdict_on(regime)], question=question_shown(gate), answer=answer)


def finding_recorded(gate: Gate, regime: Regime) -> str:
    """The same for the record, which is kept in Chinese whatever language the windows speak."""
    answer = "是" if gate.adverse is Answer.YES else "否"
    template = FINDINGS[gate.verdict_on(regime)]
    return message(template, question=gate.question, answer=answer).in_chinese()


def result_shown(result: ScreeningResult) -> str:
    """The result in one line."""
    if result.verdict is ScreeningVerdict.MAY:
        if result.regime is Regime.ADVICE:
            return tr("够得上违反治安管理，请变更途径")
        return tr("符合调解条件")
    if result.gravest is None:
        return tr("还差{count}项没有回答", count=len(result.waiting))
    return finding_shown(result.gravest, result.regime)


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
        gravest = result.gravest
        if gravest is None:
            return ""
        law, next_step, more = gravest.law, next_step_shown(gravest), len(result.against) - 1
        if more:
            return tr(
                "依据：{law}。去向：{next_step}。另有{count}项不符合",
                law=law,
                next_step=next_step,
                count=more,
            )
        return tr("依据：{law}。去向：{next_step}", law=law, next_step=next_step)


class FindingsCard(Card):
    """Every finding with its article and what follows, and the card to give away where one says no."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=10)
        self._context = context
        self._rows = col(gap=10)
        self.print_zh = button(tr("打印转办告知卡"), icon="printer", small=True)
        self.print_en = button(tr("英文告知卡"), "quiet", "printer", small=True)
        self.print_zh.clicked.connect(lambda _checked=False: self._print("zh"))
        self.print_en.clicked.connect(lambda _checked=False: self._print("en"))
        self._prints = row(self.print_zh, self.print_en, None, gap=8)
        self.add(label(tr("审查发现"), "h3"), self._rows, self._prints)

    def show_result(self, result: ScreeningResult) -> None:
        """Draw what was found; nothing found hides the card."""
        clear_layout(self._rows)
        lines = [
            *(self._against(gate, result.regime) for gate in result.against),
            *(self._line(tr("待法制确认"), Tone.DISPUTE, gate) for gate in result.unsure),
            *(self._line(tr("提示"), Tone.MUTE, gate) for gate in result.notes),
        ]
        for place, line in enumerate(lines):
            if place:
                self._rows.addWidget(rule())
            self._rows.addLayout(line)
        told = bool(gates_to_tell(result))
        self.print_zh.setVisible(told)
        self.print_en.setVisible(told)
        self.setVisible(bool(lines))

    def _against(self, gate: Gate, regime: Regime) -> QLayout:
        words, tone = PILLS[gate.verdict_on(regime)]
        return self._line(tr(words), tone, gate)

    def _line(self, words: str, tone: Tone, gate: Gate) -> QLayout:
        pills = [Pill(words, tone)]
        if is_to_confirm(gate) and not gate.is_unsure:
            pills.append(Pill(tr("待法制确认"), Tone.DISPUTE))
        head = row(*pills, None, gap=6)
        return col(
            head,
            Para(question_shown(gate), 16, bold=True, line_height=1.4),
            Para(tr("{law}：{quote}", law=gate.law, quote=gate.quote), 14, "text2", 1.4),
            Para(tr("去向：{next_step}", next_step=next_step_shown(gate)), 14, "text", 1.4),
            gap=4,
        )

    def _print(self, language: str) -> None:
        try:
            pdf = self._context.room.intake.hand_over(language)
        except MediatorError as error:
            self._context.questions.tell(error)
            return
        self._context.open_paper(HAND_OVER, tr("转办告知卡"), pdf)
