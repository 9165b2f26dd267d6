"""What must still hold at every step after it was first checked: screening, rights, will, people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediator.domain.agents import about_agents
from mediator.domain.guardians import about_guardians
from mediator.domain.missing import Missing
from mediator.domain.people import Person
from mediator.domain.presence import about_staff
from mediator.domain.recusal import about_open_requests, about_recusal
from mediator.domain.rights import must_be_willing, rights_of
from mediator.domain.safety import about_safety
from mediator.domain.screening import RulePack, ScreeningResult, screen_session
from mediator.domain.session import Conclusion, Session
from mediator.domain.stages import STAGE_ORDER, Stage
from mediator.domain.wording import message


def standing(session: Session, pack: RulePack, today: date) -> tuple[Missing, ...]:
    """What became wanting since: an answer changed, a will withdrawn, somebody who came later."""
    found = [*about_conclusion(session, pack), *about_recusal(session)]
    for person in session.parties:
        found += about_rights(session, person)
    return (
        *found,
        *about_guardians(session, today),
        *about_agents(session),
        *about_staff(session, pack.presence),
        *_from(Stage.SHUTTLE, session, about_safety(session, pack.safety)),
        *_from(Stage.AGREEMENT, session, about_open_requests(session)),
    )


def _from(stage: Stage, session: Session, found: tuple[Missing, ...]) -> tuple[Missing, ...]:
    """What holds a session up from that stage on and is only shown before."""
    if STAGE_ORDER.index(session.stage) >= STAGE_ORDER.index(stage):
        return found
    return tuple(replace(missing, blocking=False) for missing in found)


def about_conclusion(session: Session, pack: RulePack) -> tuple[Missing, ...]:
    """The officer's conclusion must say yes and rest on the answers as they are now."""
    conclusion = session.conclusion
    if conclusion is None:
        return (Missing(code="conclusion", sentence=message("请写下您的审查结论")),)
    if not conclusion.mediate:
        return (Missing(code="not_mediable", sentence=message("结论是不适用调解，请办理终止")),)
    result = screen_session(pack, session)
    if is_outdated(conclusion, result):
        sentence = message("审查结果有变化，请重新写下审查结论")
        article = result.gravest.law if result.gravest else ""
        return (Missing(code="conclusion_outdated", sentence=sentence, article=article),)
    return ()


def is_outdated(conclusion: Conclusion, result: ScreeningResult) -> bool:
    """Whether the screening comes to something else now, or finds what the conclusion does not answer."""
    settled = {override.gate_id for override in conclusion.overrides}
    uncovered = settled and any(gate.gate_id not in settled for gate in result.against)
    return result.verdict is not conclusion.verdict or bool(uncovered)


def about_rights(session: Session, person: Person) -> tuple[Missing, ...]:
    """Everybody is told their rights; a no to mediation ends it, however late it comes (179(四))."""
    rights = rights_of(session, person.person_id)
    if must_be_willing(person) and rights.willing is False:
        return (
            Missing(
                code="unwilling",
                sentence=message("{name}不愿意调解，不能继续，请办理终止", name=person.name),
                person_id=person.person_id,
                article="公安机关办理行政案件程序规定第一百七十九条第四项",
            ),
        )
    if rights.given_at is None:
        return (
            Missing(
                code="notice",
                sentence=message("还没有向{name}告知权利义务", name=person.name),
                person_id=person.person_id,
                article="公安机关办理行政案件程序规定第七十四条",
            ),
        )
    return ()
