"""The small forms of the case page: the filing, a longer term, an appraisal."""

from __future__ import annotations

from mediator.domain.appraisals import APPRAISAL_TITLES, STATE_TITLES, standing_appraisals
from mediator.domain.events import AppraisalKind, AppraisalState
from mediator.domain.session import Session
from mediator.gui.dates import day_shown
from mediator.gui.session.context import SessionContext
from mediator.gui.widgets import (
    Card,
    ChoiceField,
    DateField,
    LineField,
    TextField,
    button,
    clear_layout,
    col,
    label,
    row,
)
from mediator.wording import language, tr


class FilingForm(Card):
    """立案: number and day of the administrative case."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        self.number = LineField(tr("案号"), optional=tr("可以不填"))
        self.day = DateField(tr("立案日期"), shown=day_shown)
        context.keep_draft("case-number", self.number.edit)
        self.shown = label("", "body", wrap=True)
        self.record = button(tr("登记立案"), "tint", on_click=self.submit)
        self.add(
            label(tr("立案"), "h3"),
            self.shown,
            row((self.number, 1), (self.day, 1), gap=16),
            row(None, self.record),
        )

    def show_session(self, session: Session) -> None:
        if session.filing is None:
            self.shown.setText(tr("还没有登记立案，办案期限先从受理之日算"))
        else:
            number = session.filing.case_number or tr("没有填案号")
            day = day_shown(session.filing.filed_on)
            self.shown.setText(tr("{day}立案，{number}", day=day, number=number))
        self.setEnabled(not session.ended)

    def submit(self) -> None:
        """Record it; a day that cannot be is said at the day."""
        day = self.day.value()
        self.day.set_error("" if day else tr("请填写日期，例如2026-11-24"))
        if day is None:
            self.day.focus()
            return
        error = self._context.attempt(lambda: self._context.room.case.record_filing(self.number.text(), day))
        self.day.set_error(tr(error.title) if error else "")
        if error is None:
            self.number.set_text("")
            self.day.set_value(None)
            self._context.toast(tr("已登记立案"))


class ExtensionForm(Card):
    """A longer term that a superior approved."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        rules = [
            (r.rule_id, r.title_en if language() == "en" else r.title)
            for r in context.room.case.pack.rules
            if r.extensions
        ]
        self.rule = ChoiceField(tr("延长哪一项"), rules, rules[0][0] if rules else "")
        self.by = LineField(tr("批准人"))
        self.day = DateField(tr("批准日期"), shown=day_shown)
        self.reason = TextField(tr("延长的理由"), lines=2)
        context.keep_draft("case-approved-by", self.by.edit)
        context.keep_draft("case-extension-reason", self.reason.edit)
        self._given = col(gap=2)
        self.record = button(tr("登记延长"), "tint", on_click=self.submit)
        self.add(
            label(tr("经批准延长"), "h3"),
            self._given,
            self.rule,
            row((self.by, 1), (self.day, 1), gap=16),
            self.reason,
            row(None, self.record),
        )
        if not rules:
            self.hide()

    def show_session(self, session: Session) -> None:
        clear_layout(self._given)
        for extension in session.extensions:
            rule = self._context.room.case.pack.rule(extension.rule_id)
            words = tr(
                "{what}：{who}于{day}批准",
                what=rule.title if rule else extension.rule_id,
                who=extension.approved_by,
                day=day_shown(extension.approved_on),
            )
            self._given.addWidget(label(words, "body", wrap=True))
        self.setEnabled(not session.ended)

    def submit(self) -> None:
        """Record it; what the law does not extend is refused under the reason."""
        day = self.day.value()
        self.day.set_error("" if day else tr("请填写日期，例如2026-11-24"))
        if day is None:
            self.day.focus()
            return
        error = self._context.attempt(
            lambda: self._context.room.case.extend(
                self.rule.key(), approved_by=self.by.text(), approved_on=day, reason=self.reason.text()
            )
        )
        self.reason.set_error(tr(error.title) if error else "")
        if error is None:
            self.by.set_text("")
            self.reason.set_text("")
            self.day.set_value(None)
            self._context.toast(tr("已登记延长"))


class AppraisalForm(Card):
    """How the appraisal of one person's injury or goods stands."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=0, gap=12)
        self._context = context
        self.kind = ChoiceField(
            tr("做什么鉴定"),
            [(k.value, tr(t)) for k, t in APPRAISAL_TITLES.items()],
            AppraisalKind.INJURY.value,
        )
        self.person = ChoiceField(tr("关于谁"), ())
        self.state = ChoiceField(
            tr("情况"), [(s.value, tr(t)) for s, t in STATE_TITLES.items()], AppraisalState.REQUESTED.value
        )
        self.day = DateField(tr("日期"), shown=day_shown)
        self.note = TextField(tr("说明"), hint=tr("结果、不做或者不需要做的理由"), lines=2)
        context.keep_draft("case-appraisal-note", self.note.edit)
        self.record = button(tr("登记鉴定"), "tint", on_click=self.submit)
        self.add(
            row((self.kind, 1), (self.person, 1), gap=16),
            row((self.state, 1), (self.day, 1), gap=16),
            self.note,
            row(None, self.record),
        )

    def show_session(self, session: Session) -> None:
        chosen = self.person.key()
        self.person.edit.clear()
        for party in session.parties:
            self.person.edit.addItem(f"{party.letter} {party.name}", party.person_id)
        if chosen:
            self.person.choose(chosen)
        self.record.setEnabled(bool(session.parties) and not session.ended)

    def submit(self) -> None:
        """Record it; a result before it was asked for is refused under the note."""
        day = self.day.value()
        self.day.set_error("" if day else tr("请填写日期，例如2026-11-24"))
        if day is None:
            self.day.focus()
            return
        error = self._context.attempt(
            lambda: self._context.room.case.note_appraisal(
                AppraisalKind(self.kind.key()),
                self.person.key(),
                AppraisalState(self.state.key()),
                day,
                self.note.text(),
            )
        )
        self.note.set_error(tr(error.title) if error else "")
        if error is None:
            self.note.set_text("")
            self.day.set_value(None)
            self._context.toast(tr("已登记鉴定"))


def appraisal_lines(session: Session) -> tuple[str, ...]:
    """One line an appraisal: whose, which, how it stands and since when."""
    return tuple(
        tr(
            "{name}的{kind}：{state}（{day}）",
            name=session.person(a.person_id).name,
            kind=tr(APPRAISAL_TITLES[a.kind]),
            state=tr(STATE_TITLES[a.state]),
            day=day_shown(a.on),
        )
        for a in standing_appraisals(session)
    )
