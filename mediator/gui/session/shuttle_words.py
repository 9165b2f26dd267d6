"""How an offer's terms and answers are said on the screen."""

from __future__ import annotations

from mediator.domain.clauses import clause_text
from mediator.domain.money import capitals, digits
from mediator.domain.offer_clause import terms_of_offer
from mediator.domain.offers import ACCEPTED, CONSIDERED, DECLINED
from mediator.domain.session import Offer, OfferReply, Session
from mediator.gui.dates import day_shown
from mediator.gui.tokens import Tone
from mediator.wording import mark, tr

ANSWER_TITLES: dict[str, str] = {
    ACCEPTED: mark("同意"),
    CONSIDERED: mark("考虑"),
    DECLINED: mark("不同意"),
}
ANSWER_MARKS: dict[str, tuple[Tone, str]] = {
    ACCEPTED: (Tone.AGREE, "check"),
    CONSIDERED: (Tone.DISPUTE, "clock"),
    DECLINED: (Tone.SINGLE, "x"),
}


def amount_shown(fen: int) -> str:
    """伍佰肆拾元整（540.00元）."""
    return tr("{capitals}（{digits}元）", capitals=capitals(fen), digits=digits(fen))


def due_shown(offer: Offer) -> str:
    """最晚2025年11月30日, or nothing."""
    return tr("最晚{day}", day=day_shown(offer.due_on)) if offer.due_on else ""


def aside_shown(session: Session, offer: Offer) -> tuple[str, ...]:
    """What an offer tells besides its words: conditions, until when it holds, the clause it is to become."""
    found = []
    if offer.conditions:
        found.append(tr("条件：{words}", words=offer.conditions))
    if offer.valid_until is not None:
        found.append(tr("有效到{day}", day=day_shown(offer.valid_until)))
    if offer.terms is not None:
        found.append(tr("会写成：{sentence}", sentence=clause_text(session, terms_of_offer(session, offer))))
    return tuple(found)


def reply_shown(reply: OfferReply) -> tuple[str, Tone, str]:
    """The state of one answer: words, colour and icon."""
    if reply.conveyed_at is None:
        return tr("未转达"), Tone.MUTE, "clock"
    if not reply.answer:
        return tr("已转达，等答复"), Tone.PRIMARY, "clock"
    tone, icon = ANSWER_MARKS[reply.answer]
    return tr(ANSWER_TITLES[reply.answer]), tone, icon
