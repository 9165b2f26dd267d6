"""A frame for tests of single pages: footer, stepper, turning from stage to stage, without the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QEvent

from mediator.domain.stages import Stage
from mediator.gui.frame import Footer, SessionHeader, SessionShell
from mediator.gui.questions import PreparedQuestions
from mediator.gui.session.context import SessionContext
from mediator.gui.session.stage_page import StagePage
from mediator.gui.session.steps import step_rows
from mediator.gui.theme import current
from mediator.gui.tour.hand import Hand
from mediator.gui.widgets import Stepper
from mediator.services.room import Room

Pages = Mapping[Stage, Callable[[SessionContext], StagePage]]


class PageFrame:
    """Shows one page after another at 1366×690, as the session's own frame does."""

    def __init__(self, room: Room, pages: Pages, *, yes: tuple[str, ...] = (), seated: str = "") -> None:
        self.questions = PreparedQuestions(yes=set(yes))
        self.context = SessionContext(room, self.questions)
        self.context.seated = seated
        self.toasts: list[str] = []
        self.unsaved = False
        self.context.saving.connect(lambda: self._note_saving(unsaved=True))
        self.context.saved.connect(lambda _at: self._note_saving(unsaved=False))
        self.undo: Callable[[], None] | None = None
        self._pages = pages
        self.header, self.stepper, self.footer = SessionHeader("何砚秋"), Stepper(leave="退出"), Footer()
        self.shell = SessionShell(self.header, self.stepper, self.footer)
        self.shell.resize(1366, 690)
        self.stepper.set_rail(rail=current().rail(1366))
        self.page: StagePage | None = None
        self.hand = Hand(lambda _name: None)
        self.hand.hold(self.footer)
        self.context.changed.connect(self._redraw)
        self.context.stage_asked.connect(self.open)
        self.context.toast_asked.connect(self._toast)
        self.footer.primary_clicked.connect(lambda: self.page.press_primary() if self.page else None)
        self.footer.back_clicked.connect(lambda: self.page.press_back() if self.page else None)
        self.footer.secondary_clicked.connect(lambda k: self.page.press_secondary(k) if self.page else None)
        self.stepper.chosen.connect(self._step)
        self.shell.show()

    def open(self, stage: Stage) -> StagePage | None:
        """Turn to a stage; one without a page in this frame leaves the old page where it is."""
        if stage not in self._pages:
            return None
        self.context.flush_drafts()
        self.context.release_drafts()
        page = self._pages[stage](self.context)
        self.page = page
        page.footer_changed.connect(self._frame)
        page.show_session(self.context.session)
        self.shell.set_page(page, page.first_focus())
        self._frame()
        self.hand.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return page

    def close(self) -> None:
        """The frame goes; nothing of it stays behind for the next test."""
        self.shell.close()
        self.shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _note_saving(self, *, unsaved: bool) -> None:
        self.unsaved = unsaved

    def _redraw(self, session: object) -> None:
        if self.page is not None:
            self.page.show_session(self.context.session)
            self._frame()

    def _frame(self) -> None:
        if self.page is None:
            return
        plan, session = self.page.footer_plan(), self.context.session
        self.header.set_session(session.matter.title, session.number)
        rules = self.context.room.rules
        self.stepper.set_steps(step_rows(session, rules, self.page.stage, self.page.sub_steps()))
        self.footer.set_back(plan.back or None)
        self.footer.set_hint(plan.hint, plan.hint_icon or None)
        self.footer.set_secondary(list(plan.secondary))
        primary = plan.primary or None
        self.footer.set_primary(primary, enabled=plan.enabled, kind=plan.primary_kind, why=plan.why)

    def _step(self, key: str) -> None:
        if key in {stage.value for stage in Stage}:
            self.open(Stage(key))
        elif self.page is not None:
            self.page.press_sub_step(key)

    def _toast(self, text: str, _action: str, on_action: object) -> None:
        self.toasts.append(text)
        self.undo = on_action if callable(on_action) else None
