"""The tab of the other people in the room: agent, interpreter, attesting witness, invitee, recorder."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.people import HELPER_KINDS, KIND_TITLES, PartyRole, Person, PersonKind
from mediator.domain.session import Session
from mediator.gui.dates import day_shown
from mediator.gui.session.context import SessionContext
from mediator.gui.session.intake_matter import day_text
from mediator.gui.session.kept_fields import KeptFields, carrier, unseen_line
from mediator.gui.session.parties_rows import EnteredPeople, remove_person
from mediator.gui.session.person_form import NOBODY, PersonForm, texts_of_person
from mediator.gui.widgets import (
    Card,
    ChoiceField,
    DateField,
    ErrorSummary,
    LineField,
    Para,
    box,
    button,
    col,
    label,
    row,
)
from mediator.gui.widgets.error_summary import Problem
from mediator.services.draft_keys import NEW_HELPER
from mediator.wording import mark, tr

NOTES: dict[PersonKind, str] = {
    PersonKind.AGENT: mark("只有被侵害人可以委托他人参加，委托书附卷。"),
    PersonKind.INTERPRETER: mark(
        "翻译人员，或者通晓手语等交流方式的人。写明为谁，姓名、住址、工作单位、联系方式都要填，在记录末尾签名。"
    ),
    PersonKind.ATTESTING_WITNESS: mark("见证签名的人。当事人、亲属、证人和办案人员不能作见证人。"),
    PersonKind.INVITEE: mark("居委会工作人员，或者双方都熟悉的人。"),
    PersonKind.RECORDER: mark("负责记录的人，签署完成后由其复核。"),
}
WITH_PARTY = (PersonKind.AGENT, PersonKind.INTERPRETER)


class HelpersPanel(QWidget):
    """Who is entered, and one form for the next or for putting one right."""

    changed = Signal()

    def __init__(self, context: SessionContext) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context = context
        self._today = context.room.desk.today()
        self._correcting = unseen_line(self)
        self.people = EnteredPeople()
        self.errors = ErrorSummary()
        self.kind = ChoiceField(tr("在这里是什么人"), [(k.value, tr(KIND_TITLES[k])) for k in HELPER_KINDS])
        self.for_person = ChoiceField(tr("为谁"), [])
        self.relation = LineField(tr("单位或关系"), optional=tr("（选填）"))
        self.scope = LineField(tr("委托权限"), hint=tr("照委托书写，例如：代为参加调解，代收款项"))
        self.authority_on = DateField(tr("委托书日期"), hint=tr("例如2026-11-24"), shown=day_shown)
        self._authority = box(row((self.scope, 2), (self.authority_on, 1), gap=24))
        self.hint = Para("", 14, "text2", 1.4)
        self.form = PersonForm(context.room.desk)
        self.note = button(tr("记下"), "tint", name=tr("记下这一位"))
        self.title = label(tr("添加一位"), "h3")
        self._kind_held = carrier(self.kind, self)
        self._for_held = carrier(self.for_person, self)
        self._lay_out()
        self._fill_choice(context.session)
        edits = {
            **self.form.edits(),
            "kind": self._kind_held,
            "for_person": self._for_held,
            "relation": self.relation.edit,
            "scope": self.scope.edit,
            "authority_on": self.authority_on.edit,
            "correcting": self._correcting,
        }
        self.fields = KeptFields(context.keep_draft, NEW_HELPER, edits, NOBODY)
        self.note.clicked.connect(lambda _checked=False: self.save())
        self.people.change_asked.connect(self._correct)
        self.people.removal_asked.connect(self._remove)
        for signal in (self.kind.changed, self.for_person.changed, self.relation.changed):
            signal.connect(lambda _text: self._follow())
        self.form.changed.connect(self.changed)
        self._follow()

    def _lay_out(self) -> None:
        card = Card(
            self.title,
            row((self.kind, 1), (self.for_person, 1), gap=24),
            self.hint,
            self.relation,
            self._authority,
            self.form,
            row(None, self.note),
            pad=20,
            gap=12,
        )
        self._entered = Card(self.people, pad=20)
        self.setLayout(col(self.errors, self._entered, card, None, gap=16))

    def show_session(self, session: Session) -> None:
        """Draw who is entered."""
        closed = session.ended or session.lock is not None
        helpers = session.here(*HELPER_KINDS)
        self.people.show_people(session, helpers, self._today, closed=closed)
        self._entered.setVisible(bool(helpers))
        self.form.set_closed(closed)
        for field in (self.kind, self.for_person, self.relation):
            field.control.setEnabled(not closed)
        self.note.setVisible(not closed)

    def touched(self) -> bool:
        """Whether something is typed that is not recorded."""
        return self.fields.touched()

    def save(self) -> bool:
        """Record what is typed, if anything is."""
        self.errors.clear()
        if not self.fields.touched():
            return True
        problems: list[Problem] = []
        if not self.kind.key():
            problems.append((tr("请选择这位到场人的身份"), self.kind))
        problems += [*self._authority_problems(), *self.form.problems()]
        if not problems:
            error = self._record()
            if error is None:
                return True
            problems = [(tr(error.title), self.for_person if self.for_person.isVisible() else self.form.name)]
        self.errors.show_errors(tr("有{count}处需要补充", count=len(problems)), problems)
        return False

    def show_missing(self) -> bool:
        """Open the first helper of whom something is wanted; True when that is nothing."""
        wanted = [m for m in self._context.room.missing() if m.code in ("authority", "interpreter_details")]
        if not wanted:
            return True
        self._correct(wanted[0].person_id)
        place = self.scope if wanted[0].code == "authority" else self.form.address
        self.errors.show_errors(
            tr("有{count}处需要补充", count=len(wanted)), [(tr(wanted[0].sentence), place)]
        )
        return False

    def first_field(self) -> QWidget:
        """Where the keyboard goes when the tab opens."""
        return self.kind.control

    def _record(self) -> MediatorError | None:
        people, details = self._context.room.people, self.form.details()
        relation, correcting = self.relation.text(), self._correcting.text()
        kind = PersonKind(self.kind.key())
        for_person = self.for_person.key() if kind in WITH_PARTY else ""
        if correcting:
            error = self._context.attempt(lambda: people.correct(correcting, details, relation=relation))
        else:
            error = self._context.attempt(
                lambda: people.add_helper(kind, details, for_person=for_person, relation=relation)
            )
        if error is None and kind is PersonKind.AGENT:
            agent = correcting or self._context.session.people[-1].person_id
            error = self._show_authority(agent)
        if error is None:
            self.fields.empty()
            self._follow()
        return error

    def _show_authority(self, agent: str) -> MediatorError | None:
        """The letter, where it is not recorded yet just so."""
        scope, day = self.scope.text(), self.authority_on.value()
        known = self._context.session.authorities.get(agent)
        if known is not None and (known.scope, known.signed_on) == (scope, day):
            return None
        return self._context.attempt(lambda: self._context.room.people.show_authority(agent, scope, day))

    def _authority_problems(self) -> list[Problem]:
        if self.kind.key() != PersonKind.AGENT.value:
            return []
        found: list[Problem] = []
        if not self.scope.text():
            found.append((tr("请照委托书写明委托权限"), self.scope))
        if self.authority_on.value() is None:
            found.append((tr("请填写委托书的日期"), self.authority_on))
        return found

    def _follow(self) -> None:
        kind = PersonKind(self.kind.key()) if self.kind.key() else None
        self.for_person.setVisible(kind in WITH_PARTY)
        self._authority.setVisible(kind is PersonKind.AGENT)
        self.hint.set_text(tr(NOTES[kind]) if kind else "")
        self.hint.setVisible(kind is not None)
        self.kind.control.setEnabled(not self._correcting.text())
        self.title.setText(tr("修改") if self._correcting.text() else tr("添加一位"))
        self.changed.emit()

    def _fill_choice(self, session: Session) -> None:
        for person in session.here(PersonKind.PARTY, PersonKind.FACT_WITNESS):
            self.for_person.edit.addItem(self._named(person), person.person_id)
        self.for_person.edit.setCurrentIndex(-1)

    @staticmethod
    def _named(person: Person) -> str:
        if person.role is PartyRole.INJURED:
            return tr("{name}（被侵害人）", name=person.name)
        return person.name

    def _correct(self, person_id: str) -> None:
        person = self._context.session.person(person_id)
        texts = texts_of_person(person.details, relation=person.relation)
        letter = self._context.session.authorities.get(person_id)
        where = {
            "kind": person.kind.value,
            "for_person": person.for_person,
            "scope": letter.scope if letter else "",
            "authority_on": day_text(letter.signed_on) if letter else "",
            "correcting": person_id,
        }
        self.fields.type_in({**texts, **where})
        self._follow()
        self.form.name.focus()

    def _remove(self, person_id: str) -> None:
        remove_person(self._context, self._context.session.person(person_id))
