"""Who may let words go and how far: leave, its taking back, the saying itself, and what must be acted on."""

from __future__ import annotations

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import (
    DisclosureGranted,
    DisclosureLevel,
    DisclosureWithdrawn,
    MustActGround,
    MustActRaised,
    StatementSaid,
)
from mediator.domain.people import Person, PersonKind
from mediator.domain.session import Session, Statement
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import message

GRANTABLE = (DisclosureLevel.MAY_HINT, DisclosureLevel.MAY_SAY)
TOLD = (PersonKind.PARTY, PersonKind.FACT_WITNESS)
MOST_WORDS = 500


class AlreadySaid(Refusal):
    """Words that were said to the other side cannot be taken back."""


class MustBeActedOn(Refusal):
    """What the law makes the officer act on is not for the speaker to lock or to let go."""


class NoLeave(Refusal):
    """The speaker did not agree that these words may be said."""


def consenting(session: Session, statement: Statement) -> tuple[Person, ...]:
    """Who may agree for these words: the speaker, a guardian, an agent whose letter is noted.

    What the letter of an agent covers is for the officer to read. A suitable adult only sits in.
    """
    speaker = session.person(statement.person_id)
    guardians = (p for p in session.here(PersonKind.GUARDIAN) if p.for_person == speaker.person_id)
    agents = (
        p
        for p in session.here(PersonKind.AGENT)
        if p.for_person == speaker.person_id and p.person_id in session.authorities
    )
    return (speaker, *guardians, *agents)


def listeners(session: Session, statement: Statement) -> tuple[Person, ...]:
    """To whom these words may still be said: other parties and witnesses who have not heard them."""
    return tuple(
        p
        for p in session.here(*TOLD)
        if p.person_id != statement.person_id and p.person_id not in statement.said_to
    )


def grant_disclosure(
    session: Session,
    statement_id: str,
    level: DisclosureLevel = DisclosureLevel.MAY_SAY,
    words: str = "",
    by: str = "",
) -> DisclosureGranted:
    """The speaker, or who may for them, agrees; `words` are the exact ones, "" for the statement itself.

    It can be given for more and, until the words were said, for less.
    """
    statement = session.statement(statement_id)
    _check_standing(statement)
    _check_open(statement)
    if level not in GRANTABLE:
        raise BadInput(message("请选“可提示”或者“可转述”"))
    if by and by not in {p.person_id for p in consenting(session, statement)}:
        raise BadInput(message("同意转述的只能是本人、监护人或者登记了委托书的代理人"))
    return DisclosureGranted(
        statement_id=statement_id,
        level=level,
        words=check_text(words, message("同意转述的原话"), most=MOST_WORDS, required=False),
        by="" if by == statement.person_id else by,
    )


def withdraw_disclosure(session: Session, statement_id: str) -> DisclosureWithdrawn:
    """The leave is taken back; not once the words lie on the comparison board, and never once said."""
    statement = session.statement(statement_id)
    _check_open(statement)
    check_off_board(session, statement_id)
    return DisclosureWithdrawn(statement_id=statement_id)


def say(session: Session, statement_id: str, to_person: str) -> StatementSaid:
    """The agreed words were said to somebody of the other side."""
    statement = session.statement(statement_id)
    _check_standing(statement)
    if statement.disclosure not in (DisclosureLevel.MAY_SAY, DisclosureLevel.SAID):
        raise NoLeave(message("本人还没有同意转述这句话，不能转述"))
    session.person(to_person)
    if to_person == statement.person_id:
        raise BadInput(message("这是本人自己的话，请选转述给谁"))
    if to_person in statement.said_to:
        raise BadInput(message("这句话已经向这个人转述过"))
    if to_person not in {p.person_id for p in listeners(session, statement)}:
        raise BadInput(message("只转述给在场的其他当事人和证人"))
    return StatementSaid(statement_id=statement_id, to_person=to_person)


def raise_must_act(
    session: Session, statement_id: str, ground: MustActGround, superior: str, measures: str
) -> MustActRaised:
    """Something said has to be acted on, whatever was agreed: who was told, what is done."""
    statement = session.statement(statement_id)
    _check_standing(statement)
    if statement.disclosure is DisclosureLevel.MUST_ACT:
        raise MustBeActedOn(message("这句话已经登记为须处置"))
    return MustActRaised(
        statement_id=statement_id,
        ground=ground,
        superior=check_line(superior, message("向谁报告"), most=40),
        measures=check_text(measures, message("处置措施"), most=300),
    )


def check_off_board(session: Session, statement_id: str) -> None:
    """What lies on the comparison board stays as it is there."""
    if any(statement_id in p.statement_ids for p in session.fact_points):
        raise Refusal(message("这句话已列入比对看板，请先从看板移出，再做这一步"))


def check_may_be_struck(statement: Statement) -> None:
    """What was said to the other side, or has to be acted on, stays in the record; it can be put right."""
    if statement.disclosure is DisclosureLevel.SAID:
        raise AlreadySaid(message("这句话已经转述，不能删除，可以更正"))
    if statement.disclosure is DisclosureLevel.MUST_ACT:
        raise MustBeActedOn(message("这句话须依法处置，不能删除，可以更正"))


def _check_standing(statement: Statement) -> None:
    if statement.struck:
        raise BadInput(message("这句话已经删除，请先恢复再做这一步"))


def _check_open(statement: Statement) -> None:
    if statement.disclosure is DisclosureLevel.SAID:
        raise AlreadySaid(message("这句话已经转述，不能收回或者更改"))
    if statement.disclosure is DisclosureLevel.MUST_ACT:
        raise MustBeActedOn(
            message("这句话须依法处置，不再作转述许可"), article="中华人民共和国人民调解法第二十五条"
        )
