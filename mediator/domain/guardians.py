"""Whoever cannot act alone: guardians told, come, in whose stead somebody sits in, or noted as absent."""

from __future__ import annotations

from datetime import date, datetime

from mediator.domain.attendance import check_people_open, checked
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import GuardianAbsent, GuardianNotified, GuardianPresent
from mediator.domain.missing import Missing
from mediator.domain.people import AccessNeed, Person, PersonDetails, PersonKind, age_on, is_minor
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.witnesses import check_apart
from mediator.domain.wording import message

OWN_INCOME_AGE = 16
MEDIATION_ARTICLE = "公安机关办理行政案件程序规定第一百八十一条"
QUESTIONING_ARTICLE = "中华人民共和国治安管理处罚法第九十八条第三款"
CAPACITY_ARTICLE = "中华人民共和国民法典第二十一条至第二十三条"


class GuardianMissing(Refusal):
    """A minor is not heard alone (法 98(3))."""


def has_limited_capacity(details: PersonDetails) -> bool:
    """An adult who cannot, or can only in part, answer for what they do (民法典 21, 22)."""
    return AccessNeed.CAPACITY in details.needs


def is_ward(details: PersonDetails, day: date) -> bool:
    """Whether somebody acts through a guardian: under 18, or of limited capacity."""
    return is_minor(details, day) or has_limited_capacity(details)


def bring_guardian(
    session: Session,
    person_id: str,
    for_person: str,
    relation: str,
    details: PersonDetails,
    today: date,
    *,
    suitable_adult: bool = False,
) -> GuardianPresent:
    """A guardian is here for a ward; a suitable adult only where no guardian can come (法 98(3))."""
    check_people_open(session)
    kept = checked(details, today)
    if kept.born_on is not None and is_minor(kept, today):
        raise BadInput(message("{name}未满18周岁，不能作为监护人到场", name=kept.name))
    kind = PersonKind.SUITABLE_ADULT if suitable_adult else PersonKind.GUARDIAN
    check_apart(session, kept, kind)
    session.person(for_person)
    return GuardianPresent(
        person_id=person_id,
        kind=kind,
        for_person=for_person,
        relation=check_line(relation, message("与当事人的关系"), most=40),
        details=kept,
    )


def note_guardian_absent(
    session: Session, for_person: str, reason: str, today: date, *, own_income_and_agrees: bool = False
) -> GuardianAbsent:
    """No guardian came; the reason goes into the record (法 98(3)).

    The exception of 程序规定 181 (16 or older, lives on own work, asks that none be told) is checked.
    """
    check_people_open(session)
    person = session.person(for_person)
    born_on = person.details.born_on
    too_young = born_on is None or age_on(born_on, today) < OWN_INCOME_AGE
    if own_income_and_agrees and too_young:
        raise Refusal(
            message("{name}未满16周岁，应当通知父母或者其他监护人到场", name=person.name),
            article=MEDIATION_ARTICLE,
        )
    return GuardianAbsent(
        for_person=for_person,
        reason=check_text(reason, message("监护人未到场的原因"), most=200),
        own_income_and_agrees=own_income_and_agrees,
    )


def notify_guardian(
    session: Session,
    for_person: str,
    now: datetime,
    *,
    name: str,
    relation: str,
    manner: str,
    notified_at: datetime,
    result: str,
) -> GuardianNotified:
    """A guardian, or a suitable adult, was told to come: who, how, when, and what they said."""
    check_people_open(session)
    session.person(for_person)
    if notified_at > now:
        raise BadInput(message("通知的时间还没有到，请核对"))
    return GuardianNotified(
        for_person=for_person,
        name=check_line(name, message("被通知人姓名"), most=60),
        relation=check_line(relation, message("与当事人的关系"), most=40),
        manner=check_line(manner, message("通知方式"), most=40),
        notified_at=notified_at,
        result=check_text(result, message("通知的结果"), most=200),
    )


def notices_of(session: Session, person_id: str) -> tuple[GuardianNotified, ...]:
    """Who was told to come for this person, in order."""
    return tuple(notice for notice in session.guardian_notices if notice.for_person == person_id)


def needs_guardian(session: Session, person_id: str, today: date) -> bool:
    """A ward with neither a guardian or suitable adult here nor a recorded reason for their absence."""
    person = session.person(person_id)
    if session.guardians_of(person_id) or not is_ward(person.details, today):
        return False
    return person.absence is None


def about_guardians(session: Session, today: date) -> tuple[Missing, ...]:
    """Nobody who cannot act alone takes part without a guardian, a suitable adult, or the reason why not.

    Somebody without a birthday may be under 18, so it has to be asked; of parties their own stage asks it.
    """
    found = []
    for person in session.here(PersonKind.PARTY, PersonKind.FACT_WITNESS):
        if person.kind is PersonKind.FACT_WITNESS and person.details.born_on is None:
            found.append(no_birthday(person))
        elif needs_guardian(session, person.person_id, today):
            found.append(_no_guardian(person))
        elif _only_suitable_adult(session, person, today):
            found.append(_guardian_not_told(person))
    return tuple(found)


def no_birthday(person: Person) -> Missing:
    """The birthday that tells whether somebody is under 18."""
    return Missing(
        code="born_on",
        sentence=message("请填写{name}的出生日期，用来判断是否未成年", name=person.name),
        person_id=person.person_id,
        article=QUESTIONING_ARTICLE,
    )


def check_accompanied(session: Session, person_id: str, today: date) -> None:
    """Refuse to question a ward alone. Here neither age nor own income makes an exception (法 98(3))."""
    wanting = about_questioning(session, person_id, today)
    if wanting is not None:
        raise GuardianMissing(wanting.sentence, article=wanting.article)


def about_questioning(session: Session, person_id: str, today: date) -> Missing | None:
    """What somebody under 18 still wants before being questioned; None when nothing."""
    person = session.person(person_id)
    if person.details.born_on is None:
        return no_birthday(person)
    if needs_guardian(session, person_id, today):
        return _no_guardian(person, questioning=True)
    absence = None if session.guardians_of(person_id) else person.absence
    if absence is not None and absence.own_income_and_agrees and not notices_of(session, person_id):
        sentence = message(
            "询问未满18周岁的{name}要通知监护人，不因本人有收入而例外。请登记通知情况", name=person.name
        )
        return Missing(
            code="guardian_notice", sentence=sentence, person_id=person_id, article=QUESTIONING_ARTICLE
        )
    return None


def _no_guardian(person: Person, *, questioning: bool = False) -> Missing:
    witness = person.kind is PersonKind.FACT_WITNESS
    article = QUESTIONING_ARTICLE if questioning or witness else MEDIATION_ARTICLE
    sentence = message("{name}未满18周岁，请填写到场的监护人", name=person.name)
    if has_limited_capacity(person.details):
        article = CAPACITY_ARTICLE
        sentence = message("{name}的行为能力受限，请填写到场的监护人", name=person.name)
    return Missing(code="guardian", sentence=sentence, person_id=person.person_id, article=article)


def _only_suitable_adult(session: Session, person: Person, today: date) -> bool:
    """Somebody sits in for the guardian, and nothing says that the guardian was told or why not."""
    here = session.guardians_of(person.person_id)
    settled = person.absence is not None or bool(notices_of(session, person.person_id))
    no_guardian = all(g.kind is PersonKind.SUITABLE_ADULT for g in here)
    return bool(here) and no_guardian and is_ward(person.details, today) and not settled


def _guardian_not_told(person: Person) -> Missing:
    return Missing(
        code="guardian_notice",
        sentence=message("请登记通知{name}的监护人的情况，或者写明未能通知的原因", name=person.name),
        person_id=person.person_id,
        article=QUESTIONING_ARTICLE,
    )
