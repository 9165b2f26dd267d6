"""Makes the stepper's rows with their states in words, for eyes and for screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from mediator.gui.widgets import StepItem, Stepper, StepState, SubStep
from mediator.wording import mark, tr

STATE_WORDS = {
    StepState.DONE: mark("已完成"),
    StepState.NOW: mark("进行中"),
    StepState.TODO: mark("未开始"),
    StepState.WARN: mark("需补充"),
    StepState.SKIPPED: mark("未进行"),
}


def session_stepper() -> Stepper:
    """The stepper of a session, its fixed words in the language in use."""
    return Stepper(
        tr("会谈进度"),
        leave=tr("退出本次会谈"),
        end=tr("终止调解"),
        terms=tr("立案与期限"),
        alarm=tr("升级警示"),
    )


def show_progress(stepper: Stepper, number: int, total: int) -> None:
    """Head the stepper with "第4步，共10步", and the rail with "4/10"."""
    caption = tr("第{number}步，共{total}步", number=number, total=total)
    stepper.set_heading(tr("会谈进度"), caption, f"{number}/{total}")


def stage_step(
    key: str,
    number: int,
    title: str,
    state: StepState,
    *,
    note: str = "",
    tip: str = "",
    reachable: bool = True,
    children: Sequence[SubStep] = (),
) -> StepItem:
    """One stage; `note` is a short word beside the title, `tip` why it is closed or was skipped."""
    words = note or tr(STATE_WORDS[state])
    spoken = tr("第{number}步 {title}，{state}", number=number, title=title, state=words)
    shown = note or (words if state in (StepState.SKIPPED, StepState.WARN) else "")
    return StepItem(key, number, title, state, shown, spoken, tip, reachable, tuple(children))


def person_step(key: str, title: str, state: StepState, note: str) -> SubStep:
    """One person within a stage, such as 甲 王秀兰, 谈话中."""
    return SubStep(key, title, state, note, tr("{title}，{state}", title=title, state=note))
