"""Who may sign in at a store: number, name and role, inside the keyed database."""

from __future__ import annotations

from mediator.domain.errors import EnvironmentTrouble
from mediator.domain.wording import message
from mediator.services.ports import Role, User
from mediator.storage.engine import Connection, Row, text

SELECT = "SELECT number, name, role FROM user"


class StoredUsers:
    """The users of a store. Their pass-phrases are nowhere; the slots for them are in the vault."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[User, ...]:
        """Every user, by number."""
        return tuple(_user(row) for row in self._connection.rows(f"{SELECT} ORDER BY number"))

    def get(self, number: str) -> User | None:
        """The user of that number."""
        found = self._connection.rows(f"{SELECT} WHERE number = ?", (number.strip(),))
        return _user(found[0]) if found else None

    def put(self, user: User) -> None:
        """Add a user, or change the name and role of one."""
        self._connection.run(
            "INSERT INTO user (number, name, role) VALUES (?, ?, ?) "
            "ON CONFLICT (number) DO UPDATE SET name = excluded.name, role = excluded.role",
            (user.number, user.name, user.role.value),
        )

    def remove(self, number: str) -> None:
        """Take a user away; what he recorded stays under his number."""
        self._connection.run("DELETE FROM user WHERE number = ?", (number,))


def _user(row: Row) -> User:
    number, name, role = (text(value) for value in row)
    return User(number=number, name=name, role=_role(role))


def _role(value: str) -> Role:
    try:
        return Role(value)
    except ValueError:
        raise EnvironmentTrouble(
            message("记录库里有这个程序不认识的身份“{role}”，没有打开", role=value),
            message("记录没有改动。它可能是更新的程序记下的，请用新版程序打开，或者交给管理员检查"),
        ) from None
