"""升级警示: the signs of danger, to whom they were handed over, and the supervisor's sign-off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.craft_states import Danger
from mediator.domain.danger import ARTICLE
from mediator.domain.session import Session
from mediator.domain.stages import STAGE_TITLES, Stage
from mediator.gui.session.context import SessionContext
from mediator.gui.session.danger_card import DangerCard
from mediator.gui.session.danger_cover import DangerCover
from mediator.gui.session.danger_forms import RaiseForm
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.session.two_columns import own_scroll, two_columns
from mediator.gui.tokens import Tone
from mediator.gui.widgets import EmptyState, PageStack, Para, Pill, box, col, label, page, row
from mediator.wording import tr


class DangerPage(StagePage):
    """Opened from the steps at any stage; it goes back to the page it was opened on.

    Nothing of it is built while somebody other than the officer sits before the screen.
    """

    def __init__(self, context: SessionContext, stage: Stage) -> None:
        super().__init__(context, stage)
        self.raising: RaiseForm | None = None
        self.cards: dict[str, DangerCard] = {}
        self._drawn: dict[str, Danger] = {}
        self._empty = EmptyState(tr("没有发出过警示。"))
        self._list = QVBoxLayout()
        self._stack = PageStack()
        self.setLayout(col(self._stack, gap=0))
        seated = next((p for p in context.session.people if p.person_id == context.seated), None)
        self.cover = DangerCover(seated) if seated is not None else None
        if self.cover is None:
            self._lay_out()
        else:
            self.cover.open_asked.connect(self.uncover)
            self._stack.replace(self.cover)

    def uncover(self) -> None:
        """The officer is alone with the page."""
        self.cover = None
        self._lay_out()
        self.show_session(self.session)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)
        head = row(label(tr("升级警示"), "h2"), Pill(tr("仅警官可看"), Tone.DISPUTE, "eye-off"), None, gap=8)
        law = tr("{article}：纠纷可能激化的，要采取预防措施，及时报告。", article=ARTICLE)
        about = Para(law, 14, "text2", 1.4)
        raised = own_scroll(box(col(self._empty, self._list, None, gap=0)))
        if self.context.read_only or self.session.ended:
            work = page(head, about, (raised, 1), gap=12)
        else:
            self.raising = RaiseForm(self.context)
            columns = two_columns(own_scroll(box(col(self.raising, None, gap=0))), raised)
            work = page(head, about, (columns, 1), gap=12)
        self._stack.replace(work)

    def show_session(self, session: Session) -> None:
        if self.cover is not None:
            return
        self._empty.setVisible(not session.dangers)
        for danger in session.dangers:
            if self._drawn.get(danger.danger_id) != danger:
                self._drawn[danger.danger_id] = danger
                self._put(DangerCard(self.context, danger))

    def _put(self, card: DangerCard) -> None:
        """The latest alarm on top; a card that changed in the place where it was."""
        before = self.cards.pop(card.danger_id, None)
        self._list.insertWidget(0 if before is None else self._list.indexOf(before), card)
        self.cards[card.danger_id] = card
        if before is not None:
            self._list.removeWidget(before)
            before.hide()
            before.deleteLater()

    def footer_plan(self) -> FooterPlan:
        return FooterPlan(primary=tr("回到{stage}", stage=tr(STAGE_TITLES[self.stage])), primary_kind="tint")

    def press_primary(self) -> None:
        self.context.open_stage(self.stage)

    def press_back(self) -> None:
        self.context.open_stage(self.stage)

    def first_focus(self) -> QWidget | None:
        if self.cover is not None:
            return self.cover.open
        fields = (card.first_field() for card in self.cards.values())
        waiting = next((field for field in fields if field is not None), None)
        if waiting is None and self.raising is not None:
            return self.raising.signs.buttons()[0]
        return waiting
