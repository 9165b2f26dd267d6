"""Takes one scripted mediation through the real windows, a picture at every stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.day_view import DayView
from mediator.gui.main_window import MainWindow
from mediator.gui.navigator import Navigator
from mediator.gui.pages.home import HomePage
from mediator.gui.pages.new_session import NewSessionPage
from mediator.gui.session.advice import AdvicePage
from mediator.gui.session.agreement import AgreementPage
from mediator.gui.session.application import CommitteePartiesPage
from mediator.gui.session.board import BoardPage
from mediator.gui.session.closing import ClosingPage
from mediator.gui.session.follow_up import FollowUpPage
from mediator.gui.session.intake import IntakePage
from mediator.gui.session.interview import InterviewPage
from mediator.gui.session.joint import JointPage
from mediator.gui.session.oral import CommitteeAgreementPage
from mediator.gui.session.parties import PartiesPage
from mediator.gui.session.recognition import RecognitionPage
from mediator.gui.session.rights import RightsPage
from mediator.gui.session.session_view import SessionView
from mediator.gui.session.shuttle import ShuttlePage
from mediator.gui.tour import (
    agreement,
    board,
    danger,
    follow_up,
    intake,
    interview,
    joint,
    parties,
    rights,
    routes,
    shuttle,
)
from mediator.gui.tour.hand import Hand, HandSlipped
from mediator.services.curtain_code import TRAINING_CODE
from mediator.services.desk import Desk
from mediator.services.play_pace import supervisor_of, waiting
from mediator.services.sample_ink import SampleHand
from mediator.services.script import Script
from mediator.wording import tr

DRIVERS = (agreement, board, follow_up, intake, interview, joint, parties, rights, shuttle)


def answers() -> dict[str, str | bool]:
    """What the tour answers to each question of the program, by its key."""
    return {key: answer for driver in DRIVERS for key, answer in driver.ANSWERS.items()}


class Tour:
    """One walk through one script. `on_picture` gets the window and the picture's name."""

    def __init__(
        self,
        window: MainWindow,
        navigator: Navigator,
        desk: Desk,
        script: Script,
        writer: SampleHand,
        *,
        on_picture: Callable[[QWidget, str], None],
        on_clock: Callable[[datetime], None],
        hand: Hand | None = None,
    ) -> None:
        self._window, self._navigator, self._desk, self._script = window, navigator, desk, script
        self.hand = hand or Hand(lambda name: on_picture(window, name), on_clock, writer)

    def walk(self) -> Session:
        """From the knock on the door to the closed session."""
        self._navigator.came_in(self._desk)
        return self.walk_on()

    def walk_on(self) -> Session:
        """From the day of whoever came in to the closed session."""
        self.hand.picture("00-home")
        self._new_session()
        routes.drive_filing(self.hand, self.view, self._script)
        while self.view.page.stage is not Stage.CLOSED:
            before = self.view.page.stage
            self._drive(before)
            if before is Stage.FIRST_ROUND:
                self._look_behind_the_curtain()
            self._signed_off()
            self.hand.settle()
            if self.view.page.stage is before:
                raise HandSlipped(f"the session did not leave {before.value}")
        closing = self.view.page
        if not isinstance(closing, ClosingPage):
            raise HandSlipped("the closing page is not shown")
        follow_up.drive_closing(self.hand, closing, self._script)
        return self.view.context.session

    def _drive(self, stage: Stage) -> None:
        """Do everything this stage wants, as the script tells it; days pass before it where they do."""
        self.hand.clock_to(_begins(self._script, stage))
        if stage is Stage.FOLLOW_UP and any(s.clause for s in self._script.settled):
            opened = interview.board_of(self.hand, self.view.page)
            board.settle_by_clauses(self.hand, opened, self._script)
            interview.step_to(self.hand, self._window, stage)
        hand, page, script = self.hand, self.view.page, self._script
        match page:
            case IntakePage():
                intake.drive(hand, page, script)
            case AdvicePage():
                routes.drive_advice(hand, page, script)
            case CommitteePartiesPage():
                parties.drive(hand, page, script)
                routes.drive_application(hand, page, script)
            case PartiesPage():
                parties.drive(hand, page, script)
            case RightsPage():
                rights.drive(hand, page, script)
            case InterviewPage():
                interview.drive(hand, page, script)
            case BoardPage():
                board.drive(hand, page, script)
            case ShuttlePage():
                shuttle.drive(hand, page, script)
            case JointPage():
                joint.drive(hand, page, script)
            case CommitteeAgreementPage() if script.route.oral is not None:
                routes.drive_oral(hand, page, script)
            case RecognitionPage():
                routes.drive_recognition(hand, page, script)
            case AgreementPage():
                agreement.drive(hand, page, script)
            case FollowUpPage():
                follow_up.drive(hand, page, script)
            case _:
                raise HandSlipped(f"no driver for {stage.value}")

    @property
    def view(self) -> SessionView:
        """The session on the screen."""
        view = self._navigator.view
        if not isinstance(view, SessionView):
            raise HandSlipped("no session is open")
        self.hand.hold(view.footer)
        return view

    def _look_behind_the_curtain(self) -> None:
        """F9 between two talks, the code, and who sits here now."""
        self.hand.press(self.view, Qt.Key.Key_F9)
        self.hand.picture("04-curtain")
        curtain = self._window.curtain_view
        self.hand.type_into(curtain.pin_edit(), TRAINING_CODE)
        self.hand.press(curtain.pin_edit(), Qt.Key.Key_Return)
        self.hand.click_text(curtain, tr("只有警官"))

    def _signed_off(self) -> None:
        """For each alarm that waits the supervisor signs in, decides, and the host signs in again."""
        session = self.view.context.session
        for alarm, raised in tuple(waiting(self._script, session)):
            self._navigator.came_in(replace(self._desk, user=supervisor_of(alarm)))
            self._navigator.open_session(session.session_id)
            danger.sign_off(self.hand, self.view, alarm, raised.danger_id)
            self._navigator.came_in(self._desk)
            self._navigator.open_session(session.session_id)
            self.hand.settle()

    def _new_session(self) -> None:
        day = self._navigator.view
        if not isinstance(day, DayView):
            raise HandSlipped("the day is not shown")
        if not isinstance(day.page, HomePage):
            raise HandSlipped("home is not shown")
        self.hand.click(day.page.new_button)
        new = self._navigator.view
        if not isinstance(new, DayView) or not isinstance(new.page, NewSessionPage):
            raise HandSlipped("no form for a new session")
        intake.drive_new(self.hand, new.page, self._script)


def _begins(script: Script, stage: Stage) -> datetime | None:
    """When a stage begins, where the script says so."""
    match stage:
        case Stage.FIRST_ROUND | Stage.SECOND_ROUND:
            wanted = 1 if stage is Stage.FIRST_ROUND else 2
            return next((t.at for t in script.talks if t.round == wanted and t.at), None)
        case Stage.JOINT:
            return script.joint.at if script.joint else None
        case Stage.AGREEMENT:
            return script.agreement.at
        case _:
            return None
