"""Who may do what here: one written table, answered with a reason a person can read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediator.domain.errors import Refusal
from mediator.domain.session import Session
from mediator.domain.wording import Message, message
from mediator.services.ports import Role, User


class Action(StrEnum):
    """What a service verb does, for the table of rights."""

    OPEN_SESSION = "open_session"
    VIEW_SESSION = "view_session"
    RECORD = "record"
    FILE = "file"
    SIGN_OFF = "sign_off"
    PRINT = "print"
    VIEW_LISTS = "view_lists"
    VIEW_AUDIT = "view_audit"
    ADMIT_USER = "admit_user"


@dataclass(frozen=True)
class Verdict:
    """Yes, or no with the reason."""

    allowed: bool
    reason: Message | None = None


class NotPermitted(Refusal):
    """This user may not do this here."""


EVERYONE = frozenset(Role)
TABLE: dict[Action, frozenset[Role]] = {
    Action.OPEN_SESSION: EVERYONE,
    Action.VIEW_SESSION: EVERYONE,
    Action.RECORD: EVERYONE,
    Action.FILE: EVERYONE,
    Action.SIGN_OFF: frozenset({Role.SUPERVISOR}),
    Action.PRINT: EVERYONE,
    Action.VIEW_LISTS: EVERYONE,
    Action.VIEW_AUDIT: frozenset({Role.SUPERVISOR}),
    Action.ADMIT_USER: frozenset({Role.SUPERVISOR}),
}
ONLY_HOST = frozenset({Action.RECORD, Action.FILE})
NEVER_HOST = frozenset({Action.SIGN_OFF})
HOST_OR_SUPERVISOR = frozenset({Action.VIEW_SESSION, Action.PRINT})


def may(user: User, action: Action, session: Session | None = None) -> Verdict:
    """Whether this user may do this, in this session where there is one. Default: no."""
    if user.role not in TABLE.get(action, frozenset()):
        return Verdict(allowed=False, reason=message("您的身份不能做这一步，需要时请联系所领导"))
    if session is not None and action in NEVER_HOST and user.number == session.host.number:
        return Verdict(allowed=False, reason=message("这是您主持的调解，请另一位所领导签批"))
    if session is None or user.number == session.host.number:
        return Verdict(allowed=True)
    hosted_by = message("这是{name}主持的调解，只能由本人记录", name=session.host.name)
    if action in ONLY_HOST:
        return Verdict(allowed=False, reason=hosted_by)
    if action in HOST_OR_SUPERVISOR and user.role is not Role.SUPERVISOR:
        return Verdict(
            allowed=False,
            reason=message("这是{name}主持的调解，只有本人和所领导能查看", name=session.host.name),
        )
    return Verdict(allowed=True)


def check(user: User, action: Action, session: Session | None = None) -> None:
    """Refuse with the reason when the user may not."""
    verdict = may(user, action, session)
    if not verdict.allowed:
        raise NotPermitted(verdict.reason or message("您不能做这一步"))


def may_view(user: User, host_number: str) -> bool:
    """Whether a session hosted by that number may be seen in lists and opened."""
    return user.role is Role.SUPERVISOR or user.number == host_number
