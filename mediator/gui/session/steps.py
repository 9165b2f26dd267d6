"""The rows of the stepper: the same missing facts as everywhere, in the words of the page."""

from __future__ import annotations

from mediator.domain.progress import next_stage, reached
from mediator.domain.regimes import RegimeRules, StageNeed
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.frame import stage_step
from mediator.gui.session.route_words import stage_shown
from mediator.gui.widgets import StepItem, StepState, SubStep
from mediator.wording import tr


def step_rows(
    session: Session, rules: RegimeRules, shown: Stage, children: tuple[SubStep, ...]
) -> list[StepItem]:
    """One row a stage of the route; the page that is open carries its own sub-rows."""
    return [
        stage_step(
            stage.value,
            rules.number_of(stage),
            stage_shown(rules, stage),
            _state(session, rules, stage, shown),
            note=_note(session, rules, stage),
            tip=_tip(session, rules, stage),
            reachable=may_open(session, rules, stage),
            children=children if stage is shown else (),
        )
        for stage in rules.plan
    ]


def may_open(session: Session, rules: RegimeRules, stage: Stage) -> bool:
    """Whether there is a page to look at: reached, and gone through where the session was terminated."""
    return stage in reached(session, rules) and (not session.terminated or went_through(session, stage))


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
            return bool(session.clauses or session.facts_text or session.settlement)
        case Stage.FOLLOW_UP:
            return session.in_force.signed is not None
        case Stage.CLOSED:
            return session.ended


def _state(session: Session, rules: RegimeRules, stage: Stage, shown: Stage) -> StepState:
    if stage is shown:
        return StepState.NOW
    if _was_left_out(session, rules, stage):
        return StepState.SKIPPED
    if session.ended:
        return StepState.DONE
    return StepState.DONE if _is_passed(session, rules, stage) else StepState.TODO


def _is_passed(session: Session, rules: RegimeRules, stage: Stage) -> bool:
    return rules.number_of(stage) < rules.number_of(session.stage)


def _was_left_out(session: Session, rules: RegimeRules, stage: Stage) -> bool:
    """Skipped with a reason, passed over at will, or never come to."""
    if stage in session.skipped:
        return True
    if went_through(session, stage):
        return False
    at_will = rules.need(stage) is StageNeed.OPTIONAL and _is_passed(session, rules, stage)
    return at_will or bool(session.terminated)


def _note(session: Session, rules: RegimeRules, stage: Stage) -> str:
    if _was_left_out(session, rules, stage):
        return tr("未进行")
    open_choice = rules.need(stage) is StageNeed.OPTIONAL and not went_through(session, stage)
    return tr("可不做") if open_choice else ""


def _tip(session: Session, rules: RegimeRules, stage: Stage) -> str:
    if stage in session.skipped:
        return session.skipped[stage]
    if may_open(session, rules, stage):
        return ""
    if session.terminated:
        return tr("调解在这一步之前终止了")
    before = rules.plan[rules.plan.index(stage) - 1]
    wanted = session.stage if stage is next_stage(session, rules) else before
    return tr("先完成{stage}", stage=stage_shown(rules, wanted))
