"""The three small forms of the follow-up: a result, a planned visit, a visit that was made."""

from __future__ import annotations

from datetime import date

from mediator.domain.errors import MediatorError
from mediator.domain.events import SatisfactionAnswer, VisitManner
from mediator.domain.people import PersonKind
from mediator.domain.session import Clause, Visit
from mediator.gui.session.context import SessionContext
from mediator.gui.widgets import (
    Card,
    ChipGroup,
    ChoiceField,
    DateField,
    SegmentedChoice,
    TextField,
    button,
    clear_layout,
    col,
    label,
    row,
)
from mediator.services.room import Room
from mediator.wording import mark, tr

RESULT_CHOICES = (("performed", mark("已履行")), ("missed", mark("未履行")), ("postponed", mark("改期")))
MANNER_CHOICES = ((VisitManner.IN_PERSON.value, mark("上门")), (VisitManner.PHONE.value, mark("电话")))
SATISFACTION = (
    ("5", mark("很满意")),
    ("4", mark("比较满意")),
    ("3", mark("一般")),
    ("2", mark("不太满意")),
    ("1", mark("很不满意")),
    ("0", mark("不作答")),
)


class PerformanceForm(Card):
    """How one obligation came out, with what shows it."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        self._clause: Clause | None = None
        self.title = label("", "h3")
        self.result = SegmentedChoice([(k, tr(t)) for k, t in RESULT_CHOICES], name=tr("履行结果"))
        self.day = DateField(tr("日期"), None)
        self.note = TextField(tr("凭据或情况"), hint=tr("例如收条、照片、现场看到的情况"), lines=2)
        self.keeper = context.keep_draft("proof", self.note.edit)
        self.record = button(tr("登记"), "tint", on_click=self.submit)
        self.add(
            self.title,
            self.result,
            self.day,
            self.note,
            row(None, button(tr("取消"), on_click=self.end), self.record, gap=12),
        )

    def begin(self, clause: Clause) -> None:
        """Open for one clause."""
        self._clause = clause
        number = 1 + [c.clause_id for c in self._context.session.clauses].index(clause.clause_id)
        self.title.setText(tr("登记第{number}条的履行", number=number))
        self.result.set_value("performed")
        self.day.set_value(self._context.room.desk.today())
        self.setVisible(True)
        self.note.focus()

    def end(self) -> None:
        self.setVisible(False)

    def submit(self) -> None:
        """Record the result; what is wrong is said at the field."""
        clause, day = self._clause, self.day.value()
        if clause is None:
            return
        result = self.result.value()
        if day is None and result != "missed":
            self.day.set_error(tr("请填写日期，例如2026-11-24"))
            self.day.focus()
            return
        self.day.set_error("")
        error = self._record(self._context.room, clause.clause_id, result, day or date.min)
        self.note.set_error(tr(error.title) if error else "")
        if error is None:
            self.keeper.forget()
            self.note.set_text("")
            self.keeper.forget()
            self.end()

    def _record(self, room: Room, clause_id: str, result: str, day: date) -> MediatorError | None:
        note = self.note.text()
        verbs = room.follow_up
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
        self.day = DateField(tr("下次回访日期"), None)
        self.manner = ChoiceField(tr("方式"), [(k, tr(t)) for k, t in MANNER_CHOICES], MANNER_CHOICES[0][0])
        self.record = button(tr("安排回访"), on_click=self.submit)
        self.add(row((self.day, 1), (self.manner, 1), gap=16), row(None, self.record))

    def suggest(self, day: date | None) -> None:
        """Offer a day while none is typed and no visit is planned."""
        if self.day.value() is None and not self.day.text() and not self._context.session.visits and day:
            self.day.set_value(max(day, self._context.room.desk.today()))

    def submit(self) -> None:
        day = self.day.value()
        if day is None:
            self.day.set_error(tr("请填写日期，例如2026-11-24"))
            return
        manner = VisitManner(self.manner.key())
        error = self._context.attempt(lambda: self._context.room.follow_up.plan_visit(day, manner))
        self.day.set_error(tr(error.title) if error else "")
        if error is None:
            self.day.set_text("")


class VisitForm(Card):
    """What a visit found; satisfaction is asked of each party in private, and may be left unanswered."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        self._visit: Visit | None = None
        self.title = label(tr("登记回访"), "h3")
        self.day = DateField(tr("回访日期"), None)
        self.manner = ChoiceField(tr("方式"), [(k, tr(t)) for k, t in MANNER_CHOICES], MANNER_CHOICES[0][0])
        self.findings = TextField(tr("回访情况"), lines=3)
        self.keeper = context.keep_draft("visit", self.findings.edit)
        self.again = SegmentedChoice(
            [("no", tr("没有")), ("yes", tr("又发生了"))], name=tr("类似纠纷又发生了吗")
        )
        self.answers = Card(pad=0, gap=8)
        self.groups: dict[str, ChipGroup] = {}
        self.record = button(tr("登记"), "tint", on_click=self.submit)
        self.add(
            self.title,
            row((self.day, 1), (self.manner, 1), gap=16),
            self.findings,
            col(label(tr("类似纠纷又发生了吗"), "bold"), self.again, gap=4),
            self.answers,
            row(None, button(tr("取消"), on_click=lambda: self.setVisible(False)), self.record, gap=12),
        )

    def begin(self, visit: Visit) -> None:
        """Open for one planned visit."""
        self._visit = visit
        self.day.set_value(self._context.room.desk.today())
        self.manner.choose(visit.manner.value)
        clear_layout(self.answers.body)
        self.groups = {}
        for party in self._context.session.here(PersonKind.PARTY):
            name = tr("{name}的满意度（单独问）", name=party.name)
            group = ChipGroup([(k, tr(t)) for k, t in SATISFACTION], exclusive=True, name=name)
            self.groups[party.person_id] = group
            self.answers.add(col(label(name, "bold"), group, gap=4))
        self.setVisible(True)
        self.findings.focus()

    def submit(self) -> None:
        visit, day = self._visit, self.day.value()
        if visit is None:
            return
        if day is None:
            self.day.set_error(tr("请填写日期，例如2026-11-24"))
            return
        if not self.again.value():
            self.again.set_error(tr("请选择类似纠纷有没有再发生"))
            return
        answers = tuple(
            SatisfactionAnswer(person_id=person_id, score=int(group.one()) or None)
            for person_id, group in self.groups.items()
            if group.one()
        )
        error = self._context.attempt(
            lambda: self._context.room.follow_up.visit(
                visit.visit_id,
                day,
                VisitManner(self.manner.key()),
                self.findings.text(),
                happened_again=self.again.value() == "yes",
                satisfaction=answers,
            )
        )
        self.findings.set_error(tr(error.title) if error else "")
        if error is None:
            self.keeper.forget()
            self.findings.set_text("")
            self.keeper.forget()
            self.setVisible(False)
