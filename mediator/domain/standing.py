"""What must still hold at every step after it was first checked: screening, rights, will, guardians."""

from __future__ import annotations

from datetime import date

from mediator.domain.attendance import needs_guardian
from mediator.domain.missing import Missing
from mediator.domain.people import Person, PersonKind
from mediator.domain.rights import must_be_willing, rights_of
from mediator.domain.screening import RulePack, screen
from mediator.domain.session import Session
from mediator.domain.wording import message


def standing(session: Session, pack: RulePack, today: date) -> tuple[Missing, ...]:
    """What became wanting since: an answer changed, a will withdrawn, somebody who came later."""
    found = list(about_conclusion(session, pack))
    for person in session.parties:
        found += about_rights(session, person)
    return (*found, *about_guardians(session, today))


def about_conclusion(session: Session, pack: RulePack) -> tuple[Missing, ...]:
    """The officer's conclusion must say yes and rest on the answers as they are now."""
    conclusion = session.conclusion
    if conclusion is None:
        return (Missing(code="conclusion", sentence=message("请写下您的审查结论")),)
    if not conclusion.mediate:
        return (Missing(code="not_mediable", sentence=message("结论是不适用调解，请办理终止")),)
    if screen(pack, session.screening).verdict is not conclusion.verdict:
        sentence = message("审查的回答改动过，请重新写下审查结论")
        return (Missing(code="conclusion_outdated", sentence=sentence),)
    return ()


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


GUARDIAN_ARTICLES = {
    PersonKind.PARTY: "公安机关办理行政案件程序规定第一百八十一条",
    PersonKind.FACT_WITNESS: "中华人民共和国治安管理处罚法第九十八条第三款",
}


def about_guardians(session: Session, today: date) -> tuple[Missing, ...]:
    """Nobody under 18 takes part without a guardian, a suitable adult, or the reason for their absence."""
    return tuple(
        Missing(
            code="guardian",
            sentence=message("{name}未满18周岁，请填写到场的监护人", name=person.name),
            person_id=person.person_id,
            article=GUARDIAN_ARTICLES[person.kind],
        )
        for person in session.here(*GUARDIAN_ARTICLES)
        if needs_guardian(session, person.person_id, today)
    )
