"""One party or fact witness on the page: the form, the guardian's card for the young, the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from mediator.domain.errors import MediatorError
from mediator.domain.people import Person, PersonKind
from mediator.domain.progress import Missing
from mediator.domain.session import Session
from mediator.domain.stages import Stage
from mediator.gui.questions import Question
from mediator.gui.session.context import SessionContext
from mediator.gui.session.id_reader import CaptureDialog, IdReader
from mediator.gui.session.kept_fields import KeptFields
from mediator.gui.session.parties_guardian import GuardianCard
from mediator.gui.session.parties_rows import remove_person
from mediator.gui.session.person_form import NOBODY, PersonForm, texts_of_person
from mediator.gui.widgets import Card, ErrorSummary, button, col, row
from mediator.gui.widgets.error_summary import Problem
from mediator.services.draft_keys import person_form
from mediator.wording import tr


class PersonPanel(QWidget):
    """`letter` is the badge this person has or will have; the drafts hang on it."""

    changed = Signal()

    def __init__(self, context: SessionContext, kind: PersonKind, letter: str, reader: IdReader) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self.context, self.kind, self.letter, self._reader = context, kind, letter, reader
        self._today = context.room.desk.today()
        self.errors = ErrorSummary()
        self.form = PersonForm(context.room.desk, role=kind is PersonKind.PARTY, needs=True)
        recorded = self._recorded_texts()
        self.fields = KeptFields(context.keep_draft, person_form(letter), self.form.edits(), recorded)
        self.guardian = GuardianCard(context, letter, self._today)
        self.note = button(tr("记下"), "tint", name=tr("记下这一位"))
        self.remove = button(tr("移除此人"), "quiet", "x", small=True)
        foot = row(self.remove, None, self.note, gap=12)
        self.setLayout(col(self.errors, Card(self.form, pad=20), self.guardian, foot, None, gap=16))
        self.note.clicked.connect(lambda _checked=False: self.save())
        self.remove.clicked.connect(lambda _checked=False: self._remove())
        self.form.changed.connect(self._follow)
        self.form.needs.changed.connect(lambda _chosen: self._follow())
        self.guardian.changed.connect(self.changed)
        reader.watch(self.form.id_edit, self._card_read)
        if reader.present:
            QShortcut(QKeySequence("F6"), self, self.read_card)
        self.show_session(context.session)

    @property
    def person(self) -> Person | None:
        """Who is recorded under this letter, if anybody is yet."""
        session = self.context.session
        found = (p for p in session.here(self.kind) if p.letter == self.letter)
        return next(found, None)

    def show_session(self, session: Session) -> None:
        """Draw what is recorded, and leave alone what is being typed."""
        person = self.person
        self.fields.show(self._recorded_texts())
        self.guardian.show_ward(session, person, self.form.details())
        closed = session.ended or session.lock is not None or session.signed is not None
        self.form.set_closed(closed)
        self.guardian.set_closed(closed)
        self.remove.setVisible(person is not None and not closed)
        self.note.setVisible(not closed)

    def first_field(self) -> QWidget:
        """Where the keyboard goes when the tab opens."""
        return self.form.name.control

    def touched(self) -> bool:
        """Whether something is typed that is not recorded."""
        return self.fields.touched() or self.guardian.touched()

    def save(self) -> bool:
        """Record what is typed and say what is still missing; True when nothing is wrong or missing."""
        self.errors.clear()
        self.guardian.set_error("")
        problems: list[Problem] = [*self.form.problems(), *self.guardian.problems()]
        if problems:
            wanting = self.guardian.wanting()
            self._show([*problems, (wanting, self.guardian.first_field())] if wanting else problems)
            return False
        error = self._record()
        if error is not None:
            self._show([(tr(error.title), self.form.name)])
            return False
        return self.show_missing()

    def show_missing(self) -> bool:
        """Say what this person still wants; True when that is nothing."""
        person = self.person
        wanted = self.context.room.missing(Stage.PARTIES)
        mine = [m for m in wanted if person is not None and m.person_id == person.person_id]
        if mine:
            self._show([(tr(m.sentence), self._place_of(m)) for m in mine])
        return not mine

    def read_card(self) -> None:
        """F6: take a card in a small dialog."""
        dialog = CaptureDialog(self, self._today)
        dialog.taken.connect(lambda number: self._card_read(number, self.form.id_edit.number()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _record(self) -> MediatorError | None:
        details, role = self.form.details(), self.form.role_chosen()
        people, person = self.context.room.people, self.person
        error: MediatorError | None = None
        if person is None and self.kind is PersonKind.PARTY and role is not None:
            chosen = role
            error = self.context.attempt(lambda: people.add_party(chosen, details))
        elif person is None:
            error = self.context.attempt(lambda: people.add_fact_witness(details))
        elif self.fields.touched():
            known = person
            error = self.context.attempt(lambda: people.correct(known.person_id, details, role=role))
        if error is not None:
            return error
        self.fields.type_in(self._recorded_texts())
        self.fields.forget()
        recorded = self.person
        if recorded is not None and self.guardian.touched():
            return self.guardian.record(recorded.person_id)
        return None

    def _show(self, problems: list[Problem]) -> None:
        for sentence, where in problems:
            if where is self.guardian.manner:
                self.guardian.set_error(sentence)
        self.errors.show_errors(tr("有{count}处需要补充", count=len(problems)), problems)

    def _place_of(self, missing: Missing) -> QWidget:
        places: dict[str, QWidget] = {
            "id_number": self.form.number_field(),
            "born_on": self.form.born_on,
            "guardian": self.guardian.first_field(),
            "guardian_notice": self.guardian.notices.more,
        }
        return places.get(missing.code, self.form.name)

    def _recorded_texts(self) -> dict[str, str]:
        person = self.person
        if person is None:
            return dict(NOBODY)
        return texts_of_person(person.details, person.role)

    def _follow(self) -> None:
        self.guardian.show_ward(self.context.session, self.person, self.form.details())
        self.changed.emit()

    def _card_read(self, number: str, before: str) -> None:
        if before and before.replace(" ", "").upper() != number and not self._may_overwrite(before):
            return
        self.form.put_number(number)

    def _may_overwrite(self, before: str) -> bool:
        return self.context.questions.confirm(
            Question(
                key="overwrite-id",
                title=tr("用读到的号码换掉已填的号码吗？"),
                lines=(tr("已填的是{number}。", number=before),),
                yes=tr("换掉"),
                no=tr("保留已填的"),
            )
        )

    def _remove(self) -> None:
        person = self.person
        if person is not None:
            remove_person(self.context, person)
