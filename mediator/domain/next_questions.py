"""From a difference to the next question: neutral words from kind and topic alone, checked before use."""

from __future__ import annotations

from mediator.domain.account_matrix import quote_of
from mediator.domain.comparables import ComparableKind, comparables, names_of
from mediator.domain.comparing import same, unlike
from mediator.domain.leaks import leaks
from mediator.domain.mentions import mentions
from mediator.domain.session import FactPoint, Session
from mediator.domain.wording import Message, message

ABOUT: dict[ComparableKind | None, tuple[Message, ...]] = {
    None: (
        message("关于{topic}，请您再说说当时的情况。"),
        message("关于{topic}，请您从头再讲一遍。"),
        message("关于{topic}，还有什么想补充的？"),
    ),
    ComparableKind.TIME: (
        message("关于{topic}，请您说说是什么时候，您是怎么知道时间的。"),
        message("关于{topic}，请您按先后顺序再讲一遍。"),
        message("关于{topic}，那前后您还做了什么？"),
    ),
    ComparableKind.DAY: (
        message("关于{topic}，请您说说是哪一天，您是怎么记得的。"),
        message("关于{topic}，那几天还有什么事？"),
    ),
    ComparableKind.PLACE: (
        message("关于{topic}，请您说说是在哪里，周围有什么。"),
        message("关于{topic}，请您说说当时各人站在什么位置。"),
        message("关于{topic}，请您画一下当时的位置。"),
    ),
    ComparableKind.AMOUNT: (
        message("关于{topic}，请您说说金额是怎么来的。"),
        message("关于{topic}，有没有票据、转账或者报价可以看？"),
        message("关于{topic}，请您把各项费用分开说一说。"),
    ),
    ComparableKind.NUMBER: (
        message("关于{topic}，请您说说有多少，您是怎么数的。"),
        message("关于{topic}，请您一次一次地讲一遍。"),
    ),
    ComparableKind.ORDER: (
        message("关于{topic}，请您说说当时每个人各做了什么。"),
        message("关于{topic}，请您从见面开始，一步一步讲。"),
        message("关于{topic}，请您从最后往前再讲一遍。"),
    ),
    ComparableKind.PEOPLE: (
        message("关于{topic}，请您说说当时都有谁在场。"),
        message("关于{topic}，每个人当时在做什么？"),
    ),
}
"""Questions that name nobody, quote nobody and lead nowhere; the first that passes the check is offered."""
WITHOUT_TOPIC = message("请您把那天的情况再从头讲一遍。")


def kinds_of(session: Session, point: FactPoint) -> tuple[ComparableKind, ...]:
    """In what the statements of a point differ, as far as that can be read; () where it cannot."""
    wanted = set(point.statement_ids)
    quotes = (quote_of(session, s) for s in session.standing() if s.statement_id in wanted)
    found = [made for quote in quotes if quote is not None for made in comparables(session, quote)]
    clashing = {
        a.kind
        for a in found
        for b in found
        if (a.kind, a.group) == (b.kind, b.group)
        and a.quote.person_id != b.quote.person_id
        and unlike(a, b)
        and not any(same(a, c) for c in found if c.quote.person_id == b.quote.person_id and c.kind is a.kind)
    }
    return tuple(kind for kind in ComparableKind if kind in clashing)


def next_questions(
    session: Session,
    topic: str,
    kinds: tuple[ComparableKind, ...],
    person_ids: tuple[str, ...],
) -> tuple[Message, ...]:
    """The questions that may be put to every one of these people, the most fitting first; never empty.

    A topic that itself was told by one side alone is left out of the words.
    """
    templates = [t for kind in (*kinds, None) for t in ABOUT[kind]]
    wanted = [Message(t.template, (("topic", topic),)) for t in templates] if topic else []
    safe = tuple(m for m in wanted if reveals_nothing(session, m.in_chinese(), person_ids))
    return safe or (WITHOUT_TOPIC,)


def reveals_nothing(session: Session, text: str, person_ids: tuple[str, ...]) -> bool:
    """Whether the words hold nothing particular, and nothing these people could know only from another."""
    if mentions(text, names=names_of(session)):
        return False
    return all(leaks(session, text, person_id) == () for person_id in person_ids)


def question_about(session: Session, point: FactPoint, person_ids: tuple[str, ...]) -> Message:
    """The neutral question for one point: the first fitting one that was not put about it before."""
    found = next_questions(session, point.topic, kinds_of(session, point), person_ids)
    put = {q.text for talk in session.talks for q in talk.asked if q.question_id == point.point_id}
    return next((m for m in found if m.in_chinese() not in put), found[0])
