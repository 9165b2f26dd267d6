"""One other party's place on an offer: was it conveyed, what did they answer, and their words in private."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.offers import ACCEPTED, CONSIDERED, DECLINED, expired, reply_of
from mediator.domain.people import Person
from mediator.domain.session import Offer
from mediator.domain.shuttle_card import Delivery
from mediator.gui.session.context import SessionContext
from mediator.gui.session.letters import letter_shown, tone_of
from mediator.gui.session.shuttle_words import ANSWER_TITLES, reply_shown
from mediator.gui.widgets import (
    Badge,
    ChipGroup,
    LineField,
    Para,
    Pill,
    button,
    clear_layout,
    col,
    icon_label,
    label,
    row,
)
from mediator.services.terms_drafts import answer_draft
from mediator.wording import tr


class AnswerForm(QWidget):
    """同意, 考虑 or 不同意, with what the person said about it; the words stay with the officer."""

    closed = Signal()

    def __init__(self, context: SessionContext, offer: Offer, party_id: str) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context, self._offer, self._party_id = context, offer, party_id
        options = [(key, tr(title)) for key, title in ANSWER_TITLES.items()]
        self.answer = ChipGroup(options, name=tr("答复"))
        self.words = LineField(tr("本人的话"), optional=tr("选填，只给警官看，不转达"))
        self._keeper = context.keep_draft(answer_draft(offer.offer_id, party_id), self.words.edit)
        self._wrong = label("", "bold", "danger", wrap=True)
        self._wrong.hide()
        self.record_button = button(tr("记下答复"), "tint", small=True, on_click=self.record)
        buttons = row(
            self.record_button,
            button(tr("不记了"), "quiet", small=True, on_click=self._give_up),
            None,
        )
        self.setLayout(col(row(self.answer, None), self._wrong, self.words, buttons, margins=(32, 4, 0, 4)))

    def record(self) -> None:
        """Commit the answer; without a choice nothing is recorded and the words stay."""
        verbs = {
            ACCEPTED: self._context.room.offers.accept,
            CONSIDERED: self._context.room.offers.consider,
            DECLINED: self._context.room.offers.decline,
        }
        verb = verbs.get(self.answer.one())
        if verb is None:
            self._say(tr("请先选择同意、考虑或不同意"))
            return
        error = self._context.attempt(lambda: verb(self._offer.offer_id, self._party_id, self.words.text()))
        self._say(tr(error.title) if error else "")

    def _say(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))

    def _give_up(self) -> None:
        self.words.set_text("")
        self._keeper.flush()
        self.closed.emit()


class AnswerRow(QWidget):
    """Badge, name, state in words, and the one thing to do next."""

    def __init__(
        self,
        context: SessionContext,
        offer: Offer,
        party: Person,
        delivery: Delivery | None,
        *,
        open_form: bool,
    ) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context, self._offer, self._party = context, offer, party
        self._reply = reply_of(offer, party.person_id)
        words, tone, icon = reply_shown(self._reply)
        spoken = tr("{name}：{state}", name=party.name, state=words)
        badge = Badge(letter_shown(party.letter), tone_of(party), 24, name=spoken)
        line = row(badge, label(party.name), Pill(words, tone, icon), None, gap=8)
        self.action: QWidget | None = None
        for made in self._actions():
            self.action = made
            line.addWidget(made)
        self.form: AnswerForm | None = None
        self._slot = col(gap=0)
        self._column = col(line, gap=4)
        if delivery is not None:
            self._column.addLayout(
                row((label(_times(delivery), "caption", wrap=True), 1), margins=(32, 0, 0, 0))
            )
        if self._reply.words:
            said = tr("只留警官：{words}", words=self._reply.words)
            self._column.addLayout(
                row(
                    icon_label("lock", "text3", 16),
                    (Para(said, 14, "text2"), 1),
                    gap=6,
                    margins=(32, 0, 0, 0),
                )
            )
        self._column.addLayout(self._slot)
        self.setLayout(self._column)
        if open_form:
            self.open_form()

    def _actions(self) -> list[QWidget]:
        name, number = self._party.name, self._offer.number
        if self._offer.withdrawn or self._offer.became_clause:
            return []
        if self._reply.conveyed_at is None:
            spoken = tr("把方案{number}转达给{name}", number=number, name=name)
            convey = button(tr("转达"), "tint", small=True, name=spoken, on_click=self.convey)
            why = self._why_not_convey()
            convey.setEnabled(not why)
            convey.setToolTip(why)
            convey.setAccessibleDescription(why)
            return [convey]
        title = tr("改记答复") if self._reply.answer else tr("记答复")
        spoken = tr("记下{name}对方案{number}的答复", name=name, number=number)
        return [
            button(
                title,
                "tint" if not self._reply.answer else "quiet",
                small=True,
                name=spoken,
                on_click=self.open_form,
            )
        ]

    def _why_not_convey(self) -> str:
        if not self._offer.may_convey:
            return tr("提出人还没有同意转达")
        if self._offer.read_back_at is None:
            return tr("先念给提出人听，本人同意后再转达")
        return tr("这个方案已过期") if expired(self._offer, self._context.room.desk.today()) else ""

    def convey(self) -> None:
        """Record that the offer's exact words were carried to this party."""
        self._context.do(
            lambda: self._context.room.offers.convey(self._offer.offer_id, self._party.person_id)
        )

    def open_form(self) -> None:
        """Open the answer's form below the row; there is at most one."""
        if self.form is not None:
            return
        self.form = AnswerForm(self._context, self._offer, self._party.person_id)
        self.form.closed.connect(self._close_form)
        self._slot.addWidget(self.form)
        if self.isVisible():
            self.form.answer.buttons()[0].setFocus()

    def _close_form(self) -> None:
        self.form = None
        clear_layout(self._slot)


def _times(delivery: Delivery) -> str:
    """When it was carried there and when the answer came back."""
    carried = f"{delivery.carried_at:%H:%M}"
    if delivery.answered_at is None:
        return tr("{carried}转达，等答复", carried=carried)
    return tr("{carried}转达，{answered}答复", carried=carried, answered=f"{delivery.answered_at:%H:%M}")
