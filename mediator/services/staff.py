"""Who works at this store: let in, let go, given another role; what is hard to undo takes two persons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mediator.domain.errors import BadInput, Refusal
from mediator.domain.texts import check_line
from mediator.domain.wording import message
from mediator.services.access import Action, may
from mediator.services.accounts import PaperKey
from mediator.services.desk_verbs import DeskVerbs
from mediator.services.guarded import Declared
from mediator.services.ports import ADMINISTRATORS, Role, User

SECONDS = frozenset({Role.SUPERVISOR, Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN})
"""Who may stand by as the second person."""
NEVER_WITHOUT = (Role.SUPERVISOR, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR)
"""The last of these is neither removed nor given another role."""


@dataclass(frozen=True, kw_only=True)
class SecondPerson:
    """Somebody else who agrees, proved by his own pass-phrase."""

    number: str
    passphrase: str


class Staff(DeskVerbs):
    """The users of the store, for whoever is signed in."""

    does: ClassVar[Declared] = {
        Action.OWN_ACCOUNT: ("may_admit", "may_look", "may", "change_passphrase"),
        Action.VIEW_USERS: ("all",),
        Action.ADMIT_USER: ("admit",),
        Action.ADMIT_ADMINISTRATOR: ("admit_administrator",),
        Action.REMOVE_USER: ("remove",),
        Action.CHANGE_ROLE: ("change_role",),
        Action.RESET_PASSPHRASE: ("reset_passphrase",),
        Action.UNLOCK_USER: ("unlock",),
        Action.MAKE_RECOVERY: ("make_recovery",),
    }

    def may_admit(self) -> bool:
        """Whether this user may let others in."""
        return may(self._desk.user, Action.ADMIT_USER).allowed

    def may_look(self) -> bool:
        """Whether this user may see who works here."""
        return may(self._desk.user, Action.VIEW_USERS).allowed

    def may(self, action: Action) -> bool:
        """Whether this user may do this to accounts, so that a window offers nothing else."""
        return may(self._desk.user, action).allowed

    def all(self) -> tuple[User, ...]:
        """Everybody who may sign in, by number."""
        return self._desk.users.all()

    def admit(self, number: str, name: str, role: Role, passphrase: str) -> User:
        """Let one more person in; they choose their own curtain code when they first sign in."""
        if role in ADMINISTRATORS:
            raise BadInput(message("管理员由管理员两人一起设立"))
        return self._admitted(number, name, role, passphrase)

    def admit_administrator(
        self, number: str, name: str, role: Role, passphrase: str, second: SecondPerson
    ) -> User:
        """Let one more administrator in; two persons agree, and he is given no key of the cases."""
        if role not in ADMINISTRATORS:
            raise BadInput(message("办案人员由所领导添加"))
        self._agreed(second)
        return self._admitted(number, name, role, passphrase)

    def remove(self, number: str, second: SecondPerson) -> None:
        """Take somebody's way in away; what he recorded stays. The store gets another key."""
        user = self._other(number)
        self._not_the_last(user)
        self._agreed(second, but=user)
        self._desk.accounts.remove(user.number)

    def change_role(self, number: str, role: Role, second: SecondPerson) -> None:
        """Another role for somebody else; nobody raises himself."""
        user = self._other(number)
        if role in ADMINISTRATORS or user.role in ADMINISTRATORS:
            raise BadInput(message("管理员和办案人员不能互换身份，请为本人另设警号"))
        self._not_the_last(user)
        self._agreed(second, but=user)
        self._desk.accounts.change_role(user.number, role)

    def reset_passphrase(self, number: str, passphrase: str, second: SecondPerson) -> None:
        """A new pass-phrase for somebody who forgot his; two persons agree."""
        user = self._other(number)
        self._agreed(second, but=user)
        self._desk.accounts.reset_passphrase(user.number, passphrase)

    def change_passphrase(self, old: str, new: str) -> None:
        """A new one of one's own."""
        self._desk.accounts.change_passphrase(self._desk.user.number, old, new)

    def unlock(self, number: str) -> None:
        """Let somebody who typed wrong too often try again at once."""
        self._desk.accounts.unlock(self._other(number).number)

    def make_recovery(self, second: SecondPerson) -> PaperKey:
        """The key on paper in two halves; the second person takes one away."""
        self._agreed(second)
        return self._desk.accounts.make_recovery()

    def _admitted(self, number: str, name: str, role: Role, passphrase: str) -> User:
        kept = check_line(number, message("警号"), most=30)
        if not kept.isalnum():
            raise BadInput(message("警号只能是字母和数字，请重新填写"))
        user = User(number=kept, name=check_line(name, message("姓名"), most=60), role=role)
        self._desk.check_printable(message("姓名"), user.name)
        self._desk.users.admit(user, passphrase)
        return user

    def _other(self, number: str) -> User:
        user = next((u for u in self._desk.users.all() if u.number == number.strip()), None)
        if user is None:
            raise BadInput(message("没有这个警号的使用人"))
        if user.number == self._desk.user.number:
            raise Refusal(message("不能对自己的账号做这一步，请另一位有权限的人来做"))
        return user

    def _not_the_last(self, user: User) -> None:
        same = [u for u in self._desk.users.all() if u.role is user.role]
        if user.role in NEVER_WITHOUT and len(same) < 2:
            raise Refusal(
                message("{name}是最后一位这个身份的人，不能移除或者改换身份", name=user.name),
                message("没有改动任何东西。请先设立接替的人"),
            )

    def _agreed(self, second: SecondPerson, *, but: User | None = None) -> None:
        """The second person is somebody else, not the one it is about, and may stand by."""
        user = self._desk.users.identify(second.number.strip(), second.passphrase)
        about = {self._desk.user.number, but.number if but else ""}
        if user.number in about:
            raise Refusal(message("第二个人不能是您自己，也不能是这一步涉及的人"))
        if user.role not in SECONDS:
            raise Refusal(message("第二个人应当是所领导或者管理员"))
