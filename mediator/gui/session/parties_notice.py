"""Who was told to come for a ward: a line for each, and the form to note one more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediator.domain.guardians import notices_of
from mediator.domain.people import Person
from mediator.domain.session import Session
from mediator.gui.dates import day_shown, moment_shown
from mediator.gui.drafts import Edit
from mediator.gui.session.clock_times import moment_of, time_of
from mediator.gui.session.context import SessionContext
from mediator.gui.session.kept_fields import KeptFields
from mediator.gui.widgets import (
    DateField,
    LineField,
    Para,
    TextField,
    box,
    button,
    clear_layout,
    col,
    label,
    row,
)
from mediator.services.draft_keys import notice_form
from mediator.wording import tr


class NoticesOfWard(QWidget):
    """The form opens when it is asked for, or when something was typed in it before."""

    changed = Signal()

    def __init__(self, context: SessionContext, letter: str) -> None:
        super().__init__()
        self.setObjectName("Plain")
        self._context = context
        self._ward: Person | None = None
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self.more = button(
            tr("登记通知情况"), "quiet", "phone", small=True, on_click=lambda: self._open(shown=True)
        )
        self.name = LineField(tr("通知了谁"))
        self.relation = LineField(tr("与当事人的关系"))
        self.manner = LineField(tr("怎样通知的"), hint=tr("例如：电话、当面、短信"))
        self.day = DateField(tr("通知日期"), hint=tr("例如2026-11-24"), shown=day_shown)
        self.time = LineField(tr("通知时间"), hint=tr("例如14:05"))
        self.result = TextField(tr("对方怎么说"), hint=tr("例如：在外地，同意由班主任到场"), lines=2)
        self.note = button(tr("记下通知"), "tint", on_click=self.save)
        self._form = box(
            col(
                row((self.name, 1), (self.relation, 1), gap=24),
                row((self.manner, 2), (self.day, 2), (self.time, 1), gap=16),
                self.result,
                row(None, self.note),
                gap=12,
            )
        )
        self.setLayout(
            col(label(tr("通知监护人"), "bold"), box(self._list), row(self.more, None), self._form, gap=6)
        )
        edits: dict[str, Edit] = {
            "name": self.name.edit,
            "relation": self.relation.edit,
            "manner": self.manner.edit,
            "day": self.day.edit,
            "time": self.time.edit,
            "result": self.result.edit,
        }
        self.fields = KeptFields(context.keep_draft, notice_form(letter), edits, {})
        self._open(shown=self.fields.touched())

    def show_ward(self, session: Session, ward: Person | None) -> None:
        """Draw who was told; nothing can be noted before the ward is recorded."""
        self._ward = ward
        self.setVisible(ward is not None)
        clear_layout(self._list)
        for notice in notices_of(session, ward.person_id) if ward else ():
            words = tr(
                "{when}{manner}通知{name}（{relation}）：{result}",
                when=moment_shown(notice.notified_at),
                manner=notice.manner,
                name=notice.name,
                relation=notice.relation,
                result=notice.result,
            )
            self._list.addWidget(Para(words, 16))

    def set_closed(self, closed: bool) -> None:
        """Nothing can be noted any more."""
        self.more.setEnabled(not closed)
        if closed:
            self._open(shown=False)

    def save(self) -> None:
        """Note what is typed; each gap is said at its field."""
        if self._ward is None or not self._is_whole():
            return
        zone = self._context.room.desk.clock.now().tzinfo
        at = moment_of(self.day.value(), self.time.text(), zone)
        assert at is not None
        ward, people = self._ward.person_id, self._context.room.people
        name, relation, manner = self.name.text(), self.relation.text(), self.manner.text()
        result = self.result.text()
        error = self._context.attempt(
            lambda: people.notify_guardian(
                ward, name=name, relation=relation, manner=manner, notified_at=at, result=result
            )
        )
        self.time.set_error(tr(error.title) if error else "")
        if error is None:
            self.fields.empty()
            self._open(shown=False)

    def _is_whole(self) -> bool:
        wrong = [
            (self.name, tr("请填写通知了谁") if not self.name.text() else ""),
            (self.relation, tr("请填写与当事人的关系") if not self.relation.text() else ""),
            (self.manner, tr("请填写怎样通知的") if not self.manner.text() else ""),
            (self.day, tr("请填写日期，例如2026-11-24") if self.day.value() is None else ""),
            (self.time, tr("请填写时间，例如14:05") if time_of(self.time.text()) is None else ""),
            (self.result, tr("请写明通知的结果") if not self.result.text() else ""),
        ]
        for field, words in wrong:
            field.set_error(words)
        first = next((field for field, words in wrong if words), None)
        if first is not None:
            first.focus()
        return first is None

    def _open(self, *, shown: bool) -> None:
        self._form.setVisible(shown)
        self.more.setVisible(not shown)
        if shown and self.isVisible():
            self.name.focus()
        self.changed.emit()
