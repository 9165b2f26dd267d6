"""共同会谈: who is there, the ground rules, the agenda both sides confirm, what is said, how it ends."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediator.domain.events import JointOutcome
from mediator.domain.session import JointTalk, Session
from mediator.domain.stages import Stage
from mediator.gui.session.context import SessionContext
from mediator.gui.session.joint_agenda import AgendaCard
from mediator.gui.session.joint_apologies import ApologiesCard
from mediator.gui.session.joint_items import AgendaItem
from mediator.gui.session.joint_notes import NotesCard
from mediator.gui.session.joint_outcome import OutcomeCard
from mediator.gui.session.joint_party_view import JointPartyView, SayingView
from mediator.gui.session.joint_rules import RulesView
from mediator.gui.session.joint_sayings import SayingsCard
from mediator.gui.session.joint_second import SecondScreenCard
from mediator.gui.session.joint_start import PresenceCard
from mediator.gui.session.own_language import shared_language
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.session.two_columns import own_scroll, two_columns
from mediator.gui.tokens import Tone
from mediator.gui.widgets import Pill, box, button, col, label, page, row
from mediator.wording import mark, speaking, tr

SKIP_REASONS = (mark("双方不愿意见面，方案已分别同意"), mark("当事人身体原因，不便当面谈"))


class JointPage(StagePage):
    """The officer's page; what the parties see is a view of its own with cleared items only."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, Stage.JOINT)
        self.presence = PresenceCard(context)
        self.agenda = AgendaCard(context)
        self.sayings = SayingsCard()
        self.sayings.show_asked.connect(self.show_saying)
        self.notes = NotesCard(context)
        self.apologies = ApologiesCard(context)
        self.second = SecondScreenCard(context, self.agenda.confirm)
        self.outcome = OutcomeCard(context)
        self.outcome.again.connect(self._begin_again)
        self._again = False
        self.view: RulesView | JointPartyView | SayingView | None = None
        self.presence.asked.connect(self.read_rules)
        self._state = Pill(tr("还没有开始"), Tone.MUTE, "clock")
        self.show_button = button(tr("给双方看"), icon="users", small=True, on_click=self.show_items)
        head = row(label(tr("共同会谈"), "h2"), self._state, None, self.show_button, gap=8)
        upper = own_scroll(
            box(col(self.presence, self.second, self.agenda, self.sayings, self.apologies, None, gap=12))
        )
        left = box(col((upper, 1), self.outcome, gap=12))
        self.setLayout(col(page(head, (two_columns(left, own_scroll(self.notes)), 1), gap=12), gap=0))

    def show_session(self, session: Session) -> None:
        talk = session.open_joint_talk
        last = session.joint_talks[-1] if session.joint_talks else None
        self._again = self._again and talk is None
        self.presence.setVisible(talk is None and (last is None or self._again))
        self.presence.show_session(session)
        self.outcome.setVisible(last is not None and not self._again)
        self.outcome.show_session(session)
        self.agenda.show_session(session)
        self.sayings.show_session(session)
        self.notes.show_session(session)
        self.apologies.show_session(session)
        self.second.show_session(session)
        self.show_button.setVisible(talk is not None)
        self._show_state(talk, last)

    def read_rules(self) -> None:
        """Read the ground rules to everybody; the talk begins when all accept them."""
        self.presence.show_error("")
        with speaking(shared_language(self.session.parties)):
            view = RulesView()
        view.back_clicked.connect(self._back_to_page)
        view.declined.connect(self._rules_declined)
        view.accepted.connect(self._start)
        self.view = view
        self.context.show_party(view)

    def show_items(self) -> None:
        """Put the agenda before both sides."""
        with speaking(shared_language(self.session.parties)):
            view = JointPartyView(self.session)
        view.back_clicked.connect(self._back_to_page)
        view.confirmed.connect(lambda ref: self._confirm(view, ref))
        self.view = view
        self.context.show_party(view)

    def show_saying(self, item: AgendaItem) -> None:
        """Put what somebody let be said before both sides, in the words agreed."""
        with speaking(shared_language(self.session.parties)):
            view = SayingView(item)
        view.back_clicked.connect(self._back_to_page)
        self.view = view
        self.context.show_party(view)

    def _confirm(self, view: JointPartyView, ref: str) -> None:
        self.agenda.confirm(ref)
        view.show_session(self.session)

    def _start(self) -> None:
        present = self.presence.present()
        error = self.context.attempt(lambda: self.context.room.joint.start(present, rules_accepted=True))
        self._back_to_page()
        if error is not None:
            self.presence.show_error(tr(error.title))

    def _rules_declined(self) -> None:
        self._back_to_page()
        self.presence.show_error(tr("有人不同意会谈约定，先分别谈一谈再开始"))

    def _back_to_page(self) -> None:
        self.view = None
        self.context.show_party(None)

    def _begin_again(self) -> None:
        self._again = True
        self.show_session(self.session)
        self.footer_changed.emit()

    def _show_state(self, talk: JointTalk | None, last: JointTalk | None) -> None:
        if talk is not None:
            self._state.set_text(
                tr("{time}开始，正在谈", time=f"{talk.started_at:%H:%M}"), Tone.PRIMARY, "users"
            )
        elif last is not None:
            self._state.set_text(tr("已结束"), Tone.AGREE, "circle-check")
        else:
            self._state.set_text(tr("还没有开始"), Tone.MUTE, "clock")

    def footer_plan(self) -> FooterPlan:
        session = self.session
        talk = session.open_joint_talk
        done = any(t.outcome is JointOutcome.AGREED for t in session.joint_talks)
        skip = session.stage is Stage.JOINT and talk is None and not done
        hint = ""
        if talk is not None:
            hint = tr("先选择结果，结束共同会谈")
        elif not done:
            hint = tr("会谈谈成后进入协议起草")
        return FooterPlan(
            back=tr("上一步"),
            hint=hint,
            hint_icon="messages-square" if hint else "",
            secondary=(("skip", tr("略过这一步")),) if skip else (),
            primary=tr("起草协议"),
        )

    def press_secondary(self, key: str) -> None:
        if key == "skip":
            self.skip(Stage.JOINT, tr("不做共同会谈？"), tuple(tr(reason) for reason in SKIP_REASONS))

    def first_focus(self) -> QWidget | None:
        if self.session.open_joint_talk is not None:
            return self.notes.composer
        ticks = list(self.presence.ticks.values())
        return ticks[0] if ticks and not self.presence.isHidden() else self.outcome.first_focus()
