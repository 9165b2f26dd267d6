"""What a joint talk may put before everybody, as items with their words: nothing but the agenda."""

from __future__ import annotations

from dataclasses import dataclass

from mediator.domain.joint import agenda, sayings
from mediator.domain.money import plain
from mediator.domain.session import JointTalk, Session
from mediator.gui.dates import day_shown
from mediator.gui.session.shuttle_words import amount_shown, due_shown
from mediator.wording import tr


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """An agreed point or an accepted offer; `facts` are the boxes of the large view."""

    ref: str
    kind: str
    text: str
    detail: str = ""
    facts: tuple[tuple[str, str], ...] = ()


def agenda_items(session: Session) -> tuple[AgendaItem, ...]:
    """The items of `domain/joint.agenda`, agreed points first."""
    points, offers = agenda(session)
    items = [AgendaItem(ref=p.point_id, kind=tr("双方说法一致"), text=p.title) for p in points]
    for offer in offers:
        name = session.person(offer.party_id).name
        facts = [(tr("谁提出"), name)]
        detail = []
        if offer.amount_fen is not None:
            facts.append((tr("多少钱"), tr("{amount}元", amount=plain(offer.amount_fen))))
            detail.append(amount_shown(offer.amount_fen))
        if offer.due_on is not None:
            facts.append((tr("最晚哪天"), day_shown(offer.due_on)))
            detail.append(due_shown(offer))
        items.append(
            AgendaItem(
                ref=offer.offer_id,
                kind=tr("大家都同意的方案"),
                text=offer.text,
                detail=tr("，").join(detail),
                facts=tuple(facts),
            )
        )
    return tuple(items)


def saying_items(session: Session) -> tuple[AgendaItem, ...]:
    """What somebody lets be said before everybody, in the words agreed; read out, never confirmed."""
    return tuple(
        AgendaItem(
            ref=statement.statement_id,
            kind=tr("{name}同意当面说的话", name=session.person(statement.person_id).name),
            text=words,
        )
        for statement, words in sayings(session)
    )


def confirmed_in(session: Session, ref: str) -> JointTalk | None:
    """The joint talk in which both sides confirmed this item, the last one that counts."""
    talks = [t for t in session.joint_talks if ref in t.confirmed]
    return talks[-1] if talks else None
