"""The separate talks of one round: whom to hear, the talk itself, and the reading back that ends it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.differences import latest_round, next_round
from mediator.domain.session import Session, Talk
from mediator.domain.stages import Stage
from mediator.gui.session.context import SessionContext
from mediator.gui.session.interview_absent import OtherTalkOpen
from mediator.gui.session.interview_people import people_steps
from mediator.gui.session.interview_seating import Seating
from mediator.gui.session.interview_talk import TalkView
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.session.talk_check import TalkCheck
from mediator.gui.widgets import PageStack, SubStep
from mediator.wording import speaking, tr

SKIP, FURTHER = "skip", "further"
STAGES = {1: Stage.FIRST_ROUND, 2: Stage.SECOND_ROUND}

View = Seating | TalkView | TalkCheck | OtherTalkOpen


class InterviewPage(StagePage):
    """Shows the one view that fits: nobody heard, a talk going on, its check, or somebody else's turn."""

    def __init__(self, context: SessionContext, round_: int) -> None:
        super().__init__(context, STAGES[round_])
        self.round = max(round_, latest_round(context.session)) if round_ > 1 else round_
        self._checking = ""  # id of the talk that is being read back
        self._next_person = ""  # who comes in once the open talk has ended
        self._stack = PageStack()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.view: View = self._build(context.session)
        self._stack.replace(self.view)
        self._shown = self._wanted(context.session)

    def _wanted(self, session: Session) -> tuple[str, str]:
        """Which view, and of which talk."""
        talk = session.open_talk
        if talk is None:
            return "seating", ""
        if talk.round != self.round or self.context.seated not in ("", talk.person_id):
            return "other", talk.talk_id
        if self._checking == talk.talk_id or talk.read_back_at is not None:
            return "check", talk.talk_id
        return "talk", talk.talk_id

    def _build(self, session: Session) -> View:
        kind, talk_id = self._wanted(session)
        if kind == "talk":
            return self._talk_view(talk_id)
        if kind == "check":
            return self._check_view(talk_id)
        if kind == "other":
            other = OtherTalkOpen(session, session.talk(talk_id))
            other.seat_asked.connect(self.context.change_seat)
            return other
        seating = Seating(self.context, self.round, self._next_person)
        seating.start_asked.connect(self._start)
        seating.record_asked.connect(self._open_record)
        return seating

    def _talk_view(self, talk_id: str) -> TalkView:
        view = TalkView(self.context, talk_id)
        view.check_asked.connect(self.begin_check)
        view.strip.switch_asked.connect(self.switch_to)
        return view

    def _check_view(self, talk_id: str) -> TalkCheck:
        with speaking(self._language_of_talk()):
            view = TalkCheck(self.context, talk_id)
        view.changed.connect(self.footer_changed)
        return view

    def show_session(self, session: Session) -> None:
        """Draw what was last committed; the view stays as long as it is the one that fits."""
        wanted = self._wanted(session)
        if wanted == self._shown:
            if isinstance(self.view, TalkCheck):
                with speaking(self._language_of_talk()):
                    self.view.show_session(session)
            elif not isinstance(self.view, OtherTalkOpen):
                self.view.show_session(session)
            return
        self._turn(session)

    def _turn(self, session: Session) -> None:
        self._shown = self._wanted(session)
        self.context.flush_drafts()
        self.context.release_drafts()
        self.view = self._build(session)
        self._stack.replace(self.view)
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()
        self.footer_changed.emit()

    def first_focus(self) -> QWidget | None:
        """The composer in a talk, otherwise the next thing to be done."""
        if isinstance(self.view, TalkView):
            return self.view.bar.composer
        if isinstance(self.view, TalkCheck):
            return self.view.record
        if isinstance(self.view, Seating):
            return self.view.first_focus()
        return self.view.seat

    def sub_steps(self) -> tuple[SubStep, ...]:
        return people_steps(self.session, self.round)

    def press_sub_step(self, key: str) -> None:
        """A person in the stepper: their seat, or the change over to them while a talk goes on."""
        if isinstance(self.view, Seating):
            self.view.choose(key)
        elif isinstance(self.view, TalkView):
            self.switch_to(key)

    def footer_plan(self) -> FooterPlan:
        view, session = self.view, self.session
        if isinstance(view, TalkView):
            name = session.person(self._open_talk().person_id).name
            return FooterPlan(
                back=tr("上一步"),
                hint=tr("谈完后先请{name}核对并签字", name=name),
                primary=tr("结束本次谈话并核对"),
                primary_kind="tint",
            )
        if isinstance(view, TalkCheck):
            wanting = "" if self._open_talk().read_back_at is not None else view.sign.wanting()
            return FooterPlan(
                back=tr("返回谈话"),
                hint=wanting,
                primary=tr("核对无误，结束谈话"),
                enabled=not wanting,
                why=wanting,
            )
        return self._seating_footer()

    def _seating_footer(self) -> FooterPlan:
        wanting = self.context.room.missing(self.stage)
        why = tr(wanting[0].sentence) if wanting else ""
        skippable = self.stage is Stage.SECOND_ROUND and self.session.stage is self.stage
        further = self._further()
        secondary: tuple[tuple[str, str], ...] = ()
        if further is not None:
            secondary = ((FURTHER, tr("再谈一轮（第{number}轮）", number=further)),)
        elif skippable and self.session.open_talk is None:
            secondary = ((SKIP, tr("略过第二轮")),)
        return FooterPlan(
            back=tr("上一步"),
            hint=why,
            secondary=secondary,
            primary=self.onward(),
            enabled=not wanting,
            why=why,
        )

    def press_primary(self) -> None:
        if isinstance(self.view, TalkView):
            self.begin_check()
        elif isinstance(self.view, TalkCheck):
            self._end()
        else:
            self.go_on()

    def _further(self) -> int | None:
        """The number of the round that may come after this one: for what is still open."""
        further = next_round(self.session) if self.stage is Stage.SECOND_ROUND else None
        return further if further is not None and further > self.round else None

    def press_secondary(self, key: str) -> None:
        further = self._further()
        if key == FURTHER and further is not None:
            self.round = further
            self._turn(self.session)
            self.steps_changed.emit()
        elif key == SKIP:
            self.skip(
                Stage.SECOND_ROUND,
                tr("略过第二轮分别谈？"),
                (tr("各方说法已经一致"), tr("没有需要再问的事项")),
            )

    def press_back(self) -> None:
        if isinstance(self.view, TalkCheck) and self._open_talk().read_back_at is None:
            self._checking = ""
            self._turn(self.session)
        else:
            super().press_back()

    def begin_check(self) -> None:
        """Turn to the reading back of the open talk."""
        self._checking = self._open_talk().talk_id
        self._turn(self.session)

    def switch_to(self, person_id: str) -> None:
        """Another person shall come in: the open talk is read back and signed first, then the curtain."""
        if person_id == self._open_talk().person_id:
            return
        self._next_person = person_id
        name = self.session.person(person_id).name
        self.context.toast(tr("先请本人核对签字，结束后再请{name}入座。", name=name))
        self.begin_check()

    def _start(self, person_id: str) -> None:
        before, self.context.seated = self.context.seated, person_id
        talks = self.context.room.talks
        # The seat lets nobody begin before both of its ticks are made.
        if not self.context.do(lambda: talks.start(person_id, self.round, limits_explained=True)):
            self.context.seated = before

    def _end(self) -> None:
        talk, talks = self._open_talk(), self.context.room.talks
        assert isinstance(self.view, TalkCheck)
        sign = self.view.sign
        if talk.read_back_at is None:
            ink, refusal, heard = sign.ink(), sign.refusal(), self.view.heard.ticked()
            on_paper = sign.on_paper()
            if not self.context.do(
                lambda: talks.read_back(
                    talk.talk_id, ink=ink, refusal=refusal, on_paper=on_paper, heard=heard
                )
            ):
                return
            sign.recorded()
            self.view.heard.keeper.forget()
        self._checking = ""
        following = self._next_person
        if not self.context.do(lambda: talks.end(talk.talk_id)):
            return
        # Who was heard leaves the seat: the officer's pages open without a cover after it.
        self.context.seated = self._next_person = ""
        if following:
            self.context.change_seat(following)

    def _open_talk(self) -> Talk:
        talk = self.session.open_talk
        assert talk is not None
        return talk

    def _language_of_talk(self) -> str:
        """The record is read back in words the person of the talk understands."""
        return self.session.person(self._open_talk().person_id).details.language

    def _open_record(self, talk_id: str) -> None:
        name = self.session.person(self.session.talk(talk_id).person_id).name
        pdf = self.context.room.papers.talk_record(talk_id)
        self.context.open_paper("talk-record", tr("谈话记录（{name}）", name=name), pdf)
