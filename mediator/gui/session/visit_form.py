"""登记回访: what a visit found; satisfaction is asked of each party alone, and may be left unanswered."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediator.domain.events import SatisfactionAnswer, VisitManner
from mediator.domain.people import PersonKind
from mediator.domain.session import Visit
from mediator.gui.dates import day_shown
from mediator.gui.drafts import Edit, put_text
from mediator.gui.session.context import SessionContext
from mediator.gui.session.follow_up_forms import MANNER_CHOICES
from mediator.gui.session.kept_fields import KeptFields, carrier, unseen_line
from mediator.gui.widgets import (
    Card,
    ChipGroup,
    ChoiceField,
    DateField,
    SegmentedChoice,
    TextField,
    button,
    col,
    label,
    row,
)
from mediator.wording import mark, tr

SATISFACTION = (
    ("5", mark("很满意")),
    ("4", mark("比较满意")),
    ("3", mark("一般")),
    ("2", mark("不太满意")),
    ("1", mark("很不满意")),
    ("0", mark("不作答")),
)


class VisitForm(Card):
    """Everything about one visit that was made."""

    done = Signal()  # recorded, or given up

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        self.day = DateField(tr("回访日期"), shown=day_shown)
        self.manner = ChoiceField(tr("方式"), [(k, tr(t)) for k, t in MANNER_CHOICES], MANNER_CHOICES[0][0])
        self.findings = TextField(tr("回访情况"), lines=3)
        self.again = SegmentedChoice(
            [("no", tr("没有")), ("yes", tr("又发生了"))], name=tr("类似纠纷又发生了吗")
        )
        self._visit, self._scores = unseen_line(self), unseen_line(self)
        self._manner, self._again = carrier(self.manner, self), carrier(self.again, self)
        self._edits: dict[str, Edit] = {
            "ref": self._visit,
            "day": self.day.edit,
            "manner": self._manner,
            "findings": self.findings.edit,
            "again": self._again,
            "scores": self._scores,
        }
        self.groups = self._asked()
        self._fields = KeptFields(context.keep_draft, "visit", self._edits, {})
        self._show_scores()
        self.record = button(tr("登记"), "tint", on_click=self.submit)
        self.add(
            label(tr("登记回访"), "h3"),
            row((self.day, 1), (self.manner, 1), gap=16),
            self.findings,
            col(label(tr("类似纠纷又发生了吗"), "bold"), self.again, gap=4),
            *(col(label(_asked_of(name), "bold", wrap=True), group, gap=4) for name, group in self._named),
            row(None, button(tr("取消"), on_click=self.give_up), self.record, gap=12),
        )
        self.hide()

    def resume(self) -> None:
        """Open again where a draft was left."""
        session = self._context.session
        kept = next((v for v in session.visits if v.visit_id == self._visit.text()), None)
        if kept is not None and kept.visited_on is None and not session.ended:
            self._show()

    def begin(self, visit: Visit) -> None:
        """Open for one planned visit; what was typed for another is not taken for this one."""
        if self._visit.text() != visit.visit_id:
            self._clear()
            self._visit.setText(visit.visit_id)
            self.day.set_value(self._context.room.desk.today())
            self._manner.setText(visit.manner.value)
        self._show()
        self.findings.focus()

    def give_up(self) -> None:
        """Close it; what was typed goes."""
        self._clear()
        self._context.flush_drafts()
        self._close()

    def submit(self) -> None:
        """Record the visit; what is wrong is said at its place."""
        day = self.day.value()
        self.day.set_error("" if day else tr("请填写日期，例如2026-11-24"))
        self.again.set_error("" if self.again.value() else tr("请选择类似纠纷有没有再发生"))
        if day is None:
            self.day.focus()
            return
        if not self.again.value():
            self.again.buttons()[0].setFocus()
            return
        error = self._context.attempt(
            lambda: self._context.room.follow_up.visit(
                self._visit.text(),
                day,
                VisitManner(self.manner.key()),
                self.findings.text(),
                happened_again=self.again.value() == "yes",
                satisfaction=self._answers(),
            )
        )
        self.findings.set_error(tr(error.title) if error else "")
        if error is not None:
            self.findings.focus()
            return
        self._clear()
        self._fields.forget()
        self._close()

    def _asked(self) -> dict[str, ChipGroup]:
        """One row of answers for each party."""
        groups, self._named = {}, []
        for party in self._context.session.here(PersonKind.PARTY):
            group = ChipGroup(
                [(k, tr(t)) for k, t in SATISFACTION], exclusive=True, name=_asked_of(party.name)
            )
            group.changed.connect(lambda _chosen: self._keep_scores())
            groups[party.person_id] = group
            self._named.append((party.name, group))
        return groups

    def _answers(self) -> tuple[SatisfactionAnswer, ...]:
        return tuple(
            SatisfactionAnswer(person_id=person_id, score=int(group.one()) or None)
            for person_id, group in self.groups.items()
            if group.one()
        )

    def _keep_scores(self) -> None:
        chosen = ((i, group.one()) for i, group in enumerate(self.groups.values()))
        self._scores.setText(" ".join(f"{i}:{score}" for i, score in chosen if score))

    def _show_scores(self) -> None:
        kept = dict(part.split(":") for part in self._scores.text().split())
        for i, group in enumerate(self.groups.values()):
            score = kept.get(str(i))
            group.choose(*([score] if score else []))

    def _clear(self) -> None:
        for edit in self._edits.values():
            put_text(edit, "")
        for group in self.groups.values():
            group.choose()

    def _show(self) -> None:
        self.day.set_error("")
        self.findings.set_error("")
        self.again.set_error("")
        self.show()

    def _close(self) -> None:
        self.hide()
        self.done.emit()


def _asked_of(name: str) -> str:
    return tr("{name}的满意度（单独问）", name=name)
