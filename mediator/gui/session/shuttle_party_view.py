"""The offers one party may see, one a screen in large type: their own, and those conveyed to them."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QPushButton

from mediator.domain.clauses import clause_text
from mediator.domain.disclosure import PartyView, offer_words_for
from mediator.domain.money import plain
from mediator.domain.offer_clause import terms_of_offer
from mediator.domain.offers import expired, visible_to
from mediator.domain.session import Offer, Session
from mediator.gui.dates import day_shown
from mediator.gui.session.party_pages import PartyPages, PartyScreen
from mediator.gui.widgets import big_button
from mediator.wording import tr


def offer_screens(session: Session, party_id: str, today: date) -> tuple[PartyScreen, ...]:
    """One screen an offer that stands and that this party may see; names, never letters."""
    standing = (o for o in visible_to(session, party_id) if not o.withdrawn)
    return tuple(_screen(session, o, party_id, today) for o in standing)


class OffersForParty(PartyPages):
    """Turned through by the officer with the party beside; shows nothing of the other answers."""

    def __init__(self, session: Session, party_id: str, today: date) -> None:
        title = tr("给{name}看的方案", name=session.person(party_id).name)
        screens = offer_screens(session, party_id, today) or (_nothing_yet(),)
        super().__init__(title, screens)
        self.turned.connect(lambda _index: self._show_buttons())
        self._show_buttons()

    def buttons_right(self) -> list[QPushButton]:
        self._next = big_button(tr("下一个"), "primary", on_click=self.go_on)
        return [self._next]

    def progress(self) -> str:
        return tr("第{number}个，共{total}个", number=self.index + 1, total=len(self.screens))

    def _show_buttons(self) -> None:
        self.back_button.setText(tr("上一个"))
        self._next.setEnabled(not self.last)


def _screen(session: Session, offer: Offer, party_id: str, today: date) -> PartyScreen:
    who = session.person(offer.party_id).name
    facts = [(tr("谁提出"), who)]
    if offer.amount_fen is not None:
        facts.append((tr("多少钱"), tr("{amount}元", amount=plain(offer.amount_fen))))
    if offer.due_on is not None:
        facts.append((tr("最晚哪天"), day_shown(offer.due_on)))
    if offer.valid_until is not None:
        until = tr("已过期") if expired(offer, today) else day_shown(offer.valid_until)
        facts.append((tr("有效到哪天"), until))
    heading = tr("您提出的方案") if offer.party_id == party_id else tr("{name}提出的方案", name=who)
    words = [offer_words_for(session, offer, PartyView(party_id))]
    if offer.conditions:
        words.append(tr("条件：{words}", words=offer.conditions))
    if offer.terms is not None:
        words.append(tr("会写成：{sentence}", sentence=clause_text(session, terms_of_offer(session, offer))))
    return PartyScreen(key=offer.offer_id, heading=heading, text="\n".join(words), facts=tuple(facts))


def _nothing_yet() -> PartyScreen:
    return PartyScreen(key="", heading=tr("方案"), text=tr("现在还没有可以看的方案。"))
