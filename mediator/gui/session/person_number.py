"""The number of a credential while it is typed: what it tells goes into the form, what is odd is noted."""

from __future__ import annotations

from collections.abc import Callable

from mediator.domain.credentials import Credential
from mediator.domain.errors import BadInput
from mediator.domain.people import CARRIES_ID_NUMBER, IdKind
from mediator.gui.drafts import put_text
from mediator.gui.widgets import ChoiceField, IdNumberEdit, LineField, Para
from mediator.services.person_check import PersonCheck
from mediator.wording import tr


class NumberPart:
    """The kind, the field for 18 digits, the field for any other number, and the note below them."""

    def __init__(self, check: PersonCheck, id_kind: ChoiceField) -> None:
        self._check = check
        self.id_kind = id_kind
        self.id_edit = IdNumberEdit()
        hint = tr("18位。可用读卡器读取，也可手工输入")
        self.id_number = LineField(tr("身份证号"), edit=self.id_edit, hint=hint, width=320)
        self.other_number = LineField(tr("证件号码"), hint=tr("照证件上的写"), width=320)
        self.note = Para("", 14, "text2", 1.4)
        self.on_read: Callable[[Credential | None], None] = lambda _read: None
        for field in (self.id_number, self.other_number):
            field.changed.connect(lambda _text: self.read())
            field.left.connect(self.check)

    def kind(self) -> IdKind:
        """The credential shown; the resident card until another is chosen."""
        return IdKind(self.id_kind.key() or IdKind.RESIDENT.value)

    def field(self) -> LineField:
        """Where the number of the credential stands now."""
        return self.id_number if self.kind() in CARRIES_ID_NUMBER else self.other_number

    def typed(self) -> str:
        """The number as typed; nothing where there is no credential."""
        if self.kind() is IdKind.NONE:
            return ""
        return self.id_edit.number() if self.kind() in CARRIES_ID_NUMBER else self.other_number.text()

    def put(self, number: str) -> None:
        """A number read from a card; the kind follows where the number shows it."""
        likely = self._check.kind_of(number)
        resident = likely is IdKind.RESIDENT
        if not resident or self.kind() not in CARRIES_ID_NUMBER or self.kind() is IdKind.RESIDENCE:
            self.id_kind.choose(likely.value)
        put_text(self.field().edit, number)

    def arrange(self) -> None:
        """Show the field that fits the kind."""
        kind = self.kind()
        self.id_number.setVisible(kind in CARRIES_ID_NUMBER)
        self.other_number.setVisible(kind not in CARRIES_ID_NUMBER and kind is not IdKind.NONE)
        for field in (self.id_number, self.other_number):
            field.set_error("")
        self.read()

    def read(self) -> None:
        """Tell the form what the number says, and show what stands beside it."""
        try:
            found = self._check.credential(self.kind(), self.typed())
        except BadInput:
            self.on_read(None)
            self._show([])
            return
        self.on_read(found)
        self.field().set_error("")
        notes = self._check.notes(self.kind(), self.typed())
        self._show([tr(note) for note in notes] or self._example())

    def check(self) -> None:
        """On leaving the field: say what is wrong with it."""
        try:
            self._check.credential(self.kind(), self.typed())
        except BadInput as error:
            self.field().set_error(tr(error.title))
        else:
            self.field().set_error("")
        self._describe()

    def _example(self) -> list[str]:
        example = "" if self.typed() else self._check.example(self.kind())
        return [tr("例如{example}", example=example)] if example else []

    def _show(self, notes: list[str]) -> None:
        self.note.set_text("\n".join(notes))
        self.note.setVisible(bool(notes))
        self._describe()

    def _describe(self) -> None:
        """A screen reader hears the note with the field."""
        control = self.field().control
        known = control.accessibleDescription().split("\n")[0]
        shown = self.note.text_shown()
        control.setAccessibleDescription(f"{known}\n{shown}" if shown else known)
