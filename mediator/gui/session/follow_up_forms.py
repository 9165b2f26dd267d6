"""The small forms of the follow-up: a result of an obligation, and one more visit planned."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from mediator.domain.errors import MediatorError
from mediator.domain.events import VisitManner
from mediator.domain.followup import is_settled
from mediator.domain.session import Clause
from mediator.gui.dates import day_shown
from mediator.gui.drafts import Edit, put_text
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields, carrier, unseen_line
from mediator.gui.widgets import (
    Card,
    ChoiceField,
    DateField,
    SegmentedChoice,
    TextField,
    button,
    label,
    row,
)
from mediator.wording import mark, tr

RESULT_CHOICES = (("performed", mark("已履行")), ("missed", mark("未履行")), ("postponed", mark("改期")))
MANNER_CHOICES = ((VisitManner.IN_PERSON.value, mark("上门")), (VisitManner.PHONE.value, mark("电话")))


class PerformanceForm(Card):
    """How one obligation came out, with what shows it."""

    done = Signal()  # recorded, or given up

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        self.title = label("", "h3")
        self.result = SegmentedChoice([(k, tr(t)) for k, t in RESULT_CHOICES], name=tr("履行结果"))
        self.day = DateField(tr("日期"), shown=day_shown)
        self.until = label(tr("日期写改到哪一天。"), "secondary", wrap=True)
        self.note = TextField(tr("凭据或情况"), hint=tr("例如收条、照片、现场看到的情况"), lines=2)
        self._clause, self._held = unseen_line(self), carrier(self.result, self)
        self._edits: dict[str, Edit] = {
            "clause": self._clause,
            "result": self._held,
            "day": self.day.edit,
            "note": self.note.edit,
        }
        self._fields = KeptFields(context.keep_draft, "proof", self._edits, {})
        self.record = button(tr("登记"), "tint", on_click=self.submit)
        self.add(
            self.title,
            self.result,
            self.day,
            self.until,
            self.note,
            row(None, button(tr("取消"), on_click=self.give_up), self.record, gap=12),
        )
        self._held.textChanged.connect(self._name_day)
        self.hide()

    def resume(self) -> None:
        """Open again where a draft was left."""
        session = self._context.session
        kept = next((c for c in session.in_force.clauses if c.clause_id == self._clause.text()), None)
        if kept is not None and not session.ended and not is_settled(session, kept.clause_id):
            self._show(kept)

    def begin(self, clause: Clause) -> None:
        """Open for one clause; what was typed for another is not taken for this one."""
        if self._clause.text() != clause.clause_id:
            self._clause.setText(clause.clause_id)
            self._held.setText("performed")
            self.day.set_value(self._context.room.desk.today())
            self.note.set_text("")
        self._show(clause)
        self.note.focus()

    def give_up(self) -> None:
        """Close it; what was typed goes."""
        for edit in self._edits.values():
            put_text(edit, "")
        self._context.flush_drafts()
        self._close()

    def submit(self) -> None:
        """Record the result; what is wrong is said at the field."""
        day, result = self.day.value(), self.result.value()
        if day is None and result != "missed":
            self.day.set_error(tr("请填写日期，例如2026-11-24"))
            self.day.focus()
            return
        self.day.set_error("")
        error = self._record(self._clause.text(), result, day or date.min)
        self.note.set_error(tr(error.title) if error else "")
        if error is None:
            self._fields.empty()
            self._close()

    def _show(self, clause: Clause) -> None:
        number = 1 + [c.clause_id for c in self._context.session.in_force.clauses].index(clause.clause_id)
        self.title.setText(tr("登记第{number}条的履行", number=number))
        self._name_day(self._held.text())
        self.day.set_error("")
        self.note.set_error("")
        self.show()

    def _close(self) -> None:
        self.hide()
        self.done.emit()

    def _name_day(self, result: str) -> None:
        """Which day is meant: when it was done, or until when it is put off."""
        self.day.setVisible(result != "missed")
        self.until.setVisible(result == "postponed")
        if result == "postponed" and self.day.value() == self._context.room.desk.today():
            self.day.set_value(None)

    def _record(self, clause_id: str, result: str, day: date) -> MediatorError | None:
        note, verbs = self.note.text(), self._context.room.follow_up
        if result == "missed":
            return self._context.attempt(lambda: verbs.miss(clause_id, note))
        if result == "postponed":
            return self._context.attempt(lambda: verbs.postpone(clause_id, day, note))
        return self._context.attempt(lambda: verbs.perform(clause_id, day, note))


class PlanForm(Card):
    """One more visit on a day to come."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        self.day = DateField(tr("下次回访日期"), shown=day_shown)
        self.manner = ChoiceField(tr("方式"), [(k, tr(t)) for k, t in MANNER_CHOICES], MANNER_CHOICES[0][0])
        edits = {"day": self.day.edit, "manner": carrier(self.manner, self)}
        self._fields = KeptFields(context.keep_draft, "plan", edits, {})
        self.record = button(tr("安排回访"), on_click=self.submit)
        self.add(
            label(tr("安排下一次回访"), "h3"),
            row((self.day, 1), (self.manner, 1), gap=16),
            row(None, self.record),
        )

    def suggest(self, day: date | None) -> None:
        """Offer a day while none is typed and no visit is planned; it is no draft before it is touched."""
        if self.day.text() or self._context.session.visits or day is None:
            return
        self.day.set_value(max(day, self._context.room.desk.today()))
        self._fields.forget()

    def submit(self) -> None:
        """Plan the visit; what is wrong is said at the day."""
        day = self.day.value()
        if day is None:
            self.day.set_error(tr("请填写日期，例如2026-11-24"))
            self.day.focus()
            return
        manner = VisitManner(self.manner.key())
        error = self._context.attempt(lambda: self._context.room.follow_up.plan_visit(day, manner))
        self.day.set_error(tr(error.title) if error else "")
        if error is None:
            self._fields.empty()
            self.manner.choose(MANNER_CHOICES[0][0])
            self._fields.forget()
