"""Laying accounts beside each other: fact points, what agrees or differs, neutral questions for later."""

from __future__ import annotations

from mediator.domain.disclosure import Board, may_see, statements_for
from mediator.domain.errors import BadInput, Refusal
from mediator.domain.events import (
    Comparison,
    FactPointDropped,
    FactPointNoted,
    FactPointRevised,
    SecondRoundListed,
    SecondRoundUnlisted,
)
from mediator.domain.people import PersonKind
from mediator.domain.rights import must_be_willing
from mediator.domain.session import FactPoint, Session, Statement
from mediator.domain.texts import check_line, check_text
from mediator.domain.wording import Message, message


class DisclosureNotAllowed(Refusal):
    """Words kept to their speaker can neither be compared nor quoted."""


def _check_point(
    session: Session, title: str, topic: str, comparison: Comparison, statement_ids: tuple[str, ...]
) -> tuple[str, str]:
    statements = [session.statement(i) for i in statement_ids]
    if any(not may_see(s, Board()) for s in statements):
        raise DisclosureNotAllowed(message("“只留本人谈话”的内容不能列入看板。先征得本人同意再列入"))
    if any(s.struck for s in statements):
        raise BadInput(message("已删除的陈述不能列入看板，请先恢复或另选"))
    speakers = {s.person_id for s in statements}
    if comparison is Comparison.ONE_SIDE and len(speakers) != 1:
        raise BadInput(message("“只有一方提到”应当只选一个人的陈述"))
    if comparison is not Comparison.ONE_SIDE and len(speakers) < 2:
        raise BadInput(message("“说法一致”和“说法不同”至少要选两个人的陈述"))
    return check_line(title, message("事实点"), most=120), check_line(topic, message("事项"), most=20)


def note_point(
    session: Session,
    point_id: str,
    title: str,
    topic: str,
    comparison: Comparison,
    statement_ids: tuple[str, ...],
) -> FactPointNoted:
    """One question of fact with the statements that speak to it, and how they compare."""
    title, topic = _check_point(session, title, topic, comparison, statement_ids)
    return FactPointNoted(
        point_id=point_id, title=title, topic=topic, comparison=comparison, statement_ids=statement_ids
    )


def revise_point(
    session: Session,
    point_id: str,
    title: str,
    topic: str,
    comparison: Comparison,
    statement_ids: tuple[str, ...],
) -> FactPointRevised:
    """A fact point is seen differently after more talk."""
    session.fact_point(point_id)
    title, topic = _check_point(session, title, topic, comparison, statement_ids)
    return FactPointRevised(
        point_id=point_id, title=title, topic=topic, comparison=comparison, statement_ids=statement_ids
    )


def drop_point(session: Session, point_id: str) -> FactPointDropped:
    """A fact point is taken off the board; the statements stay."""
    session.fact_point(point_id)
    return FactPointDropped(point_id=point_id)


def unplaced(session: Session) -> tuple[Statement, ...]:
    """Statements that may be compared and lie on no fact point yet."""
    placed = {i for point in session.fact_points for i in point.statement_ids}
    return tuple(s for s in statements_for(session, Board()) if s.statement_id not in placed)


def statements_on(session: Session, point: FactPoint) -> tuple[Statement, ...]:
    """What the board may show of a point, person by person in the order of the record."""
    wanted, places = set(point.statement_ids), {p.person_id: i for i, p in enumerate(session.people)}
    found = [s for s in session.standing() if s.statement_id in wanted and may_see(s, Board())]
    return tuple(sorted(found, key=lambda s: (places[s.person_id], s.number)))


def points_in(session: Session, comparison: Comparison) -> tuple[FactPoint, ...]:
    """The fact points of one lane."""
    return tuple(p for p in session.fact_points if p.comparison is comparison)


def neutral_question(topic: str) -> Message:
    """A question that shows neither its source nor the other side's words."""
    return message("关于{topic}，请您再说说当时的情况。", topic=topic)


def list_for_second_round(
    session: Session, point_id: str, question: str, person_ids: tuple[str, ...] = ()
) -> SecondRoundListed:
    """Ask about this point again, the same words to each person named, or to every party."""
    session.fact_point(point_id)
    asked = person_ids or tuple(p.person_id for p in session.parties if must_be_willing(p))
    for person_id in asked:
        if session.person(person_id).kind not in (PersonKind.PARTY, PersonKind.FACT_WITNESS):
            raise BadInput(message("第二轮只问当事人和证人"))
    return SecondRoundListed(
        point_id=point_id, question=check_text(question, message("第二轮提问"), most=200), person_ids=asked
    )


def unlist(session: Session, point_id: str) -> SecondRoundUnlisted:
    """This point is not asked about again after all."""
    session.fact_point(point_id)
    return SecondRoundUnlisted(point_id=point_id)
