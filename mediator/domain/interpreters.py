"""Helpers of understanding: who translates or signs for whom, and what has to be known of them."""

from __future__ import annotations

from mediator.domain.missing import Missing
from mediator.domain.people import AccessNeed, Person, PersonKind
from mediator.domain.session import Session
from mediator.domain.wording import message

SIGN_ARTICLE = "中华人民共和国治安管理处罚法第一百零一条第一款"
LANGUAGE_ARTICLE = "中华人民共和国治安管理处罚法第一百零一条第二款"
DETAILS_ARTICLE = "公安机关办理行政案件程序规定第七十六条"
HELPED = (AccessNeed.HEARING, AccessNeed.LANGUAGE)


def interpreters_of(session: Session, person: Person) -> tuple[Person, ...]:
    """Those who translate for this person; one named for nobody translates for whoever needs it."""
    needed = any(need in person.details.needs for need in HELPED)
    here = session.here(PersonKind.INTERPRETER)
    return tuple(p for p in here if p.for_person == person.person_id or (needed and not p.for_person))


def about_understanding(session: Session, person: Person) -> Missing | None:
    """What is wanting before this person can be heard in a language or by signs they know."""
    needs = person.details.needs
    helping = interpreters_of(session, person)
    if not helping and AccessNeed.HEARING in needs:
        sentence = message("{name}听不见，请先登记通晓手语等交流方式的人再谈话", name=person.name)
        return Missing(
            code="interpreter", sentence=sentence, person_id=person.person_id, article=SIGN_ARTICLE
        )
    if not helping and AccessNeed.LANGUAGE in needs:
        return Missing(
            code="interpreter",
            sentence=message("{name}需要翻译，请先登记翻译人员再谈话", name=person.name),
            person_id=person.person_id,
            article=LANGUAGE_ARTICLE,
        )
    unknown = next((p for p in helping if not _is_known(p)), None)
    if unknown is None:
        return None
    sentence = message("请补全翻译或者手语人员{name}的住址、工作单位和联系方式", name=unknown.name)
    return Missing(
        code="interpreter_details", sentence=sentence, person_id=unknown.person_id, article=DETAILS_ARTICLE
    )


def _is_known(person: Person) -> bool:
    details = person.details
    return bool(details.address and details.workplace and details.phone)
