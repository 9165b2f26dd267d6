"""Who works at this store: the supervisor lets officers and mediators in, each with a number of their own."""

from __future__ import annotations

from typing import ClassVar

from mediator.domain.errors import BadInput
from mediator.domain.session import Session
from mediator.domain.texts import check_line
from mediator.domain.wording import message
from mediator.services.access import Action, may
from mediator.services.desk import Desk
from mediator.services.guarded import Declared, Guarded
from mediator.services.ports import Role, User


class Staff(Guarded):
    """The users of the store, for whoever is signed in."""

    does: ClassVar[Declared] = {
        Action.OWN_ACCOUNT: ("may_admit",),
        Action.VIEW_USERS: ("all",),
        Action.ADMIT_USER: ("admit",),
    }

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _acting(self) -> tuple[User, Session | None]:
        return self._desk.user, None

    def _at(self) -> Desk:
        return self._desk

    def may_admit(self) -> bool:
        """Whether this user may let others in."""
        return may(self._desk.user, Action.ADMIT_USER).allowed

    def all(self) -> tuple[User, ...]:
        """Everybody who may sign in, by number."""
        return self._desk.users.all()

    def admit(self, number: str, name: str, role: Role, passphrase: str) -> User:
        """Let one more person in; they choose their own curtain code when they first sign in."""
        kept = check_line(number, message("警号"), most=30)
        if not kept.isalnum():
            raise BadInput(message("警号只能是字母和数字，请重新填写"))
        user = User(number=kept, name=check_line(name, message("姓名"), most=60), role=role)
        self._desk.check_printable(message("姓名"), user.name)
        self._desk.users.admit(user, passphrase)
        return user
