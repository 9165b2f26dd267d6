"""Decides what the window shows: sign-in, the day, a session, a preview; builds it anew on change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.people import KIND_TITLES, PersonKind
from mediator.domain.stages import Stage
from mediator.gui.actions import bind
from mediator.gui.curtain import Curtain
from mediator.gui.day_view import DayView
from mediator.gui.entrance import Entrance
from mediator.gui.main_window import MainWindow
from mediator.gui.pages.new_session import NewSessionPage
from mediator.gui.preferences import Look, Preferences
from mediator.gui.preview import PaperDesk, PreviewPage
from mediator.gui.questions import Question, Questions
from mediator.gui.session.context import SessionContext
from mediator.gui.session.letters import letter_shown
from mediator.gui.session.session_view import SessionView
from mediator.gui.theme import SCALES, Theme, default_scale
from mediator.services.curtain_code import CurtainCode
from mediator.services.desk import Desk
from mediator.services.doors import StoreDoor
from mediator.services.reception import Reception
from mediator.services.room import Room
from mediator.wording import tr, use_language


class Navigator(QObject):
    """The one place that knows every page; pages know only their signals."""

    session_opened = Signal(object)  # SessionView

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        door: StoreDoor,
        papers: PaperDesk,
        preferences: Preferences,
        questions: Questions,
        folder: Path,
    ) -> None:
        super().__init__()
        self._app, self._window, self._door = app, window, door
        self._papers, self._preferences, self._questions, self._folder = (
            papers,
            preferences,
            questions,
            folder,
        )
        self.look = preferences.load()
        self.desk: Desk | None = None
        self.view: QWidget | None = None
        self._again: Callable[[], None] = self.enter
        self.curtain = Curtain(window.curtain_view, app)
        self.curtain.drawn.connect(self._covered)
        self.curtain.lifted.connect(self._uncovered)
        window.closing.connect(self.close)
        self._bind_keys()

    # -- what is shown ---------------------------------------------------------------

    def enter(self) -> None:
        """The way in: first set-up, or signing in."""
        self.desk = None
        self.curtain.guard(None)
        entrance = Entrance(self._door)
        entrance.came_in.connect(self.came_in)
        entrance.language_asked.connect(self.switch_language)
        self._show(entrance, self.enter)

    def came_in(self, desk: Desk) -> None:
        """Somebody is signed in: their day."""
        self.desk = desk
        self.curtain.guard(CurtainCode(desk))
        self.show_day("home")

    def show_day(self, key: str, words: str = "") -> None:
        """One of the pages outside a session."""
        if self.desk is None:
            return
        self.curtain.ask_for(tuple, lambda: False)
        day = DayView(self.desk, self.look, key, words)
        day.session_opened.connect(self.open_session)
        day.room_opened.connect(self.open_room)
        day.page_asked.connect(self.show_day)
        day.look_asked.connect(self.change_look)
        day.curtain_asked.connect(self.curtain.draw)
        day.signed_out.connect(self.enter)
        self._show(day, lambda: self.show_day(key, words))

    def open_session(self, session_id: str) -> None:
        """Take a session up again where it was."""
        if self.desk is None:
            return
        try:
            room = Reception(self.desk).resume(session_id)
        except MediatorError as error:
            self._questions.tell(error)
            return
        self.open_room(room)

    def open_room(self, room: Room, stage: Stage | None = None, seated: str = "") -> None:
        """A session in its frame."""
        context = SessionContext(room, self._questions)
        talk = room.session.open_talk
        context.seated = seated or (talk.person_id if talk else "")
        view = SessionView(context, stage)
        view.left.connect(lambda: self.show_day("home"))
        view.header.curtain_asked.connect(self.curtain.draw)
        view.header.larger_asked.connect(self.larger)
        view.header.language_asked.connect(self.switch_language)
        context.party_shown.connect(self._window.show_party)
        context.paper_asked.connect(lambda kind, title, pdf: self.show_paper(view, kind, title, pdf))
        context.seat_asked.connect(lambda _: self.curtain.draw())
        self.curtain.ask_for(lambda: _seats(room), lambda: view.page.stage is Stage.AGREEMENT)
        self._show(
            view, lambda: self.open_room(Room(room.desk, context.session), view.page.stage, context.seated)
        )
        self.session_opened.emit(view)

    def show_paper(self, view: SessionView, kind: str, title: str, pdf: bytes) -> None:
        """A paper over the session; going back finds the page as it was."""
        preview = PreviewPage(
            kind,
            title,
            pdf,
            self._papers,
            confirm=self._counted,
            tell=self._questions.tell,
            folder=self._folder,
        )
        room = view.context.room
        preview.printed.connect(
            lambda paper, copies, printer: view.context.do(
                lambda: room.agreement.note_print(paper, copies, printer)
            )
        )
        preview.closed.connect(lambda: self._window.show_party(None))
        self._window.show_party(preview)

    # -- how it is shown -------------------------------------------------------------

    def change_look(self, look: Look) -> None:
        """Another language, size or contrast: the page is built anew, drafts saved first."""
        self._flush()
        self.look = look
        self._preferences.save(look)
        self.apply_look()
        self._again()

    def apply_look(self) -> None:
        """Put the look into force."""
        use_language(self.look.language)
        Theme(scale=self.scale(), high_contrast=self.look.high_contrast).apply(self._app)
        self._window.setWindowTitle(tr("调解工作台"))
        self.curtain.use(self._window.renew_curtain())

    def scale(self) -> float:
        """The type scale in force."""
        if self.look.scale:
            return self.look.scale
        screen = self._app.primaryScreen()
        return default_scale(screen.availableGeometry().height() if screen else 768)

    def switch_language(self) -> None:
        self.change_look(replace(self.look, language="en" if self.look.language == "zh" else "zh"))

    def larger(self) -> None:
        self._step_scale(1)

    def smaller(self) -> None:
        self._step_scale(-1)

    def _step_scale(self, by: int) -> None:
        at = SCALES.index(self.scale()) + by
        if 0 <= at < len(SCALES):
            self.change_look(replace(self.look, scale=SCALES[at]))

    # -- curtain and keys ------------------------------------------------------------

    def _covered(self) -> None:
        self._flush()
        self._window.draw_curtain()

    def _uncovered(self, person_id: str) -> None:
        view = self.view
        if isinstance(view, SessionView) and person_id and person_id != view.context.seated:
            # Another person sits here now: their own page, never the one before.
            self._window.show_party(None)
            self._window.lift_curtain()
            self.open_room(view.context.room, view.page.stage, person_id)
            return
        self._window.lift_curtain()

    def close(self) -> None:
        """The window closes: what is being typed is saved, the store let go."""
        self._flush()
        self._door.close()

    def _flush(self) -> None:
        if isinstance(self.view, SessionView):
            self.view.context.flush_drafts()
        elif isinstance(self.view, DayView) and isinstance(self.view.page, NewSessionPage):
            self.view.page.flush_drafts()

    def _show(self, view: QWidget, again: Callable[[], None]) -> None:
        self.view = view
        self._again = again
        self._window.show_work(view)
        if isinstance(view, SessionView | DayView | Entrance):
            view.focus_first()

    def _counted(self, copies: int, pages: int) -> bool:
        return self._questions.confirm(
            Question(
                key="printed",
                title=tr("打印出来的页数对吗？"),
                lines=(tr("应有{copies}份，每份{pages}页。", copies=copies, pages=pages),),
                yes=tr("都打好了"),
                no=tr("没打好"),
            )
        )

    def _bind_keys(self) -> None:
        bind(
            self._window,
            {
                "F1": lambda: self._leave_for("help"),
                "F11": self._full_screen,
                "Ctrl+N": lambda: self._leave_for("new"),
                "Ctrl+K": self._find,
                "Ctrl+S": self._save_now,
                "Ctrl+=": self.larger,
                "Ctrl++": self.larger,
                "Ctrl+-": self.smaller,
                "Ctrl+0": lambda: self.change_look(replace(self.look, scale=0.0)),
                "Ctrl+Shift+/": lambda: self._leave_for("help"),
                "Ctrl+Tab": self._next_region,
            },
        )

    def _full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _find(self) -> None:
        if isinstance(self.view, DayView):
            self.view.header.focus_search()
        else:
            self._leave_for("search")

    def _leave_for(self, key: str) -> None:
        """Go to a page outside the session; what is being typed is saved first."""
        self._flush()
        self.show_day(key)

    def _save_now(self) -> None:
        if isinstance(self.view, SessionView):
            self.view.save_now()

    def _next_region(self) -> None:
        if isinstance(self.view, SessionView | DayView):
            self.view.shell.next_region()


def _seats(room: Room) -> list[tuple[str, str]]:
    people = room.session.here(PersonKind.PARTY, PersonKind.FACT_WITNESS)
    return [
        (p.person_id, f"{letter_shown(p.letter)} {p.name}" if p.letter else tr(KIND_TITLES[p.kind]))
        for p in people
    ]
