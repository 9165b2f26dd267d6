"""One session in its frame: header, stepper, the page of the stage, footer; every commit redraws them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.missing import Missing
from mediator.domain.session import Session
from mediator.domain.stages import STAGE_ORDER, Stage
from mediator.gui.frame import Footer, SaveState, SessionHeader, SessionShell, session_stepper, show_progress
from mediator.gui.session.case_page import CasePage
from mediator.gui.session.context import SessionContext
from mediator.gui.session.danger_page import DangerPage
from mediator.gui.session.danger_strip import DangerStrip
from mediator.gui.session.ending import may_terminate, terminate
from mediator.gui.session.read_only import read_only_strip, still
from mediator.gui.session.route_words import stage_shown
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.session.stage_table import page_of
from mediator.gui.session.steps import may_open, step_rows
from mediator.gui.widgets import Toast, col
from mediator.wording import tr

FIRST, LAST = STAGE_ORDER.index(Stage.RIGHTS), STAGE_ORDER.index(Stage.FOLLOW_UP)
ALARM_STAGES = STAGE_ORDER[FIRST : LAST + 1]


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
        self.danger = DangerStrip(context)
        self.shell.put_above(self.danger)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.shell)
        self.toast = Toast(self)
        self._page: StagePage | None = None
        self._saved_at: datetime | None = context.session.updated_at
        self._record_failed = False
        self._connect()
        self._open(stage or context.session.stage)

    def _connect(self) -> None:
        context = self.context
        context.changed.connect(self._redraw)
        context.stage_asked.connect(self.open_stage)
        context.missing_asked.connect(self._open_missing)
        context.saving.connect(self._saving)
        context.saved.connect(self._saved)
        context.save_failed.connect(self._failed)
        context.drafts_failed.connect(self._show_save_state)
        context.toast_asked.connect(self._toast)
        self.stepper.chosen.connect(self._step_chosen)
        self.stepper.refused.connect(self._refused)
        self.stepper.leave_asked.connect(self.leave)
        self.stepper.end_asked.connect(self._end)
        self.stepper.terms_asked.connect(self.open_case)
        self.stepper.alarm_asked.connect(self.open_danger)
        self.footer.back_clicked.connect(lambda: self.page.press_back())
        self.footer.primary_clicked.connect(self._press_primary)
        self.footer.secondary_clicked.connect(lambda key: self.page.press_secondary(key))

    @property
    def page(self) -> StagePage:
        """The page that is open."""
        assert self._page is not None
        return self._page

    def open_stage(self, stage: Stage) -> None:
        """Turn to a stage that was reached; what was being typed is saved first."""
        if self.context.may_leave():
            self._open(stage)

    def _open_missing(self, stage: Stage, missing: tuple[Missing, ...]) -> None:
        self.open_stage(stage)
        if self.page.stage is stage:
            self.page.show_missing(missing)

    def open_case(self) -> None:
        """The filing and the terms of the case; the page's own button leads back."""
        if self.context.may_leave():
            self.context.release_drafts()
            self._turn_to(CasePage(self.context, self.page.stage), self.page.stage)

    def open_danger(self) -> None:
        """The alarms; the page's own button leads back."""
        if self.context.may_leave():
            self.context.release_drafts()
            self._turn_to(DangerPage(self.context, self.page.stage), self.page.stage)

    def _open(self, stage: Stage) -> None:
        self.context.release_drafts()
        page = page_of(stage, self.context)
        page.stage = stage
        self._turn_to(page, stage)

    def _turn_to(self, page: StagePage, stage: Stage) -> None:
        self.toast.dismiss()
        self.context.show_second(None)
        self._page = page
        page.footer_changed.connect(self._show_footer)
        page.steps_changed.connect(self._redraw_frame)
        page.show_session(self.context.session)
        self._place(page)
        self._redraw_frame()
        self._show_save_state()
        self.page_opened.emit(stage)

    def _place(self, page: StagePage) -> None:
        if not self.context.read_only:
            self.shell.set_page(page, page.first_focus())
            return
        framed = QWidget()
        framed.setLayout(col(read_only_strip(self.context.read_only_reason), (page, 1), gap=0))
        self.shell.set_page(framed, page.first_focus())

    def focus_first(self) -> None:
        """The keyboard goes to the page's main control."""
        (self.page.first_focus() or self.page).setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Back to the list of the day; what was typed and not recorded waits as a draft."""
        if self.context.may_leave():
            self.left.emit()

    def _end(self) -> None:
        if terminate(self.context):
            self.open_stage(Stage.CLOSED)

    def save_now(self) -> None:
        """Ctrl+S: save what is being typed and show how the record stands."""
        if self.context.flush_drafts() and not self._record_failed:
            self._saved_at = self.context.room.desk.clock.now()
        self._show_save_state()
        self.header.flash_save_state()

    # -- the frame ---------------------------------------------------------------------

    def _redraw(self, session: Session) -> None:
        self.page.show_session(session)
        self._redraw_frame()

    def _redraw_frame(self) -> None:
        session, stage = self.context.session, self.page.stage
        self.header.set_session(session.matter.title, session.number)
        rules = self.context.room.rules
        total = len(rules.plan)
        if stage is Stage.CLOSED:
            self.stepper.set_heading(tr("会谈进度"), stage_shown(rules, stage), f"{total}/{total}")
        else:
            show_progress(self.stepper, rules.number_of(stage), total)
        self.stepper.offer_alarm(offered=self._may_alarm())
        self.stepper.offer_end(offered=not self.context.read_only and may_terminate(session))
        self.stepper.set_steps(step_rows(session, rules, stage, self.page.sub_steps()))
        self._show_footer()

    def _may_alarm(self) -> bool:
        """From the reading of the rights on, and wherever there is an alarm to look at."""
        session = self.context.session
        talking = session.stage in ALARM_STAGES and not session.ended
        return bool(session.dangers) or (talking and not self.context.read_only)

    def _show_footer(self) -> None:
        self.danger.show_state()
        if self.context.read_only:
            still(self.page)
        plan = self._looking_plan() if self.context.read_only else self.page.footer_plan()
        self.footer.set_back(plan.back if self.page.stage is not Stage.INTAKE and plan.back else None)
        self.footer.set_hint(plan.hint, plan.hint_icon or None)
        self.footer.set_secondary(list(plan.secondary))
        if plan.primary:
            self.footer.set_primary(plan.primary, enabled=plan.enabled, kind=plan.primary_kind, why=plan.why)
        else:
            self.footer.set_primary(None)

    def _looking_plan(self) -> FooterPlan:
        """Whoever only looks turns the pages."""
        onward = tr("下一步") if self._next_reached() is not None else ""
        return FooterPlan(back=tr("上一步"), primary=onward, primary_kind="tint")

    def _next_reached(self) -> Stage | None:
        session, rules = self.context.session, self.context.room.rules
        here = rules.number_of(self.page.stage)
        after = [s for s in rules.plan if rules.number_of(s) > here]
        for stage in after:
            if stage not in session.skipped and may_open(session, rules, stage):
                return stage
        ending = session.ended or session.in_force.signed is not None
        return Stage.CLOSED if ending and self.page.stage is not Stage.CLOSED else None

    def _press_primary(self) -> None:
        if not self.context.read_only:
            self.page.press_primary()
            return
        onward = self._next_reached()
        if onward is not None:
            self.open_stage(onward)

    def _step_chosen(self, key: str) -> None:
        if key in {stage.value for stage in Stage}:
            self.open_stage(Stage(key))
        else:
            self.page.press_sub_step(key)

    def _refused(self, why: str) -> None:
        if why:
            self.toast.show_message(why)

    # -- how the record stands ---------------------------------------------------------

    def _saving(self) -> None:
        if not self.context.unsaved():
            self.header.set_save_state(SaveState.SAVING)

    def _saved(self, at: datetime | None) -> None:
        """Something was committed at this moment; none when a rule refused and nothing changed."""
        if at is not None:
            self._saved_at, self._record_failed = at, False
        self._show_save_state()

    def _failed(self) -> None:
        self._record_failed = True
        self._show_save_state()

    def _show_save_state(self) -> None:
        """The worst first: a record that failed, fields that could not be saved, fields that wait."""
        unsaved = self.context.unsaved()
        if self._record_failed:
            self.header.set_save_state(SaveState.FAILED)
        elif unsaved:
            self.header.set_save_state(SaveState.UNSAVED, count=unsaved)
        elif self.context.is_typing():
            self.header.set_save_state(SaveState.SAVING)
        else:
            at = self._saved_at or self.context.session.updated_at
            self.header.set_save_state(SaveState.SAVED, time=f"{at:%H:%M:%S}")

    def _toast(self, text: str, action: str, on_action: object) -> None:
        handler = on_action if callable(on_action) else None
        self.toast.show_message(text, action=action, on_action=handler)
