"""How a joint talk came out, chosen while it goes on and shown once it has ended."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.events import JointOutcome
from mediator.domain.session import JointTalk, Session
from mediator.gui.dates import span_shown
from mediator.gui.session.context import SessionContext
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Card, Para, Pill, SegmentedChoice, button, col, icon_label, label, row
from mediator.gui.widgets.layout import box
from mediator.wording import mark, tr

OUTCOME_TITLES: dict[JointOutcome, str] = {
    JointOutcome.AGREED: mark("谈成"),
    JointOutcome.NOT_AGREED: mark("没谈成"),
    JointOutcome.ADJOURNED: mark("改期"),
}
OUTCOME_TONES: dict[JointOutcome, Tone] = {
    JointOutcome.AGREED: Tone.AGREE,
    JointOutcome.NOT_AGREED: Tone.SINGLE,
    JointOutcome.ADJOURNED: Tone.DISPUTE,
}


class OutcomeCard(Card):
    """Ends the talk with 谈成, 没谈成 or 改期; afterwards it may be begun once more."""

    again = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=10)
        self._context = context
        self.choice = SegmentedChoice(
            [(o.value, tr(title)) for o, title in OUTCOME_TITLES.items()], name=tr("会谈结果")
        )
        self._wrong = label("", "bold", "danger", wrap=True)
        self._wrong_line = box(row(icon_label("circle-alert", "danger", 18), (self._wrong, 1), gap=6))
        self._wrong_line.hide()
        self.end_button = button(tr("结束共同会谈"), "tint", on_click=self.end)
        self._ending = box(
            col(
                label(tr("谈得怎么样"), "h3"),
                self._wrong_line,
                row(self.choice, None),
                row(self.end_button, None),
                gap=10,
            )
        )
        self._result = Pill("", Tone.MUTE)
        self._span = Para("", 14, "text2", 1.4)
        self.again_button = button(tr("再开一次"), small=True, on_click=self.again.emit)
        self._ended = box(
            col(row(label(tr("会谈结果"), "h3"), self._result, None, self.again_button), self._span, gap=8)
        )
        self.add(self._ending, self._ended)

    def show_session(self, session: Session) -> None:
        """The choice while a talk goes on, otherwise the result of the last one."""
        going = session.open_joint_talk
        self._ending.setVisible(going is not None)
        self._ended.setVisible(going is None)
        if going is None and session.joint_talks:
            self._show_result(session, session.joint_talks[-1])

    def end(self) -> None:
        """Commit how it came out; without a choice nothing ends."""
        chosen = self.choice.value()
        self._say("" if chosen else tr("请先选择谈成、没谈成或改期"))
        if not chosen:
            return
        if self._context.do(lambda: self._context.room.joint.end(JointOutcome(chosen))):
            self.choice.set_value("")

    def first_focus(self) -> QWidget:
        """The control that is usable now."""
        return self.again_button

    def _say(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong_line.setVisible(bool(wrong))
        self.choice.set_error(wrong)

    def _show_result(self, session: Session, talk: JointTalk) -> None:
        outcome = talk.outcome or JointOutcome.ADJOURNED
        self._result.set_text(tr(OUTCOME_TITLES[outcome]), OUTCOME_TONES[outcome])
        names = tr("、").join(session.person(i).name for i in talk.present)
        when = span_shown(talk.started_at, talk.ended_at) if talk.ended_at else ""
        self._span.set_text(tr("{when}。在场：{names}", when=when, names=names))
        self.again_button.setVisible(session.lock is None and not session.ended)
