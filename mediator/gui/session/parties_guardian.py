"""The card for whoever acts through a guardian: who came, sits in instead, was told, or why nobody."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.guardians import has_limited_capacity
from mediator.domain.people import Person, PersonDetails, PersonKind, age_on
from mediator.domain.session import Session
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields, carrier, unseen_line
from mediator.gui.session.parties_notice import NoticesOfWard
from mediator.gui.session.parties_rows import EnteredPeople, remove_person
from mediator.gui.session.person_form import NOBODY, PersonForm, texts_of_person
from mediator.gui.tokens import Tone
from mediator.gui.widgets import (
    Card,
    Para,
    Pill,
    SegmentedChoice,
    TextField,
    button,
    check_box,
    flow,
    label,
    link,
    row,
)
from mediator.gui.widgets.error_summary import Problem
from mediator.gui.widgets.layout import box, clear_layout
from mediator.services.draft_keys import guardian_form
from mediator.wording import mark, tr

GUARDIAN, ADULT, ABSENT = "guardian", "adult", "absent"
MINOR_LAW = mark(
    "未满18周岁的，调解时应当通知父母或者其他监护人到场（程序规定第一百八十一条）；"
    "询问时一律通知，不因本人有收入而例外（治安管理处罚法第九十八条）。"
)
CAPACITY_LAW = mark("行为能力受限的成年人由监护人代理（民法典第二十一条至第二十三条）。")
ADULT_AGE, OWN_INCOME_AGE = 18, 16


class GuardianCard(Card):
    """Hidden for adults of full capacity. The panel calls `record` once the ward is recorded."""

    changed = Signal()

    def __init__(self, context: SessionContext, letter: str, today: date) -> None:
        super().__init__(pad=20, gap=12)
        self._context, self._today = context, today
        self._ward: Person | None = None
        self._name = ""
        self._correcting = unseen_line(self)
        self._asked = self._settled = self._limited = False
        self.pill = Pill("", Tone.DISPUTE, "info")
        self.people = EnteredPeople()
        self.absence_note = Para("", 16)
        self.more = button(tr("再添一位监护人"), "quiet", "plus", small=True)
        self.manner = SegmentedChoice(
            [(GUARDIAN, tr("监护人到场")), (ADULT, tr("合适成年人到场")), (ABSENT, tr("没有到场"))],
            name=tr("谁陪同到场"),
        )
        self.notices = NoticesOfWard(context, letter)
        self.form = PersonForm(context.room.desk, relation=tr("与当事人的关系"))
        self.reason = TextField(tr("监护人未到场的原因"), lines=2)
        self.own_income = check_box(tr("以自己的劳动收入为主要生活来源，本人同意不通知监护人"))
        self.error = label("", "bold", "danger", wrap=True)
        self._law = Para("", 14, "text2", 1.4)
        self._known = flow(gap=4)
        self._known_box = box(self._known)
        self._lay_out()
        self._manner_held = carrier(self.manner, self)
        edits = {
            **self.form.edits(),
            "manner": self._manner_held,
            "absence": self.reason.edit,
            "own_income": carrier(self.own_income, self),
            "correcting": self._correcting,
        }
        self.fields = KeptFields(context.keep_draft, guardian_form(letter), edits, {**NOBODY})
        self._connect()
        self.set_error("")

    def _lay_out(self) -> None:
        self.add(
            row(label(tr("监护人"), "h3"), self.pill, None, gap=10),
            self._law,
            self.people,
            self.absence_note,
            self.notices,
            row(self.more, None),
            self.error,
            row(self.manner, None),
            self._known_box,
            self.form,
            self.reason,
            row(self.own_income, None),
        )

    def _connect(self) -> None:
        self.people.change_asked.connect(self._correct)
        self.people.removal_asked.connect(self._remove)
        self.more.clicked.connect(lambda _checked=False: self._ask_more())
        self._manner_held.textChanged.connect(lambda _text: self._rearrange())
        for signal in (self.form.changed, self.reason.changed):
            signal.connect(lambda *_: self.changed.emit())

    def show_ward(self, session: Session, ward: Person | None, details: PersonDetails) -> None:
        """Follow the ward's birthday while it is typed, and what is recorded."""
        self._ward, self._name = ward, details.name
        age = None if details.born_on is None else age_on(details.born_on, self._today)
        limited = has_limited_capacity(details)
        minor = age is not None and age < ADULT_AGE
        self._law.set_text(tr(CAPACITY_LAW if limited else MINOR_LAW))
        self._limited = limited
        self.setVisible(minor or limited or (ward is not None and bool(session.guardians_of(ward.person_id))))
        guardians = session.guardians_of(ward.person_id) if ward else ()
        self.people.show_people(session, guardians, self._today, closed=_closed(session))
        absence = ward.absence if ward else None
        self.absence_note.set_text(tr("没有到场：{reason}", reason=absence.reason) if absence else "")
        self.absence_note.setVisible(absence is not None and not guardians)
        settled = bool(guardians) or absence is not None
        if age is not None or limited:
            words = _pill_words(age, settled=settled)
            self.pill.set_text(words, Tone.AGREE if settled else Tone.DISPUTE, "check" if settled else "info")
        self.own_income.setProperty("allowed", age is not None and age >= OWN_INCOME_AGE)
        self.notices.show_ward(session, ward)
        self._settled = settled
        self._show_known(session)
        self._rearrange()

    def touched(self) -> bool:
        """Whether something is typed here that is not recorded."""
        return not self.isHidden() and self.fields.touched()

    def problems(self) -> list[Problem]:
        """What the record would refuse of what is typed here."""
        if not self.touched():
            return []
        if self._manner_held.text() == ABSENT:
            missing = [] if self.reason.text() else [(tr("请写明监护人未到场的原因"), self.reason)]
            return [*missing]
        if self._manner_held.text() == "":
            return [(tr("请选择谁陪同到场"), self.manner)]
        return [*self.form.problems()]

    def record(self, ward_id: str) -> MediatorError | None:
        """Commit what is typed here, for a ward who is recorded; None when that worked."""
        people = self._context.room.people
        manner, details = self._manner_held.text(), self.form.details()
        relation, correcting = self.form.relation.text(), self._correcting.text()
        if correcting:
            error = self._context.attempt(lambda: people.correct(correcting, details, relation=relation))
        elif manner == ABSENT:
            reason, alone = self.reason.text(), self.own_income.isChecked()
            error = self._context.attempt(
                lambda: people.note_guardian_absent(ward_id, reason, own_income_and_agrees=alone)
            )
        else:
            adult = manner == ADULT
            error = self._context.attempt(
                lambda: people.bring_guardian(ward_id, relation, details, suitable_adult=adult)
            )
        if error is None:
            self._asked = False
            self.fields.empty()
            self._rearrange()
        return error

    def set_error(self, text: str) -> None:
        """What is wanted here, in the same words as in the box on top; nothing takes it away."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.manner.set_error(text)

    def wanting(self) -> str:
        """The sentence while the ward is under 18 and nothing is recorded or typed here."""
        if self.isHidden() or self._settled or self.touched():
            return ""
        if self._limited:
            return tr("{name}的行为能力受限，请填写到场的监护人", name=self._name)
        return tr("{name}未满18周岁，请填写到场的监护人", name=self._name)

    def first_field(self) -> QWidget:
        """Where the missing guardian is to be typed."""
        return self.form.name if self._manner_held.text() in (GUARDIAN, ADULT) else self.manner

    def set_closed(self, closed: bool) -> None:
        """Nothing can be typed any more."""
        self.form.set_closed(closed)
        self.notices.set_closed(closed)
        for made in (*self.manner.buttons(), self.reason.edit, self.own_income, self.more):
            made.setEnabled(not closed)

    def _rearrange(self) -> None:
        manner = self._manner_held.text()
        asking = not self._settled or self._asked or bool(self._correcting.text()) or self.fields.touched()
        comes = manner in (GUARDIAN, ADULT)
        self.more.setVisible(not asking)
        self.manner.setVisible(asking and not self._correcting.text())
        self.form.setVisible(asking and (comes or bool(self._correcting.text())))
        self._known_box.setVisible(asking and comes and self._known.count() > 0)
        self.reason.setVisible(asking and manner == ABSENT)
        self.own_income.setVisible(
            asking and manner == ABSENT and self.own_income.property("allowed") is True
        )
        self.changed.emit()

    def _show_known(self, session: Session) -> None:
        """Adults already entered are taken over with one press, so that nobody is typed twice."""
        clear_layout(self._known)
        taken = {p.name for p in session.guardians_of(self._ward.person_id)} if self._ward else set()
        for name, person in _adults(session, self._today).items():
            if name in taken:
                continue
            made = link(tr("带入{name}", name=name))
            made.clicked.connect(lambda _checked=False, person=person: self._take_over(person))
            self._known.addWidget(made)

    def _take_over(self, person: Person) -> None:
        details = person.details
        self.fields.type_in(texts_of_person(details, relation=self.form.relation.text()))

    def _ask_more(self) -> None:
        self._asked = True
        self._rearrange()
        self.manner.buttons()[0].setFocus()

    def _correct(self, person_id: str) -> None:
        person = self._context.session.person(person_id)
        self.fields.type_in(
            {
                **texts_of_person(person.details, relation=person.relation),
                "correcting": person_id,
                "manner": ADULT if person.kind is PersonKind.SUITABLE_ADULT else GUARDIAN,
            }
        )
        self._rearrange()
        self.form.name.focus()

    def _remove(self, person_id: str) -> None:
        remove_person(self._context, self._context.session.person(person_id))


def _pill_words(age: int | None, *, settled: bool) -> str:
    if age is None:
        return tr("已填写") if settled else tr("必填")
    return tr("已填写·{age}周岁", age=age) if settled else tr("必填·{age}周岁", age=age)


def _adults(session: Session, today: date) -> dict[str, Person]:
    grown = [
        p
        for p in session.here(PersonKind.PARTY, PersonKind.GUARDIAN)
        if p.details.born_on is not None and age_on(p.details.born_on, today) >= ADULT_AGE
    ]
    return {p.name: p for p in grown}


def _closed(session: Session) -> bool:
    return session.ended or session.lock is not None or session.signed is not None
