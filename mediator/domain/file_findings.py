"""How each part of a file is found to be there: one pure function for every rule of the self-check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mediator.domain.appraisals import APPRAISAL_TITLES, standing_appraisals
from mediator.domain.events import AppraisalState, Regime
from mediator.domain.file_rules import FileRule
from mediator.domain.followup import due_on, is_settled, obligations
from mediator.domain.interview import was_heard
from mediator.domain.missing import Missing
from mediator.domain.progress import blocking
from mediator.domain.regimes import StageNeed
from mediator.domain.rights import must_be_willing, rights_of, to_be_told
from mediator.domain.screening import RulePack
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.domain.standing import about_conclusion
from mediator.domain.wording import message

Found = tuple[Missing, ...]


@dataclass(frozen=True, kw_only=True)
class FileFacts:
    """What an item is judged by: the session, the rules it began under, and the day it is looked at."""

    session: Session
    pack: RulePack
    today: date


Finder = Callable[[FileFacts], Found]

PASSED_OVER: Found = (Missing(code="passed_over", sentence=message("没有这件事，不需要这一项")),)
"""Nothing of the kind happened in this session, so the file holds none."""

FILE_STAGE: dict[str, Stage] = {
    "application": Stage.PARTIES,
    "applied": Stage.AGREEMENT,
    "advice": Stage.INTAKE,
    "conclusion": Stage.INTAKE,
    "willing": Stage.RIGHTS,
    "notice": Stage.RIGHTS,
}
"""Where something is made good when that is not the item's own stage, by the code of what is missing."""


def _cover(file: FileFacts) -> Found:
    if file.session.dossier is not None:
        return ()
    return (Missing(code="retention", sentence=message("请选定卷宗的保管期限，写明由谁决定")),)


def _made(_: FileFacts) -> Found:
    """Drawn anew with the file, so never missing."""
    return ()


def _willing(file: FileFacts) -> Found:
    if file.session.regime is Regime.PEOPLES:
        return _application(file.session)
    if file.session.regime is Regime.RECOGNITION:
        return tuple(
            Missing(
                code="applied",
                sentence=message("{name}还没有书面申请认可", name=person.name),
                person_id=person.person_id,
            )
            for person in file.session.parties
            if must_be_willing(person) and person.person_id not in file.session.recognition_applied
        )
    return tuple(
        Missing(
            code="willing",
            sentence=message("没有记下{name}同意调解", name=person.name),
            person_id=person.person_id,
        )
        for person in file.session.parties
        if must_be_willing(person) and rights_of(file.session, person.person_id).willing is not True
    )


def _application(session: Session) -> Found:
    if session.application is not None:
        return ()
    return (Missing(code="application", sentence=message("还没有作受理登记")),)


def _registered(file: FileFacts) -> Found:
    if file.session.regime is Regime.PEOPLES:
        return _application(file.session)
    if file.session.regime is Regime.ADVICE:
        if file.session.advice is not None:
            return ()
        return (Missing(code="advice", sentence=message("还没有记下告知情况")),)
    if file.session.conclusion is None:
        return (Missing(code="conclusion", sentence=message("还没有写下审查结论")),)
    return ()


def _heard(file: FileFacts) -> Found:
    at_will = file.session.terminated or file.session.regime is Regime.ON_THE_SPOT
    if at_will:
        return () if file.session.talks else PASSED_OVER
    heard = {talk.person_id for talk in file.session.talks if was_heard(talk)}
    return tuple(
        Missing(
            code="talk",
            sentence=message("没有{name}的笔录", name=person.name),
            person_id=person.person_id,
        )
        for person in file.session.parties
        if must_be_willing(person) and person.person_id not in heard
    )


def _evidence(file: FileFacts) -> Found:
    waiting = tuple(
        Missing(
            code="appraisal",
            sentence=message(
                "{kind}还没有结果，材料收到后列入清单", kind=message(APPRAISAL_TITLES[noted.kind])
            ),
            person_id=noted.person_id,
        )
        for noted in standing_appraisals(file.session)
        if noted.state is AppraisalState.REQUESTED
    )
    if waiting or file.session.exhibits:
        return waiting
    return (Missing(code="exhibits", sentence=message("没有列出证据材料。确实没有的，打勾确认")),)


def _mediated(file: FileFacts) -> Found:
    rules = file.pack.rules_of(file.session.regime)
    if (
        file.session.terminated
        or Stage.JOINT in file.session.skipped
        or rules.need(Stage.JOINT) is StageNeed.LEFT_OUT
    ):
        return () if file.session.joint_talks else PASSED_OVER
    if any(talk.ended_at is not None for talk in file.session.joint_talks):
        return ()
    return (Missing(code="joint", sentence=message("没有共同会谈的记录")),)


def _agreed(file: FileFacts) -> Found:
    if file.session.terminated and file.session.in_force.signed is None:
        return PASSED_OVER
    if file.session.regime is Regime.RECOGNITION:
        if file.session.settlement is not None:
            return ()
        return (Missing(code="settlement", sentence=message("还没有登记和解内容和履行情况")),)
    if file.session.oral:
        return PASSED_OVER
    if file.session.in_force.signed is not None:
        return ()
    return (Missing(code="signed", sentence=message("协议还没有签署完成")),)


def _oral(file: FileFacts) -> Found:
    return () if file.session.oral else PASSED_OVER


def _followed(file: FileFacts) -> Found:
    if file.session.in_force.signed is None:
        return PASSED_OVER
    open_items = tuple(
        Missing(code="obligation", sentence=message("第{number}条还没有登记履行结果", number=number))
        for number, clause in enumerate(file.session.in_force.clauses, 1)
        if clause in obligations(file.session) and not is_settled(file.session, clause.clause_id)
    )
    visited = any(visit.visited_on for visit in file.session.visits)
    if file.pack.rules_of(file.session.regime).visit_needed and not visited and not file.session.terminated:
        return (*open_items, Missing(code="visit", sentence=message("还没有做过回访")))
    return open_items


def _confirmed(file: FileFacts) -> Found:
    if file.session.regime is not Regime.RECOGNITION or file.session.terminated:
        return PASSED_OVER
    if file.session.recognition is not None:
        return ()
    return (Missing(code="recognition", sentence=message("还没有认可的决定")),)


def _situation(file: FileFacts) -> Found:
    if file.session.dossier is not None and file.session.dossier.situation:
        return ()
    return (Missing(code="situation", sentence=message("请填写卷宗情况说明")),)


def _accepted(file: FileFacts) -> Found:
    """Everybody who was to be told was told, on paper."""
    return tuple(
        Missing(
            code="notice",
            sentence=message("没有{name}的权利义务告知书", name=person.name),
            person_id=person.person_id,
        )
        for person in to_be_told(file.session)
        if rights_of(file.session, person.person_id).given_at is None
    )


def _law(file: FileFacts) -> Found:
    """A conclusion that departs from the rules says why; one that no longer fits is found here too."""
    if file.session.terminated or file.session.regime in (Regime.PEOPLES, Regime.ADVICE):
        return ()
    settled = file.session.in_force.signed is not None or file.session.recognition is not None
    return () if settled else blocking(about_conclusion(file.session, file.pack))


def _timely(file: FileFacts) -> Found:
    late = tuple(
        Missing(code="visit", sentence=message("有一次回访过了约定的日期还没有做"))
        for visit in file.session.visits
        if visit.visited_on is None and visit.due_on < file.today
    )
    overdue = tuple(
        Missing(code="obligation", sentence=message("第{number}条过了期限还没有登记履行结果", number=number))
        for number, clause in enumerate(file.session.in_force.clauses, 1)
        if clause in obligations(file.session)
        and not is_settled(file.session, clause.clause_id)
        and (due_on(file.session, clause) or file.today) < file.today
    )
    return (*late, *overdue)


FINDERS: dict[FileRule, Finder] = {
    FileRule.COVER: _cover,
    FileRule.MADE: _made,
    FileRule.WILLING: _willing,
    FileRule.REGISTERED: _registered,
    FileRule.HEARD: _heard,
    FileRule.EVIDENCE: _evidence,
    FileRule.MEDIATED: _mediated,
    FileRule.AGREED: _agreed,
    FileRule.ORAL: _oral,
    FileRule.FOLLOWED: _followed,
    FileRule.CONFIRMED: _confirmed,
    FileRule.SITUATION: _situation,
    FileRule.ACCEPTED: _accepted,
    FileRule.LAW: _law,
    FileRule.TIMELY: _timely,
}
