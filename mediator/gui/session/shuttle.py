"""往返商谈: the ladder of offers, what is carried to whom, and what each party answered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mediator.domain.offers import accepted_by_all, expired
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.session.balance_meter import BalanceMeter
from mediator.gui.session.context import SessionContext
from mediator.gui.session.joint import SKIP_REASONS as JOINT_SKIP_REASONS
from mediator.gui.session.people_choice import person_shown
from mediator.gui.session.private_desk import PrivateDesk
from mediator.gui.session.shuttle_clock import ShuttleClock
from mediator.gui.session.shuttle_cover import ShuttleCover
from mediator.gui.session.shuttle_form import OfferForm
from mediator.gui.session.shuttle_notes import ShuttleNotesCard
from mediator.gui.session.shuttle_offer_card import OfferCard
from mediator.gui.session.shuttle_party_view import OffersForParty
from mediator.gui.session.shuttle_rounds import RoundsCard
from mediator.gui.session.shuttle_sayings import ShuttleSayingsCard
from mediator.gui.session.shuttle_visit import VisitCard
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.session.two_columns import own_scroll, two_columns
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Card,
    EmptyState,
    PageStack,
    Pill,
    box,
    button,
    clear_layout,
    col,
    label,
    page,
    row,
)
from mediator.wording import mark, speaking, tr

SKIP_REASONS = (mark("双方意见已经一致，不需要往返商谈"), mark("双方愿意直接坐下来谈"))


class OfferLadder(QWidget):
    """Cards from the first offer to the last; only a card whose offer changed is built anew."""

    def __init__(self, context: SessionContext, form: OfferForm) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context, self._form = context, form
        self.cards: dict[str, OfferCard] = {}
        self._drawn: dict[str, object] = {}
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._empty = EmptyState(tr("还没有方案。谁先提出，就从谁记起。"))
        self.setLayout(col(self._empty, self._column, None, gap=0))

    def show_session(self, session: Session) -> None:
        """Draw what is new or was answered; forms open in other cards stay as they are."""
        self._empty.setVisible(not session.offers)
        today = self._context.room.desk.today()
        for place, offer in enumerate(session.offers):
            state = (offer, accepted_by_all(session, offer), expired(offer, today), session.lock is None)
            if self._drawn.get(offer.offer_id) == state:
                continue
            self._drawn[offer.offer_id] = state
            card = OfferCard(self._context, session, offer, self._form.counter)
            before = self.cards.pop(offer.offer_id, None)
            self.cards[offer.offer_id] = card
            self._column.insertWidget(place, card)
            if before is not None:
                _hand_over(before, card)
                self._column.removeWidget(before)
                before.hide()
                before.deleteLater()


def _hand_over(before: OfferCard, card: OfferCard) -> None:
    """The keyboard stays with the person whose row it was in: on what is to be done next there."""
    focus = QApplication.focusWidget()
    if focus is None or not before.isAncestorOf(focus):
        return
    party_id = next((key for key, made in before.rows.items() if made.isAncestorOf(focus)), "")
    rows = [card.rows[party_id]] if party_id else list(card.rows.values())
    wanted = next((made.action for made in rows if made.action is not None and made.action.isEnabled()), None)
    (wanted or card).setFocus(Qt.FocusReason.OtherFocusReason)


class SeatCard(Card):
    """给在座的人看: one button a party, which opens only what that party may see."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=(20, 14, 20, 16), gap=8)
        self._context = context
        self._shown: tuple[str, ...] = ()
        self.view: OffersForParty | None = None
        self.buttons = col(gap=8)
        self.add(
            label(tr("给在座的人看"), "h3"),
            label(tr("只打开本人提出的和已经转达给本人的方案"), "secondary", wrap=True),
            self.buttons,
        )

    def show_session(self, session: Session) -> None:
        """One button for each party here."""
        words = tuple(person_shown(session, p) for p in session.parties)
        if words == self._shown:
            return
        self._shown = words
        clear_layout(self.buttons)
        for person, shown in zip(session.parties, words, strict=True):
            name = tr("给{name}看方案", name=person.name)
            open_view = lambda person_id=person.person_id: self.open_view(person_id)  # noqa: E731
            self.buttons.addWidget(button(shown, icon="users", small=True, name=name, on_click=open_view))

    def open_view(self, person_id: str) -> None:
        """Cover the frame with the offers of this party."""
        session, today = self._context.session, self._context.room.desk.today()
        with speaking(session.person(person_id).details.language):
            self.view = OffersForParty(session, person_id, today)
        self.view.back_clicked.connect(self.close_view)
        self._context.show_party(self.view)

    def close_view(self) -> None:
        """Back to the officer's page."""
        self.view = None
        self._context.show_party(None)


class ShuttlePage(StagePage):
    """The officer carries offers between the parties; nothing is shown to anyone without leave."""

    clock: ShuttleClock
    form: OfferForm
    ladder: OfferLadder
    visit: VisitCard
    balance: BalanceMeter
    rounds: RoundsCard
    notes: ShuttleNotesCard
    sayings: ShuttleSayingsCard

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, Stage.SHUTTLE)
        self.seats = SeatCard(context)
        self.cover: ShuttleCover | None = None
        self.private: PrivateDesk | None = None
        self._stack = PageStack()
        self.setLayout(col(self._stack, gap=0))
        self._begin()

    def _begin(self) -> None:
        here = next((p for p in self.session.people if p.person_id == self.context.seated), None)
        if here is None:
            self._lay_out()
        else:
            self._put_cover(ShuttleCover(here))

    def _put_cover(self, cover: ShuttleCover) -> None:
        """Nothing of the officer's page is even built while somebody else sits before it."""
        self.cover = cover
        cover.open_asked.connect(self.uncover)
        cover.offers_asked.connect(self.seats.open_view)
        self._stack.replace(cover)

    def uncover(self) -> None:
        """The officer is alone with the page."""
        self.cover = None
        self.context.seated = ""
        self._lay_out()
        self.show_session(self.session)
        self.form.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.footer_changed.emit()

    def open_private(self) -> None:
        """Let each party mark the clauses of the draft alone."""
        self.context.flush_drafts()
        self.private = PrivateDesk(self.context)
        self.private.footer_changed.connect(self.footer_changed)
        self._stack.replace(self.private)
        self.show_session(self.session)
        self.footer_changed.emit()
        first = self.private.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_private(self) -> None:
        """Back to the offers, behind their cover while a party may sit here."""
        self.private = None
        self._begin()
        self.show_session(self.session)
        self.footer_changed.emit()

    def _lay_out(self) -> None:
        self.clock = ShuttleClock(self.context)
        self.form = OfferForm(self.context)
        self.ladder = OfferLadder(self.context, self.form)
        self.visit = VisitCard(self.context)
        self.rounds = RoundsCard()
        self.balance = BalanceMeter(self.context, advises=False)
        self.notes = ShuttleNotesCard(self.context)
        self.sayings = ShuttleSayingsCard(self.context)
        head = row(
            label(tr("往返商谈"), "h2"),
            Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off"),
            None,
            self.clock,
            gap=8,
        )
        left = own_scroll(self.ladder)
        cards = (
            self.visit,
            self.form,
            self.balance,
            self.rounds,
            self.notes,
            self.sayings,
            self.seats,
        )
        right = own_scroll(box(col(*cards, None, gap=12)))
        work = page(head, (two_columns(left, right, shares=(6, 4)), 1), gap=12)
        self._stack.replace(work)

    def show_session(self, session: Session) -> None:
        if self.private is not None:
            self.private.show_session(session)
        if self.cover is not None or self.private is not None:
            return
        self.clock.show_session(session)
        self.form.show_session(session)
        self.visit.show_session(session)
        self.balance.show_session(session)
        self.rounds.show_session(session)
        self.notes.show_session(session)
        self.sayings.show_session(session)
        self.seats.show_session(session)
        self.ladder.show_session(session)

    def footer_plan(self) -> FooterPlan:
        if self.private is not None:
            return self.private.footer_plan()
        if self.cover is not None:
            return FooterPlan(back=tr("上一步"))
        session = self.session
        agreed = [o for o in session.offers if accepted_by_all(session, o)]
        hint = tr("还没有各方都同意的方案")
        if agreed:
            hint = tr("各方都同意方案{number}", number=agreed[-1].number)
        return FooterPlan(
            back=tr("上一步"),
            hint=hint,
            hint_icon="circle-check" if agreed else "messages-square",
            secondary=(*self._skips(session, agreed=bool(agreed)), *_alone(session)),
            primary=tr("起草协议") if Stage.JOINT in session.skipped else tr("进入共同会谈"),
        )

    def _skips(self, session: Session, *, agreed: bool) -> tuple[tuple[str, str], ...]:
        """Leave out this stage while nothing is agreed, or the joint talk once something is."""
        if session.stage is not Stage.SHUTTLE:
            return ()
        if not agreed:
            return (("skip", tr("略过这一步")),)
        return () if Stage.JOINT in session.skipped else (("skip-joint", tr("不做共同会谈")),)

    def press_back(self) -> None:
        if self.private is not None:
            self.close_private()
        else:
            super().press_back()

    def press_primary(self) -> None:
        if self.private is not None:
            self.close_private()
        else:
            super().press_primary()

    def press_secondary(self, key: str) -> None:
        if key == "private":
            self.open_private()
        elif key == "skip":
            self.skip(Stage.SHUTTLE, tr("不做往返商谈？"), tuple(tr(reason) for reason in SKIP_REASONS))
        elif key == "skip-joint":
            self.skip(Stage.JOINT, tr("不做共同会谈？"), tuple(tr(reason) for reason in JOINT_SKIP_REASONS))

    def first_focus(self) -> QWidget | None:
        if self.private is not None:
            return self.private.first_focus()
        if self.cover is not None:
            return self.cover.offers or self.cover.open
        return self.form.words.edit


def _alone(session: Session) -> tuple[tuple[str, str], ...]:
    """The way to 背靠背表态, once there are clauses to mark."""
    return (("private", tr("背靠背表态")),) if session.clauses and session.lock is None else ()
