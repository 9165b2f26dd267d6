"""What every stage page is: it draws the session, asks, and says what the footer shall offer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.progress import Missing, StageNotAllowed
from mediator.domain.session import Session
from mediator.domain.stages import STAGE_ORDER, Stage
from mediator.gui.questions import TextQuestion
from mediator.gui.session.context import SessionContext
from mediator.gui.session.route_words import stage_shown
from mediator.gui.widgets import SubStep
from mediator.wording import tr


@dataclass(frozen=True, kw_only=True)
class FooterPlan:
    """The footer of a page: back at the left, a hint, secondary actions, one forward action."""

    back: str = ""
    hint: str = ""
    hint_icon: str = ""
    secondary: tuple[tuple[str, str], ...] = ()
    primary: str = ""
    primary_kind: str = "primary"
    enabled: bool = True
    why: str = ""


class StagePage(QWidget):
    """A page of one stage. It keeps nothing but text not yet recorded."""

    footer_changed = Signal()
    steps_changed = Signal()  # other sub-steps, or another of them is open

    def __init__(self, context: SessionContext, stage: Stage) -> None:
        super().__init__()
        self.context = context
        self.stage = stage

    @property
    def session(self) -> Session:
        return self.context.session

    def show_session(self, session: Session) -> None:
        """Draw what was last committed."""
        raise NotImplementedError

    def footer_plan(self) -> FooterPlan:
        """What the footer offers now; emit `footer_changed` when this changes without a commit."""
        return FooterPlan(back=tr("上一步"), primary=tr("保存并继续"))

    def press_primary(self) -> None:
        """The forward action of the footer."""
        self.go_on()

    def press_secondary(self, key: str) -> None:
        """A secondary action of the footer, by its key."""

    def press_back(self) -> None:
        """The page before this one; nothing is lost by looking back."""
        here = STAGE_ORDER.index(self.stage)
        before = [s for s in self.context.room.rules.plan if STAGE_ORDER.index(s) < here]
        self.context.open_stage(before[-1] if before else self.stage)

    def sub_steps(self) -> tuple[SubStep, ...]:
        """Rows under this stage in the stepper, such as the people to talk with."""
        return ()

    def press_sub_step(self, key: str) -> None:
        """A row under this stage was chosen."""

    def first_focus(self) -> QWidget | None:
        """The control that has the keyboard when the page opens."""
        return None

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        """Show what is still wanted; pages with fields mark them instead."""
        first = missing[0]
        self.context.questions.tell(StageNotAllowed(first.sentence, article=first.article))

    def go_on(self) -> None:
        """Record the next stage when this one is complete, or show what is missing; then open it."""
        room = self.context.room
        if room.session.stage is self.stage:
            wanting = room.missing()
            if wanting:
                self.show_missing(wanting)
                return
            advised = room.advised()
            if not self.context.do(room.advance):
                return
            self.context.open_stage(room.session.stage)
            if advised:
                self._tell_practice(advised)
            return
        here = STAGE_ORDER.index(self.stage)
        after = (s for s in room.rules.plan if STAGE_ORDER.index(s) > here)
        self.context.open_stage(next((s for s in after if s not in room.session.skipped), room.session.stage))

    def onward(self) -> str:
        """The words of the way on: into the stage that comes next on this route."""
        room = self.context.room
        here = STAGE_ORDER.index(self.stage)
        after = (s for s in room.rules.plan if STAGE_ORDER.index(s) > here)
        coming = next((s for s in after if s not in room.session.skipped), Stage.CLOSED)
        return tr("进入{stage}", stage=stage_shown(room.rules, coming))

    def _tell_practice(self, advised: tuple[Missing, ...]) -> None:
        """What was left open on the way and is good practice here; it holds nothing up."""
        first, more = tr(advised[0].sentence), len(advised) - 1
        if more:
            self.context.toast(tr("良好做法：{sentence}。另有{count}项", sentence=first, count=more))
        else:
            self.context.toast(tr("良好做法：{sentence}", sentence=first))

    def skip(self, stage: Stage, title: str, choices: tuple[str, ...]) -> None:
        """Ask for the reason, leave the stage out, and go on when that was the open one."""
        reason = self.context.questions.ask_text(
            TextQuestion(
                key=f"skip-{stage.value}",
                title=title,
                hint=tr("原因会写进记录，进度里显示“未进行”。"),
                yes=tr("略过这一步"),
                no=tr("再看看"),
                choices=choices,
            )
        )
        if reason is None or not self.context.do(lambda: self.context.room.skip(stage, reason)):
            return
        if stage is self.stage:
            self.go_on()
