"""The page of the intake: what the dispute is, the questions of the screening, the officer's conclusion."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.intake import ReasonMissing
from mediator.domain.progress import Missing
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.questions import Question
from mediator.gui.session.context import SessionContext
from mediator.gui.session.intake_conclusion import ConclusionCard
from mediator.gui.session.intake_findings import FindingsCard, ResultStrip, finding_recorded
from mediator.gui.session.intake_gates import GateBoard
from mediator.gui.session.intake_matter import MatterForm, MatterSummary, texts_of
from mediator.gui.session.intake_route import RouteBar
from mediator.gui.session.kept_fields import KeptFields
from mediator.gui.session.stage_page import FooterPlan, StagePage
from mediator.gui.tokens import Tone
from mediator.gui.widgets import ErrorSummary, Para, box, button, col, label, page, row, scroll
from mediator.gui.widgets.error_summary import Problem
from mediator.wording import tr


class IntakePage(StagePage):
    """Every answer is kept at once; the matter and the conclusion with their buttons."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(context, Stage.INTAKE)
        session = context.session
        self.errors = ErrorSummary()
        self.matter = MatterForm(context.room.desk.guides.all())
        self.fields = KeptFields(
            context.keep_draft, "matter", self.matter.edits(), texts_of(session.matter, session.guide_id)
        )
        self.summary = MatterSummary()
        self._opened = self.fields.touched()
        self.note_matter = button(tr("记下改动"), "tint")
        self.matter.add(row(None, self.note_matter))
        self.route = RouteBar(context)
        self.changed_rules = Para("", 14, Tone.DISPUTE, 1.4)
        self.gates = GateBoard(context)
        self.findings = FindingsCard(context)
        self.conclusion = ConclusionCard(context)
        self.strip = ResultStrip()
        self._lay_out()
        self.matter.changed.connect(self._rearrange)
        self.summary.change.clicked.connect(lambda _checked=False: self._open_matter())
        self.note_matter.clicked.connect(lambda _checked=False: self._record_matter())
        self.conclusion.changed.connect(self.footer_changed)
        self.conclusion.note.clicked.connect(lambda _checked=False: self._record_conclusion())

    def _lay_out(self) -> None:
        content = page(
            label(tr("受理与审查"), "h2"),
            self.errors,
            self.route,
            self.summary,
            self.matter,
            col(
                label(tr("能不能调解"), "h3"),
                Para(tr("逐项回答，答一项记一项。还不知道的选“暂不清楚”，以后再改。"), 14, "text2", 1.4),
                self.changed_rules,
                gap=2,
            ),
            self.gates,
            self.findings,
            self.conclusion,
            None,
            gap=16,
            margins=(24, 20, 24, 24),
            cap=1240,
        )
        # Only a row reckons with the greatest width when it is asked for the height.
        foot_row = row((self.strip, 1), margins=(24, 8, 36, 10))
        foot_row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        foot = box(foot_row)
        self.strip.setMaximumWidth(1192)
        self._scroll = scroll(content)
        self.setLayout(col((self._scroll, 1), foot, gap=0))

    def show_session(self, session: Session) -> None:
        self.fields.show(texts_of(session.matter, session.guide_id))
        self.route.show_session(session)
        self.summary.show_matter(session.matter)
        result = self.context.room.intake.result()
        changed = self.context.room.intake.changed_rules()
        self.changed_rules.set_text(tr(changed) if changed else "")
        self.changed_rules.setVisible(changed is not None)
        self.gates.show_result(result, session)
        self.findings.show_result(result)
        self.strip.show_result(result)
        self.conclusion.show_conclusion(session.conclusion, result)
        closed = session.ended
        self.matter.set_read_only(closed or session.lock is not None)
        self.gates.set_closed(closed)
        self.conclusion.set_closed(closed)
        self._rearrange()

    def footer_plan(self) -> FooterPlan:
        if self.session.ended:
            return FooterPlan(primary=tr("下一步"))
        if self.conclusion.mediate() is False:
            return FooterPlan(primary=tr("终止调解"), primary_kind="danger")
        return FooterPlan(primary=tr("保存并继续"))

    def first_focus(self) -> QWidget | None:
        following = self.gates.first_open_row()
        if following is not None:
            return following.choice.buttons()[0]
        return self.conclusion.choice.buttons()[0]

    def show_top(self) -> None:
        """Scroll back to where the page begins."""
        self._scroll.verticalScrollBar().setValue(0)

    def press_primary(self) -> None:
        if self.session.ended:
            self.go_on()
            return
        self.errors.clear()
        self._mark_choices([])
        if self.fields.touched() and not self._record_matter():
            return
        if self.conclusion.pending() and not self._record_conclusion():
            return
        if self.conclusion.mediate() is False:
            self._terminate()
            return
        self.go_on()

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        self._opened = self._opened or any(self.matter.field_for(item.code) for item in missing)
        self._rearrange()
        rows: list[Problem] = [(tr(item.sentence), self._place_of(item.code)) for item in missing]
        self._mark_choices(rows)
        self.errors.show_errors(tr("有{count}处需要补充", count=len(rows)), rows)

    def _mark_choices(self, rows: list[Problem]) -> None:
        choices = [self.conclusion.choice, *(card.choice for card in self.gates.cards.values())]
        for choice in choices:
            choice.set_error(next((sentence for sentence, where in rows if where is choice), ""))

    def _place_of(self, code: str) -> QWidget | None:
        if code == "screening":
            open_gate = self.context.room.intake.result().waiting[0]
            return self.gates.reveal(open_gate.gate_id).choice
        if code in ("conclusion", "conclusion_outdated", "not_mediable"):
            return self.conclusion.choice
        return self.matter.field_for(code)

    def _record_matter(self) -> bool:
        problems = self.matter.problems(self.context.room.desk.today())
        if problems:
            self.errors.show_errors(tr("有{count}处需要补充", count=len(problems)), problems)
            return False
        matter, guide_id = self.matter.matter(), self.matter.guide_id()
        if not self.context.do(lambda: self.context.room.intake.correct_matter(matter, guide_id)):
            return False
        self.fields.forget()
        self.errors.clear()
        self._opened = False
        self._rearrange()
        return True

    def _open_matter(self) -> None:
        self._opened = True
        self._rearrange()
        self.matter.title.focus()

    def _record_conclusion(self) -> bool:
        mediate = self.conclusion.mediate()
        if mediate is None:
            return False
        at_button = self.conclusion.note.hasFocus()
        error = self.context.attempt(lambda: self._conclude(mediate=mediate))
        if error is not None:
            self._show_refusal(error)
            return False
        self.conclusion.recorded()
        if at_button:
            # The button goes with what it was for; the keyboard stays in the card.
            self.conclusion.rest()
        self.errors.clear()
        return True

    def _conclude(self, *, mediate: bool) -> Session:
        form = self.conclusion
        return self.context.room.intake.conclude(
            mediate=mediate,
            reason=form.reason.text(),
            overrides=form.given_overrides(),
            superior=form.superior() if mediate else "",
        )

    def _show_refusal(self, error: MediatorError) -> None:
        if isinstance(error, ReasonMissing):
            where: QWidget | None = self.conclusion.place_of(error)
        else:
            where = self._place_of("screening")
        self.errors.show_errors(tr("有{count}处需要补充", count=1), [(tr(error.title), where)])

    def _terminate(self) -> None:
        route = self.conclusion.route.text()
        if not route:
            sentence = tr("请写明下一步去向")
            self.errors.show_errors(tr("有{count}处需要补充", count=1), [(sentence, self.conclusion.route)])
            return
        result = self.context.room.intake.result()
        found = finding_recorded(result.gravest, result.regime) if result.gravest else ""
        ground = self.conclusion.reason.text() or found
        agreed = self.context.questions.confirm(
            Question(
                key="terminate",
                title=tr("现在终止这次调解吗？"),
                lines=(
                    tr("终止的原因：{ground}", ground=ground),
                    tr("下一步去向：{route}", route=route),
                    tr("终止后不能再记录，已有的记录都会保留。"),
                ),
                yes=tr("终止调解"),
                no=tr("再看看"),
            )
        )
        if agreed and self.context.do(lambda: self.context.room.terminate(ground, route)):
            self.conclusion.ended()
            self.context.open_stage(Stage.CLOSED)

    def _rearrange(self) -> None:
        complete = bool(self.session.matter.place) and self.session.matter.happened_on is not None
        opened = self._opened or not complete or self.fields.touched()
        self.matter.setVisible(opened)
        self.summary.setVisible(not opened)
        self.summary.change.setEnabled(not self.session.ended)
        self.note_matter.setVisible(self.fields.touched() and not self.session.ended)
        self.footer_changed.emit()
