"""The forms of 申请与认可: what was settled, who applied on which day, and the decision."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.events import SettlementWay
from mediator.domain.people import Person
from mediator.domain.session import Session
from mediator.gui.dates import day_shown
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields, carrier
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Card,
    DateField,
    LineField,
    Para,
    Pill,
    SegmentedChoice,
    TextField,
    box,
    button,
    clear_layout,
    col,
    label,
    row,
    rule,
)
from mediator.wording import mark, tr

WAYS = (
    (SettlementWay.BY_THEMSELVES.value, mark("自行和解")),
    (SettlementWay.COMMITTEE.value, mark("人民调解达成")),
)


class SettlementForm(Card):
    """What the parties agreed without us, and that it was performed."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        self.way = SegmentedChoice([(key, tr(words)) for key, words in WAYS], name=tr("怎样达成"))
        self.committee = LineField(tr("人民调解委员会名称"))
        self.settled_on = DateField(tr("和解日期"), shown=day_shown)
        self.performed_on = DateField(tr("履行日期"), shown=day_shown)
        self.terms = TextField(tr("和解内容"), lines=3)
        self.proof = TextField(tr("履行凭据"), hint=tr("例如转账记录、收条"), lines=2)
        self.record = button(tr("记下和解"), "tint")
        self.record.clicked.connect(lambda _checked=False: self.submit())
        self._way_held = carrier(self.way, self)
        self.fields = KeptFields(
            context.keep_draft,
            "settlement",
            {
                "way": self._way_held,
                "committee": self.committee.edit,
                "settled": self.settled_on.edit,
                "terms": self.terms.edit,
                "performed": self.performed_on.edit,
                "proof": self.proof.edit,
            },
            _settlement_texts(context.session),
        )
        self.wrong = Para("", 14, "danger", 1.4)
        self.wrong.hide()
        self.add(
            label(tr("和解与履行"), "h3"),
            self.way,
            self.committee,
            row((self.settled_on, 1), (self.performed_on, 1), gap=16),
            self.terms,
            self.proof,
            self.wrong,
            row(None, self.record),
        )
        self._way_held.textChanged.connect(lambda _text: self._rearrange())
        self._rearrange()

    def show_session(self, session: Session) -> None:
        """What is recorded; once somebody has applied it stands."""
        self.fields.show(_settlement_texts(session))
        closed = session.ended or bool(session.recognition_applied)
        for field in (self.committee, self.settled_on, self.performed_on, self.terms, self.proof):
            field.control.setEnabled(not closed)
        for made in self.way.buttons():
            made.setEnabled(not closed)
        self.record.setVisible(not closed)
        self._rearrange()

    def submit(self) -> bool:
        """Record it; what is wrong is said above the button."""
        settled, performed, way = self.settled_on.value(), self.performed_on.value(), self.way.value()
        if not way:
            return self._refuse(tr("请选择怎样达成的"), self.way.buttons()[0])
        if settled is None or performed is None:
            missing = self.settled_on if settled is None else self.performed_on
            return self._refuse(tr("请填写日期，例如2026-11-24"), missing.control)
        error = self._context.attempt(
            lambda: self._context.room.route.report_settlement(
                SettlementWay(way),
                committee_name=self.committee.text(),
                settled_on=settled,
                terms=self.terms.text(),
                performed_on=performed,
                proof=self.proof.text(),
            )
        )
        if error is not None:
            return self._refuse(tr(error.title), self.terms.control)
        self.wrong.hide()
        self.fields.forget()
        return True

    def _refuse(self, sentence: str, where: QWidget) -> bool:
        self.wrong.set_text(sentence)
        self.wrong.show()
        where.setFocus()
        return False

    def _rearrange(self) -> None:
        self.committee.setVisible(self._way_held.text() == SettlementWay.COMMITTEE.value)


class ApplicationsCard(Card):
    """Each party's written application with its day."""

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        self.day = DateField(tr("申请日期"), shown=day_shown)
        self.day.set_value(context.room.desk.today())
        self._rows = col(gap=8)
        self.add(
            label(tr("双方书面申请"), "h3"),
            Para(tr("双方各交一份书面申请，收到一份记一份。"), 14, "text2", 1.4),
            self.day,
            self._rows,
        )

    def show_parties(self, session: Session, people: tuple[Person, ...]) -> None:
        """One row a party."""
        clear_layout(self._rows)
        waiting = [p for p in people if p.person_id not in session.recognition_applied]
        self.day.setVisible(bool(waiting) and session.settlement is not None and not session.ended)
        for person in people:
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(session, person))

    def _row(self, session: Session, person: Person) -> QWidget:
        applied = session.recognition_applied.get(person.person_id)
        name = label(person.name, "bold")
        if applied is not None:
            words = tr("{day}申请", day=day_shown(applied.applied_on))
            return box(row(name, None, Pill(words, Tone.AGREE, "check"), gap=12))
        record = button(
            tr("收到申请"),
            small=True,
            name=tr("收到{name}的申请", name=person.name),
            on_click=lambda: self._applied(person.person_id),
        )
        record.setEnabled(session.settlement is not None and not session.ended)
        return box(row(name, None, record, gap=12))

    def _applied(self, person_id: str) -> None:
        day = self.day.value()
        self.day.set_error("" if day else tr("请填写日期，例如2026-11-24"))
        if day is None:
            self.day.focus()
            return
        error = self._context.attempt(lambda: self._context.room.route.apply_for_recognition(person_id, day))
        self.day.set_error(tr(error.title) if error else "")


class DecisionForm(Card):
    """Recognised or not: by whom in the organ, on which day, why."""

    decided = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__(pad=20, gap=12)
        self._context = context
        self.granted = SegmentedChoice(
            [("yes", tr("予以认可")), ("no", tr("不予认可"))], name=tr("认可的决定")
        )
        self.by = LineField(tr("决定人"), optional=tr("（所领导）"))
        self.on = DateField(tr("决定日期"), shown=day_shown)
        self.reason = TextField(tr("理由"), lines=2)
        self.record = button(tr("记下决定"), "tint", on_click=self.submit)
        self._held = carrier(self.granted, self)
        self.fields = KeptFields(
            context.keep_draft,
            "recognition",
            {"granted": self._held, "by": self.by.edit, "on": self.on.edit, "reason": self.reason.edit},
            _decision_texts(context.session),
        )
        self.wrong = Para("", 14, "danger", 1.4)
        self.wrong.hide()
        self.add(
            label(tr("认可的决定"), "h3"),
            Para(tr("只在作出处理决定之前。记下后不能再改。"), 14, "text2", 1.4),
            self.granted,
            row((self.by, 1), (self.on, 1), gap=16),
            self.reason,
            self.wrong,
            row(None, self.record),
        )

    def show_session(self, session: Session, *, may_decide: bool) -> None:
        """What is recorded; open once both have applied."""
        self.fields.show(_decision_texts(session))
        opened = may_decide and session.recognition is None and not session.ended
        for field in (self.by, self.on, self.reason):
            field.control.setEnabled(opened)
        for made in self.granted.buttons():
            made.setEnabled(opened)
        self.record.setVisible(opened)

    def submit(self) -> None:
        """Record it; what is wrong is said above the button."""
        day, granted = self.on.value(), self.granted.value()
        if not granted:
            self._refuse(tr("请选择是否认可"), self.granted.buttons()[0])
            return
        if day is None:
            self._refuse(tr("请填写日期，例如2026-11-24"), self.on.control)
            return
        error = self._context.attempt(
            lambda: self._context.room.route.decide_recognition(
                granted=granted == "yes",
                decided_by=self.by.text(),
                decided_on=day,
                reason=self.reason.text(),
            )
        )
        if error is not None:
            self._refuse(tr(error.title), self.reason.control)
            return
        self.wrong.hide()
        self.fields.forget()
        self.decided.emit()

    def _refuse(self, sentence: str, where: QWidget) -> None:
        self.wrong.set_text(sentence)
        self.wrong.show()
        where.setFocus()


def _settlement_texts(session: Session) -> dict[str, str]:
    settlement = session.settlement
    if settlement is None:
        return {}
    return {
        "way": settlement.way.value,
        "committee": settlement.committee,
        "settled": day_shown(settlement.settled_on),
        "terms": settlement.terms,
        "performed": day_shown(settlement.performed_on),
        "proof": settlement.proof,
    }


def _decision_texts(session: Session) -> dict[str, str]:
    recognition = session.recognition
    if recognition is None:
        return {}
    return {
        "granted": "yes" if recognition.granted else "no",
        "by": recognition.decided_by,
        "on": day_shown(recognition.decided_on),
        "reason": recognition.reason,
    }
