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
    return [
        stage_step(
            stage.value,
            number_of(stage),
            tr(STAGE_TITLES[stage]),
            _state(session, stage, shown),
            note=_note(session, stage),
            tip=_tip(session, stage),
            reachable=may_open(session, stage),
            children=children if stage is shown else (),
        )
        for stage in STEPS
    ]


def may_open(session: Session, stage: Stage) -> bool:
    """Whether there is a page to look at: reached, and gone through where the session was terminated."""
    return stage in reached(session) and (not session.terminated or went_through(session, stage))


def went_through(session: Session, stage: Stage) -> bool:
    """Whether anything was recorded in that stage."""
    match stage:
        case Stage.INTAKE:
            return True
        case Stage.PARTIES:
            return bool(session.people)
        case Stage.RIGHTS:
            return bool(session.rights)
        case Stage.FIRST_ROUND | Stage.SECOND_ROUND:
            wanted = 1 if stage is Stage.FIRST_ROUND else 2
            return any(talk.round == wanted for talk in session.talks)
        case Stage.COMPARISON:
            return bool(session.fact_points)
        case Stage.SHUTTLE:
            return bool(session.offers)
        case Stage.JOINT:
            return bool(session.joint_talks)
        case Stage.AGREEMENT:
            return bool(session.clauses or session.facts_text)
        case Stage.FOLLOW_UP:
            return session.signed is not None
        case Stage.CLOSED:
            return session.ended


def _state(session: Session, stage: Stage, shown: Stage) -> StepState:
    if stage is shown:
        return StepState.NOW
    if stage in session.skipped or (session.terminated and not went_through(session, stage)):
        return StepState.SKIPPED
    if session.ended:
        return StepState.DONE
    return StepState.DONE if number_of(stage) < number_of(session.stage) else StepState.TODO


def _note(session: Session, stage: Stage) -> str:
    left_out = stage in session.skipped or (session.terminated and not went_through(session, stage))
    return tr("未进行") if left_out else ""


def _tip(session: Session, stage: Stage) -> str:
    if stage in session.skipped:
        return session.skipped[stage]
    if may_open(session, stage):
        return ""
    if session.terminated:
        return tr("调解在这一步之前终止了")
    before = STAGE_ORDER[STAGE_ORDER.index(stage) - 1]
    wanted = session.stage if stage is next_stage(session) else before
    return tr("先完成{stage}", stage=tr(STAGE_TITLES[wanted]))
