"""What is typed once about a person: name, credential, birthday, where to be reached, what help is needed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.credentials import Credential
from mediator.domain.people import (
    CARRIES_ID_NUMBER,
    ID_KIND_TITLES,
    NEED_TITLES,
    ROLE_TITLES,
    AccessNeed,
    IdKind,
    PartyRole,
    PersonDetails,
)
from mediator.gui.dates import day_shown
from mediator.gui.drafts import Edit, put_text
from mediator.gui.session.intake_matter import day_text
from mediator.gui.session.kept_fields import carrier
from mediator.gui.session.person_more import MorePart, SuggestField, deputy_key, language_key
from mediator.gui.session.person_number import NumberPart
from mediator.gui.theme import current
from mediator.gui.widgets import (
    ChipGroup,
    ChoiceField,
    DateField,
    Field,
    LineField,
    PhoneEdit,
    SegmentedChoice,
    box,
    col,
    label,
    row,
)
from mediator.services.desk import Desk
from mediator.services.person_check import FIELDS, PersonCheck
from mediator.wording import tr


class PersonForm(QWidget):
    """`role` and `needs` are asked of those who are talked with; `relation` titles a further line."""

    changed = Signal()

    def __init__(self, desk: Desk, *, role: bool = False, needs: bool = False, relation: str = "") -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._check = PersonCheck(desk)
        self._role_asked, self._needs_asked, self._relation_asked = role, needs, bool(relation)
        self._build_choices()
        self._build_fields(relation)
        self.setLayout(col(*self._rows(), gap=16))
        for made in (*self._all_fields(), self.needs):
            if made.parent() is None:
                made.setParent(self)
                made.hide()
        self._number.on_read = self._derive
        self.id_kind.changed.connect(lambda _key: self._number.arrange())
        for name, line in self._lines().items():
            line.left.connect(lambda name=name: self._look_at(name))
            line.changed.connect(lambda _text, name=name: self._mended(name))
        for field in self._all_fields():
            field.changed.connect(lambda _text: self.changed.emit())
        self.more.deputy_held.textChanged.connect(lambda _text: self.changed.emit())
        self._number.arrange()

    def _build_fields(self, relation: str) -> None:
        optional = tr("（选填）")
        self.name = LineField(tr("姓名"))
        self.phone = LineField(tr("联系电话"), edit=PhoneEdit())
        self._number = NumberPart(self._check, self.id_kind)
        self.id_edit, self.number_note = self._number.id_edit, self._number.note
        self.id_number, self.other_number = self._number.id_number, self._number.other_number
        self.born_on = DateField(tr("出生日期"), shown=day_shown)
        self.address = LineField(tr("住址"))
        self.workplace = LineField(tr("工作单位"), optional=optional)
        self.organisation = LineField(tr("所代表的单位"), optional=optional)
        self.relation = LineField(relation)
        self.more = MorePart(self._check.ethnicities())

    def _build_choices(self) -> None:
        kinds = [(kind.value, tr(title)) for kind, title in ID_KIND_TITLES.items()]
        self.id_kind = ChoiceField(tr("证件种类"), kinds, IdKind.RESIDENT.value, hint=tr("没有的选“无/不详”"))
        self.id_kind.setMinimumWidth(current().px(200))
        self.sex = SegmentedChoice([("男", tr("男")), ("女", tr("女"))], name=tr("性别"))
        self.role = ChoiceField(tr("当事人身份"), [(r.value, tr(t)) for r, t in ROLE_TITLES.items()])
        needs = [(need.value, tr(title)) for need, title in NEED_TITLES.items()]
        self.needs = ChipGroup(needs, exclusive=False, name=tr("特殊需要"))
        self._held: dict[str, Edit] = {
            "id_kind": carrier(self.id_kind, self),
            "sex": carrier(self.sex, self),
            "role": carrier(self.role, self),
            "needs": carrier(self.needs, self),
        }

    def _rows(self) -> list[QWidget]:
        head = label(tr("性别"), "bold")
        head.setBuddy(self.sex)
        sex = box(col(head, self.sex, None, gap=4))
        fourth = row(sex, *([(self.role, 1)] if self._role_asked else []), (self.workplace, 1), gap=24)
        credential = row(self.id_number, self.other_number, self.id_kind, None, gap=24)
        rows = [
            box(row((self.name, 1), (self.phone, 1), gap=24)),
            box(col(credential, self.number_note, gap=4)),
            box(row((self.born_on, 1), (self.address, 2), gap=24)),
            box(fourth),
        ]
        if self._relation_asked:
            rows.insert(1, box(row((self.relation, 1), (QWidget(), 1), gap=24)))
        if self._role_asked:
            rows.append(box(row((self.organisation, 1), (QWidget(), 1), gap=24)))
        if self._needs_asked:
            title = label(tr("特殊需要（决定字号、念读和签名方式）"), "bold")
            rows.append(box(col(title, row(self.needs, None), gap=4)))
        rows.append(self.more)
        return rows

    def _all_fields(self) -> tuple[Field, ...]:
        return (
            self.name,
            self.phone,
            self.id_number,
            self.other_number,
            self.id_kind,
            self.born_on,
            self.address,
            self.workplace,
            self.organisation,
            self.role,
            self.relation,
            *self.more.fields(),
        )

    def edits(self) -> Mapping[str, Edit]:
        """The fields that are kept as drafts, by the names of services/draft_keys.py."""
        return {
            "name": self.name.edit,
            "phone": self.phone.edit,
            "id_kind": self._held["id_kind"],
            "id_number": self.id_number.edit,
            "other_number": self.other_number.edit,
            "sex": self._held["sex"],
            "born_on": self.born_on.edit,
            "address": self.address.edit,
            "workplace": self.workplace.edit,
            "organisation": self.organisation.edit,
            **self.more.edits(),
            "role": self._held["role"],
            "needs": self._held["needs"],
            "relation": self.relation.edit,
        }

    def details(self) -> PersonDetails:
        """What is typed, not checked yet."""
        return PersonDetails(
            name=self.name.text(),
            sex=self.sex.value(),
            born_on=self.born_on.value(),
            id_kind=self.kind_chosen(),
            id_number=self._number.typed(),
            phone=self.phone.text(),
            address=self.address.text(),
            workplace=self.workplace.text(),
            organisation=self.organisation.text(),
            needs=tuple(AccessNeed(key) for key in self.needs.chosen()),
            ethnicity=self.more.ethnicity.text(),
            registered_address=self.more.registered_address.text(),
            occupation=self.more.occupation.text(),
            deputy=self.more.is_deputy(),
            language=self.more.language_chosen(),
        )

    def kind_chosen(self) -> IdKind:
        """The credential shown; the resident card until another is chosen."""
        return self._number.kind()

    def role_chosen(self) -> PartyRole | None:
        """How a party stands to the act; None while nothing is chosen."""
        return PartyRole(self.role.key()) if self.role.key() else None

    def number_field(self) -> LineField:
        """Where the number of the credential stands now."""
        return self._number.field()

    def put_number(self, number: str) -> None:
        """A number read from a card."""
        self._number.put(number)

    def set_closed(self, closed: bool) -> None:
        """Nothing can be typed any more."""
        for field in self._all_fields():
            field.control.setEnabled(not closed)
        for made in (*self.sex.buttons(), *self.needs.buttons()):
            made.setEnabled(not closed)
        self.more.set_closed(closed=closed)
        if not closed:
            self._number.read()

    def problems(self) -> list[tuple[str, Field]]:
        """Everything the record would refuse, each at its field, from top to bottom."""
        places: dict[str, Field] = {
            **self._lines(),
            "id_number": self.number_field(),
            "born_on": self.born_on,
        }
        typed = self.details()
        found: list[tuple[str, Field]] = []
        for name in FIELDS:
            problem = self._check.problem(typed, name)
            if problem is not None:
                found.append((tr(problem), places[name]))
        if self.born_on.unreadable():
            found.append((tr("请把出生日期写成2016年3月9日这样"), self.born_on))
        if self._role_asked and self.role_chosen() is None:
            found.append((tr("请选择当事人身份"), self.role))
        if self._relation_asked and not self.relation.text():
            found.append((tr("请填写与当事人的关系"), self.relation))
        return found

    def _lines(self) -> dict[str, LineField | SuggestField]:
        """What is written out, by its name in the record."""
        return {
            "name": self.name,
            "phone": self.phone,
            "address": self.address,
            "workplace": self.workplace,
            "organisation": self.organisation,
            "ethnicity": self.more.ethnicity,
            "registered_address": self.more.registered_address,
            "occupation": self.more.occupation,
        }

    def _look_at(self, name: str) -> None:
        """On leaving a field: what is wrong with it, there and then; an empty one is asked for later."""
        line = self._lines()[name]
        problem = self._check.problem(self.details(), name) if line.text() else None
        line.set_error(tr(problem) if problem is not None else "")

    def _mended(self, name: str) -> None:
        """The error goes as soon as it is put right."""
        if self._lines()[name].error():
            self._look_at(name)

    def _derive(self, read: Credential | None) -> None:
        """Birthday and sex come from the number where it tells them, and then cannot be typed over."""
        born_on = read.born_on if read is not None else None
        self.born_on.edit.setReadOnly(born_on is not None)
        for made in self.sex.buttons():
            made.setEnabled(born_on is None)
        if read is not None and born_on is not None:
            self.born_on.set_text(day_text(born_on))
            put_text(self._held["sex"], read.sex)


def texts_of_person(
    details: PersonDetails, role: PartyRole | None = None, relation: str = ""
) -> dict[str, str]:
    """What the fields show of somebody who is recorded."""
    carries = details.id_kind in CARRIES_ID_NUMBER
    return {
        "name": details.name,
        "phone": details.phone,
        "id_kind": details.id_kind.value,
        "id_number": details.id_number if carries else "",
        "other_number": "" if carries else details.id_number,
        "sex": details.sex,
        "born_on": day_text(details.born_on),
        "address": details.address,
        "workplace": details.workplace,
        "organisation": details.organisation,
        "ethnicity": details.ethnicity,
        "registered_address": details.registered_address,
        "occupation": details.occupation,
        "deputy": deputy_key(details.deputy),
        "language": language_key(details.language),
        "role": role.value if role else "",
        "needs": " ".join(need.value for need in details.needs),
        "relation": relation,
    }


NOBODY: dict[str, str] = {"id_kind": IdKind.RESIDENT.value}
"""What an empty form shows."""
