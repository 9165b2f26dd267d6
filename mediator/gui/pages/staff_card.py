"""使用人: the supervisor sees who works at this store and lets one more person in."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit

from mediator.domain.errors import MediatorError
from mediator.gui.widgets import (
    Card,
    ChoiceField,
    ErrorSummary,
    FlexLabel,
    LineField,
    box,
    button,
    clear_layout,
    col,
    flow,
    label,
    row,
)
from mediator.gui.widgets.layout import Item
from mediator.services.ports import ADMINISTRATORS, Role
from mediator.services.staff import Staff
from mediator.wording import mark, tr

ROLES = {
    Role.OFFICER: mark("民警"),
    Role.MEDIATOR: mark("调解员"),
    Role.RECORDER: mark("记录员"),
    Role.SUPERVISOR: mark("所领导"),
    Role.SYSTEM_ADMIN: mark("系统管理员"),
    Role.SECURITY_ADMIN: mark("安全管理员"),
    Role.AUDITOR: mark("审计管理员"),
}
OF_CASES = tuple(role for role in ROLES if role not in ADMINISTRATORS)
PASSPHRASE_HINT = mark("至少15个字母或者8个汉字")
FIELD_WIDTH = 240


class StaffCard(Card):
    """A list and a small form; a training store asks for no pass-phrase."""

    def __init__(self, staff: Staff, *, training: bool) -> None:
        super().__init__(pad=20, gap=12)
        self._staff, self._training = staff, training
        self.errors = ErrorSummary()
        self.number = LineField(tr("警号"), width=FIELD_WIDTH)
        self.name = LineField(tr("姓名"), width=FIELD_WIDTH)
        self.role = ChoiceField(
            tr("身份"), [(role.value, tr(ROLES[role])) for role in OF_CASES], Role.OFFICER.value
        )
        self.passphrase = LineField(tr("第一次登录的密码"), hint=tr(PASSPHRASE_HINT), width=FIELD_WIDTH)
        self.again = LineField(tr("再输一次密码"), hint=tr("请当面告诉本人"), width=FIELD_WIDTH)
        for secret in (self.passphrase, self.again):
            secret.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.done = FlexLabel("", "secondary")
        self.add_button = button(tr("添加使用人"), icon="user-plus", on_click=self.admit)
        self._rows = col(gap=4)
        self.add(
            label(tr("使用人"), "h3"),
            box(self._rows),
            *(self._form() if staff.may_admit() else ()),
        )
        self._draw()

    def _form(self) -> tuple[Item, ...]:
        return (
            self.errors,
            flow(self.number, self.name, self.role, gap=16),
            *(() if self._training else (flow(self.passphrase, self.again, gap=16),)),
            row(self.add_button, self.done, None, gap=12),
        )

    def admit(self) -> None:
        """Let the person in, or say what is wrong; nothing typed is lost then."""
        passphrase = self.passphrase.edit.text()
        if passphrase != self.again.edit.text():
            self._refuse(tr("两次输入的密码不一样，请重新输入"), self.again)
            return
        try:
            user = self._staff.admit(self.number.text(), self.name.text(), Role(self.role.key()), passphrase)
        except MediatorError as error:
            self._refuse(tr(error.title), None)
            return
        self.errors.clear()
        for field in self._fields().values():
            field.set_text("")
        self.done.setText(tr("已添加{name}（{number}）", name=user.name, number=user.number))
        self.done.updateGeometry()
        self._draw()
        self.number.focus()

    def typed(self) -> dict[str, str]:
        """What stands in the fields."""
        texts = {key: field.edit.text() for key, field in self._fields().items()}
        return {**texts, "staff-role": self.role.key()}

    def type_in(self, typed: Mapping[str, str]) -> None:
        """Put back what stood in the fields."""
        for key, field in self._fields().items():
            field.set_text(typed.get(key, ""))
        self.role.choose(typed.get("staff-role", Role.OFFICER.value))

    def _fields(self) -> dict[str, LineField]:
        return {
            "staff-number": self.number,
            "staff-name": self.name,
            "staff-passphrase": self.passphrase,
            "staff-again": self.again,
        }

    def _refuse(self, sentence: str, where: LineField | None) -> None:
        self.done.setText("")
        self.errors.show_errors(tr("还没有添加"), [(sentence, where)])

    def _draw(self) -> None:
        clear_layout(self._rows)
        for user in self._staff.all():
            words = tr(
                "{name}（{number}）·{role}", name=user.name, number=user.number, role=tr(ROLES[user.role])
            )
            self._rows.addWidget(label(words, "body", wrap=True))
