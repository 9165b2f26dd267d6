"""账号: one's own pass-phrase, and what is done to accounts, most of it with a second person present."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from mediator.domain.errors import MediatorError
from mediator.gui.pages.staff_card import OF_CASES, PASSPHRASE_HINT, ROLES
from mediator.gui.widgets import (
    Card,
    ChoiceField,
    ErrorSummary,
    FlexLabel,
    LineField,
    Para,
    button,
    flow,
    label,
    row,
)
from mediator.services.accounts import PaperKey
from mediator.services.ports import Role
from mediator.services.rights import Action
from mediator.services.staff import SecondPerson, Staff
from mediator.wording import mark, tr

FIELD_WIDTH = 240
ACCOUNT_ACTIONS = {
    Action.UNLOCK_USER: mark("解除锁定"),
    Action.RESET_PASSPHRASE: mark("重设密码"),
    Action.CHANGE_ROLE: mark("更换身份"),
    Action.REMOVE_USER: mark("移除账号"),
    Action.MAKE_RECOVERY: mark("制作恢复密钥"),
}


def secret_field(name: str, hint: str = "") -> LineField:
    """A field for a pass-phrase."""
    field = LineField(name, hint=hint, width=FIELD_WIDTH)
    field.edit.setEchoMode(QLineEdit.EchoMode.Password)
    return field


class OwnPassphraseCard(Card):
    """The old one, and the new one twice."""

    def __init__(self, staff: Staff) -> None:
        super().__init__(pad=20, gap=12)
        self._staff = staff
        self.errors = ErrorSummary()
        self.old = secret_field(tr("现在的密码"))
        self.new = secret_field(tr("新的密码"), tr(PASSPHRASE_HINT))
        self.again = secret_field(tr("再输一次新的密码"))
        self.done = FlexLabel("", "secondary")
        self.change = button(tr("更换密码"), on_click=self._change)
        self.add(
            label(tr("我的密码"), "h3"),
            self.errors,
            flow(self.old, self.new, self.again, gap=16),
            row(self.change, self.done, None, gap=12),
        )

    def _change(self) -> None:
        new = self.new.edit.text()
        if new != self.again.edit.text():
            self._refuse(tr("两次输入的密码不一样，请重新输入"))
            return
        try:
            self._staff.change_passphrase(self.old.edit.text(), new)
        except MediatorError as error:
            self._refuse(tr(error.title))
            return
        self.errors.clear()
        for field in (self.old, self.new, self.again):
            field.set_text("")
        self.done.setText(tr("已更换"))
        self.done.updateGeometry()

    def _refuse(self, sentence: str) -> None:
        self.done.setText("")
        self.errors.show_errors(tr("密码没有更换"), [(sentence, self.old)])


class AccountsCard(Card):
    """One account, one step; most of them take a second person, who types his own pass-phrase."""

    def __init__(self, staff: Staff) -> None:
        super().__init__(pad=20, gap=12)
        self._staff = staff
        self.errors = ErrorSummary()
        self.number = LineField(tr("对哪个警号"), width=FIELD_WIDTH)
        self.role = ChoiceField(
            tr("新的身份"), [(role.value, tr(ROLES[role])) for role in OF_CASES], Role.OFFICER.value
        )
        self.passphrase = secret_field(tr("给他的新密码"), tr(PASSPHRASE_HINT))
        self.second_number = LineField(tr("第二个人的警号"), width=FIELD_WIDTH)
        self.second_passphrase = secret_field(tr("第二个人的密码"))
        self.done = FlexLabel("", "secondary")
        self.paper = Para("", 16, "text")
        self.buttons = {
            action: button(tr(words), on_click=self._step(action))
            for action, words in ACCOUNT_ACTIONS.items()
            if staff.may(action)
        }
        fields = [self.number]
        if Action.RESET_PASSPHRASE in self.buttons:
            fields.append(self.passphrase)
        roles = (self.role,) if Action.CHANGE_ROLE in self.buttons else ()
        self.add(
            label(tr("账号"), "h3"),
            label(tr("除了解除锁定，每一步都要另一位所领导或者管理员在场。"), "secondary", wrap=True),
            self.errors,
            flow(*fields, *roles, gap=16),
            flow(self.second_number, self.second_passphrase, gap=16),
            flow(*self.buttons.values(), gap=12),
            self.done,
            self.paper,
        )

    def _step(self, action: Action) -> Callable[[], None]:
        return lambda: self._run(action)

    def _run(self, action: Action) -> None:
        self.paper.set_text("")
        try:
            key = self._do(action)
        except MediatorError as error:
            self.done.setText("")
            self.errors.show_errors(tr("这一步没有做"), [(tr(error.title), self.number)])
            return
        self.errors.clear()
        for field in (self.number, self.passphrase, self.second_number, self.second_passphrase):
            field.set_text("")
        self.done.setText(tr("已完成：{step}", step=tr(ACCOUNT_ACTIONS[action])))
        self.done.updateGeometry()
        if key is not None:
            self.paper.set_text(
                tr(
                    "第一半：{first}。第二半：{second}。请两人各抄一半并分开保管，离开这一页后不再显示。",
                    first=key.first,
                    second=key.second,
                )
            )

    def _do(self, action: Action) -> PaperKey | None:
        number = self.number.text()
        second = SecondPerson(number=self.second_number.text(), passphrase=self.second_passphrase.edit.text())
        match action:
            case Action.UNLOCK_USER:
                self._staff.unlock(number)
            case Action.RESET_PASSPHRASE:
                self._staff.reset_passphrase(number, self.passphrase.edit.text(), second)
            case Action.CHANGE_ROLE:
                self._staff.change_role(number, Role(self.role.key()), second)
            case Action.REMOVE_USER:
                self._staff.remove(number, second)
            case _:
                return self._staff.make_recovery(second)
        return None
