"""The rows of the stepper: the same missing facts as everywhere, in the words of the page."""

from __future__ import annotations

from mediator.domain.progress import next_stage, reached
from mediator.domain.session import Session
from mediator.domain.stages import STAGE_ORDER, STAGE_TITLES, Stage, number_of
from mediator.gui.frame import stage_step
from mediator.gui.widgets import StepItem, StepState, SubStep
from mediator.wording import tr

STEPS = tuple(s for s in STAGE_ORDER if s is not Stage.CLOSED)


def step_rows(session: Session, shown: Stage, children: tuple[SubStep, ...]) -> list[StepItem]:
    """One row a stage; the page that is open carries its own sub-rows."""
    open_to = reached(session)
    return [
        stage_step(
            stage.value,
            number_of(stage),
            tr(STAGE_TITLES[stage]),
            _state(session, stage, shown),
            note=_note(session, stage),
            tip=session.skipped.get(stage, "") if stage in open_to else _tip(session, stage),
            reachable=stage in open_to,
            children=children if stage is shown else (),
        )
        for stage in STEPS
    ]


def _state(session: Session, stage: Stage, shown: Stage) -> StepState:
    if stage is shown:
        return StepState.NOW
    if stage in session.skipped:
        return StepState.SKIPPED
    if session.ended and not session.terminated:
        return StepState.DONE
    return StepState.DONE if number_of(stage) < number_of(session.stage) else StepState.TODO


def _note(session: Session, stage: Stage) -> str:
    return tr("未进行") if stage in session.skipped else ""


def _tip(session: Session, stage: Stage) -> str:
    before = STAGE_ORDER[STAGE_ORDER.index(stage) - 1]
    wanted = session.stage if stage is next_stage(session) else before
    return tr("先完成{stage}", stage=tr(STAGE_TITLES[wanted]))
