"""Decides what the window shows: sign-in, the day, a session, a preview; builds it anew on change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from mediator.domain.errors import MediatorError
from mediator.gui.actions import bind
from mediator.gui.curtain import Curtain
from mediator.gui.entrance import Entrance
from mediator.gui.looks import Looks
from mediator.gui.main_window import MainWindow
from mediator.gui.paper_cover import Paper, PaperCover
from mediator.gui.preferences import Look
from mediator.gui.questions import Questions
from mediator.gui.second_screen import SecondScreen
from mediator.services.curtain_code import CurtainCode
from mediator.services.doors import StoreDoor
from mediator.wording import tr

if TYPE_CHECKING:
    # The first page is shown before any of these is loaded; `preload` brings them in afterwards.
    from mediator.domain.stages import Stage
    from mediator.gui.day_view import DayView
    from mediator.gui.own_backups import OwnBackups
    from mediator.gui.preview import PaperDesk
    from mediator.gui.session.session_view import SessionView
    from mediator.gui.widgets.pad_strokes import KeptInk
    from mediator.services.desk import Desk
    from mediator.services.room import Room

Again = Callable[[], None]
"""Builds what was on the screen anew, with everything that was typed."""


class Navigator(QObject):
    """The one place that knows every page; pages know only their signals."""

    session_opened = Signal(object)  # SessionView

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        door: StoreDoor,
        papers: PaperDesk,
        looks: Looks,
        questions: Questions,
        folder: Path,
    ) -> None:
        super().__init__()
        self._window, self._door = window, door
        self._questions, self.looks, self._folder = questions, looks, folder
        self.cover = PaperCover(window, papers, questions, folder)
        self.cover.closed.connect(self._focus_first)
        self.desk: Desk | None = None
        self.view: QWidget | None = None
        self._entrance: Entrance | None = None
        self._day: DayView | None = None
        self._session: SessionView | None = None
        self._facing_party = False
        self._here: Callable[[], Again] = lambda: self.enter
        self._back: Again | None = None
        self._places: dict[str, Stage] = {}
        self.curtain = Curtain(None, app, flush=self._flush, signing=window.has_pad)
        self.curtain.drawn.connect(window.draw_curtain)
        self._backups: OwnBackups | None = None
        self.second = SecondScreen(window, self.curtain)
        self.curtain.lifted.connect(self._uncovered)
        window.may_close = self._may_leave
        window.closing.connect(self.close)
        self._bind_keys()

    # -- what is shown ---------------------------------------------------------------

    def enter(self, typed: Mapping[str, str] | None = None, half_in: Desk | None = None) -> None:
        """The way in: first set-up, or signing in; `half_in` has signed in and not yet chosen a code."""
        if self._backups is not None:
            self._backups.goes_out()
        if self.desk is not None:
            self._door.close()
        self.desk = None
        self.curtain.guard(None)
        entrance = Entrance(self._door, typed, half_in)
        entrance.came_in.connect(self.came_in)
        entrance.language_asked.connect(self.switch_language)

        def here() -> Again:
            kept, desk = entrance.typed(), entrance.desk
            return lambda: self.enter(kept, desk)

        self._show(entrance, here)
        self._entrance = entrance
        entrance.focus_first()

    def came_in(self, desk: Desk) -> None:
        """Somebody is signed in: their day."""
        self.desk = desk
        self._places.clear()
        self._back = None
        self.curtain.use(self._window.curtain_view)
        self.curtain.guard(CurtainCode(desk))
        self.show_day("home")
        self._back_up_what_is_due(desk)

    def _back_up_what_is_due(self, desk: Desk) -> None:
        if self._backups is None:
            from mediator.gui.own_backups import OwnBackups

            self._backups = OwnBackups(self)
        self._backups.came_in(desk)

    def show_day(self, key: str, words: str = "", typed: Mapping[str, str] | None = None) -> None:
        """One of the pages outside a session."""
        if self.desk is None:
            return
        from mediator.gui.day_view import DayView

        kept = typed if typed is not None else {"words": words}
        back = self._back if key == "help" else None
        self.curtain.ask_for(tuple)
        day = DayView(
            self.desk,
            self.looks.look,
            key,
            kept,
            questions=self._questions,
            folder=self._folder,
            returns=back is not None,
        )
        day.session_opened.connect(self.open_session)
        day.room_opened.connect(self.open_room)
        day.page_asked.connect(self.show_day)
        day.look_asked.connect(self.change_look)
        day.larger_asked.connect(self.larger)
        day.language_asked.connect(self.switch_language)
        day.curtain_asked.connect(self.curtain.draw)
        day.signed_out.connect(self.sign_out)
        day.back_asked.connect(self.go_back)

        def here() -> Again:
            now = day.typed()
            return lambda: self.show_day(key, typed=now)

        self._show(day, here)
        self._day = day
        day.focus_first()

    def open_session(self, session_id: str) -> None:
        """Take a session up again where it was."""
        if self.desk is None:
            return
        from mediator.services.reception import Reception

        try:
            room = Reception(self.desk).resume(session_id)
        except MediatorError as error:
            self._questions.tell(error)
            return
        self.open_room(room, self._places.get(session_id))

    def open_room(
        self,
        room: Room,
        stage: Stage | None = None,
        seated: str = "",
        ink: Mapping[str, KeptInk] | None = None,
    ) -> None:
        """A session in its frame; `ink` is what somebody was writing when the look changed."""
        from mediator.gui.seats import seats
        from mediator.gui.session.context import SessionContext
        from mediator.gui.session.session_view import SessionView

        context = SessionContext(room, self._questions)
        context.carry_on(ink or {})
        self.second.serve(context)
        talk = room.session.open_talk
        context.seated = seated or (talk.person_id if talk else "")
        view = SessionView(context, stage)
        view.left.connect(lambda: self.show_day("home"))
        view.header.curtain_asked.connect(self.curtain.draw)
        view.header.larger_asked.connect(self.larger)
        view.header.language_asked.connect(self.switch_language)
        context.party_shown.connect(self._show_party)
        context.paper_asked.connect(lambda *paper: self.cover.open(context, paper))
        context.seat_asked.connect(lambda _: self.curtain.draw())
        self.curtain.ask_for(lambda: seats(room.session))

        def here() -> Again:
            there, who, paper = view.page.stage, context.seated, self.cover.paper
            ink = context.half_written()
            return lambda: self._reopen(room.again(), there, who, paper, ink)

        self._show(view, here)
        self._session = view
        view.focus_first()
        self.session_opened.emit(view)

    def _reopen(
        self, room: Room, stage: Stage, seated: str, paper: Paper | None, ink: Mapping[str, KeptInk]
    ) -> None:
        self.open_room(room, stage, seated, ink)
        if paper is not None and self._session is not None:
            self.cover.open(self._session.context, paper)

    def _show_party(self, view: QWidget | None) -> None:
        self._facing_party = view is not None
        self._window.show_party(view)
        if view is None:
            self._focus_first()

    def sign_out(self) -> None:
        """Somebody else may sign in; what is being typed is saved first."""
        if self._may_leave():
            self.enter()

    def go_back(self) -> None:
        """From the help to the page it was asked on."""
        back, self._back = self._back, None
        if back is not None:
            back()

    # -- how it is shown -------------------------------------------------------------

    def change_look(self, look: Look) -> None:
        """Another language, size or contrast: the page is built anew, drafts saved first."""
        if look == self.looks.look or not self._may_leave():
            return
        again = self._here()
        self.looks.change(look)
        self._renew()
        again()

    def switch_language(self) -> None:
        self.change_look(self.looks.in_other_language())

    def larger(self) -> None:
        self.change_look(self.looks.stepped(1))

    def _renew(self) -> None:
        self._window.setWindowTitle(tr("调解工作台"))
        if self.desk is not None:
            self.curtain.use(self._window.renew_curtain())

    # -- curtain and keys ------------------------------------------------------------

    def _uncovered(self, person_id: str) -> None:
        view = self._session
        if view is not None and person_id and person_id != view.context.seated:
            # Another person sits here now: their own page, never the one before.
            self.open_room(view.context.room, view.page.stage, person_id)
        self._window.lift_curtain()
        if self.cover.page is None and not self._facing_party:
            self._focus_first()

    def close(self) -> None:
        """The window closes: what is being typed is saved, the store let go."""
        self._flush()
        self.curtain.stop()
        if self._backups is not None:
            self._window.hide()
            self._backups.leaves()
        self._door.close()

    def _flush(self) -> bool:
        if self._session is not None:
            return self._session.context.flush_drafts()
        return self._day.flush_drafts() if self._day is not None else True

    def _may_leave(self) -> bool:
        """Save what is being typed; where that fails, ask before it is lost."""
        if self._session is not None:
            return self._session.context.may_leave()
        self._flush()
        return True

    def _show(self, view: QWidget, here: Callable[[], Again]) -> None:
        before = self._session
        if before is not None:
            self._places[before.context.session.session_id] = before.page.stage
        self._entrance = self._day = self._session = None
        self.view = view
        self._here = here
        self.cover.forget()
        self.second.hide()
        self._facing_party = False
        self._window.show_work(view)

    def _focus_first(self) -> None:
        shown = self._session or self._day or self._entrance
        if shown is not None:
            shown.focus_first()

    def _bind_keys(self) -> None:
        handlers: dict[str, Again] = {
            "F1": self.help,
            "Ctrl+Shift+/": self.help,
            "Ctrl+N": lambda: self._leave_for("new"),
            "Ctrl+K": self._find,
            "Ctrl+S": self._save_now,
            "Ctrl+=": self.larger,
            "Ctrl++": self.larger,
            "Ctrl+-": lambda: self.change_look(self.looks.stepped(-1)),
            "Ctrl+0": lambda: self.change_look(self.looks.fitting()),
        }
        # The officer's keys do nothing behind the curtain, and not while a party reads the screen.
        bind(self._window, handlers, free=lambda: not (self.curtain.is_drawn or self._facing_party))

    def help(self) -> None:
        """The help, with the way back to where it was asked."""
        shown = self._day is not None and self._day.key == "help"
        if self.desk is None or shown or not self._may_leave():
            return
        stage = self._session.page.stage.value if self._session is not None else ""
        self._back = self._here()
        self.show_day("help", typed={"stage": stage})

    def _find(self) -> None:
        if self._day is not None:
            self._day.header.focus_search()
        else:
            self._leave_for("search")

    def _leave_for(self, key: str) -> None:
        """Go to a page outside the session; what is being typed is saved first."""
        if self.desk is not None and self._may_leave():
            self.show_day(key)

    def _save_now(self) -> None:
        if self._session is not None:
            self._session.save_now()
        self._flush()
