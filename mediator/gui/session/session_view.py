"""One session in its frame: header, stepper, the page of the stage, footer; every commit redraws them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.session import Session
from mediator.domain.stages import STAGE_TITLES, Stage, number_of
from mediator.gui.frame import Footer, SaveState, SessionHeader, SessionShell, session_stepper, show_progress
from mediator.gui.session.context import SessionContext
from mediator.gui.session.stage_page import StagePage
from mediator.gui.session.stage_table import PAGES
from mediator.gui.session.steps import STEPS, step_rows
from mediator.gui.widgets import Toast
from mediator.wording import tr


class SessionView(QWidget):
    """Places the pages of one session and carries their wishes to the window."""

    left = Signal()
    page_opened = Signal(object)  # Stage

    def __init__(self, context: SessionContext, stage: Stage | None = None) -> None:
        super().__init__()
        self.context = context
        desk = context.room.desk
        self.header = SessionHeader(desk.user.name, training=desk.station.training)
        self.stepper = session_stepper()
        self.footer = Footer()
        self.shell = SessionShell(self.header, self.stepper, self.footer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.shell)
        self.toast = Toast(self)
        self._page: StagePage | None = None
        self._connect()
        self.open_stage(stage or context.session.stage)

    def _connect(self) -> None:
        context = self.context
        context.changed.connect(self._redraw)
        context.stage_asked.connect(self.open_stage)
        context.saving.connect(lambda: self._save_state(SaveState.SAVING))
        context.saved.connect(self._saved)
        context.save_failed.connect(lambda: self._save_state(SaveState.FAILED))
        context.toast_asked.connect(self._toast)
        self.stepper.chosen.connect(self._step_chosen)
        self.stepper.leave_asked.connect(self.leave)
        self.footer.back_clicked.connect(lambda: self.page.press_back())
        self.footer.primary_clicked.connect(lambda: self.page.press_primary())
        self.footer.secondary_clicked.connect(lambda key: self.page.press_secondary(key))

    @property
    def page(self) -> StagePage:
        """The page that is open."""
        assert self._page is not None
        return self._page

    def open_stage(self, stage: Stage) -> None:
        """Turn to a stage that was reached; what was being typed is saved first."""
        self.context.flush_drafts()
        self.context.release_drafts()
        self.toast.dismiss()
        page = PAGES[stage](self.context)
        page.stage = stage
        self._page = page
        page.footer_changed.connect(self._show_footer)
        page.steps_changed.connect(self._redraw_frame)
        page.show_session(self.context.session)
        self.shell.set_page(page, page.first_focus())
        self._redraw_frame()
        self._saved(self.context.session.updated_at)
        self.page_opened.emit(stage)

    def focus_first(self) -> None:
        """The keyboard goes to the page's main control."""
        first = self.page.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Back to the list of the day; what was typed and not recorded waits as a draft."""
        self.context.flush_drafts()
        self.left.emit()

    def save_now(self) -> None:
        """Ctrl+S: save what is being typed and show that it is."""
        if self.context.flush_drafts():
            self._saved(self.context.room.desk.clock.now())
            self.header.flash_save_state()

    def _redraw(self, session: Session) -> None:
        self.page.show_session(session)
        self._redraw_frame()

    def _redraw_frame(self) -> None:
        session, stage = self.context.session, self.page.stage
        self.header.set_session(session.matter.title, session.number)
        number = number_of(stage)
        total = len(STEPS)
        if stage is Stage.CLOSED:
            self.stepper.set_heading(tr("会谈进度"), tr(STAGE_TITLES[stage]), tr("结案"))
        else:
            show_progress(self.stepper, number, total)
        self.stepper.set_steps(step_rows(session, stage, self.page.sub_steps()))
        self._show_footer()

    def _show_footer(self) -> None:
        plan = self.page.footer_plan()
        self.footer.set_back(plan.back if self.page.stage is not Stage.INTAKE and plan.back else None)
        self.footer.set_hint(plan.hint, plan.hint_icon or None)
        self.footer.set_secondary(list(plan.secondary))
        if plan.primary:
            self.footer.set_primary(plan.primary, enabled=plan.enabled, kind=plan.primary_kind, why=plan.why)
        else:
            self.footer.set_primary(None)

    def _step_chosen(self, key: str) -> None:
        if key in {stage.value for stage in STEPS}:
            self.open_stage(Stage(key))
        else:
            self.page.press_sub_step(key)

    def _save_state(self, state: SaveState) -> None:
        self.header.set_save_state(state)

    def _saved(self, at: datetime | None) -> None:
        shown = at or self.context.session.updated_at
        self.header.set_save_state(SaveState.SAVED, time=f"{shown:%H:%M:%S}")

    def _toast(self, text: str, action: str, on_action: object) -> None:
        handler = on_action if callable(on_action) else None
        self.toast.show_message(text, action=action, on_action=handler)
