"""The form of the officers at one act: names and numbers beside the host, auxiliaries, the place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediator.domain.events import HostInfo
from mediator.domain.events.presence import WHOLE_MEDIATION
from mediator.domain.session import Session
from mediator.gui.drafts import Edit
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields, carrier
from mediator.gui.widgets import LineField, Para, box, button, check_box, col, row
from mediator.gui.widgets.error_summary import Problem
from mediator.services.draft_keys import OFFICER_FIELDS, officers_form
from mediator.services.presence_verbs import StandardPlace
from mediator.wording import tr

SUFFIXES = ("", "2", "3")
BETWEEN = "、"
YES = "yes"


class OfficersForm(QWidget):
    """Opened for the whole mediation, or for one talk that had other officers."""

    save_asked = Signal()
    changed = Signal()

    def __init__(self, context: SessionContext, act_id: str) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context, self.act_id = context, act_id
        host = context.session.host
        self.host = Para(tr("主持人：{name}，{number}", name=host.name, number=host.number), 16)
        self.names = [LineField(tr("第{place}名民警姓名", place=place)) for place in (2, 3, 4)]
        self.numbers = [LineField(tr("第{place}名民警警号", place=place)) for place in (2, 3, 4)]
        self._rows = [
            box(row((name, 1), (number, 1), gap=24))
            for name, number in zip(self.names, self.numbers, strict=True)
        ]
        self.more = button(tr("再添一名民警"), "quiet", "plus", small=True, on_click=self._show_more)
        self.auxiliaries = LineField(tr("警务辅助人员"), optional=tr("（选填）"), hint=tr("多人用顿号隔开"))
        self.standard = check_box(tr("这里是规范设置、严格管理的执法办案场所"))
        self.place_note = Para(tr("是不是由本单位写明依据后自己定，本机记住这间房的填法。"), 14, "text2", 1.4)
        self.document = LineField(tr("依据的文件"))
        self.set_by = LineField(tr("确定的人"))
        self._place = box(row((self.document, 2), (self.set_by, 1), gap=24))
        self.card = check_box(tr("在公安机关以外询问，已出示人民警察证"))
        self.note = button(tr("记下"), "tint", name=tr("记下办案人员"), on_click=self.save_asked.emit)
        self.setLayout(
            col(
                self.host,
                *self._rows,
                row(self.more, None),
                self.auxiliaries,
                row(self.standard, None),
                self.place_note,
                self._place,
                row(self.card, None),
                row(None, self.note),
                gap=12,
            )
        )
        self._shown_rows = 1
        self.fields = KeptFields(
            context.keep_draft, officers_form(act_id), self._edits(), self._recorded(context.session)
        )
        self._remember_place(context.session)
        self.standard.toggled.connect(lambda _on: self._rearrange())
        for field in (*self.names, *self.numbers, self.auxiliaries, self.document, self.set_by):
            field.changed.connect(lambda _text: self.changed.emit())
        self._rearrange()

    def show_session(self, session: Session) -> None:
        """What is recorded, leaving alone what is being typed."""
        self.fields.show(self._recorded(session))
        for made in (
            *(f.control for f in (*self.names, *self.numbers, self.auxiliaries)),
            *(self.document.control, self.set_by.control, self.standard, self.card, self.more, self.note),
        ):
            made.setEnabled(not session.ended)
        self._rearrange()

    def touched(self) -> bool:
        """Whether something is typed that is not recorded."""
        return self.fields.touched()

    def first_field(self) -> QWidget:
        """The name of the second officer."""
        return self.names[0].control

    def save(self) -> list[Problem]:
        """Record what is typed; what stands against it, by its field."""
        for field in (*self.names, *self.numbers, self.document, self.set_by):
            field.set_error("")
        problems = self._problems()
        if problems:
            return problems
        place = None
        if self.standard.isChecked():
            place = StandardPlace(set_by=self.set_by.text(), document=self.document.text())
        presence, unit = self._context.room.presence, self._context.session.host.unit
        typed = [(n.text(), number.text()) for n, number in zip(self.names, self.numbers, strict=True)]
        others = tuple(HostInfo(number=number, name=name, unit=unit) for name, number in typed if name)
        helping = tuple(name.strip() for name in self.auxiliaries.text().split(BETWEEN) if name.strip())
        error = self._context.attempt(
            lambda: presence.note_officers(
                others,
                act_id=self.act_id,
                auxiliaries=helping,
                place=place,
                card_shown=self.card.isChecked(),
            )
        )
        if error is not None:
            return [(tr(error.title), self.names[0])]
        self.fields.forget()
        return []

    def _problems(self) -> list[Problem]:
        found: list[Problem] = []
        for name, number in zip(self.names, self.numbers, strict=True):
            if name.text() and not number.text():
                found.append((tr("请填写{name}的警号", name=name.text()), number))
            elif number.text() and not name.text():
                found.append((tr("请填写这个警号的姓名"), name))
        if self.standard.isChecked():
            if not self.document.text():
                found.append((tr("请填写执法办案场所依据的文件"), self.document))
            if not self.set_by.text():
                found.append((tr("请填写是谁确定的"), self.set_by))
        return found

    def _edits(self) -> dict[str, Edit]:
        edits: dict[str, Edit] = {}
        for suffix, name, number in zip(SUFFIXES, self.names, self.numbers, strict=True):
            edits[f"name{suffix}"] = name.edit
            edits[f"number{suffix}"] = number.edit
        return {
            **edits,
            "auxiliaries": self.auxiliaries.edit,
            "standard": carrier(self.standard, self),
            "document": self.document.edit,
            "set_by": self.set_by.edit,
            "card": carrier(self.card, self),
        }

    def _recorded(self, session: Session) -> dict[str, str]:
        texts = dict.fromkeys(OFFICER_FIELDS, "")
        noted = session.officers.get(self.act_id)
        if noted is None:
            return texts
        for suffix, officer in zip(SUFFIXES, noted.officers[1:], strict=False):
            texts[f"name{suffix}"], texts[f"number{suffix}"] = officer.name, officer.number
        texts["auxiliaries"] = BETWEEN.join(noted.auxiliaries)
        texts["card"] = YES if noted.card_shown else ""
        if noted.standard_place:
            place = self._context.room.presence.place_of_room()
            texts["standard"], texts["document"] = YES, noted.place_document
            texts["set_by"] = place.set_by if place else ""
        return texts

    def _remember_place(self, session: Session) -> None:
        """The room was a standard place last time: typed in for the officer to note or to take out."""
        place = self._context.room.presence.place_of_room()
        if place is None or session.officers or self.act_id != WHOLE_MEDIATION or self.fields.touched():
            return
        self.fields.type_in({"standard": YES, "document": place.document, "set_by": place.set_by})

    def _show_more(self) -> None:
        self._shown_rows = min(self._shown_rows + 1, len(self._rows))
        self._rearrange()
        self.names[self._shown_rows - 1].focus()

    def _rearrange(self) -> None:
        filled = [place for place, name in enumerate(self.names, 1) if name.text()]
        self._shown_rows = max(self._shown_rows, *filled, 1) if filled else self._shown_rows
        for place, line in enumerate(self._rows, 1):
            line.setVisible(place <= self._shown_rows)
        self.more.setVisible(self._shown_rows < len(self._rows))
        self._place.setVisible(self.standard.isChecked())
        self.changed.emit()
