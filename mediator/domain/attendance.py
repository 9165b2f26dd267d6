"""Who may be entered in which place: parties, guardians, fact witnesses, helpers."""

from __future__ import annotations

from datetime import date

from mediator.domain.credentials import read_number
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import (
    FactWitnessAdded,
    HelperAdded,
    PartyAdded,
    PersonCorrected,
    PersonLeft,
)
from mediator.domain.events.filing import POLICE_REGIMES
from mediator.domain.people import (
    HELPER_KINDS,
    LETTERS,
    PartyRole,
    PersonDetails,
    PersonKind,
    letter_for,
)
from mediator.domain.phones import normal_phone
from mediator.domain.session import Session
from mediator.domain.texts import check_line, check_text
from mediator.domain.translations import checked_language
from mediator.domain.witnesses import check_apart
from mediator.domain.wording import message

FIRST_BIRTH_YEAR = 1900


class AgentNotAllowed(Refusal):
    """The party whose act is looked at may send no agent (程序规定 181(2))."""


class SignedAlready(Refusal):
    """The agreement is signed; who took part stands."""


def checked(details: PersonDetails, today: date) -> PersonDetails:
    """The details as they may be kept: name present, identity and telephone number sound, birthday not ahead.

    The birthday and the sex are read from the identity number where there is one.
    """
    name = check_line(details.name, message("姓名"), most=60)
    born_on, sex, id_number = details.born_on, details.sex, details.id_number.strip()
    if id_number:
        read = read_number(details.id_kind, id_number, today)
        id_number, born_on, sex = read.number, read.born_on or born_on, read.sex or sex
    if born_on is not None and born_on > today:
        raise BadInput(message("出生日期晚于今天，请核对"))
    if born_on is not None and born_on.year < FIRST_BIRTH_YEAR:
        raise BadInput(message("出生日期早于{year}年，请核对", year=FIRST_BIRTH_YEAR))
    return PersonDetails(
        name=name,
        sex=sex,
        born_on=born_on,
        id_kind=details.id_kind,
        id_number=check_line(id_number, message("证件号码"), most=40, required=False),
        phone=normal_phone(check_line(details.phone, message("联系电话"), most=60, required=False)),
        address=check_line(details.address, message("住址"), most=200, required=False),
        workplace=check_line(details.workplace, message("工作单位"), most=100, required=False),
        organisation=check_line(details.organisation, message("所代表的单位"), most=100, required=False),
        needs=details.needs,
        ethnicity=check_line(details.ethnicity, message("民族"), most=30, required=False),
        registered_address=check_line(
            details.registered_address, message("户籍所在地"), most=200, required=False
        ),
        occupation=check_line(details.occupation, message("职业或职务"), most=100, required=False),
        deputy=details.deputy,
        language=checked_language(details.language),
    )


def add_party(
    session: Session, person_id: str, role: PartyRole, details: PersonDetails, today: date
) -> PartyAdded:
    """One more party; the letters 甲, 乙 … are given in order and never used twice."""
    check_people_open(session)
    kept = checked(details, today)
    check_apart(session, kept, PersonKind.PARTY)
    letter = next_letter(session, PersonKind.PARTY)
    return PartyAdded(person_id=person_id, letter=letter, role=role, details=kept)


def next_letter(session: Session, kind: PersonKind) -> str:
    """The letter the next party (甲, 乙 …) or fact witness (证, 证2 …) will have."""
    count = sum(1 for p in session.people if p.kind is kind)
    if kind is PersonKind.PARTY:
        return letter_for(count)
    return "证" if count == 0 else f"证{count + 1}"


def add_fact_witness(
    session: Session, person_id: str, details: PersonDetails, today: date
) -> FactWitnessAdded:
    """Somebody who saw what happened and is asked about it."""
    check_people_open(session)
    kept = checked(details, today)
    check_apart(session, kept, PersonKind.FACT_WITNESS)
    letter = next_letter(session, PersonKind.FACT_WITNESS)
    return FactWitnessAdded(person_id=person_id, letter=letter, details=kept)


def add_helper(
    session: Session,
    person_id: str,
    kind: PersonKind,
    details: PersonDetails,
    today: date,
    *,
    for_person: str = "",
    relation: str = "",
    relatives: tuple[str, ...] = (),
) -> HelperAdded:
    """An agent, interpreter, attesting witness, invitee or recorder.

    `relatives` are the words of the data by which a relation shows a relative, who attests nothing.
    """
    check_people_open(session)
    if kind not in HELPER_KINDS:
        raise BadInput(message("请选择这位到场人的身份"))
    kept = checked(details, today)
    if kind is PersonKind.AGENT:
        _check_may_send_agent(session, for_person)
    check_apart(session, kept, kind, relation=relation, relatives=relatives)
    return HelperAdded(
        person_id=person_id,
        kind=kind,
        letter=HELPER_LETTERS.get(kind, ""),
        for_person=for_person,
        relation=check_line(relation, message("单位或关系"), most=100, required=False),
        details=kept,
    )


HELPER_LETTERS = {
    PersonKind.ATTESTING_WITNESS: "见",
    PersonKind.RECORDER: "记",
    PersonKind.INTERPRETER: "译",
    PersonKind.AGENT: "代",
    PersonKind.INVITEE: "邀",
}


def correct_person(
    session: Session,
    person_id: str,
    details: PersonDetails,
    today: date,
    *,
    role: PartyRole | None = None,
    relation: str = "",
    relatives: tuple[str, ...] = (),
) -> PersonCorrected:
    """What was typed about somebody is put right; the earlier entry stays in the record."""
    check_people_open(session)
    person = session.person(person_id)
    kept = checked(details, today)
    check_apart(session, kept, person.kind, but=person_id, relation=relation, relatives=relatives)
    sent_agent = any(a.for_person == person_id for a in session.here(PersonKind.AGENT))
    if sent_agent and role is not None:
        _check_role_may_send_agent(session, role)
    return PersonCorrected(person_id=person_id, details=kept, role=role, relation=relation.strip())


def let_go(session: Session, person_id: str, reason: str) -> PersonLeft:
    """Somebody entered by mistake or no longer here; not once they have spoken."""
    check_people_open(session)
    person = session.person(person_id)
    if any(t.person_id == person_id for t in session.talks):
        raise Refusal(message("{name}已经谈过话，记录应当保留，不能移除", name=person.name))
    return PersonLeft(person_id=person_id, reason=check_text(reason, message("移除的原因"), most=200))


def party_title(letter: str) -> str:
    """甲方, 乙方 … as the papers call a party."""
    return f"{letter}方" if letter in LETTERS else f"当事人{letter}"


def check_people_open(session: Session) -> None:
    """Who takes part may change until the text is locked."""
    if session.ended:
        raise SignedAlready(message("本次调解已经结案，不能再改动。已有的记录都在"))
    if session.signed is not None or session.lock is not None:
        raise SignedAlready(message("协议正文已锁定，到场人员不能再改动。需要改动时先解除锁定"))


def _check_may_send_agent(session: Session, for_person: str) -> None:
    if not for_person:
        raise BadInput(message("请选择委托人"))
    _check_role_may_send_agent(session, session.person(for_person).role)


def _check_role_may_send_agent(session: Session, role: PartyRole | None) -> None:
    """On the police routes the injured side alone; whoever acted and was harmed counts as having acted."""
    if session.regime in POLICE_REGIMES and role is not PartyRole.INJURED:
        raise AgentNotAllowed(
            message("只有被侵害人可以委托他人参加调解，违法嫌疑人不得委托"),
            article="公安机关办理行政案件程序规定第一百八十一条第二款",
        )
